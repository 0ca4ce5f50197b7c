"""Cleaned lines that came out of a printed page → mended where it is sure, and told where not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.conversion.records import LanguageFinding, Repair, SeedLine
from sharih.conversion.seeds.run_order import in_order
from sharih.conversion.seeds.turned_letters import (
    doubtful_words,
    is_slip,
    is_turned_throughout,
    may_be_turned,
    mend_turned,
)

TURNED: Final = "turned lam-alef?"
DIGITS: Final = "digits in reverse order?"

_AT_BEGINNING: Final = re.compile("\n[.،؛:!؟)»%]")
_BRACKET: Final = re.compile(r"\)[ء-ي]")
_QUOTATION: Final = re.compile(r"« |«\n|«[:.،]|[ .\n]»[ء-ي]")
_YEAR: Final = re.compile("(?<![٠-٩.,٫٬/])[٠-٩]{4}(?![٠-٩.,٫٬/])")
_OTHERS: Final = re.compile("(?<![٠-٩.,٫٬/])[٠-٩]{2,}(?![٠-٩.,٫٬/])")

Mended = tuple[tuple[SeedLine, ...], tuple[Repair, ...], tuple[LanguageFinding, ...]]


def mend_printed(lines: tuple[SeedLine, ...], text: str) -> Mended:
    """Mend what tools do to printed Arabic; `text` is all lines, to look for signs of it."""
    repairs: list[Repair] = []
    doubts: list[LanguageFinding] = []
    if _may_be_out_of_order(text):
        lines = _ordered(lines, repairs)
    if may_be_turned(text):
        throughout = is_turned_throughout(text)
        lines = tuple(_turned(line, throughout, repairs) for line in lines)
        if throughout or not is_slip(text):
            doubts.extend(
                LanguageFinding(line.number, TURNED, f"{word} → {other}")
                for line in lines
                for word, other in doubtful_words(line.text, throughout)
            )
    # Every year has one of the two.
    if ("١" in text or "٢" in text) and _YEAR.search(text):
        doubts.extend(_reversed_digits(lines))
    return lines, tuple(repairs), tuple(doubts)


def _may_be_out_of_order(text: str) -> bool:
    if _AT_BEGINNING.search(text) or ".%" in text or (")" in text and _BRACKET.search(text)):
        return True
    return ("«" in text or "»" in text) and _QUOTATION.search(text) is not None


def _ordered(lines: Sequence[SeedLine], repairs: list[Repair]) -> tuple[SeedLine, ...]:
    texts = in_order([line.text for line in lines])
    repairs.extend(
        Repair(lines[at].number, "words and numbers put in the order of reading", 1) for at in texts
    )
    return tuple(SeedLine(line.number, texts.get(at, line.text)) for at, line in enumerate(lines))


def _turned(line: SeedLine, throughout: bool, repairs: list[Repair]) -> SeedLine:
    text, count = mend_turned(line.text, throughout)
    if not count:
        return line
    repairs.append(Repair(line.number, "turned lam-alef put right", count))
    return SeedLine(line.number, text)


def _reversed_digits(lines: Sequence[SeedLine]) -> Iterator[LanguageFinding]:
    """Tell numbers in Arabic digits, where a year among them is one only from its end."""
    if not any(_is_reversed_year(year) for line in lines for year in _YEAR.findall(line.text)):
        return
    for line in lines:
        for number in _OTHERS.findall(line.text):
            if number != number[::-1]:
                yield LanguageFinding(line.number, DIGITS, f"{number} → {number[::-1]}")


def _is_reversed_year(text: str) -> bool:
    return not _is_year(int(text)) and _is_year(int(text[::-1]))


def _is_year(number: int) -> bool:
    return 1300 <= number <= 1500 or 1700 <= number <= 2100
