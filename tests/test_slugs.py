"""One form of names in addresses, for folders and for ids of registries."""

from __future__ import annotations

import pytest

from sharih.slugs import is_slug


@pytest.mark.parametrize("name", ["a", "kremlin", "us-election-2024", "7"])
def test_small_latin_letters_digits_and_single_hyphens_are_a_slug(name: str) -> None:
    assert is_slug(name)


@pytest.mark.parametrize(
    "name", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "a/b", "كرملين", "a\n"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_slug(name)
