"""The bytes of a few words → in which of the old Arabic encodings they are, by pairs of letters.

What guesses encodings in general takes a short title in Windows-1256 for Japanese, and one in
ISO 8859-6 for Thai. All letters of an Arabic title are Arabic in the right encoding, and those
that stand side by side are the common ones.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import ARABIC_LETTER

_FEWEST_LETTERS: Final = 15
_MOST_LETTERS: Final = 600
"""Of more, there is enough for what guesses encodings in general."""
_COMMON: Final = 0.45
"""So great a share of the pairs of letters are common ones, in Arabic."""
_CODECS: Final = ("cp1256", "iso8859_6")
# The hundred commonest in news, of which they make two thirds; `_` is the edge of a word.
_PAIRS: Final = frozenset((
    "ال", "_ا", "ة_", "ن_", "_م", "_و", "ي_", "ا_", "ر_", "ل_", "لم", "_أ", "ت_", "_ب", "_ف",
    "_ت", "في", "م_", "ار", "ات", "لا", "د_", "ية", "ين", "من", "_ل", "ى_", "وا", "_ي", "را",
    "_ع", "ما", "ب_", "ان", "ري", "لي", "دي", "با", "_إ", "ع_", "لأ", "لى", "لت", "نا", "ام",
    "ير", "يا", "ف_", "_ن", "ول", "ه_", "عا", "_س", "رة", "عل", "ق_", "ها", "يو", "قا", "اء",
    "مي", "ء_", "أن", "ون", "وم", "لس", "س_", "ست", "_ك", "بي", "_ق", "مل", "تر", "إل", "ني",
    "اب", "شر", "يد", "_ر", "مو", "بل", "سا", "رب", "لب", "بر", "مد", "بع", "_ح", "لل", "اع",
    "اد", "مس", "لن", "دا", "عد", "لع", "وق", "مع", "نت", "لك",
))  # fmt: skip
_WORD: Final = re.compile("[\u0621-\u064a]+")
_LETTER: Final = re.compile(f"[{ARABIC_LETTER}]")
# Letters of other languages, and signs that no Arabic text has beside its letters.
_FOREIGN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f¡-ªµ¶¸-º¼-¿À-\u05ff\u0660-\u06ff\u0700-\u200b\ufffd]"
)
_STRAY_SIGN: Final = re.compile("(?:\\A|[^\u0621-\u0652])[\u064b-\u0652]")
_SURE_WORD: Final = re.compile(
    "(?<![\u0621-\u064a])(?:[وفبك]?ال[\u0621-\u064a]{3,}|لل[\u0621-\u064a]{3,}|في|من|على|إلى|عن|أن)"
    "(?![\u0621-\u064a])"
)


def encoding_of_short(data: bytes) -> str | None:
    """Name the codec of a short Arabic text; None where that cannot be told for sure."""
    scores: dict[str, float] = {}
    for codec in _CODECS:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if (score := _score(text)) >= _COMMON:
            scores[codec] = score
    return max(scores, key=lambda codec: scores[codec], default=None)


def _score(text: str) -> float:
    """Tell how Arabic a text is; 0 where it surely is not."""
    letters = len(_LETTER.findall(text))
    latin = sum(char.isascii() and char.isalpha() for char in text)
    if not _FEWEST_LETTERS <= letters <= _MOST_LETTERS or 4 * latin > letters:
        return 0.0
    if _FOREIGN.search(text) or _STRAY_SIGN.search(text) or not _SURE_WORD.search(text):
        return 0.0
    if text.count("\u00a0") > text.count(" "):
        return 0.0
    pairs = [
        a + b for word in _WORD.findall(text) for a, b in zip(f"_{word}", f"{word}_", strict=True)
    ]
    return sum(pair in _PAIRS for pair in pairs) / len(pairs)
