"""An edition → the words of its page, folded, by how much each says of what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sharih.arabic import fold
from sharih.content.editions import Edition
from sharih.content.words import said
from sharih.markdown.inline import plain_text
from sharih.search.months import month_names, months_in
from sharih.search.tokens import is_word, words_in_order, words_of_token

_ISO_DAY: Final = re.compile(r"(?<![^\W_])(\d{4})-([01]\d)(?:-([0-3]\d))?(?![^\W_])")
"""A day or a month as timelines are written with, which pages show with the name of the month."""
_MONTHS: Final = {number: name for name, number in reversed([*month_names().items()])}
OFTEN: Final = 3
"""A text that has a word so often is about it more than one that only names it."""

ONCE, SEVERAL, HEADED, TITLED = range(4)
"""Where a word stands: in the text, there several times, in a heading or summary, in the title."""
Words = tuple[str, str, str, str]
"""The different words of an edition by that, each once, with spaces between."""


def words_of(text: str) -> list[str]:
    """List the words of a text, folded, in their order; single letters are none."""
    return [word for word in words_in_order(fold(text)) if is_word(word)]


def edition_words(edition: Edition) -> Words:
    """List the words of an edition, each where it counts most; months also by their number."""
    metadata = edition.metadata
    headings = [section.heading.text for section in edition.sections if section.heading]
    heads = "\n".join([metadata.summary, metadata.kicker, *headings])
    return weighed(plain_text(metadata.title), plain_text(heads), said(edition))


def weighed(title: str, heads: str, folded: str) -> Words:
    """List the words of a title, of what stands out besides, and of a folded text."""
    counts = _counted(folded)
    counts.update(months_in(folded, counts.keys()))
    titled = {*words_of(title)}
    headed = {*words_of(heads)} - titled
    for word in (*titled, *headed):
        counts.pop(word, None)
    once = _joined([word for word, count in counts.items() if count < OFTEN])
    several = _joined([word for word, count in counts.items() if count >= OFTEN])
    return once, several, " ".join(headed), " ".join(titled)


def _counted(folded: str) -> dict[str, int]:
    """Count the words of a folded text: most of what stands between spaces is one."""
    counts = Counter(folded.split())
    for token in [token for token in counts if not token.isalnum()]:
        count = counts.pop(token)
        for word in _words_shown(token):
            counts[word] += count
    return counts


@lru_cache(maxsize=65536)
def _words_shown(token: str) -> tuple[str, ...]:
    """List the words in what stands between two spaces, as pages show days."""
    if _ISO_DAY.search(token):
        return tuple(words_in_order(_ISO_DAY.sub(_month_told, token)))
    return words_of_token(token)


def _month_told(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{int(day) if day else ''} {_MONTHS.get(int(month), month)} {year}"


def _joined(words: Iterable[str]) -> str:
    # of so many, as `is_word` says
    return " ".join([word for word in words if len(word) > 1 or word.isdigit()])
