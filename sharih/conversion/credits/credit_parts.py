"""A line of credits → its parts, each of which says one thing: `كتب: فلان | تصوير: فلان`."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_words import credit_words
from sharih.conversion.credits.timestamps import time_line
from sharih.conversion.line_keys import key_of

_PARTS: Final = re.compile(r" ?[|•·؛;\t] ?| - (?=\D{0,14}\d)| [–—] (?=\D{0,14}\d)")
_DASH: Final = re.compile(r"( [–—/-] ?)")
_BESIDE_DAY: Final = re.compile(r"[،,] ?| (?P<by>(?:by|بقلم) )| (?=\d)", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")


def parts_of(line: str) -> list[str]:
    """Part a line at signs, and at dashes behind which another word of credits stands."""
    found: list[str] = []
    pattern = credit_words().pattern
    for part in _PARTS.split(line):
        pieces = _DASH.split(part) if " " in part else [part]
        found.append(pieces[0])
        for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            match = pattern.match(key_of(piece))
            if match is None or not (match["sign"] or match["label"] in credit_words().bare):
                found[-1] += sign + piece
            else:
                found.append(piece)
    return [piece for part in found for piece in _before_day(part)]


def _before_day(part: str) -> list[str]:
    """Part a credit from the day behind it: `By NAME, Place, 16 November 2024`."""
    if not _DIGIT.search(part):
        return [part]
    if credit_words().pattern.match(key_of(part)) is None:
        return [part]
    lang: Lang = "en" if part.isascii() else "ar"
    if time_line(part, lang) is not None:
        return [part]
    for sign in _BESIDE_DAY.finditer(part):
        before, behind = part[: sign.start()], part[sign.end() :]
        if sign["by"] and time_line(before, lang) is not None:
            return [before, sign["by"] + behind]
        if not sign["by"] and before and time_line(behind, lang) is not None:
            return [before, behind]
    return [part]
