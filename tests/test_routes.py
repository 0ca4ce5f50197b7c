"""The table of addresses: what is written from it is read back, and nothing else is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.routes import PATTERNS, RESERVED, Kind, Route
from tests.helpers.projects import ROOT, Project, copied_project, explainer_text

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
KINDS: tuple[Kind, ...] = tuple(kind for kind in PATTERNS if kind != "page")
"""The kinds that are told apart by their path alone: a page lies where an explainer could."""
IDENTS: dict[Kind, st.SearchStrategy[str]] = {
    "letter": SLUGS.filter(lambda name: name != "mentioned"),
    "period": st.from_regex(PATTERNS["period"].ident, fullmatch=True),
}
"""What tells pages of a kind apart, where that is no slug."""
WORDS = st.sampled_from(
    [*LANGS, *sorted(RESERVED), "404.html", "index.html", "feed.atom", "feed.json", "feed.",
     "bread", "letter", "mentioned", "undated", "2026", "11",
     "0", "1", "2", "02", "10", "٢", "", "AR", " "]
)  # fmt: skip


@st.composite
def all_routes(draw: st.DrawFn) -> Route:
    """Draw a page of any kind or a feed of one, as sites have them."""
    kind = draw(st.sampled_from(KINDS))
    pattern = PATTERNS[kind]
    lang = draw(st.sampled_from(LANGS)) if "{lang}" in pattern.page else LANGS[0]
    ident = draw(IDENTS.get(kind, SLUGS)) if "{ident}" in pattern.page else ""
    number = draw(st.integers(1, 5000)) if pattern.further else 1
    feed = draw(st.sampled_from([None, *pattern.feeds])) if number == 1 else None
    route = Route(kind, lang, ident, number, feed)
    assume(not route.shows_explainer or ident not in RESERVED)
    return route


@given(all_routes())
def test_what_is_written_is_read_back(route: Route) -> None:
    assert routes.parse(route.path) == route


@given(SLUGS, st.sampled_from(LANGS))
def test_a_page_is_told_from_an_explainer_by_its_name(name: str, lang: Lang) -> None:
    route = Route("page", lang, name)
    assert routes.parse(route.path, {name}) == route
    explained = None if name in RESERVED else Route("explainer", lang, name)
    assert routes.parse(route.path, {f"{name}-2"}) == explained


@given(all_routes(), all_routes())
def test_no_two_pages_share_a_path_or_a_file(one: Route, other: Route) -> None:
    assert (one.path == other.path) == (one == other)
    assert (routes.file_of(one.path) == routes.file_of(other.path)) == (one == other)


@given(st.lists(WORDS, max_size=5).map("/".join))
def test_what_is_read_is_written_the_same(path: str) -> None:
    route = routes.parse(path)
    assert route is None or route.path == path


@given(all_routes())
def test_a_path_lies_in_a_file_that_leads_back_to_it(route: Route) -> None:
    assert routes.path_of(routes.file_of(route.path)) == route.path
    assert routes.lang_of(route.path) == route.lang


@given(all_routes())
def test_no_explainer_can_take_the_place_of_a_page(route: Route) -> None:
    assume(not route.shows_explainer)
    for part in filter(None, route.path.split("/")[:2]):
        assert part.partition(".")[0] in RESERVED


@pytest.mark.parametrize("kind", PATTERNS)
def test_the_pages_of_a_language_lie_in_its_folder(kind: Kind) -> None:
    assert PATTERNS[kind].page.startswith("{lang}/") == ("{lang}" in PATTERNS[kind].page)


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("", Route("front")),
        ("404.html", Route("missing")),
        ("en/", Route("home", "en")),
        ("en/page/12/", Route("home", "en", number=12)),
        ("ar/topics/", Route("topics", "ar")),
        ("ar/topics/peace-talks/", Route("topic", "ar", "peace-talks")),
        ("en/stories/", Route("stories", "en")),
        ("en/stories/archive/", Route("story", "en", "archive")),
        ("ar/archive/", Route("archive", "ar")),
        ("ar/archive/2026/", Route("period", "ar", "2026")),
        ("en/archive/2026/11/page/2/", Route("period", "en", "2026/11", 2)),
        ("ar/archive/undated/", Route("period", "ar", "undated")),
        ("ar/topics/letter/beh/", Route("letter", "ar", "beh")),
        ("ar/topics/letter/", Route("topic", "ar", "letter")),
        ("ar/topics/letter/mentioned/", Route("mentions", "ar", "letter")),
        ("en/topics/letter/mentioned/page/2/", Route("mentions", "en", "letter", 2)),
        ("en/topics/letter/page/2/", Route("topic", "en", "letter", 2)),
        ("en/about/", Route("page", "en", "about")),
        ("ar/bread-prices/", Route("explainer", "ar", "bread-prices")),
        ("ar-en/bread-prices/", Route("bilingual", "ar", "bread-prices")),
        ("en/feed.atom", Route("home", "en", feed="atom")),
        ("ar/feed.json", Route("home", "ar", feed="json")),
        ("ar/topics/feed/feed.atom", Route("topic", "ar", "feed", feed="atom")),
    ],
)
def test_a_path_says_what_lies_there(path: str, route: Route) -> None:
    assert routes.parse(path, ("about", "contact")) == route


@pytest.mark.parametrize(
    "path",
    [
        "ar", "fr/", "/ar/", "ar//", "ar/bread", "ar/bread/index.html", "ar/bread/more/",
        "ar/page/", "ar/page/0/", "ar/page/1/", "ar/page/02/", "ar/page/٢/", "ar/page/2/feed.atom",
        "ar/topics", "ar/topics/bread/feed.json", "ar/archive/feed.atom", "ar/archive/26/",
        "ar/archive/2026/13/", "ar/archive/2026-11/", "ar/archive/2026/11/page/1/",
        "ar/archive/page/2/", "ar/topics/bread/mentioned/feed.atom",
        "ar/static/", "ar-en/", "ar-en/topics/", "ar-en/about/", "ar/feed.rss",
        "ar/about/more/", "404xhtml", "sitemap.xml", "static/pictures/a.webp", "ar/bread/\n",
    ],
)  # fmt: skip
def test_a_path_that_no_page_can_have_says_nothing(path: str) -> None:
    assert routes.parse(path) is None


@pytest.mark.parametrize(
    ("file", "path"),
    [("index.html", ""), ("ar/index.html", "ar/"), ("404.html", "404.html"), ("", ""),
     ("ar/feed.atom", "ar/feed.atom"), ("ar/myindex.html", "ar/myindex.html"), ("ar/", "ar/")],
)  # fmt: skip
def test_a_file_has_a_path(file: str, path: str) -> None:
    assert routes.path_of(file) == path


@pytest.mark.parametrize(
    ("path", "lang"),
    [("", "ar"), ("en/", "en"), ("en/no/such/page", "en"), ("english/", "ar"), ("en", "en"),
     ("ar-en/bread/", "ar"), ("static/en/", "ar")],
)  # fmt: skip
def test_a_path_has_a_language(path: str, lang: str) -> None:
    assert routes.lang_of(path) == lang


MOVED = {
    "{lang}/archive/": "{lang}/by-date/all/",
    "{lang}/archive/{ident}/": "{lang}/by-date/in/{ident}/",
    "{lang}/stories/": "{lang}/sagas/",
    "{lang}/stories/{ident}/": "{lang}/saga/{ident}/",
    "{lang}/topics/": "{lang}/all-topics/",
    "{lang}/topics/letter/{ident}/": "{lang}/begins-with/{ident}/",
    "{lang}/topics/{ident}/mentioned/": "{lang}/named/{ident}/",
    "{lang}/topics/{ident}/": "{lang}/about-topics/{ident}/",
    "ar-en/{ident}/": "both/{ident}/",
    "page/{number}/": "older-{number}/",
    "feed.{feed}": "news.{feed}",
}
"""Patterns of the table, and others for them."""


def test_an_address_is_changed_in_the_table_and_nowhere_else(tmp_path: Path) -> None:
    code = tmp_path / "code"
    shutil.copytree(ROOT / "sharih", code / "sharih", ignore=shutil.ignore_patterns("__pycache__"))
    table = code / "sharih" / "routes.py"
    text = table.read_text(encoding="utf-8")
    for old, new in MOVED.items():
        assert text.count(f'"{old}"') == 1
        text = text.replace(f'"{old}"', f'"{new}"')
    table.write_text(text, encoding="utf-8")
    project = _with_a_story(tmp_path / "project")
    environment = {"PYTHONPATH": str(code)}

    built = project.run_apart("build", "--no-convert", environment=environment)
    assert built.returncode == 0, built.stderr
    checked = project.run_apart("check", environment=environment)
    assert ": 0 errors, 1 warning" in checked.stdout, checked.stdout
    files = {path.relative_to(project.output).as_posix() for path in project.output.rglob("*.*")}
    assert {
        "ar/by-date/all/index.html", "en/sagas/index.html", "ar/saga/harvest/index.html",
        "en/about-topics/russia/news.atom", "both/bread/index.html", "ar/older-2/index.html",
        "ar/news.atom", "ar/news.json",
    } <= files  # fmt: skip
    gone = re.compile(r"/(archive|stories|topics|page|ar-en|feed)[/.\"]")
    pages = [path for path in project.output.rglob("*") if path.suffix in (".html", ".xml")]
    assert [page for page in pages if gone.search(page.read_text(encoding="utf-8"))] == []

    page = project.output / "en/saga/harvest/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<h2"), encoding="utf-8")
    told = project.run_apart("check", environment=environment).stdout
    assert "\ncontent/stories.toml:2: the page has no headings" in told, told


def _with_a_story(folder: Path) -> Project:
    """Make a project of two explainers in both languages, a page each, that share a story."""
    project = copied_project(folder)
    shutil.rmtree(project.root / "content" / "explainers")
    shutil.rmtree(project.root / "content" / "pages")
    project.replace("pelicanconf.py", "DEFAULT_PAGINATION = 20", "DEFAULT_PAGINATION = 1")
    project.write(
        "content/stories.toml",
        '\n[harvest]\nar = "الحصاد"\nen = "The harvest"\n'
        'about.ar = "عن الحصاد."\nabout.en = "On the harvest."\n',
    )
    both = {"Tags": "russia", "Author": "محرر", "Story": "harvest"}
    for slug, other in (("bread", "milk"), ("milk", "bread")):
        links = f"[1](/ar/{other}/) [2](explainer:{other})"
        ours = explainer_text(f"هل يرتفع سعر {slug}؟", f"نص {links}.", **both)
        theirs = explainer_text(
            f"Is {slug} dearer?", f"Text {links}.",
            **{**both, "Translation": "true", "Summary": "Short.", "Rights": "The site's."},
        )  # fmt: skip
        project.write(f"content/explainers/{slug}/ar.md", ours)
        project.write(f"content/explainers/{slug}/en.md", theirs)
    return project
