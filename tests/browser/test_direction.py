"""Where readers see each character: numbers, names, code and marks, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.helpers import directions
from tests.helpers.directions import SLUG, seen_cases
from tests.helpers.pages import DIRECTIONS, LANGS

SEEN = """([paragraphs, pieces]) => [...document.querySelectorAll(paragraphs)].map((p, at) => {
  const piece = pieces[at % pieces.length];
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const places = [];
  while (walker.nextNode())
    for (let i = 0; i < walker.currentNode.data.length; i++) places.push([walker.currentNode, i]);
  const text = places.map(([node, i]) => node.data[i]).join("");
  const start = text.indexOf(piece);
  if (start < 0) return `${piece} is not in ${text}`;
  const range = document.createRange();
  return places.slice(start, start + piece.length).map(([node, i]) => {
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    const box = range.getClientRects()[0];
    return [node.data[i], box ? box.left : 0, box ? box.top : 0];
  }).filter(([char]) => char.trim() && char !== "\\u200e")
    .sort((one, other) => one[1] - other[1]).map(([char]) => char).join("");
})"""
"""The characters of a piece of each paragraph, from left to right."""
SIGNS = """([selector, signs]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let i = 0; i < node.data.length; i++) {
      const sign = signs.find((one) => node.data.startsWith(one, i));
      if (!sign) continue;
      range.setStart(node, i);
      range.setEnd(node, i + sign.length);
      found.push([sign, range.getBoundingClientRect().left]);
    }
  }
  return found.sort((one, other) => one[1] - other[1]).map(([sign]) => sign);
}"""
"""Some signs of an element in one line, from left to right."""
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const box = range.getBoundingClientRect();
  return [box.left, box.right];
})"""
"""Where the words of elements begin and end."""
both_languages = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture(name="site")
def _site(server: Callable[..., str], shared_folder: Path) -> str:
    return server(directions.folder(shared_folder))


def faults(page: Page, paragraphs: str, lang: str) -> list[str]:
    """List the cases in which readers see something else."""
    wanted = seen_cases()[lang]
    seen = page.evaluate(SEEN, [paragraphs, [case.piece for case in wanted]])
    assert len(seen) >= len(wanted)
    return [
        f"{case.title}: {found!r}, not {case.seen!r}"
        for at, found in enumerate(seen)
        if found != (case := wanted[at % len(wanted)]).seen
    ]


@both_languages
@pytest.mark.parametrize("media", ["screen", "print"])
def test_characters_stand_where_they_are_read(lang: str, media: Any, site: str, page: Page) -> None:
    page.emulate_media(media=media)
    page.goto(f"{site}{lang}/{SLUG}/")
    assert faults(page, "#cases > p, #cases .part-body > p", lang) == []


@both_languages
def test_so_they_do_beside_the_other_language(lang: str, site: str, page: Page) -> None:
    page.goto(f"{site}ar-en/{SLUG}/")
    assert faults(page, f"#cases .pair-side[lang={lang}] > p", lang) == []


@both_languages
def test_the_title_of_the_page_keeps_its_numbers(lang: str, site: str, page: Page) -> None:
    page.goto(f"{site}{lang}/{SLUG}/")
    for selector in ("main h1", ".standfirst"):
        number = "555" if selector == "main h1" else "-"
        follows = "0199" if selector == "main h1" else "5°"
        assert page.evaluate(SIGNS, [selector, [number, follows]])[:2] == [number, follows]
    if lang == "ar":
        # Plain text has characters for it, which a script that reads the page sees.
        assert "\u2066555-0199\u2069" in page.title()


def test_a_number_stays_in_one_line(site: str, page: Page) -> None:
    page.goto(f"{site}ar/{SLUG}/")
    numbers = page.locator("main :is(h1, #cases) :is(bdi:not([lang]), bdo)")
    assert numbers.count() > 20
    for width in range(320, 560, 12):
        page.set_viewport_size({"width": width, "height": 800})
        lines = numbers.evaluate_all("all => all.map((e) => e.getClientRects().length)")
        assert set(lines) == {1}, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_question_mark_stands_in_the_title_that_is_cited(site: str, page: Page) -> None:
    page.goto(f"{site}ar/{SLUG}/")
    signs = ["؟", "NATO", "555", "0199", "هل"]
    page.locator(".cite-more summary").click()
    # Whole and from right to left, amid what is from left to right.
    within = page.evaluate(SIGNS, [".cite pre", ["title = {{", *signs, "}},"]])
    assert [sign for sign in within if sign != "}},"] == ["title = {{", *signs]
    assert within.index("}},") > within.index("هل")
    told = page.evaluate(SIGNS, [".cite-text", ["«", "»", *signs]])
    assert told == ["»", *signs, "«"]


@both_languages
def test_entries_and_rows_keep_the_direction_they_stand_in(
    lang: str, site: str, page: Page
) -> None:
    page.goto(f"{site}{lang}/{SLUG}/")
    inner = "main :is(li, tr, td, th, time, data)"
    assert page.locator(f"{inner}[dir]:not(.speakers *, nav *)").count() == 0
    edge = 1 if lang == "ar" else 0
    starts = [box[edge] for box in page.evaluate(BOXES, "#lists li:not(.untranslated)")]
    assert starts == pytest.approx([starts[0]] * len(starts), abs=1)
    assert len(starts) >= 3
    other = DIRECTIONS["en" if lang == "ar" else "ar"]
    inside = ("#lists li", "#table td", "figcaption", "blockquote + p")
    spans = page.locator(", ".join(f"{each} > span[dir]" for each in inside))
    assert {span.get_attribute("dir") for span in spans.all()} == {other}
    assert spans.count() == 5 if lang == "en" else spans.count() >= 4
    dates = page.evaluate(BOXES, "#timeline data")
    assert dates[0][edge] == pytest.approx(dates[1][edge], abs=1)


@both_languages
def test_only_what_has_no_word_of_the_page_turns(lang: str, site: str, page: Page) -> None:
    page.goto(f"{site}{lang}/{SLUG}/")
    paragraphs = page.locator("#lists p").all()
    turned = [paragraph.get_attribute("dir") for paragraph in paragraphs]
    assert turned == [DIRECTIONS["en" if lang == "ar" else "ar"], None]


@both_languages
def test_nothing_in_code_turns_what_stands_behind_it(lang: str, site: str, page: Page) -> None:
    page.goto(f"{site}{lang}/{SLUG}/")
    assert page.locator("#code pre").inner_text() == "a = 1  # b"
    assert page.locator("#code pre").evaluate("e => getComputedStyle(e).direction") == "ltr"


@both_languages
@pytest.mark.parametrize("view", ["{lang}", "ar-en"])
def test_paper_shows_an_address_once(lang: str, view: str, site: str, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}{view.format(lang=lang)}/{SLUG}/")
    script = """links => links.map(a => [a.href, getComputedStyle(a, "::after").content])"""
    found = page.locator("#printed a").evaluate_all(script)
    shown = {address.rpartition("/")[2]: content for address, content in found}
    assert shown["bare"] == "none"
    assert "example.org/named" in shown["named"]


@both_languages
@pytest.mark.parametrize("view", ["{lang}", "ar-en"])
@pytest.mark.parametrize("width", [642, 664])
def test_nothing_is_cut_on_paper(lang: str, view: str, width: int, site: str, page: Page) -> None:
    """A sheet of A4 and one of Letter, without the edges that a browser leaves."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}{view.format(lang=lang)}/{SLUG}/")
    script = """() => [...document.querySelectorAll("body, body *")].filter((e) => {
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      return box.width && style.clipPath === "none" && style.position !== "absolute"
        && !e.closest(".visually-hidden")
        && (box.left < -1 || box.right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1
          && style.overflowX !== "visible");
    }).map((e) => `${e.tagName} ${e.className} ${e.scrollWidth} ${e.clientWidth}`)"""
    assert page.evaluate(script) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
