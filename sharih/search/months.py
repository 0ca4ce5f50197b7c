"""The words of a text → the months they name, by all their names, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.search.tokens import words_in_order

DATA: Final = Path(__file__).parent.parent / "data" / "months.toml"
_NEAR: Final = 48
"""How far from a name the word before or behind it may stand that says it is a month's."""
_YEAR: Final = 4
_DAYS: Final = 31
_ATTACHED: Final = [
    conjunction + particle for conjunction in ("", "و", "ف") for particle in ("", "ب", "ك", "ل")
]


@lru_cache(maxsize=1)
def month_names() -> Mapping[str, int]:
    """Return the folded names of all months, in every naming, with their numbers."""
    return {name: number for number, name, _ in _read()}


def months_in(folded: str, words: AbstractSet[str]) -> dict[str, int]:
    """Count the months that a folded text names, of which `words` has the different words.

    Each month is a sign and its number, such as `#11`. Names that are also other words are months
    beside a number, or where such words as «last» say so.
    """
    plain, first = _tables()
    found: dict[str, int] = {}
    for word in _names().intersection(words):
        if word in plain:
            found[plain[word]] = found.get(plain[word], 0) + 1
        for at in _places(word, folded) if word in first else ():
            if month := _month_at(folded, at, first[word]):
                found[month] = found.get(month, 0) + 1
    return found


def _places(word: str, folded: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![^\W_]){word}(?![^\W_])", folded)


def _month_at(folded: str, place: re.Match[str], names: Mapping[str, str]) -> str | None:
    """Return the month of which the name begins at a place; `names` are what may follow there.

    Nothing may follow where the name is one word.
    """
    before_it = folded[max(0, place.start() - _NEAR) : place.start()]
    after_it = folded[place.end() : place.end() + _NEAR]
    behind = next(iter(words_in_order(after_it)), "")
    if behind and behind in names:
        return names[behind]
    month = names.get("")
    before, after = _around()
    in_front = next(reversed(words_in_order(before_it)), "")
    if _is_day(in_front) or in_front in before or _is_year(behind) or behind in after:
        return month
    return None


def _is_day(word: str) -> bool:
    return word.isdecimal() and 1 <= int(word[:3]) <= _DAYS


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit()


def sign(number: int) -> str:
    """Write what stands for a month in the index."""
    return f"#{number}"


def _read() -> Iterator[tuple[int, str, bool]]:
    """Read the names: the number of a month, its folded name, and whether it is only that."""
    data = read_toml(DATA).data
    for surely in (True, False):
        for number, names in enumerate(data["sure" if surely else "beside_numbers"], start=1):
            yield from ((number, fold(name), surely) for name in names)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Make what months are looked for with, whatever is attached to them.

    Words that are nothing but a month; and words with which a name of two words begins, or one
    that may be something else, with what follows in the first case and nothing in the second.
    """
    plain: dict[str, str] = {}
    first: dict[str, dict[str, str]] = {}
    for number, name, surely in _read():
        beginning, _, rest = name.partition(" ")
        for form in _forms(beginning):
            if surely and not rest:
                plain[form] = sign(number)
            else:
                first.setdefault(form, {})[rest] = sign(number)
    return plain, first


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return all words that may begin the name of a month."""
    return frozenset().union(*_tables())


@lru_cache(maxsize=1)
def _around() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words before and behind a name that say it is a month's."""
    data = read_toml(DATA).data
    before, after = (frozenset(map(fold, data[key])) for key in ("before", "after"))
    return before, after


def _forms(name: str) -> list[str]:
    return [name] if name.isascii() else [before + name for before in _ATTACHED]
