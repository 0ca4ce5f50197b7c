"""Text → the key that orders an index, and the letter it stands under."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sharih.arabic.script import ARABIC_LETTER, ARABIC_MARK, FORMAT_CONTROL, TATWEEL, Lang

FOREIGN: Final = "#"
"""Stands in an index over what begins with no letter of its language."""
_SORTING: Final = str.maketrans(
    {
        **dict.fromkeys("أإٱؤئء", "ا"),
        "آ": "اا",
        **dict.fromkeys("ىیې", "ي"),
        "ة": "ت",
        **dict.fromkeys("کگ", "ك"),
        "پ": "ب",
        "چ": "ج",
        "ڤ": "ف",
        "ژ": "ز",
    }
)
_IGNORED_IN_ORDER: Final = re.compile(
    f"[\u0300-\u036f{ARABIC_MARK}{TATWEEL}{FORMAT_CONTROL}]|[^\\w\\s]"
)
_ARABIC: Final = re.compile(f"[{ARABIC_LETTER}]")


def sort_key(text: str, lang: Lang) -> tuple[int, str, str]:
    """Give the key by which an index page in `lang` orders its entries.

    Arabic: as ICU orders it at primary strength, without the article. English: without case,
    marks and a leading "the". Entries in other letters come after the language's own.
    """
    if lang == "ar":
        key = _IGNORED_IN_ORDER.sub("", text).translate(_SORTING).casefold().strip()
        if key.startswith("ال") and len(key) > 3 and not re.match(r"الله(?!\w)", key):
            key = key[2:]
        own = _ARABIC.match(key)
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        key = _IGNORED_IN_ORDER.sub("", plain).strip().removeprefix("the ").strip()
        own = re.match(r"[a-z]", key)
    return (0 if own else 1, key, text)


def letter_name(letter: str) -> str:
    """Give the name of a letter of an index in ASCII, as Unicode has it: `beh`, `a`, `other`."""
    if letter == FOREIGN:
        return "other"
    name = unicodedata.name(letter)
    return (name.partition(" LETTER ")[2] or name).lower().replace(" ", "-")


def index_letter(text: str, lang: Lang) -> str:
    """Give the letter under which an index lists a text; `#` for everything foreign to it."""
    foreign, key, _ = sort_key(text, lang)
    return FOREIGN if foreign else key[0].upper()
