"""Sketches of texts: alike where the texts are nearly the same, and cheap."""

from __future__ import annotations

import random

import pytest

from sharih.conversion.seeds.near_copies import MOST_WITH_KEY, NearCopies, sketch_of

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def words_of(number: int, count: int = 300) -> list[str]:
    """Make up a text that shares nothing with another."""
    chance = random.Random(number)  # noqa: S311 - the same texts at every run
    return ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(count)]


@pytest.mark.parametrize(("changed", "near"), [(0, True), (3, True), (6, True), (150, False)])
def test_a_text_with_a_few_words_changed_is_nearly_the_same(changed: int, near: bool) -> None:
    words = words_of(1)
    copies = NearCopies()
    assert copies.nearest("a.txt", sketch_of([" ".join(words)])) is None
    for at in range(0, len(words), len(words) // changed if changed else len(words)):
        words[at] = "غير" if changed else words[at]
    found = copies.nearest("b.txt", sketch_of([" ".join(words)]))
    assert found == ("a.txt" if near else None)


def test_spelling_and_lines_make_no_difference() -> None:
    text = "وأعلنت الحكومة الأردنية إعادة افتتاح المدرسة الابتدائية الأولى " * 3
    text += " ".join(words_of(2, 60))
    other = text.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه")
    copies = NearCopies()
    copies.nearest("a.txt", sketch_of([text]))
    assert copies.nearest("b.txt", sketch_of(other.split(" "))) == "a.txt"


def test_short_texts_and_other_texts_are_no_copies() -> None:
    copies = NearCopies()
    for name in ("a.txt", "b.txt"):
        assert copies.nearest(name, sketch_of(["خبر قصير عن المحادثات"])) is None
    for number in range(200):
        sketch = sketch_of([" ".join(words_of(number))])
        assert copies.nearest(f"{number}.txt", sketch) is None


def test_a_phrase_of_all_texts_does_not_make_them_all_be_compared() -> None:
    copies = NearCopies()
    common = " ".join(words_of(0, 400))
    for number in range(50):
        copies.nearest(f"{number}.txt", sketch_of([common]))
    assert max(map(len, copies._by_hash.values())) == MOST_WITH_KEY
