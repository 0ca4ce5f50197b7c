"""Cards are drawn with their pages, each only when something on it has changed."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from sharih.build import prepare
from sharih.cards import shaping
from sharih.cards.records import SocialCard
from sharih.look.theme_fonts import ThemeFonts
from sharih.settings import load_settings
from sharih.site.pages.render import Renderer, renderer_of
from tests.helpers.pages import Page, read
from tests.helpers.projects import Project
from tests.helpers.sample import CONGRATULATION, MEETING
from tests.helpers.sites import PRODUCTION_URL, built_sample

WORDS = ("build", "--no-convert", "--siteurl", PRODUCTION_URL)
AR = f"content/explainers/{CONGRATULATION}/ar.md"
OWN = f"ar/{CONGRATULATION}/card.png"


@pytest.fixture(name="cards")
def _cards(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the cards that builds in this process draw, by their path."""
    found: Counter[str] = Counter()
    draw = Renderer.card

    def counted(renderer: Renderer, card: SocialCard) -> bytes:
        found[card.path] += 1
        return draw(renderer, card)

    monkeypatch.setattr(Renderer, "card", counted)
    return found


@pytest.fixture(name="site")
def _site(project: Project, cards: Counter[str]) -> Project:
    """Give a project that was built for the web, and count from then on."""
    built(project)
    assert cards.total() == len(list(project.output.rglob("card.*"))) > 20
    assert set(cards.values()) == {1}
    cards.clear()
    return project


def built(project: Project, *words: str) -> str:
    """Build for the web; returns what is told."""
    result = project.run(*WORDS, *words)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


def with_setting(project: Project, line: str) -> None:
    """Add a line to the settings."""
    text = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f"{text}\n{line}\n")


def said(page: Page, name: str) -> str:
    """Return what a page says of itself under a name."""
    (content,) = page.all(f'//meta[@property="{name}" or @name="{name}"]/@content')
    return str(content)


def page_of(site: Project, path: str) -> Page:
    """Read a page as it is now."""
    return Page(path, (site.output / path / "index.html").read_bytes())


def with_photograph(site: Project) -> None:
    """Put a photograph into both editions of an explainer."""
    data = io.BytesIO()
    Image.new("RGB", (1200, 800), (0, 90, 200)).save(data, "JPEG")
    folder = site.explainer(CONGRATULATION)
    (folder / "look.jpg").write_bytes(data.getvalue())
    for lang in ("ar", "en"):
        text = (folder / f"{lang}.md").read_text(encoding="utf-8")
        (folder / f"{lang}.md").write_text(f"{text}\n![A](look.jpg)\n", encoding="utf-8")


def title_in(text: str) -> str:
    """Return the line of a text that has its title."""
    return next(line for line in text.splitlines() if line.startswith("Title:"))


def test_an_old_card_is_not_drawn_again(site: Project, cards: Counter[str]) -> None:
    text = (site.root / AR).read_text(encoding="utf-8")
    site.write(AR, f"{text}\nفقرة أخرى في آخر النص.\n")
    built(site)
    site.replace("theme/templates/base.html", "<main", "<main data-other")
    built(site)
    assert cards == {}


def test_an_edit_draws_its_own_card_only(site: Project, cards: Counter[str]) -> None:
    before = (site.output / OWN).read_bytes()
    page = said(page_of(site, f"ar/{CONGRATULATION}/"), "og:image")
    text = (site.root / AR).read_text(encoding="utf-8")
    site.write(AR, text.replace(title_in(text), "Title: عنوان آخر", 1))
    built(site)
    assert cards == {OWN: 1}
    assert (site.output / OWN).read_bytes() != before
    assert said(page_of(site, f"ar/{CONGRATULATION}/"), "og:image") != page


def test_another_design_draws_all_cards(site: Project, cards: Counter[str]) -> None:
    with_setting(site, 'SHARIH_COLOURS = {"light": {"accent": "teal"}, "dark": {"accent": "#fff"}}')
    built(site)
    assert cards.total() == len(list(site.output.rglob("card.*")))
    with Image.open(site.output / OWN) as card:
        assert card.convert("RGB").getpixel((600, 5)) == (0, 128, 128)


def test_another_file_of_a_font_draws_all_cards(site: Project, cards: Counter[str]) -> None:
    fonts = ThemeFonts()
    site.write("look/.keep", "")
    path = site.root / "look/own.woff2"
    path.write_bytes(fonts.read("naskh.woff2") or b"")
    files = '{"family": "Own", "files": {"400 700": "look/own.woff2"}}'
    with_setting(site, f'SHARIH_FONTS = {{"ar": {{"text": {files}}}}}')
    assert "cards cannot be set" not in built(site)
    everything = cards.total()
    assert everything == len(list(site.output.rglob("card.*")))
    path.write_bytes(fonts.read("serif.woff2") or b"")
    told = built(site)
    assert told.count("cards cannot be set in Own, which has no file with all letters") == 1
    assert cards.total() == 2 * everything


def test_a_photograph_of_the_explainer_is_on_its_card(site: Project, cards: Counter[str]) -> None:
    with_photograph(site)
    built(site)
    paths = {f"{lang}/{CONGRATULATION}/card.jpg": 1 for lang in ("ar", "en")}
    assert cards == paths
    assert not (site.output / OWN).exists()
    page = page_of(site, f"ar/{CONGRATULATION}/")
    assert said(page, "og:image:type") == "image/jpeg"


def test_pages_say_what_their_card_is(site: Project) -> None:
    pages = read(site.output)
    topics = sorted(path for path in pages if path.startswith("ar/topics/") and path.count("/") > 2)
    for path, owner in {
        f"ar/{MEETING}/": f"ar/{MEETING}/", f"en/{MEETING}/": f"en/{MEETING}/",
        f"ar-en/{MEETING}/": f"ar/{MEETING}/", topics[0]: topics[0], "ar/archive/": "ar/",
        "": "ar/", "en/": "en/",
    }.items():  # fmt: skip
        page = pages[path]
        address, _, digest = said(page, "og:image").partition("?")
        assert address == f"{PRODUCTION_URL}/{owner}card.png"
        assert len(digest) == 16
        with Image.open(site.output / f"{owner}card.png") as card:
            sizes = (said(page, "og:image:width"), said(page, "og:image:height"))
            assert sizes == tuple(map(str, card.size)) == ("1200", "630")
        assert said(page, "og:image:alt")
        assert said(page, "twitter:card") == "summary_large_image"
    assert said(pages[f"ar/{MEETING}/"], "og:locale:alternate") == "en_GB"
    assert pages["404.html"].all('//meta[@property="og:image"]') == []


def test_a_draft_has_none(site: Project, cards: Counter[str]) -> None:
    site.replace(AR, "Status: published", "Status: draft")
    built(site)
    page = page_of(site, f"ar/{CONGRATULATION}/")
    assert page.all('//meta[@property="og:image"]') == []
    assert not (site.output / OWN).exists()
    assert cards == {}


def test_a_site_may_have_none(site: Project) -> None:
    with_setting(site, "SHARIH_CARDS = False")
    built(site)
    assert list(site.output.rglob("card.*")) == []
    page = page_of(site, "ar/")
    assert page.all('//meta[@property="og:image"]') == []
    assert said(page, "twitter:card") == "summary"


def test_without_cards_an_explainer_has_its_photograph(project: Project) -> None:
    with_setting(project, "SHARIH_CARDS = False")
    with_photograph(project)
    built(project)
    page = page_of(project, f"ar/{CONGRATULATION}/")
    address = said(page, "og:image").partition("?")[0]
    with Image.open(project.output / address.removeprefix(f"{PRODUCTION_URL}/")) as shown:
        sizes = (said(page, "og:image:width"), said(page, "og:image:height"))
        assert sizes == tuple(map(str, shown.size))
        assert said(page, "og:image:type") == Image.MIME[shown.format or ""]


def test_a_build_for_home_draws_none(project: Project, cards: Counter[str]) -> None:
    assert project.run("build", "--no-convert").returncode == 0
    assert cards == {}


def test_what_is_missing_for_cards_is_told_each_time_until_it_is_there(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shaping, "can_shape", lambda: False)
    for _ in range(2):
        told = built(project)
        assert told.count("cards cannot be drawn: Pillow does not join Arabic letters here") == 1
        assert "libfribidi0" in told
        assert list(project.output.rglob("card.*")) == []
    monkeypatch.undo()
    assert "cards cannot" not in built(project)
    assert (project.output / OWN).is_file()


def test_the_preview_draws_a_card_when_it_is_asked_for(
    shared_folder: Path,
) -> None:
    site, fetch, _ = prepare(load_settings(built_sample(shared_folder).root / "pelicanconf.py"))
    renderer = renderer_of(site, fetch)
    data = renderer.file(OWN)
    assert data is not None
    with Image.open(io.BytesIO(data)) as card:
        assert card.size == (1200, 630)
    for path in ("ar/nobody/card.png", f"ar/{CONGRATULATION}/card.jpg", "card.png", "ar/card.gif"):
        assert renderer.file(path) is None


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_language_has_a_manifest(site: Project, lang: str) -> None:
    path = f"{lang}/site.webmanifest"
    found = json.loads((site.output / path).read_text(encoding="utf-8"))
    assert (found["lang"], found["dir"]) == (lang, {"ar": "rtl", "en": "ltr"}[lang])
    assert found["start_url"] == f"/repo/{lang}/"
    drawing, touched = found["icons"]
    assert (drawing["sizes"], drawing["type"]) == ("any", "image/svg+xml")
    assert (site.output / drawing["src"].removeprefix("/repo/")).is_file()
    with Image.open(site.output / touched["src"].removeprefix("/repo/")) as shown:
        assert touched["sizes"] == "x".join(map(str, shown.size))
        assert touched["type"] == Image.MIME[shown.format or ""]
    linked = read(site.output, PRODUCTION_URL)[f"{lang}/"]
    assert linked.all('//link[@rel="apple-touch-icon"]/@href') == [touched["src"]]
    (link,) = read(site.output, PRODUCTION_URL)[f"{lang}/"].all('//link[@rel="manifest"]/@href')
    assert link == f"/repo/{path}"
