"""A name or a text → the language it is in, where that is neither Arabic nor English."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from babel import Locale, UnknownLocaleError

from sharih.adopt.bodies.data import read_data

_CODE: Final = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_SCRIPTS: Final = (
    ("Cyrillic", re.compile("[\u0400-\u04ff]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Hebrew", re.compile("[\u0590-\u05ff]")),
    ("Devanagari", re.compile("[\u0900-\u097f]")),
    ("Bengali", re.compile("[\u0980-\u09ff]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
    ("Armenian", re.compile("[\u0530-\u058f]")),
    ("Georgian", re.compile("[\u10a0-\u10ff]")),
    ("Japanese", re.compile("[\u3040-\u30ff]")),
    ("Chinese", re.compile("[\u4e00-\u9fff]")),
    ("Korean", re.compile("[\uac00-\ud7af]")),
)
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_NOT_ARABIC: Final = (
    ("Persian", re.compile("[پچژگ]")),
    ("Urdu", re.compile("[ٹڈڑںےھ]")),
    ("Uyghur or Kurdish", re.compile("[ۆۇۈېەڵڕۋ]")),
)
_SHARE: Final = 0.015
"""Letters that Arabic does not have are this many of a text's letters, or more, in these."""
_ENOUGH: Final = 60
_FEW: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = {name: frozenset(words.split()) for name, words in read_data()["words"].items()}
"""Language → words that every text of it is full of."""


def is_language(code: str) -> bool:
    """Say whether a name is the code of a language, such as `fr` or `pt-BR`."""
    if not _CODE.fullmatch(code):
        return False
    try:
        return bool(Locale.parse(code.replace("-", "_")).language_name)
    except (UnknownLocaleError, ValueError):
        return False


def foreign_letters(text: str, hint: str = "") -> str | None:
    """Name the language or the script that most of a text is in; None for Arabic and English.

    `hint` is the code of a language that something else speaks for, such as its name: then a few
    words are enough.
    """
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    for name, letters in _SCRIPTS:
        if not text.isascii() and len(letters.findall(text)) > max(arabic, latin):
            return name
    if arabic >= max(latin, _ENOUGH):
        for name, letters in _NOT_ARABIC:
            if len(letters.findall(text)) > _SHARE * arabic:
                return name
        return None
    return _foreign_words(text, hint) if latin > arabic else None


def _foreign_words(text: str, hint: str) -> str | None:
    """Name another language in Latin letters, by the words that every text of it is full of."""
    counts = Counter(word.lower() for word in _WORD.findall(text))
    total = counts.total()
    found = {name: sum(counts[word] for word in words) for name, words in _WORDS.items()}
    english = found.pop("English")
    name = max(found, key=lambda one: found[one])
    if hint and name == _name_of(hint):
        least = 0
    elif total < _ENOUGH:  # a few words of another language may be a name in an English text
        least = max(_FEW, total // 6)
    else:
        least = total // 20
    return name if found[name] > max(2 * english, least) else None


def _name_of(code: str) -> str:
    """Give the English name of a language."""
    if not is_language(code):
        return ""
    return Locale.parse(code.replace("-", "_")).get_language_name("en") or ""
