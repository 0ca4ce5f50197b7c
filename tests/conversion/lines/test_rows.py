"""Rows of tables in plain texts: lines whose cells tabs part."""

from __future__ import annotations

import pytest

from sharih.conversion.lines.rows import find_rows
from sharih.conversion.records import SeedLine

LINES = (SeedLine(1, "الأولى ثمانية كتب"), SeedLine(2, "الثانية تسعة"))


def test_lines_with_as_many_cells_are_rows() -> None:
    assert find_rows(LINES, {1: (1, 2), 2: (1, 1)}) == {
        1: "الأولى | ثمانية كتب",
        2: "الثانية | تسعة",
    }


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (LINES[:1], {1: (1, 2)}),
        (LINES, {1: (1, 2), 2: (2,)}),
        (LINES, {1: (1, 1), 2: (1, 1)}),
        ((SeedLine(1, "From: desk"), SeedLine(2, "To: all")), {1: (1, 1), 2: (1, 1)}),
        ((SeedLine(1, "• first"), SeedLine(2, "• second")), {1: (1, 1), 2: (1, 1)}),
    ],
)
def test_single_lines_heads_of_letters_and_items_are_none(
    lines: tuple[SeedLine, ...], cells: dict[int, tuple[int, ...]]
) -> None:
    assert find_rows(lines, cells) == {}
