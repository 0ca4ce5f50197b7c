"""One form of names in addresses, for folders and for ids of registries."""

from __future__ import annotations

import pytest

from sharih.slugs import is_sayable, is_slug, is_well_spelt


@pytest.mark.parametrize("name", ["a", "kremlin", "us-election-2024", "7"])
def test_small_latin_letters_digits_and_single_hyphens_are_a_slug(name: str) -> None:
    assert is_slug(name)


@pytest.mark.parametrize(
    "name", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "a/b", "كرملين", "a\n"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_slug(name)


@pytest.mark.parametrize("name", ["kremlin", "us-election-2024", "why-putin-not-congratulated"])
def test_an_address_of_words_can_be_said(name: str) -> None:
    assert is_sayable(name)


@pytest.mark.parametrize("name", ["explainer", "kremlin-2", "waelectroencephalographs-open"])
def test_one_that_says_nothing_or_is_too_long_to_be_said_cannot(name: str) -> None:
    assert not is_sayable(name)


@pytest.mark.parametrize(
    ("name", "sayable"),
    [
        ("hadth-madina-ams", True),
        ("mustashfa-jadid", True),
        ("takhsha-qara-anhyar-sad", False),
        ("hayia-ama-lalmwani", False),
    ],
)
def test_what_was_spelt_out_has_no_three_consonants_in_a_row(name: str, sayable: bool) -> None:
    assert is_well_spelt(name) == sayable
