"""What is written together with a name is looked through, and letters of another word are not."""

from __future__ import annotations

import pytest

from sharih.arabic.particles import attached, merged_with_li


@pytest.mark.parametrize(
    ("text", "name", "begins"),
    [
        ("قال الكرملين", "الكرملين", 4),
        ("الكرملين", "الكرملين", 0),
        ("(كرملين)", "كرملين", 1),
        ("والكرملين", "الكرملين", 1),
        ("بالكرملين", "الكرملين", 1),
        ("وبالكرملين", "الكرملين", 2),
        ("قال وبالكرملين", "الكرملين", 6),
        ("خالكرملين", "الكرملين", None),
        ("خوالكرملين", "الكرملين", None),
        ("لالكرملين", "الكرملين", None),  # ل and the article are written للكرملين
        ("للكرملين", "للكرملين", 0),
        ("وللكرملين", "للكرملين", 1),
        ("بللكرملين", "للكرملين", None),
        ("للكرملين", "كرملين", 0),
        ("وللكرملين", "كرملين", 1),
        ("والكرملين", "كرملين", 1),
        ("وبالكرملين", "كرملين", 2),
        ("وكرملين", "كرملين", 1),
        ("فلكرملين", "كرملين", 2),
        ("سكرملين", "كرملين", None),
        ("خبالكرملين", "كرملين", None),
        ("كتبوبالكرملين", "كرملين", None),
    ],
)
def test_a_name_begins_behind_its_particles(text: str, name: str, begins: int | None) -> None:
    assert attached(text, text.index(name), name) == begins


@pytest.mark.parametrize(("text", "begins"), [("وكرملين", None), ("و كرملين", 2), ("كرملين", 0)])
def test_where_nothing_may_be_attached_nothing_is(text: str, begins: int | None) -> None:
    assert attached(text, text.index("كرملين"), "كرملين", exact=True) == begins


@pytest.mark.parametrize(
    ("name", "merged"),
    [
        ("الكرملين", "للكرملين"),
        ("اللجنه", "للجنه"),
        ("الام", "للام"),
        ("الب", None),
        ("كرملين", None),
        ("لجنه", None),
    ],
)
def test_a_name_with_the_article_merges_with_li(name: str, merged: str | None) -> None:
    assert merged_with_li(name) == merged
