"""Columns that stand on the same lines: each is read by itself, and that is told."""

from __future__ import annotations

from sharih.conversion.seeds.parted_columns import PARTED, part_columns
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.understood import assert_accounted_in_time, understood

LEFT = "The board agreed to rebuild the quay,"
RIGHT = "a lamp is missing since the storm,"
ROW = f"{LEFT}     {RIGHT}\n"


@cases("parted_columns.md")
def test_columns_are_read_one_after_the_other(case: Case) -> None:
    text, told = part_columns(case.given)
    findings = [f"> {finding.line}: {finding.text}" for finding in told]
    assert [*text.split("\n"), *findings] == case.expected.split("\n")


def test_each_page_is_parted_by_itself() -> None:
    text, told = part_columns(f"{ROW * 6}\f{ROW * 6}")
    assert text.replace("\n", " ").count(f"{RIGHT} \f{LEFT}") == 1
    assert [finding.text.split(",")[0] for finding in told] == [
        "lines 1 to 6 of the file", "lines 7 to 12 of the file",
    ]  # fmt: skip
    assert told[1].line == 13


def test_the_draft_tells_it_and_holds_every_word() -> None:
    found = understood(f"A title of the report\n\n{ROW * 6}")
    (finding,) = [finding for finding in found.findings if finding.kind == PARTED]
    assert (finding.line, finding.text) == (3, "lines 3 to 8 of the file, the left one first")
    words = " ".join(part.text for section in found.sections for part in section.paragraphs)
    assert words.split() == f"{f'{LEFT} ' * 6}{RIGHT} ".split() + (f"{RIGHT} " * 5).split()


def test_floods_of_gaps_take_no_more_than_their_length() -> None:
    assert_accounted_in_time("word  " * 100_000)
    assert_accounted_in_time(ROW * 5_000)
    with linear_time():
        understood((ROW * 300 + "\f") * 20)
