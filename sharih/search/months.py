"""A text → the months it names, whatever the tradition that names them, and in both languages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.toml_source import read_toml

DATA: Final = Path(__file__).parent.parent / "data" / "months.toml"
_BEFORE: Final = r"(?<![^\W_])(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)"
"""What may be attached to a name."""
_ATTACHED: Final = [
    conjunction + particle for conjunction in ("", "و", "ف") for particle in ("", "ب", "ك", "ل")
]


@lru_cache(maxsize=1)
def month_names() -> Mapping[str, int]:
    """Return the folded names of all months, in every naming, with their numbers."""
    return {name: number for number, name, _ in _read()}


def months_in(folded: str, words: Collection[str]) -> dict[str, int]:
    """Count the months that a folded text names; each is a sign and its number, such as `#11`.

    `words` are those of the text. Names that are also other words are months beside a number.
    """
    plain, doubtful, triggers = _tables()
    found: dict[str, int] = {}
    for word in plain.keys() & words:
        found[plain[word]] = found.get(plain[word], 0) + 1
    if not triggers.isdisjoint(words):
        for match in doubtful.finditer(folded):
            name = match[match.lastindex or 0]
            month = sign(month_names()[" ".join(name.split())])
            found[month] = found.get(month, 0) + 1
    return found


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
def _tables() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """Make what months are looked for with.

    Words that are nothing but a month, with what is attached; a regular expression for names of
    two words, and for those that may be something else, where what stands beside them says so;
    words without which it finds nothing.
    """
    names = [*_read()]
    plain = {
        form: sign(number)
        for number, name, surely in names
        if surely and " " not in name
        for form in _forms(name)
    }
    others = [name for _, name, surely in names if " " in name or not surely]
    triggers = frozenset(form for name in others for form in _forms(name.split()[0]))
    return plain, _pattern(others), triggers


def _forms(name: str) -> list[str]:
    return [name] if name.isascii() else [before + name for before in _ATTACHED]


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Make a regular expression of which the one group that matches is a name."""
    data = read_toml(DATA).data
    before, after = ("|".join(map(fold, data[key])) for key in ("before", "after"))
    pairs = "|".join(name.replace(" ", r"\s+") for name in names if " " in name)
    single = "|".join(name for name in names if " " not in name)
    return re.compile(
        rf"{_BEFORE}(?:({pairs})|(?:\d{{1,4}}[ -]|(?<![^\W_])(?:{before})[ ]){_BEFORE}({single})"
        rf"|({single})(?=,? (?:\d{{4}}|{after})))(?![^\W_])"
    )
