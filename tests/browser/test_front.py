"""Home pages with pictures: what stands where, in both directions, from narrow to wide."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.pages import LANGS
from tests.helpers.pictured import local_site

BOXES = """selector => [...document.querySelectorAll(selector)].map(each => {
  const box = each.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
})"""
SIZED = """() => [...document.querySelectorAll(".card-picture:has(source) img")].map(image => {
  const probe = new Image();
  probe.sizes = image.parentElement.querySelector("source").sizes;
  const fits = probe.sizes.split(", ").find(each => {
    const asked = each.match(/^\\(.*\\)/);
    return !asked || matchMedia(asked[0]).matches;
  }).split(" ").pop();
  const unit = fits.endsWith("rem") ? 16 : innerWidth / 100;
  return [image.getBoundingClientRect().width, parseFloat(fits) * unit];
})"""
Box = dict[str, float]


@pytest.fixture
def home_url(shared_folder: Path, server: Callable[..., str]) -> str:
    """Serve a site whose explainers have pictures."""
    return server(local_site(shared_folder))


def begins(box: Box, lang: str) -> float:
    """Return where a box begins in the direction of reading, and grows from there."""
    return -box["right"] if lang == "ar" else box["left"]


def ends(box: Box, lang: str) -> float:
    """Return where a box ends in the direction of reading."""
    return -box["left"] if lang == "ar" else box["right"]


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_telephone_small_pictures_stand_at_the_end_of_their_rows(
    lang: str, home_url: str, page: Page, page_log: PageLog
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{home_url}{lang}/")
    lead, *small = page.evaluate(BOXES, ".card-picture")
    titles = page.evaluate(BOXES, ".card-pictured .card-title")
    dates = page.evaluate(BOXES, ".card-pictured .card-meta")
    assert lead["right"] - lead["left"] > 280
    assert lead["bottom"] <= titles[0]["top"]
    for picture, beside, below in zip(small, titles[1:], dates[1:], strict=True):
        assert begins(picture, lang) >= ends(beside, lang)
        assert picture["bottom"] <= below["top"], "what follows a title has the whole width"
        assert begins(below, lang) < ends(below, lang) == ends(picture, lang)
        width, height = picture["right"] - picture["left"], picture["bottom"] - picture["top"]
        assert width / height == pytest.approx(1.5, rel=0.02)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page_log.check()


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_wide_screen_three_stand_beside_each_other_as_they_are_read(
    lang: str, home_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{home_url}{lang}/")
    cards: list[Box] = page.evaluate(BOXES, ".home-beside .card")
    assert len({round(card["top"]) for card in cards}) == 1
    for one, other in pairwise(cards):
        assert ends(one, lang) < begins(other, lang)
    (lead,) = page.evaluate(BOXES, ".card-lead .card-picture")
    (title,) = page.evaluate(BOXES, ".card-lead .card-title")
    (date,) = page.evaluate(BOXES, ".card-lead .card-meta")
    assert begins(lead, lang) >= ends(date, lang)
    assert title["bottom"] <= lead["top"], "the title leads the page"
    assert ends(title, lang) == ends(lead, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_on_paper_small_pictures_stand_above_their_titles(
    lang: str, home_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": 720, "height": 1000})
    page.goto(f"{home_url}{lang}/")
    page.emulate_media(media="print")
    pictures: list[Box] = page.evaluate(BOXES, ".card-picture")
    words: list[Box] = page.evaluate(BOXES, ".card-pictured .card-title")
    assert len(pictures) > 2
    for picture, below in zip(pictures, words, strict=True):
        assert picture["right"] - picture["left"] <= 200
        assert picture["bottom"] <= below["top"]
        assert begins(picture, lang) == pytest.approx(begins(below, lang))


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_leads_where_its_title_does(lang: str, home_url: str, page: Page) -> None:
    page.goto(f"{home_url}{lang}/")
    title = page.locator(".card-lead .card-title a").evaluate("(link) => link.href")
    with page.expect_navigation():
        page.locator(".card-lead .card-picture").click(force=True)  # the link lies over it
    assert page.url == title == f"{home_url}{lang}/pictured-0/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_on_a_home_page_of_pictures(
    scheme: str, home_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(color_scheme=scheme)
    for lang in LANGS:
        page.goto(f"{home_url}{lang}/")
        assert axe_findings(page) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_a_home_page_asks_for_pictures_as_large_as_it_shows(
    width: int, lang: str, home_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{home_url}{lang}/")
    sizes = page.evaluate(SIZED)
    assert len(sizes) >= 5
    for shown, told in sizes:
        assert shown <= told + 8
        assert told <= 1.5 * shown + 8


def test_the_ring_of_a_link_goes_around_its_card_and_through_no_words(
    home_url: str, page: Page
) -> None:
    page.goto(f"{home_url}ar/")
    page.keyboard.press("Tab")
    for selector in (".card-lead", ".home-beside .card-pictured"):
        link = page.locator(f"{selector} .card-title a").first
        link.focus()
        styles = "(each, part) => getComputedStyle(each, part).outlineStyle"
        assert link.evaluate(styles, None) == "none"
        assert link.evaluate(styles, "::after") == "solid"


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_a_drawing_that_leads_is_shown_whole_under_its_title_and_can_be_read(
    lang: str, width: int, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{lang}/")
    image = page.locator(".card-lead .card-drawing img")
    (shown,) = page.evaluate(BOXES, ".card-lead .card-drawing img")
    (title,) = page.evaluate(BOXES, ".card-lead .card-title")
    wide, high = image.evaluate("each => [each.naturalWidth, each.naturalHeight]")
    size = shown["right"] - shown["left"], shown["bottom"] - shown["top"]
    assert size[0] / size[1] == pytest.approx(wide / high, rel=0.01)
    assert size[0] >= 0.55 * wide, "its words, 20 high, are at least 11 high"
    if width == 360:
        assert title["bottom"] <= shown["top"]
    else:
        assert begins(shown, lang) >= ends(title, lang)
