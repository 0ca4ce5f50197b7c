"""What is told of a drawing in the table of libraries that draw charts."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from bench import chart_table
from bench.chart_table import DRAWN, row, told


def test_a_drawing_is_told_by_its_words_and_what_it_asks_for() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><script xlink:href="https://x.org/a.js"/>'
        '<style>a{}</style><text x="1">خبر</text><text style="fill:red">Latin</text></svg>'
    )
    words, direction, asks, styles, _ = told(drawing)
    assert words == "text, 1 pieces"
    assert direction == "left to right"
    assert asks == "1 scripts, 1 requests"
    assert styles == "1 attributes, 1 sheets"


def test_words_that_begin_at_the_right_and_outlines_are_told() -> None:
    assert told('<text direction="rtl">خبر</text>')[:2] == ("text, 1 pieces", "right to left")
    assert told('<path d="M0 0"/>')[:2] == ("outlines", "—")


@pytest.mark.parametrize("name", DRAWN)
def test_a_library_that_is_not_there_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(chart_table, "version", version)
    assert "is not installed" in row(name)
