"""What a text says in numbers and dates, in digits and in words."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang, majority_script
from sharih.facts.reading import read_facts
from tests.helpers.casefile import Case, cases


def _lang(text: str) -> Lang:
    return majority_script(text) or "en"


_ENDLESS = ("hundred and ", "ألف وألف ", "خمسة وعشرون ", "five thousand and ")


@cases("facts.md")
def test_facts_are_read_from_a_text(case: Case) -> None:
    facts = read_facts(case.given, _lang(case.given)).facts
    found = [f"{fact.kind} {fact.value:.10g} {fact.unit}".rstrip() for fact in facts]
    expected = [line.replace("0.6667", "0.6666666667") for line in case.expected.split("\n")]
    assert found == expected


def test_a_fact_knows_how_it_is_written_and_in_which_line() -> None:
    facts = read_facts("أُصيبَ\nثلاثةُ وزراءٍ", "ar")
    (three,) = facts.facts
    assert facts.written(three) == "ثلاثةُ"
    assert facts.line(three) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a &#124; b &#x7C; c", []),
        ("10&nbsp;000", [10_000]),
        ("20&#37;", [20]),
        ("A&#10;7", [7]),
        ("AT&T; 5 &#124 6", [5, 124, 6]),
    ],
)
def test_a_character_reference_says_what_it_stands_for(text: str, said: list[int]) -> None:
    facts = read_facts(text, "en")
    assert [fact.value for fact in facts.facts] == said
    assert {facts.line(fact) for fact in facts.facts} <= {0}


@pytest.mark.parametrize("word", _ENDLESS)
def test_a_number_without_an_end_is_read_as_several(word: str) -> None:
    assert len(read_facts(word * 999, _lang(word)).facts) > 99


@pytest.mark.parametrize("text", ["", " ", "…", "1.2.3.4", "-", "٪", "12:99", "99/99/2024"])
def test_whatever_is_written_is_read(text: str) -> None:
    for facts in (read_facts(text, "ar"), read_facts(text, "en")):
        written = [facts.written(fact) for fact in facts.facts]
        assert all(words and words in text for words in written)
        assert bool(written) == any(map(str.isdecimal, text))
