"""Members of a family lie together, whatever is attached to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.search.families import (
    PLURALS,
    family,
    forms_with_article,
    irregular_numbers,
    piece_of,
    whole_words,
    without_article,
)

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
stems = st.text(LETTERS, min_size=2, max_size=8)
particles = st.sampled_from(
    ["و", "ف", "ب", "ك", "ل", "س", "ال", "وال", "بال", "لل", "فلل", "وكال", "ولل", "وس"]
)


@given(stems, particles)
def test_a_word_and_the_same_with_particles_are_of_one_family(stem: str, before: str) -> None:
    assert family(before + stem) == family(stem)


@given(st.text(LETTERS, min_size=4, max_size=8), st.sampled_from(["ات", "ون", "ين"]))
def test_a_word_and_its_regular_plural_are_of_one_family(stem: str, ending: str) -> None:
    whole = f"م{stem}"  # no letter that could be a particle
    if not whole.endswith(("ات", "ون", "ين", "ه")):
        assert family(whole + ending) == family(whole)
        assert family(f"{whole}ه") == family(f"{whole}ات")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسيول", "مسوول"),
        ("قوه", "قوات"),
        ("ally", "allies"),
        ("bank", "banks"),
        ("القوه", "بقوات"),
    ],
)
def test_other_spellings_and_plurals_lie_with_a_word(one: str, other: str) -> None:
    assert family(one) == family(other)


@given(stems)
def test_the_article_is_taken_from_every_form_that_has_it(stem: str) -> None:
    for form in forms_with_article(stem):
        assert without_article(form) in {stem, form, without_article(stem)}


def test_pieces_are_numbered_like_those_that_the_script_asks_for() -> None:
    assert [piece_of(name, 64) for name in ("بوت", "#11", "pu")] == [60, 35, 58]


def test_whole_words_begin_with_what_could_be_a_particle() -> None:
    words = whole_words()
    assert len(words) > 300
    assert {word[0] for word in words} == set("وفبكلس")
    assert min(map(len, words)) >= 4


def test_words_in_other_numbers_lie_where_their_own_family_does() -> None:
    numbers = irregular_numbers()
    assert numbers["مدارس"] == ("مدرسه",)
    assert numbers["قضاه"] == ("قاض", "قاضي")
    assert all(other in numbers and word in numbers[other]
               for word, others in numbers.items() for other in others)  # fmt: skip


def test_no_word_is_in_two_lines_and_each_is_folded_otherwise_than_the_others() -> None:
    lines = read_toml(PLURALS).data["same"]
    words = [word for line in lines for word in fold(line).split()]
    assert len(words) == len(set(words))
    assert min(map(len, (line.split() for line in lines))) > 1
