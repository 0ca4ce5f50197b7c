"""Charts as readers see them: where bars, points and words stand, in both directions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.charts import SLUG, local_site
from tests.helpers.pages import LANGS

BOXES = """selector => [...document.querySelectorAll(selector)].map(each => {
  const box = each.getBoundingClientRect();
  const base = each.getStartPositionOfChar?.(0).y ?? 0;
  return {left: box.left, right: box.right, base,
    words: each.textContent.replace(/[\\u2066-\\u2069]/g, "")};
})"""
LINE = 17
"""So far apart are lines of words that do not meet, in pixels."""
CHARTS = ("shares", "years", "negative", "long", "two", "missing")
Boxes = list[dict[str, Any]]


@pytest.fixture
def charts_url(shared_folder: Path, server: Callable[..., str]) -> str:
    """Serve a site with an explainer of charts."""
    return server(local_site(shared_folder))


def open_charts(page: Page, url: str, lang: str, width: int) -> Callable[[str], Boxes]:
    """Open the explainer; returns what gives the boxes of what a selector finds."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{url}/{lang}/{SLUG}/")
    page.evaluate("document.fonts.ready")

    def boxes(selector: str) -> Boxes:
        found: Boxes = page.evaluate(BOXES, selector)
        return found

    return boxes


def begins(box: dict[str, Any], lang: str) -> float:
    """Return where a box begins in the direction of reading, and grows from there."""
    return float(-box["right"] if lang == "ar" else box["left"])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_everything_stays_in_its_frame_and_no_words_meet(
    lang: str, width: int, charts_url: str, page: Page, page_log: PageLog
) -> None:
    boxes = open_charts(page, charts_url, lang, width)
    for ident in CHARTS:
        (frame,) = boxes(f"#{ident} ~ .chart .chart-drawn, #{ident} .chart-drawn")[:1]
        words = boxes(f"#{ident} svg[role=img] text")
        assert words
        for word in (*words, *boxes(f"#{ident} svg[role=img] :is(rect, circle)")):
            assert word["left"] >= frame["left"] - 1.5, (ident, word)
            assert word["right"] <= frame["right"] + 1.5, (ident, word)
        for at, one in enumerate(words):
            for other in words[at + 1 :]:
                beside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
                below = abs(one["base"] - other["base"]) >= LINE
                assert beside or below, (ident, one["words"], other["words"])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page_log.check()


@pytest.mark.parametrize("lang", LANGS)
def test_bars_grow_and_years_go_the_way_that_is_read(
    lang: str, charts_url: str, page: Page
) -> None:
    boxes = open_charts(page, charts_url, lang, 800)
    bars = boxes("#shares rect")
    labels = boxes("#shares .chart-label")
    starts = {round(begins(box, lang)) for box in (*bars, *labels)}
    assert max(starts) - min(starts) <= 2
    lengths = [box["right"] - box["left"] for box in bars]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] / lengths[1] == pytest.approx(45 / 30, rel=0.02)
    for bar, number in zip(bars, boxes("#shares .chart-number"), strict=True):
        assert begins(number, lang) >= begins(bar, lang) + bar["right"] - bar["left"]
    points = [begins(box, lang) for box in boxes("#years circle")]
    assert points == sorted(points)
    assert (points[-1] - points[0]) / (points[1] - points[0]) == pytest.approx(9, rel=0.05)
    zero = boxes("#negative .chart-zero")[0]
    grown, shrunk = boxes("#negative rect")[:2]
    at_zero = begins(zero, lang)
    assert begins(grown, lang) == pytest.approx(at_zero, abs=2)
    assert begins(shrunk, lang) < at_zero - 5


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_opens_without_a_script(
    lang: str, charts_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{charts_url}/{lang}/{SLUG}/#two")
    table = page.locator("#two .chart-table table")
    assert not table.is_visible()
    page.locator("#two .chart-table summary").click()
    assert table.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_a_page_of_charts(
    lang: str, scheme: str, charts_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{charts_url}/{lang}/{SLUG}/")
    assert axe_findings(page) == []
    label = page.locator("#shares .chart-label").first
    fill = label.evaluate("label => getComputedStyle(label).fill")
    assert fill == page.locator("body").evaluate("body => getComputedStyle(body).color")


def test_both_languages_side_by_side_have_their_charts(charts_url: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{charts_url}/ar-en/{SLUG}/")
    for lang in LANGS:
        assert page.locator(f".pair-side[lang={lang}] svg[role=img]").count() == len(CHARTS) + 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_sign_stands_before_its_number_in_both_directions(
    lang: str, charts_url: str, page: Page
) -> None:
    open_charts(page, charts_url, lang, 1280)
    signs = page.evaluate(
        """() => [...document.querySelectorAll("svg[role=img] .chart-number")]
          .map((each) => [each, each.textContent.search(/[-\\u2212]/)])
          .filter(([, at]) => at >= 0)
          .map(([each, at]) => each.getExtentOfChar(at).x - each.getExtentOfChar(at + 1).x)"""
    )
    assert signs
    assert max(signs) < 0
