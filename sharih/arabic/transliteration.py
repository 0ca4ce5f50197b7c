"""Arabic text → ASCII letters that a reader can say."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from sharih.arabic.script import ARABIC_LETTER, ARABIC_MARK, TATWEEL, digits

# One capital stands for a sound of two letters until the vowels are in.
_SOUNDS: Final = str.maketrans(
    {
        **dict(zip("بتجحخدذرزسشصضطظغفقكلمنه", "btjhKdDrzsSsdtzGfqklmnh", strict=True)),
        **dict.fromkeys("اأآٱىةعٳ\u064e\u0670", "a"),
        **dict.fromkeys("إ\u0650", "i"),
        **dict.fromkeys("ؤ\u064f", "u"),
        "ئ": "i",
        "ء": "",
        "ث": "T",
        "ژ": "Z",
        "گ": "g",
        "ک": "k",
        "ی": "y",
        "و": "w",
        "ي": "y",
        "\u064b": "an",
        "\u064c": "un",
        "\u064d": "in",
        "پ": "p",
        "چ": "C",
        "ڤ": "v",
        "\u0651": "",
        "\u0652": "",
        TATWEEL: "",
    }
)
_SPELT: Final = str.maketrans(
    {"K": "kh", "D": "dh", "S": "sh", "G": "gh", "T": "th", "Z": "zh", "C": "ch"}
)
_ARABIC_WORD: Final = re.compile(f"[{ARABIC_LETTER}{ARABIC_MARK}{TATWEEL}]+")
_ARTICLE: Final = re.compile(r"[وف]?[بك]?ال(?=\w{3})")
_SILENT: Final = re.compile(r"[اى](?=\u064b\Z)|(?<=\u064b)[اى]\Z")
"""What carries the sound of an ending, on either side of its mark, and has none itself."""
_CONSONANT = "[bcdfghjklmnpqrstvzKDSGTZC]"
_SPEAKABLE: Final = (
    # و and ي are vowels unless a vowel stands beside them; then clusters get an a.
    (re.compile(r"(?<=[^\W_aiu])w(?![aiu])"), "u"),
    (re.compile(r"(?<=[^\W_aiu])y(?![aiu])"), "i"),
    (re.compile(rf"\b(w|y|{_CONSONANT})(?=[wy]|{_CONSONANT})"), r"\1a"),
    (re.compile(rf"({_CONSONANT}{_CONSONANT})(?={_CONSONANT})"), r"\1a"),
    (re.compile(r"([aiu])\1+"), r"\1"),
    (re.compile(r"iy(?![aiu])"), "i"),
    (re.compile(r"uw(?![aiu])"), "u"),
)


def transliterate(text: str) -> str:
    """Write text in ASCII letters that a reader can say: وبوتين becomes `wabutin`.

    For addresses, not for print: a plain spelling without signs, with vowels put in where
    Arabic leaves them out. Words stay apart; what has no spelling in ASCII goes.
    """
    plain = unicodedata.normalize("NFKC", digits(text, "latn")).casefold()
    plain = _ARABIC_WORD.sub(lambda word: _spoken(word.group()), plain)
    plain = re.sub(r"[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", plain))
    return " ".join(re.sub(r"[^a-z0-9-]+", " ", plain).split())


# The same few words stand in most titles.
@lru_cache(maxsize=2048)
def _spoken(word: str) -> str:
    """Write one Arabic word in Latin letters."""
    article = _ARTICLE.match(word)
    before, stem = (article.group(), word[article.end() :]) if article else ("", word)
    spoken = _SILENT.sub("", stem).translate(_SOUNDS)
    for pattern, sound in _SPEAKABLE:
        spoken = pattern.sub(sound, spoken)
    return before.translate(_SOUNDS) + "-" * bool(article) + spoken.translate(_SPELT)
