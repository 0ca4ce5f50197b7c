"""Two columns of a page on the same lines."""

from __future__ import annotations

from sharih.conversion.seeds.side_by_side import find_side_by_side

ROW = "mill on the river began to        the building to schools in"


def test_two_columns_on_the_same_lines_are_told() -> None:
    (found,) = find_side_by_side("A title\n\n" + "\n".join([ROW] * 6))
    assert (found.line, found.text) == (3, "lines 3 to 8")


def test_a_few_such_lines_and_rows_of_a_table_are_none() -> None:
    assert not find_side_by_side("\n".join([ROW] * 5))
    assert not find_side_by_side("\n".join(["Cairo        12,000    31%"] * 20))
