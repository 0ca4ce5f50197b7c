"""Titles that are proposed for a text without one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.records import SeedLine
from sharih.conversion.titles import propose_title
from tests.helpers.casefile import Case, cases


@cases("titles.md")
def test_a_proposed_title_is_made_of_the_words_of_the_lede(case: Case) -> None:
    assert propose_title(SeedLine(1, case.given), "ar").text == case.expected


@cases("titles_english.md")
def test_an_english_title_is_the_first_clause(case: Case) -> None:
    assert propose_title(SeedLine(1, case.given), "en").text == case.expected


@given(lede=st.text(alphabet='قال إن أعلن في من الذي على تمكنت بعد و،.:"“”«»()[] 12', max_size=300))
def test_no_proposed_title_holds_half_a_pair_of_marks(lede: str) -> None:
    """Whatever a lede holds, its title is no longer than it and leaves no mark open."""
    title = propose_title(SeedLine(1, lede), "ar").text
    if title != lede:
        assert title.count('"') % 2 == 0
        for opening, closing in ("“”", "«»", "()", "[]"):
            assert title.count(opening) == title.count(closing)
    assert len(title) <= len(lede) + len(": …")
