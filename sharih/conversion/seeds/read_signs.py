"""Lines that were read from a picture → the bullets that were read as another sign."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.records import Repair, SeedLine

FEWEST: Final = 2
"""So many lines must begin alike."""
BULLET: Final = "•"

# A zero, a ring, a cross or a lone letter before a word, where a bullet was printed.
_READ: Final = re.compile(r"(?P<sign>[٠°+©¢¤»«eo]|0)[»«°.]? (?=(?P<next>[^\W\d_]))")
_SIGN: Final = re.compile(r"\n(?:[٠°+©¢¤»«]|[eo0] [A-Zء-ي])")


def mend_bullets(
    lines: tuple[SeedLine, ...], text: str
) -> tuple[tuple[SeedLine, ...], tuple[Repair, ...]]:  # fmt: skip
    """Write a bullet where several lines begin with what a bullet is often read as.

    `text` is all lines, to look for a sign of it.
    """
    if _SIGN.search(f"\n{text}") is None:
        return lines, ()
    found = {line.number: match for line in lines if (match := _read(line.text))}
    signs = [match["sign"] for match in found.values()]
    surely = [sign for sign in signs if sign not in "»«"]
    if len(signs) < FEWEST or not surely or max(map(signs.count, surely)) < min(FEWEST, len(signs)):
        return lines, ()
    mended = tuple(
        SeedLine(line.number, f"{BULLET} {line.text[found[line.number].end() :]}")
        if line.number in found
        else line
        for line in lines
    )
    return mended, tuple(Repair(number, "bullet read as another sign", 1) for number in found)


def _read(text: str) -> re.Match[str] | None:
    match = _READ.match(text)
    if match is None or (match["sign"] in "eo0" and not match["next"].isupper()):
        return None
    return match
