"""Both texts in a real browser: in step, chosen without a script, and back to where one was."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import axe_findings
from tests.helpers.pages import LANGS
from tests.helpers.sample import CONGRATULATION, MEETING, SLUGS, STORY

OTHER = {"ar": "en", "en": "ar"}
SIDES = """() => [...document.querySelectorAll("section .pair")].map(row =>
    [...row.querySelectorAll(":scope > .pair-side")].map(side => {
      const box = side.getBoundingClientRect();
      const first = side.firstElementChild.getBoundingClientRect();
      const inner = side.querySelector("li, dt, td, th, blockquote, p, h2, h3, figure");
      return {left: box.left, right: box.right, bottom: box.bottom,
              top: first.top, inner: inner.getBoundingClientRect().top};
    }))"""
SHOWN = """lang => [...document.querySelectorAll(`section .pair-side[lang=${lang}]`)]
    .map(side => side.checkVisibility())"""


@pytest.mark.parametrize("slug", SLUGS)
def test_units_begin_together_with_arabic_at_the_right(
    slug: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}ar-en/{slug}/")
    rows = page.evaluate(SIDES)
    assert len(rows) > 40
    for ar, en in rows:
        assert ar["left"] >= en["right"]
        assert abs(ar["top"] - en["top"]) <= 1
        assert abs(ar["inner"] - en["inner"]) <= 1


def test_units_follow_one_another_on_a_telephone(
    site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}ar-en/{MEETING}/")
    rows = page.evaluate(SIDES)
    for ar, en in rows:
        assert en["top"] >= ar["bottom"] - 1
    for (_, en), (ar, _) in pairwise(rows):
        assert ar["top"] >= en["bottom"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1280, 360])
def test_one_text_can_be_read_with_the_other_on_tap(
    script: bool, width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=script)
    page.goto(f"{site_url}ar-en/{MEETING}/")
    for lang in LANGS:
        assert all(page.evaluate(SHOWN, lang))
    for lang in LANGS:
        page.check(f'input[name="reading"][value="{lang}"]')
        assert all(page.evaluate(SHOWN, lang))
        assert not any(page.evaluate(SHOWN, OTHER[lang]))
        row = page.locator("section .pair").nth(2)
        tap = row.locator("label")
        assert tap.inner_text().strip() == {"ar": "English", "en": "العربية"}[lang]
        tap.click()
        assert page.evaluate(SHOWN, OTHER[lang]).count(True) == 1
        boxes = {each: row.locator(f".pair-side[lang={each}]").bounding_box() for each in LANGS}
        first, second = boxes[lang], boxes[OTHER[lang]]
        assert first is not None
        assert second is not None
        assert second["y"] >= first["y"] + first["height"] - 1
        tap.click()
        assert not any(page.evaluate(SHOWN, OTHER[lang]))
    page.check('input[name="reading"][value="both"]')
    for lang in LANGS:
        assert all(page.evaluate(SHOWN, lang))
    assert not page.locator(".pair-tap").first.is_visible()


def test_the_way_of_reading_is_chosen_and_opened_by_keyboard(
    site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page.goto(f"{site_url}ar-en/{MEETING}/")
    page.locator('input[value="both"]').focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('input[value="ar"]')).to_be_checked()
    page.keyboard.press("Tab")
    focused = page.locator(".pair-tap input:focus")
    expect(focused).to_have_count(1)
    page.keyboard.press("Space")
    assert page.evaluate(SHOWN, "en").count(True) == 1


def test_the_way_of_reading_is_remembered_for_the_next_page(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}ar-en/{CONGRATULATION}/")
    page.check('input[value="en"]')
    page.goto(f"{site_url}ar-en/{MEETING}/")
    expect(page.locator('input[value="en"]')).to_be_checked()
    assert not any(page.evaluate(SHOWN, "ar"))


def read_at(page: Page, ident: str) -> None:
    """Scroll until a passage is what is being read."""
    page.locator(f'[id="{ident}"]').evaluate(
        "e => scrollTo({top: scrollY + e.getBoundingClientRect().top - innerHeight / 4,"
        " behavior: 'instant'})"
    )


def in_view(page: Page, ident: str) -> bool:
    """Say whether a passage begins on the upper half of the screen, clear of the masthead."""
    top = page.locator(f'[id="{ident}"]').evaluate("e => e.getBoundingClientRect().top")
    return 0 <= float(top) < 400


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ident", ["what-europe-wants.1", "known.2", "timeline.2"])
def test_the_switch_keeps_the_passage_being_read(
    ident: str, lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    read_at(page, ident)
    page.locator("body > header a[hreflang]").click()
    page.wait_for_url(f"{site_url}{OTHER[lang]}/{MEETING}/#{ident}")
    assert in_view(page, ident)


@pytest.mark.parametrize("lang", LANGS)
def test_the_place_is_kept_on_the_way_to_both_texts_and_back(
    lang: str, site_url: str, page: Page
) -> None:
    ident = "what-putin-wants.2"
    page.goto(f"{site_url}{lang}/{MEETING}/")
    read_at(page, ident)
    page.locator("body > header .switch-both").click()
    page.wait_for_url(f"{site_url}ar-en/{MEETING}/#{ident}")
    assert in_view(page, ident)
    page.locator(f'body > header a[hreflang="{lang}"]').click()
    page.wait_for_url(f"{site_url}{lang}/{MEETING}/#{ident}")
    assert in_view(page, ident)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("lang", LANGS)
def test_without_a_script_a_section_of_both_texts_leads_to_itself_in_one_language(
    lang: str, width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(f"{site_url}ar-en/{MEETING}/")
    page.locator(f'#six-months a[hreflang="{lang}"]').click()
    page.wait_for_url(f"{site_url}{lang}/{MEETING}/#six-months")
    assert in_view(page, "six-months")


def test_a_passage_the_twin_has_not_leads_to_its_section(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}en/{MEETING}/#background.99")
    page.wait_for_function("scrollY > 100")
    assert page.locator("#background").evaluate("e => e.getBoundingClientRect().top") < 400


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", [f"stories/{STORY}/", "topics/kremlin/", "archive/"])
def test_lists_keep_the_entry_being_read(
    path: str, lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 800, "height": 420})
    page.goto(f"{site_url}{lang}/{path}")
    ident = f"at-{CONGRATULATION}"
    read_at(page, ident)
    page.locator("body > header a[hreflang]").evaluate("a => a.click()")
    page.wait_for_url(f"{site_url}{OTHER[lang]}/{path}#{ident}")
    expect(page.locator(f'[id="{ident}"]')).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_on_stories_and_pages_with_both_texts(
    scheme: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    for path in (f"ar/stories/{STORY}/", f"en/stories/{STORY}/", f"ar-en/{MEETING}/"):
        page.goto(site_url + path)
        assert axe_findings(page) == [], path
    for lang in LANGS:
        page.check(f'input[value="{lang}"]')
        page.locator(".pair-tap input").nth(2).check()
        assert axe_findings(page) == [], lang


@pytest.mark.parametrize("width", [1280, 360])
def test_pictures_shift_nothing_as_they_come(
    width: int, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) window.shifted += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for path in (f"ar/{MEETING}/", f"ar-en/{MEETING}/"):
        page.goto(site_url + path)
        image = page.locator(".picture img").first
        image.scroll_into_view_if_needed()
        page.wait_for_function(
            "() => { const i = document.querySelector('.picture img');"
            " return i.complete && i.naturalWidth > 0; }"
        )
        shift: Any = page.evaluate("window.shifted")
        assert shift < 0.01
        box = image.bounding_box()
        assert box is not None
        assert box["width"] <= width
