"""An edition → the words of its page, folded, by how much each says of what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from sharih.arabic import fold
from sharih.content.editions import Edition
from sharih.content.words import said
from sharih.markdown.inline import plain_text
from sharih.search.months import month_names, months_in

_WORD: Final = re.compile(r"[^\W_]+")
_WITH_POINTS: Final = re.compile(r"[a-z](?:\.[a-z])+(?![^\W_])|\d+(?:[.,]\d+)+|[^\W_]+")
"""A word of a folded text; an abbreviation with points, or a number, is one."""
_ISO_DAY: Final = re.compile(r"(?<![^\W_])(\d{4})-([01]\d)(?:-([0-3]\d))?(?![^\W_])")
"""A day or a month as timelines are written with, which pages show with the name of the month."""
_MONTHS: Final = {number: name for name, number in reversed([*month_names().items()])}
_POINTED: Final = re.compile(r"[.,](?<=\d.)(?=\d)|\.(?<=[a-z].)(?=[a-z])")
"""A point inside of a number or an abbreviation."""
OFTEN: Final = 3
"""A text that has a word so often is about it more than one that only names it."""

ONCE, SEVERAL, HEADED, TITLED = range(4)
"""Where a word stands: in the text, there several times, in a heading or summary, in the title."""
Words = tuple[str, str, str, str]
"""The different words of an edition by that, each once, with spaces between."""


def words_of(text: str) -> list[str]:
    """List the words of a text, folded, in their order.

    Single letters are none: they are particles written apart, or what is left of initials.
    """
    return [word for word in _all_words(fold(text)) if len(word) > 1 or word.isdigit()]


def _all_words(folded: str) -> list[str]:
    found: list[str] = _WORD.findall(folded)
    if _POINTED.search(folded):
        # What has a point is a number or an abbreviation, of which it is no part.
        return [word if word.isalnum() else word.replace(".", "").replace(",", "")
                for word in _WITH_POINTS.findall(folded)]  # fmt: skip
    return found


def edition_words(edition: Edition) -> Words:
    """List the words of an edition, each where it counts most; months also by their number."""
    folded = fold(said(edition))
    if "-0" in folded or "-1" in folded:
        folded = _ISO_DAY.sub(_month_told, folded)
    words = _all_words(folded)
    counts = Counter(words)
    counts.update(months_in(words))
    metadata = edition.metadata
    headings = [section.heading.text for section in edition.sections if section.heading]
    titled = {*words_of(plain_text(metadata.title))}
    headed = {*words_of(plain_text("\n".join([metadata.summary, metadata.kicker, *headings])))}
    headed -= titled
    rest = counts.keys() - titled - headed
    several = {word for word in rest if counts[word] >= OFTEN}
    return _joined(rest - several), _joined(several), _joined(headed), _joined(titled)


def _month_told(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{int(day) if day else ''} {_MONTHS.get(int(month), month)} {year}"


def _joined(words: Iterable[str]) -> str:
    return " ".join([word for word in words if len(word) > 1 or word.isdigit()])
