"""The layout in a real browser: narrow, wide, side by side, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.helpers import kinds, wide
from tests.helpers.looks import TOP, box_of
from tests.helpers.pages import LANGS
from tests.helpers.sample import MEETING

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  const found = document.documentElement.scrollWidth > width ? ["the page scrolls"] : [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (!box.width || style.clipPath !== "none") continue;
    let scroller = element.parentElement;
    while (scroller && getComputedStyle(scroller).overflowX === "visible") {
      scroller = scroller.parentElement;
    }
    if (!scroller && (box.left < -0.5 || box.right > width + 0.5)) {
      found.push(`${element.tagName}.${element.className} ${box.left}..${box.right}`);
    }
  }
  return found;
}"""
ROWS = """() => [...document.querySelectorAll("main section > *")]
  .map((row) => ["ar", "en"].map((lang) => row.querySelector(`:scope > [lang=${lang}]`)))
  .filter(([ar, en]) => ar && en)
  .map((sides) => sides.map((side) => {
    const box = side.getBoundingClientRect();
    return {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
  }))"""
LUMINANCE = """([selector, property]) => {
  const element = document.querySelector(selector);
  const parts = getComputedStyle(element)[property].match(/[\\d.]+/g).map(Number);
  const [r, g, b] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""

PALE_INK = """() => [...document.body.querySelectorAll("*")]
  .filter((e) => e.checkVisibility()
    && [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((e) => Math.max(...getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3)) > 130)
  .map((e) => `${e.tagName}.${e.className}`)"""

both_languages = pytest.mark.parametrize("lang", LANGS)


@both_languages
def test_no_page_scrolls_sideways(
    lang: str, site_url: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rule 43."""
    for address in kinds.addresses(lang, site_url, server, shared_folder):
        page.goto(address)
        for width in (320, 800, 1024):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(SIDEWAYS) == [], f"{address} at {width}"


@pytest.mark.parametrize("width", [768, 1280])
def test_what_is_alike_on_both_sides_of_the_front_page_stands_in_one_line(
    width: int, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url)
    for selector in (".front-name", ".front-tagline", ".button", ".front-list"):
        one, other = page.locator(f".front-panel {selector}").evaluate_all(
            "all => all.map((element) => element.getBoundingClientRect().top)"
        )
        assert one == pytest.approx(other, abs=0.5), selector


LINES = """() => [...document.querySelectorAll(".part > h2")].map((heading) => {
  const range = document.createRange();
  range.selectNodeContents(heading);
  const boxes = (parts) => [...parts].map((box) => ({
    left: box.left, right: box.right, top: box.top, bottom: box.bottom}));
  const ways = heading.nextElementSibling.querySelectorAll("a");
  return {whole: heading.clientWidth, lines: boxes(range.getClientRects()),
          ways: boxes([...ways].map((link) => link.getBoundingClientRect()))};
})"""


@both_languages
@pytest.mark.parametrize("width", [320, 360, 800])
def test_a_heading_leaves_room_for_the_ways_to_its_section_in_its_first_line_alone(
    lang: str, width: int, site_url: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{lang}/{MEETING}/")
    headings = page.evaluate(LINES)
    assert len(headings) > 5
    for heading in headings:
        for line in heading["lines"]:
            for way in heading["ways"]:
                middle = (way["top"] + way["bottom"]) / 2
                beside = line["right"] <= way["left"] + 8 or line["left"] >= way["right"] - 8
                assert beside or not line["top"] < middle < line["bottom"], (line, way)
    if width < 768 and lang == "en":
        later = [line for heading in headings for line in heading["lines"][1:]]
        wide = max(line["right"] - line["left"] for line in later)
        assert wide > headings[0]["whole"] - 112, "it is no wider than the first line"


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
@pytest.mark.parametrize(
    "part",
    [
        '<p style="width: 400px">x</p>',
        '<p style="position: relative; inset-inline-start: -9px">x</p>',
        "<p>Donaudampfschifffahrtsgesellschaftskapitaenskajuetenschluessel</p>",
    ],
)
def test_a_planted_part_that_is_too_wide_is_found(
    direction: str, part: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    frame = f'<!doctype html><html dir="{direction}"><body style="margin: 0">'
    page.set_content(f'{frame}<div style="overflow-x: auto"><pre style="width: 500px"></pre></div>')
    assert page.evaluate(SIDEWAYS) == []
    page.set_content(frame + part)
    assert page.evaluate(SIDEWAYS) != []


@both_languages
def test_links_in_the_header_are_large_enough_to_touch(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{site_url}{lang}/{MEETING}/")
    links = [link for link in page.locator(f"{TOP} a").all() if link.is_visible()]
    assert len(links) >= 6
    for link in links:
        box = link.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 44, link.inner_text()


@both_languages
def test_the_contents_stand_beside_the_text_where_there_is_room(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    contents = box_of(page, "main nav")
    text = box_of(page, "main section p")
    if lang == "ar":
        assert text["left"] >= contents["right"]
    else:
        assert text["right"] <= contents["left"]
    assert contents["top"] < text["bottom"] + 800
    page.locator("#background").evaluate("element => element.scrollIntoView()")
    assert 0 <= box_of(page, "main nav")["top"] < 800, "they stay in view"


@both_languages
def test_the_contents_stand_above_the_text_on_a_telephone(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}{lang}/{MEETING}/")
    assert box_of(page, "main nav")["bottom"] <= box_of(page, "#meeting-date")["top"]


@both_languages
def test_lines_of_text_are_neither_too_long_nor_too_short(
    lang: str, site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    text = box_of(page, "#background p")
    size = page.locator("#background p").first.evaluate(
        "p => parseFloat(getComputedStyle(p).fontSize)"
    )
    assert 26 <= (text["right"] - text["left"]) / size <= 42


def test_side_by_side_arabic_is_at_the_right_and_rows_begin_together(
    site_url: str, page: Page
) -> None:
    page.goto(f"{site_url}ar-en/{MEETING}/")
    rows = page.evaluate(ROWS)
    assert len(rows) > 25
    for ar, en in rows:
        assert ar["left"] >= en["right"]
        assert abs(ar["top"] - en["top"]) <= 1
    for (ar, en), (below, _) in pairwise(rows):
        assert below["top"] >= max(ar["bottom"], en["bottom"]) - 1


def test_side_by_side_becomes_one_after_the_other_on_a_telephone(
    site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{site_url}ar-en/{MEETING}/")
    rows = page.evaluate(ROWS)
    for ar, en in rows:
        assert en["top"] >= ar["bottom"] - 1
        assert abs((ar["right"] - ar["left"]) - (en["right"] - en["left"])) <= 40
    for (_, en), (ar, _) in pairwise(rows):
        assert ar["top"] >= en["bottom"] - 1


@both_languages
def test_the_dark_is_dark_and_the_light_is_light(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    for scheme in ("light", "dark"):
        # Colours of links would fade from one scheme to the other.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        paper = page.evaluate(LUMINANCE, ["html", "backgroundColor"])
        for selector in ("#background p", "h1", "body > header a", "#background a"):
            ink = page.evaluate(LUMINANCE, [selector, "color"])
            assert (ink > paper) == (scheme == "dark"), selector
            high, low = max(ink, paper), min(ink, paper)
            assert (high + 0.05) / (low + 0.05) >= 4.5, selector
        assert (paper < 0.1) == (scheme == "dark")


@both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_is_one_column_black_on_white_without_ways_through_the_site(
    lang: str, scheme: str, site_url: str, page: Page
) -> None:
    """Rule 44."""
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site_url}{lang}/{MEETING}/")
    ways = "body > nav, body > header nav"
    for hidden in (ways, "main nav", "body > header a[hreflang]", "h2 + div a[hreflang]"):
        assert page.locator(hidden).count()
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("h1").is_visible()
    assert page.evaluate(LUMINANCE, ["html", "backgroundColor"]) == 1
    assert page.evaluate(LUMINANCE, ["#background p", "color"]) < 0.05
    assert page.locator("body > header").evaluate("h => getComputedStyle(h).position") == "static"
    main = box_of(page, "main")
    bottom = 0.0
    for section in page.locator("main section[id]").all():
        box = section.bounding_box()
        assert box is not None
        assert box["width"] > 0.9 * (main["right"] - main["left"])
        assert box["y"] >= bottom - 1
        bottom = box["y"] + box["height"]


@both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_all_ink_is_dark(lang: str, scheme: str, site_url: str, page: Page) -> None:
    """Rule 44: printers leave backgrounds out, so light words on a dark ground would vanish."""
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    for path in kinds.ordinary(lang):
        page.goto(site_url + path)
        assert page.evaluate(PALE_INK) == [], path
    page.evaluate("document.querySelector('h1').style.color = 'silver'")
    assert len(page.evaluate(PALE_INK)) == 1


def test_on_paper_the_address_of_a_link_to_elsewhere_is_written_out(
    server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rule 44: the address itself, once."""
    url = server(wide.local(shared_folder).folder)
    page.emulate_media(media="print")
    for lang in LANGS:
        page.goto(f"{url}{lang}/every-form/")
        link = page.locator('main footer a[href^="https:"]')
        assert link.inner_text() == "https://example.com/a/source"
        assert link.is_visible()


@both_languages
def test_a_browser_can_put_the_page_on_paper(lang: str, site_url: str, page: Page) -> None:
    page.goto(f"{site_url}{lang}/{MEETING}/")
    assert page.pdf(format="A4").startswith(b"%PDF")
