"""The order of words in a list, and the letters they stand under."""

from __future__ import annotations

import pytest

from sharih.arabic import FOREIGN, index_letter, letter_name, sort_key
from sharih.slugs import is_slug


def test_arabic_is_ordered_as_in_a_dictionary_without_the_article() -> None:
    names = ["واشنطن", "الكرملين", "أوكرانيا", "إيران", "آسيا", "بوتين", "NATO", "كييف", "ابتكار"]
    ordered = sorted(names, key=lambda name: sort_key(name, "ar"))
    assert ordered == [
        "آسيا", "ابتكار", "أوكرانيا", "إيران", "بوتين", "الكرملين", "كييف", "واشنطن", "NATO",
    ]  # fmt: skip


def test_english_is_ordered_without_case_marks_and_the() -> None:
    names = ["Zürich", "the Kremlin", "Kyiv", "École", "شارح", "Iran"]
    ordered = sorted(names, key=lambda name: sort_key(name, "en"))
    assert ordered == ["École", "Iran", "the Kremlin", "Kyiv", "Zürich", "شارح"]


@pytest.mark.parametrize(
    ("text", "lang", "letter"),
    [
        ("الكرملين", "ar", "ك"),
        ("أوكرانيا", "ar", "ا"),
        ("«إنترفاكس»", "ar", "ا"),
        ("پوتين", "ar", "ب"),
        ("چاد", "ar", "ج"),
        ("ڤيينا", "ar", "ف"),
        ("ژالة", "ar", "ز"),
        ("گاز", "ar", "ك"),
        ("یزد", "ar", "ي"),
        ("الله", "ar", "ا"),
        ("NATO", "ar", "#"),
        ("2024", "ar", "#"),
        ("The Kremlin", "en", "K"),
        ("Élysée", "en", "E"),
        ("الكرملين", "en", "#"),
        ("", "ar", "#"),
    ],
)
def test_an_entry_stands_under_the_letter_a_reader_looks_for(
    text: str, lang: str, letter: str
) -> None:
    assert index_letter(text, "ar" if lang == "ar" else "en") == letter


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("ا", "alef"),
        ("ح", "hah"),
        ("ه", "heh"),
        ("ي", "yeh"),
        ("ڭ", "ng"),
        ("A", "a"),
        ("#", "other"),
    ],
)
def test_a_letter_has_a_name_for_addresses(letter: str, name: str) -> None:
    assert letter_name(letter) == name


def test_no_two_letters_of_an_index_share_a_name() -> None:
    arabic = {chr(code) for code in range(0x0600, 0x0780)}
    latin = {chr(code) for code in range(ord("A"), ord("Z") + 1)}
    for lang, letters in (("ar", arabic), ("en", latin)):
        found = {index_letter(letter * 3, "ar" if lang == "ar" else "en") for letter in letters}
        found.add(FOREIGN)
        assert len(found) > 26
        assert found - letters == {FOREIGN}
        names = {letter_name(letter) for letter in found}
        assert len(names) == len(found)
        assert all(is_slug(name) for name in names)
