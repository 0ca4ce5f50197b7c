"""Markup of other programs is told where readers would see it as characters, and nowhere else."""

from __future__ import annotations

import pytest

from sharih.markdown.foreign_markup import foreign_markup
from sharih.markdown.parser import parse
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time


@cases("foreign_markup.md")
def test_what_readers_would_see_as_characters_is_told(case: Case) -> None:
    flaws = list(foreign_markup(parse(case.given)))
    assert {flaw.severity for flaw in flaws} <= {"warning"}
    found = [f"{flaw.line}: {flaw.reason}. {flaw.remedy}" for flaw in flaws]
    assert found == case.expected.splitlines()


@pytest.mark.parametrize(
    "flood", ["<b ", "<b a=1 ", "[a b=c ", "{% ", "` `` ", "| a ", "[gallery ", "<!-- ", "<a b='"]
)
def test_floods_of_marks_take_little_time(flood: str) -> None:
    with linear_time():
        found = list(foreign_markup(parse(flood * 20_000)))
    assert {flaw.line for flaw in found} <= {1}
