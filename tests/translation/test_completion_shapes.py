"""What comes into a translation stands there as it stands in its original, blank lines and all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import assume, event, given

from sharih.content.explainers import edition_of
from sharih.errors import Problems
from sharih.markdown.blocks import Unit
from sharih.translation.alignment import align
from sharih.translation.completion import completed_text
from sharih.translation.ledger import Ledger
from tests.helpers.nested_lists import Piece, nested_lists, written

HEAD, OTHER = "Title: عنوان\n\n", "Title: A title\nTranslation: true\n\n"


def _numbers(units: Iterable[Unit]) -> list[str]:
    return [number for unit in units for number in re.findall("[0-9]{4,}", unit.text)]


def are_paired(original: str, translation: str) -> bool:
    """Say whether each passage is taken for the translation of the one with its number."""
    ours = edition_of("ar", Path("ar.md"), original, Problems())
    theirs = edition_of("en", Path("en.md"), translation, Problems())
    pairs = align(ours, theirs, Ledger()).pairs
    return all(_numbers(pair.source) == _numbers(pair.target) for pair in pairs if pair.target)


@given(nested_lists())
def test_lists_in_lists_and_blocks_in_items_keep_their_shape(items: list[Piece]) -> None:
    original, translation, wanted = (
        written(items, which) for which in ("original", "translation", "completed")
    )
    assume(are_paired(original, translation))
    completed = completed_text(original, translation, "ar")
    event("brought" if completed.brought else "whole")
    assert completed.text.rstrip("\n") == wanted.rstrip("\n")


CASES = {
    "a list in the item of a list in another one": (
        "- بند 1013\n    - بند 1030\n        - بند 1047\n- بند 1064",
        "- Item 1013\n    - Item 1030\n- Item 1064",
        "- Item 1013\n    - Item 1030\n        - بند 1047\n- Item 1064",
    ),
    "a numbered list in an item": (
        "1. بند 1013\n    1. بند 1030\n    2. بند 1047\n2. بند 1064",
        "1. Item 1013\n2. Item 1064",
        "1. Item 1013\n    1. بند 1030\n    2. بند 1047\n2. Item 1064",
    ),
    "a quotation and code in an item": (
        "- بند 1013\n  > قول 1030\n  > — متحدث\n- بند 1047\n  ```\n  a 1064\n  ```",
        "- Item 1013\n- Item 1047",
        "- Item 1013\n    > قول 1030\n    > — متحدث\n- Item 1047\n    ```\n    a 1064\n    ```",
    ),
    "a paragraph in an item, apart from it in any case": (
        "- بند 1013\n\n  فقرة 1030\n- بند 1047",
        "- Item 1013\n- Item 1047",
        "- Item 1013\n\n    فقرة 1030\n- Item 1047",
    ),
    "a row of a table in an item": (
        "- بند 1013\n\n    | أ 1030 | 2 |\n    | --- | --- |\n    | ب 1047 | 3 |\n- بند 1064",
        "- Item 1013\n\n    | A 1030 | 2 |\n    | --- | --- |\n- Item 1064",
        "- Item 1013\n\n    | A 1030 | 2 |\n    | --- | --- |\n    | ب 1047 | 3 |\n- Item 1064",
    ),
    "a table in an item": (
        "- بند 1013\n\n    | أ 1030 | 2 |\n    | --- | --- |\n    | ب 1047 | 3 |\n- بند 1064",
        "- Item 1013\n- Item 1064",
        "- Item 1013\n\n    | أ 1030 | 2 |\n    | --- | --- |\n    | ب 1047 | 3 |\n- Item 1064",
    ),
    "a term among others without blank lines between": (
        "أول 1013\n:   معنى 1030\nثان 1047\n:   معنى 1064\nثالث 1081\n:   معنى 1098",
        "First 1013\n:   Meaning 1030\nThird 1081\n:   Meaning 1098",
        "First 1013\n:   Meaning 1030\nثان 1047\n:   معنى 1064\nThird 1081\n:   Meaning 1098",
    ),
    "the last term, where one alone says nothing of blank lines": (
        "أول 1013\n:   معنى 1030\nثان 1047\n:   معنى 1064",
        "First 1013\n:   Meaning 1030",
        "First 1013\n:   Meaning 1030\nثان 1047\n:   معنى 1064",
    ),
    "terms in an item": (
        "- بند 1013\n\n    أول 1030\n    :   معنى 1047\n    ثان 1064\n    :   معنى 1081",
        "- Item 1013\n\n    First 1030\n    :   Meaning 1047",
        "- Item 1013\n\n    First 1030\n    :   Meaning 1047\n    ثان 1064\n    :   معنى 1081",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_stands_as_in_the_original(case: str) -> None:
    source, target, wanted = CASES[case]
    completed = completed_text(f"{HEAD}{source}\n", f"{OTHER}{target}\n", "ar")
    assert completed.text == f"{OTHER}{wanted}\n"
