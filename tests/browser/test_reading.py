"""A reader in a real browser: switching languages, by keyboard, without JavaScript, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from tests.helpers import kinds, wide
from tests.helpers.browser import PageLog
from tests.helpers.looks import TOP
from tests.helpers.pages import LANGS
from tests.helpers.sample import MEETING

OTHER = {"ar": "en", "en": "ar"}
VISIBLE = """main => {
  // What only a script can do (copy, share) is not missing without one.
  for (const element of main.querySelectorAll("copy-text button, share-page")) element.remove();
  return main.innerText.replace(/\\s+/g, " ").trim();
}"""

both_languages = pytest.mark.parametrize("lang", LANGS)


def in_view(page: Page, ident: str) -> bool:
    """Say whether a section begins on the screen."""
    top = page.locator(f'[id="{ident}"]').evaluate("e => e.getBoundingClientRect().top")
    return -2 <= float(top) < 400


def read_at(page: Page, ident: str) -> None:
    """Scroll until a section is what is being read."""
    page.locator(f'[id="{ident}"]').evaluate("e => e.scrollIntoView({behavior: 'instant'})")


@both_languages
def test_the_switch_leads_to_the_section_being_read_and_back(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    read_at(page, "background")
    page.evaluate("scrollBy({top: 40, behavior: 'instant'})")
    for target in (OTHER[lang], lang):
        switch = page.locator("body > header a[hreflang]")
        if not switch.evaluate("a => a.getBoundingClientRect().bottom > 0"):
            # It has been scrolled out of sight: a reader with a keyboard still gets there.
            switch.focus()
            page.keyboard.press("Enter")
        else:
            switch.click()
        page.wait_for_url(re.compile(rf"/{target}/{MEETING}/#background(\.\d)?$"))
        assert page.locator("html").get_attribute("lang") == target
        assert in_view(page, page.url.partition("#")[2])


@both_languages
def test_the_switch_leads_to_the_top_from_the_top(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    page.locator("body > header a[hreflang]").click()
    page.wait_for_url(re.compile(rf"/{OTHER[lang]}/{MEETING}/(#key-points)?$"))
    expect(page.locator("h1")).to_be_in_viewport()


@both_languages
def test_the_switch_keeps_the_passage_of_the_address(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/#timeline")
    assert in_view(page, "timeline")
    page.locator("body > header a[hreflang]").evaluate("a => a.click()")
    page.wait_for_url(f"{site_url}{OTHER[lang]}/{MEETING}/#timeline")
    assert in_view(page, "timeline")


@both_languages
def test_without_javascript_a_section_leads_to_itself_in_the_other_language_and_back(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}{lang}/{MEETING}/")
    for target in (OTHER[lang], lang):
        page.locator("#background h2 + div a[hreflang]").click()
        page.wait_for_url(f"{site_url}{target}/{MEETING}/#background")
        box = page.locator("#background").bounding_box()
        assert box is not None
        assert -2 <= box["y"] < 400
    page.locator("body > header a[hreflang]").click()
    page.wait_for_url(f"{site_url}{OTHER[lang]}/{MEETING}/")


@both_languages
def test_the_site_is_whole_without_javascript(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    locale = {"ar": "ar", "en": "en-GB"}[lang]
    with_it = new_page(locale=locale)
    without = new_page(locale=locale, java_script_enabled=False)
    for path in kinds.ordinary(lang):
        for page in (with_it, without):
            page.goto(site_url + path)
        text = without.locator("main").evaluate(VISIBLE)
        assert len(text) > 20
        # The front page puts the reader's own door first; a search page says that it needs scripts.
        same = sorted(text) == sorted(with_it.locator("main").evaluate(VISIBLE))
        assert same != path.endswith("/search/"), path
        assert without.locator(f"{TOP} a").count() == with_it.locator(f"{TOP} a").count()


@both_languages
def test_no_page_makes_an_error_or_asks_another_host_under_a_base_path(
    lang: str, production_site: Path, server: Callable[..., str], new_page: Callable[..., Page]
) -> None:
    """The page log of the fixture fails for errors on the console and foreign requests."""
    url = server(production_site, "/repo")
    page = new_page()
    failed: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400 or not response.url.startswith(url):
            failed.append(f"{response.status} {response.url}")

    page.on("response", answered)
    for path in kinds.ordinary(lang):
        page.goto(url + path)
        assert page.locator("h1").is_visible()
        sheets = page.evaluate("[...document.styleSheets].map((s) => s.cssRules.length)")
        assert len(sheets) == 1
        assert sheets[0] > 5
        assert page.evaluate("customElements.get('language-switch') !== undefined")
    assert failed == []


def test_a_page_that_is_missing_looks_like_the_site_wherever_it_is(
    production_site: Path,
    server: Callable[..., str],
    new_page: Callable[..., Page],
    page_log: PageLog,
) -> None:
    url = server(production_site, "/repo")
    page = new_page()
    answer = page.goto(f"{url}en/some/where/else/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 5
    page.locator('main [lang="en"] a').first.click()
    page.wait_for_url(f"{url}en/")
    assert [error for error in page_log.console_errors if "404" not in error] == []
    assert page_log.foreign_requests == []
    page_log.clear()


def test_an_old_address_leads_on_at_once(
    server: Callable[..., str], shared_folder: Path, new_page: Callable[..., Page]
) -> None:
    site = wide.production(shared_folder).folder
    url = server(site, "/repo")
    page = new_page(java_script_enabled=False)
    for path in ("ar", "en", "ar-en"):
        page.goto(f"{url}{path}/old-forms/")
        page.wait_for_url(f"{url}{path}/every-form/")
        assert page.locator("h1").is_visible()


@both_languages
def test_the_first_step_with_the_keyboard_leads_to_the_text(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    skip = page.locator("body > a").first
    box = skip.bounding_box()
    assert box is None or box["width"] <= 1 or box["y"] < 0, "it is out of sight at first"
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) > 20
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@both_languages
def test_the_focus_can_be_seen_on_its_way_through_the_page(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        width, style, box = page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const box = document.activeElement.getBoundingClientRect();
              return [parseFloat(style.outlineWidth), style.outlineStyle, [box.top, box.bottom]];
            }"""
        )
        assert style != "none"
        assert width >= 2
        assert box[1] > 0
        assert box[0] < 800
        seen.append(page.evaluate("document.activeElement.outerHTML"))
    assert len(set(seen)) == 14


@pytest.mark.parametrize("locale", ["ar-EG", "en-GB"])
def test_the_front_page_is_never_seen_in_another_order(
    locale: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    """What is read first on a telephone is put there before anything is drawn."""
    page = new_page(locale=locale, viewport={"width": 360, "height": 740})
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) window.shifted += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(site_url)
    first = page.locator(".front-panel").first
    expect(first).to_have_attribute("lang", locale[:2])
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") == 0
    assert page.locator("head script").get_attribute("blocking") == "render"


@pytest.mark.parametrize(("locale", "first"), [("ar-EG", "ar"), ("en-GB", "en"), ("fr", "ar")])
def test_the_front_page_opens_the_door_of_the_readers_language_and_sends_nobody_away(
    locale: str, first: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(locale=locale)
    page.goto(site_url)
    doors = page.locator("main :is(h1, h2)").evaluate_all(
        "all => all.map((e) => e.closest('[lang]').lang)"
    )
    assert doors[0] == first
    assert sorted(doors) == ["ar", "en"]
    assert page.url == site_url


def test_the_language_chosen_is_remembered_and_can_be_changed(
    site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(locale="ar")
    for lang in ("en", "ar"):
        page.goto(site_url)
        page.locator(f'main a[hreflang="{lang}"]').first.click()
        page.wait_for_url(f"{site_url}{lang}/")
        page.goto(site_url)
        door = page.locator("main :is(h1, h2)").first
        assert door.evaluate("e => e.closest('[lang]').lang") == lang
        for each in LANGS:
            assert page.locator(f'main a[href="/{each}/"]').first.is_visible()


@both_languages
def test_a_link_of_the_contents_leads_to_its_section(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    page.locator('main nav a[href="#unknown"]').click()
    expect(page).to_have_url(re.compile("#unknown$"))
    expect(page.locator("#unknown h2")).to_be_in_viewport()
    top = page.locator("#unknown h2").evaluate("e => e.getBoundingClientRect().top")
    header = page.locator("body > header").evaluate("e => e.getBoundingClientRect().bottom")
    assert top >= header - 1, "what stays in sight does not hide the heading"
