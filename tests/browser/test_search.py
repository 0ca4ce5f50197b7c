"""The search page as a reader has it: its queries are in `tests/quality/search`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from sharih.arabic import fold
from sharih.search.words import words_of
from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.looks import CONTRAST
from tests.helpers.pages import LANGS
from tests.helpers.sample import STORY

ASKED = {"ar": "لبوتين", "en": "Putin"}


def search(page: Page, url: str, lang: str, query: str) -> None:
    """Open a search that was shared."""
    page.goto(f"{url}{lang}/search/?q={quote(query)}")
    page.wait_for_selector("site-search:not([data-busy])", state="attached")


def told(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_search_is_reached_from_every_page_and_by_the_keyboard_alone(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/archive/")
    page.locator(".masthead-search").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{lang}/search/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(ASKED[lang])
    page.keyboard.press("Enter")
    expect(page.locator("main .results a").first).to_be_visible()
    assert urlsplit(page.url).query == f"q={quote(ASKED[lang])}"
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_nothing_of_the_index_is_fetched_before_a_query(site_url: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{site_url}ar/")
    page.goto(f"{site_url}ar/search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.startswith("/search/")]
    scripts = [path for path in asked if path.endswith(".js") and "search" in path]
    assert len(scripts) == 1
    assert page.locator("main a").count() == 0


def test_a_search_can_be_gone_back_to(site_url: str, page: Page) -> None:
    search(page, site_url, "ar", "بوتين")
    first = page.locator("main .results a").all_inner_texts()
    page.get_by_role("searchbox").fill("قثقثصضق")
    page.keyboard.press("Enter")
    expect(page.locator("main .results a")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("بوتين")
    expect(page.locator("main .results a")).to_have_count(len(first))


def test_what_was_asked_is_marked_in_the_spelling_of_the_text_by_colour_alone(
    site_url: str, page: Page
) -> None:
    search(page, site_url, "ar", "اوكرانيا")
    marks = page.locator(".result-excerpt mark")
    assert {fold(text).lstrip("لوب") for text in marks.all_inner_texts()} == {"اوكرانيا"}
    assert "أوكرانيا" in marks.all_inner_texts()
    box = "m => ['padding', 'margin', 'border'].map(k => getComputedStyle(m)[k])"
    assert marks.first.evaluate(box) == ["0px", "0px", marks.first.evaluate(box)[2]]
    assert "0px" in marks.first.evaluate(box)[2]


def test_a_result_in_the_other_language_says_so(site_url: str, page: Page) -> None:
    search(page, site_url, "ar", "staggering")
    title = page.locator(".result-title").first
    assert (title.get_attribute("lang"), title.get_attribute("dir")) == ("en", "ltr")


@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_and_words_can_be_read(lang: str, site_url: str, page: Page) -> None:
    for query in (ASKED[lang], "Kremlln", "قثقثصضق"):
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        search(page, site_url, lang, query)
        assert axe_findings(page) + page.evaluate(CONTRAST) == []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_runs_out_of_the_page(
    width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    search(page, site_url, "en", "ديمتري بيسكوف")
    search(page, site_url, "ar", "a" * 190)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("؟!…،", "There is no word in this to look for."),
        ("<img src=x onerror=alert(1)>", "No text has “"),
        ("قثقثصضق", "No text has “قثقثصضق”."),
        ("كلمة " * 2000, "No text has “"),
    ],
)
def test_what_is_no_query_is_told_in_a_line(
    query: str, said: str, site_url: str, page: Page
) -> None:
    search(page, site_url, "en", query[:1500])  # an address has an end
    page.get_by_role("searchbox").evaluate("(box, text) => (box.value = text)", query)
    page.keyboard.press("Enter")
    page.wait_for_selector("site-search:not([data-busy])", state="attached")
    assert said in told(page)
    assert page.locator("main .results a").count() == 0


@pytest.mark.parametrize("gone", ["words", "texts", "topics"])
def test_an_index_that_is_missing_or_half_there_is_told(
    gone: str, site: Path, tmp_path: Path, server: Callable[..., str], page: Page, page_log: PageLog
) -> None:
    shutil.copytree(site, tmp_path / "site")
    part = tmp_path / "site/search" / gone
    part.unlink() if part.is_file() else shutil.rmtree(part)
    search(page, server(tmp_path / "site"), "en", "Putin")
    assert told(page).startswith("The search index could not be loaded.")
    page_log.clear()  # of the requests that found nothing


@pytest.mark.parametrize("text", ["{", "[]", ""])
def test_a_piece_that_is_cut_off_is_told(
    text: str, site: Path, tmp_path: Path, server: Callable[..., str], page: Page
) -> None:
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site/search/texts/0.json").write_text(text, encoding="utf-8")
    search(page, server(tmp_path / "site"), "en", "Putin")
    assert told(page).startswith("The search index could not be loaded.")


def test_without_its_page_a_result_is_still_a_link(
    site: Path, tmp_path: Path, server: Callable[..., str], page: Page, page_log: PageLog
) -> None:
    shutil.copytree(site, tmp_path / "site")
    for path in (tmp_path / "site/ar").glob("w*"):
        shutil.rmtree(path)
    search(page, server(tmp_path / "site"), "ar", "ترامب")
    assert page.locator("main ol.results > li a").count() == 3  # two explainers and their story
    page_log.clear()


def test_stories_and_pages_are_found_too(site_url: str, page: Page) -> None:
    search(page, site_url, "ar", "الاتصالات بين الرجلين")
    story = page.locator("main ol.results > li", has_text="ملف")
    expect(story.locator("a").first).to_have_attribute("href", f"/ar/stories/{STORY}/")
    expect(story.locator(".result-excerpt mark").first).to_be_visible()
    search(page, site_url, "en", "about this site")
    expect(page.locator('main ol.results a[href^="/en/about/"]').first).to_be_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_without_javascript_the_page_leads_to_topics_and_archive(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}{lang}/search/?q=x")
    links = page.locator("main a")
    paths = [urlsplit(str(links.nth(at).get_attribute("href"))).path for at in range(2)]
    assert paths == [f"/{lang}/topics/", f"/{lang}/archive/"]
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_the_script_folds_letters_as_the_index_has_them(
    site_url: str, page: Page, root: Path
) -> None:
    """Every letter of the scripts that news is written in, and digits."""
    page.goto(f"{site_url}ar/search/")
    source = (root / "theme/static/js/search/analysis.js").read_text(encoding="utf-8")
    ranges = [(0x30, 0x24F), (0x391, 0x3CE), (0x400, 0x45F), (0x600, 0x6FF), (0xFE70, 0xFEFC)]
    letters = [chr(code) for low, high in ranges for code in range(low, high + 1)]
    letters = [letter for letter in letters if letter.isalnum()]
    script = f"(letters) => {{ {source}; return letters.map((one) => wordsOf(`م${{one}}م`)); }}"
    mine = [words_of(f"م{letter}م") for letter in letters]
    theirs = page.evaluate(script, letters)
    both = zip(letters, mine, theirs, strict=True)
    assert "".join(letter for letter, one, other in both if one != other) == ""
