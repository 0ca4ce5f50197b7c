"""Characters of a seed: mended, and every repair told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.seeds.characters import _STEPS as STEPS
from sharih.conversion.seeds.characters import clean_lines
from tests.helpers.casefile import Case, cases
from tests.helpers.strategies import MIXED


@cases("characters.md")
def test_characters_are_mended_and_every_repair_is_told(case: Case) -> None:
    lines, repairs = clean_lines(case.given)
    assert [
        *(line.text for line in lines),
        *(f"{repair.what}: {repair.count}" for repair in repairs),
    ] == case.expected.splitlines()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    lines, _ = clean_lines(end.join(["أول", "", "ثالث\u2028تتمة", ""]))
    assert [(line.number, line.text) for line in lines] == [
        (1, "أول"), (2, ""), (3, "ثالث تتمة"),
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_clean_text_stays_as_it_is(text: str) -> None:
    lines, _ = clean_lines(text)
    again, repairs = clean_lines("\n".join(line.text for line in lines))
    assert [line.text for line in again][: len(lines)] == [
        line.text for line in lines[: len(again)]
    ]
    assert not repairs


def test_a_flood_of_signs_is_cut_to_what_a_letter_can_bear() -> None:
    lines, repairs = clean_lines("ب" + "\u0651\u064e\u0670" + "\u0653" * 500 + "اب")
    assert len(lines[0].text) == 6
    assert repairs[-1].what == "flood of signs on a letter cut"


@given(MIXED)
def test_a_text_without_the_sign_of_a_repair_needs_none(text: str) -> None:
    for step in STEPS:
        assert step.is_needed(text) or step.mend(text) == (text, 0), step.what
