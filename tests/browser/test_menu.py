"""The menu and the links at the foot in a real browser: narrow, by keyboard, in both directions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.helpers import wide
from tests.helpers.pages import LANGS

BOXES = """() => [...document.querySelectorAll(".menu a")]
  .filter((link) => link.checkVisibility())
  .map((link) => {
    const box = link.getBoundingClientRect();
    return {words: link.textContent, left: box.left, right: box.right, top: box.top,
            bottom: box.bottom, lines: link.getClientRects().length};
  })"""
FOCUSED = """() => [document.activeElement.closest(".menu") !== null,
  document.activeElement.textContent]"""
NARROW = (320, 360)


@pytest.fixture(name="url")
def _url(server: Callable[[Path], str], shared_folder: Path) -> str:
    """Return the address of a site with eight entries in its menu."""
    return server(wide.local(shared_folder).folder)


@pytest.mark.parametrize("width", NARROW)
@pytest.mark.parametrize("lang", LANGS)
def test_a_long_menu_wraps_from_the_side_where_reading_begins(
    lang: str, width: int, url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{url}{lang}/topics/")
    boxes = page.evaluate(BOXES)
    assert len(boxes) >= 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows: dict[float, list[dict[str, float]]] = {}
    for box in boxes:
        assert box["lines"] == 1
        assert box["bottom"] - box["top"] >= 44  # what a finger hits
        rows.setdefault(box["top"], []).append(box)
    assert len(rows) <= 3
    start = "right" if lang == "ar" else "left"
    assert len({round(row[0][start]) for row in rows.values()}) == 1
    for row in rows.values():
        lefts = [box["left"] for box in row]
        assert lefts == sorted(lefts, reverse=lang == "ar")


@pytest.mark.parametrize("lang", LANGS)
def test_what_stands_at_the_foot_too_is_spared_on_a_telephone_but_where_it_is_shown(
    lang: str, url: str, page: Page
) -> None:
    contact = {"ar": "اتصل بنا", "en": "Contact"}[lang]
    for path, width, there in (
        ("topics", 360, False),
        ("contact", 360, True),
        ("topics", 800, True),
    ):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{url}{lang}/{path}/")
        assert (contact in [box["words"] for box in page.evaluate(BOXES)]) is there
    assert page.locator(".colophon-links a", has_text=contact).is_visible()


@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_is_walked_through_with_the_keyboard(lang: str, url: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{url}{lang}/contact/")
    shown = [box["words"] for box in page.evaluate(BOXES)]
    walked = []
    for _ in range(20):
        page.keyboard.press("Tab")
        inside, words = page.evaluate(FOCUSED)
        walked += [words] if inside else []
    assert walked == shown
    page.locator(".menu a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}{lang}/topics/peace-talks/")
    assert page.locator('.menu [aria-current="page"]').count() == 1
