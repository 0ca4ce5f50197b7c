"""What a browser makes of both directions: computed styles, and boxes that mirror each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.helpers import kinds, wide
from tests.helpers.looks import TOP, box_of
from tests.helpers.pages import DIRECTIONS, LANGS
from tests.helpers.sample import MEETING

WIDTH = 1280
FULL = {
    f"{MEETING}/": (
        "main",
        "main > article header",
        "main > article header h1",
        "main nav",
        "main section[id]",
        "#background",
        "#background p",
        "#timeline li",
        "#known",
        "#unknown",
        "main footer",
        "body > footer",
    ),
    "": ("main", "main article", "main article:nth-of-type(2)", "main aside"),
    "topics/": ("main", "main nav", "main section"),
    "topics/kremlin/": ("main", "h1", "main article"),
    "archive/": ("main", "h1", "main section"),
    "about/": ("main", "h1", "main section p"),
}
"""Boxes that have one width in both languages, by page."""
EDGES = {
    "start": ("body > header a >> nth=0", f"{TOP} li", "main nav h2", "#known li"),
    "end": ("body > header language-switch", "#background h2 + div a >> nth=0"),
}
"""Boxes as wide as their words: the edge at which they begin or end is mirrored."""
TYPE = """() => {
  const found = [];
  const elements = document.querySelectorAll("body, body *");
  for (const element of elements) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !element.matches(":lang(ar)") || element.closest("code, pre")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    found.push({
      name: element.tagName.toLowerCase() + "." + element.className,
      text: element.closest("main section[id] :is(p, li, dd, td, blockquote)") !== null
        && !element.closest("article.card, ul[aria-label], figcaption, footer"),
      block: style.display !== "inline",
      size,
      line: parseFloat(style.lineHeight) / size,
      spacing: style.letterSpacing,
      slant: style.fontStyle,
      transform: style.textTransform,
      caps: style.fontVariantCaps,
      align: style.textAlign,
      hyphens: style.hyphens,
      breaking: style.wordBreak,
      synthesis: [style.fontSynthesisWeight, style.fontSynthesisStyle].join(),
      opacity: style.opacity,
      underlined: style.textDecorationLine.includes("underline"),
      ink: style.textDecorationSkipInk,
      offset: parseFloat(style.textUnderlineOffset) / size,
      clipped: style.overflowY !== "visible" && style.overflowY !== "auto"
        && style.clipPath === "none" && element.scrollHeight > element.clientHeight + 1,
    });
  }
  return found;
}"""
ORDER = """([selector, words]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  return words.map((word) => {
    walker.currentNode = walker.root;
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + word.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(word);
  });
}"""

both_languages = pytest.mark.parametrize("lang", LANGS)


def type_faults(part: dict[str, Any]) -> list[str]:
    """List what is wrong with how Arabic words are set."""
    rules = {
        "18: letters are spaced": part["spacing"] not in ("normal", "0px"),
        "19: slanted": part["slant"] != "normal",
        "20: bold or slant is made up": part["synthesis"] != "none,none",
        "22: capitals": part["transform"] != "none" or part["caps"] != "normal",
        "23: lines too close": part["block"] and part["line"] < (1.6 if part["text"] else 1.3),
        "23: clipped": part["clipped"],
        "24: too small": part["size"] < (16 if part["text"] else 14),
        "25: hyphens": part["hyphens"] == "auto",
        "26: words are broken": part["breaking"] == "break-all",
        "27: justified": part["align"] not in ("start", "center", "end", "right"),
        "28: underline hides dots": part["underlined"]
        and (part["ink"] != "auto" or not part["offset"] >= 0.2),
        "29: transparent": float(part["opacity"]) < 1,
    }
    return [f"{part['name']}, rule {rule}" for rule, broken in rules.items() if broken]


@both_languages
def test_everything_runs_in_the_direction_of_its_language(
    lang: str, site_url: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rules 1, 2 and 3, computed."""
    script = """() => [...document.querySelectorAll("html, body, main, h1, main p, main li, bdi")]
      .filter((e) => getComputedStyle(e).direction !== (
        e.getAttribute("dir") ?? (e.matches(":lang(ar)") ? "rtl" : "ltr")))
      .map((e) => e.outerHTML.slice(0, 99))"""
    forms = server(wide.local(shared_folder).folder)
    addresses = [site_url + path for path in kinds.ordinary(lang)]
    for address in (*addresses, f"{forms}{lang}/every-form/", f"{forms}{lang}/half-translated/"):
        page.goto(address)
        assert page.evaluate(script) == [], address
        direction = page.locator("html").evaluate("e => getComputedStyle(e).direction")
        assert direction == DIRECTIONS["en" if "/en/" in address else "ar"]


def test_arabic_is_set_as_arabic_wants(
    site_url: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rules 18 to 20 and 22 to 29, computed, on a telephone and on a desk."""
    count = 0
    for address in kinds.addresses("ar", site_url, server, shared_folder):
        page.goto(address)
        for width in (360, WIDTH):
            page.set_viewport_size({"width": width, "height": 800})
            parts = page.evaluate(TYPE)
            count += len(parts)
            found = {fault for part in parts for fault in type_faults(part)}
            assert sorted(found) == [], f"{address} at {width}"
    assert count > 1000


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        ("letter-spacing: 1px", "18"),
        ("font-style: italic", "19"),
        ("font-synthesis: weight", "20"),
        ("text-transform: uppercase", "22"),
        ("line-height: 1.5", "23"),
        ("line-height: 2; height: 1em; overflow: hidden", "23"),
        ("font-size: 13px", "24"),
        ("hyphens: auto", "25"),
        ("word-break: break-all", "26"),
        ("text-align: justify", "27"),
        ("text-decoration: underline; text-underline-offset: 0.1em", "28"),
        ("opacity: 0.5", "29"),
    ],
)
def test_planted_type_that_hurts_arabic_is_found(style: str, rule: str, page: Page) -> None:
    frame = (
        '<!doctype html><html lang="ar" dir="rtl"><main><section id="a"><p style="font-size: 20px; '
        'font-synthesis: none; line-height: 1.8; {}">شرح'
    )
    page.set_content(frame.format(""))
    assert [fault for part in page.evaluate(TYPE) for fault in type_faults(part)] == []
    page.set_content(frame.format(style))
    found = [fault for part in page.evaluate(TYPE) for fault in type_faults(part)]
    assert found
    assert all(f"rule {rule}" in fault for fault in found)


def test_arabic_is_as_large_as_english_beside_it(site_url: str, page: Page) -> None:
    """Rule 24."""
    page.goto(f"{site_url}ar-en/{MEETING}/")
    sizes = [
        page.locator(f"main section [lang={lang}] p")
        .first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
        for lang in LANGS
    ]  # fmt: skip
    assert 1 <= sizes[0] / sizes[1] <= 1.3


@pytest.mark.parametrize("path", FULL)
def test_boxes_of_the_english_page_mirror_those_of_the_arabic(
    path: str, site_url: str, page: Page
) -> None:
    """Rule 17."""
    boxes: dict[str, list[tuple[float, float]]] = {}
    for lang in LANGS:
        page.goto(f"{site_url}{lang}/{path}")
        for selector in FULL[path]:
            box = box_of(page, selector)
            edges = (box["left"], box["right"])
            if lang == "ar":
                edges = (WIDTH - box["right"], WIDTH - box["left"])
            boxes.setdefault(selector, []).append(edges)
    for selector, (ar, en) in boxes.items():
        assert ar == pytest.approx(en, abs=3), selector


def test_words_begin_and_end_at_mirrored_edges(site_url: str, page: Page) -> None:
    """Rule 17."""
    edges: dict[str, list[float]] = {}
    for lang in LANGS:
        page.goto(f"{site_url}{lang}/{MEETING}/")
        for edge, selectors in EDGES.items():
            for selector in selectors:
                box = box_of(page, selector)
                at_left = (edge == "start") == (lang == "en")
                distance = box["left"] if at_left else WIDTH - box["right"]
                edges.setdefault(selector, []).append(distance)
    for selector, (ar, en) in edges.items():
        assert ar == pytest.approx(en, abs=3), selector


def test_a_quotation_has_its_line_where_it_begins(
    server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rule 17."""
    script = """figure => [figure, ...figure.querySelectorAll("*")].map((e) => {
      const style = getComputedStyle(e);
      return [style.borderLeftWidth, style.borderRightWidth].map(parseFloat);
    }).filter(([left, right]) => left || right)"""
    found = {}
    for lang in LANGS:
        page.goto(f"{server(wide.local(shared_folder).folder)}{lang}/every-form/")
        found[lang] = page.locator("main div:has(> blockquote)").evaluate(script)
        box = box_of(page, "main div:has(> blockquote) blockquote")
        found[f"{lang} box"] = sorted(
            [box["left"], box["right"]]
            if lang == "en"
            else [WIDTH - box["right"], WIDTH - box["left"]]
        )
    assert len(found["ar"]) == 1
    ((left, right),) = found["ar"]
    assert left == 0
    assert right >= 2
    assert found["en"] == [[right, left]]
    assert found["ar box"] == pytest.approx(found["en box"], abs=3)


def test_lists_and_tables_begin_at_the_right_in_arabic(
    server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rules 36 and 37."""
    url = server(wide.local(shared_folder).folder)
    for lang in LANGS:
        start, end = ("Right", "Left") if lang == "ar" else ("Left", "Right")
        page.goto(f"{url}{lang}/every-form/")
        for tag in ("ul", "ol"):
            read = f"e => [getComputedStyle(e).padding{start}, getComputedStyle(e).padding{end}]"
            padding = page.locator(f"#lists {tag}").first.evaluate(read)
            assert float(padding[0].removesuffix("px")) >= 12
            assert padding[1] == "0px"
        kind = page.locator("#lists ol").evaluate("e => getComputedStyle(e).listStyleType")
        assert kind == "decimal"
        cells = [
            cell.bounding_box()
            for cell in page.locator("#table tbody tr").first.locator("td").all()
        ]
        lefts = [cell["x"] for cell in cells if cell]
        assert lefts == sorted(lefts, reverse=lang == "ar")
        number = page.locator("#table tbody td:last-child").first
        align = number.evaluate("e => getComputedStyle(e).textAlign")
        assert align == "end"


def test_foreign_fragments_and_numbers_are_in_their_order(
    server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    """Rules 6 and 34: seen, from left to right."""
    page.goto(f"{server(wide.local(shared_folder).folder)}ar/every-form/")
    for place, words in (
        ("paragraphs.1", ["Test", "Gazette", "Inc."]),
        ("paragraphs.1", ["2024", "–", "2022"]),
        ("paragraphs.2", ["+1", "202", "555", "0100"]),
        ("paragraphs.2", ["-", "5"]),
        ("paragraphs.1", ["Test", "صحيفة", "كتبت"]),
    ):
        lefts = page.evaluate(ORDER, [f'[id="{place}"]', words])
        assert lefts == sorted(lefts), words


def test_quotation_marks_of_the_browser_are_those_of_the_language(
    site_url: str, page: Page
) -> None:
    """Rule 30: an editor's <q> would show « » and, inside, “ ”."""
    page.goto(f"{site_url}ar/{MEETING}/")
    script = """() => {
      const quote = document.createElement("q");
      document.querySelector("#background p").append(quote);
      return getComputedStyle(quote).quotes;
    }"""
    assert page.evaluate(script) == '"«" "»" "“" "”"'
