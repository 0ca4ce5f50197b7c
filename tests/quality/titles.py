"""Ledes without a headline, and titles that an editor accepts → how good proposed titles are."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang, fold
from sharih.conversion.credits.datelines import split_dateline
from sharih.conversion.records import SeedLine, Title

LEDES: Final = Path(__file__).parent / "ledes"
"""A file for each register."""
REGISTERS: Final[Mapping[str, Lang]] = {
    "maghreb_radio": "ar",
    "egyptian_daily": "ar",
    "gulf_agency": "ar",
    "levant_daily": "ar",
    "pan_arab_broadcaster": "ar",
    "english_wire": "en",
}
"""The file of each register → its language."""
ROWS: Final = (*REGISTERS, "all")
"""What has a score of its own."""
LONGER: Final = 1.25
"""A title may have so many times the characters of the longest that is accepted."""

_KEYS: Final = frozenset(("id", "held", "text", "titles", "must", "never", "aside"))
_MARKS: Final = "«»\"“”'()[]{}،؛؟,.;:!?…–—-"

Propose = Callable[[SeedLine, Lang], Title]
"""What makes a title from a lede without its dateline."""


@dataclass(frozen=True, slots=True)
class Lede:
    """A lede without a headline, and what an editor wants of its title."""

    register: str
    """The register it is written in."""
    name: str
    """Its name, which no other lede has."""
    held: bool
    """Whether it is kept apart from work on the rules."""
    text: str
    """The lede."""
    titles: tuple[str, ...]
    """Titles that an editor accepts."""
    must: tuple[tuple[str, ...], ...]
    """Groups of words; a title holds one of each: who, what, the object of the verb."""
    never: tuple[str, ...]
    """What no title ends with, since the sentence would not be whole."""
    aside: tuple[str, ...]
    """What no title holds, since it is only told by the way."""


@dataclass(frozen=True, slots=True)
class TitleScore:
    """How good the titles proposed for some ledes are."""

    ledes: int
    """How many ledes there are."""
    right: int
    """How many of the titles can stay as they are."""
    likeness: float
    """The mean likeness to the nearest accepted title, word by word, from 0 to 1."""

    @property
    def per_mille(self) -> int:
        """The share of titles that can stay, rounded down."""
        return 1000 * self.right // self.ledes if self.ledes else 1000

    @property
    def likeness_per_mille(self) -> int:
        """The likeness, rounded down."""
        return int(1000 * self.likeness)


def read_ledes() -> list[Lede]:
    """Read the ledes of all registers; raises ValueError where one has not the keys it needs."""
    return [
        _lede(register, table)
        for register in REGISTERS
        for table in tomllib.loads((LEDES / f"{register}.toml").read_text("utf-8"))["lede"]
    ]


def _lede(register: str, table: Mapping[str, Any]) -> Lede:
    if set(table) != _KEYS:
        raise ValueError(f"{register}: a lede has the keys {sorted(_KEYS)}, not {sorted(table)}")
    return Lede(
        register=register,
        name=table["id"],
        held=table["held"],
        text=table["text"],
        titles=tuple(table["titles"]),
        must=tuple(tuple(group) for group in table["must"]),
        never=tuple(table["never"]),
        aside=tuple(table["aside"]),
    )


def title_scores(ledes: Iterable[Lede], propose: Propose) -> dict[str, TitleScore]:
    """Score what is proposed for ledes, by register, and at the end for `all`."""
    judged = [(lede, _proposed(lede, propose)) for lede in ledes]
    return {
        row: _score([pair for pair in judged if row in (pair[0].register, "all")]) for row in ROWS
    }


def _proposed(lede: Lede, propose: Propose) -> str:
    """Propose a title for a lede as the converter does: its dateline has gone before."""
    lang = REGISTERS[lede.register]
    return propose(SeedLine(1, split_dateline(lede.text)[1]), lang).text


def _score(judged: Sequence[tuple[Lede, str]]) -> TitleScore:
    """Score titles proposed for ledes; nothing is wrong where there are none."""
    if not judged:
        return TitleScore(0, 0, 1)
    return TitleScore(
        ledes=len(judged),
        right=sum(not faults(lede, title) for lede, title in judged),
        likeness=sum(likeness(lede, title) for lede, title in judged) / len(judged),
    )


def faults(lede: Lede, title: str) -> list[str]:
    """Tell why a title cannot stay as it is; one that is accepted has no faults."""
    words = _words(title)
    cut = title.rstrip().endswith("…")
    if words in map(_words, lede.titles) and not cut:
        return []
    found = [
        f"lacks {' or '.join(group)}"
        for group in lede.must
        if not any(_holds(words, _words(part)) for part in group)
    ]
    found += [f"holds the aside {part}" for part in lede.aside if _holds(words, _words(part))]
    found += [f"ends with {end}" for end in lede.never if _ends(words, _words(end))]
    if cut:
        found.append("is cut at a word")
    if len(title) > LONGER * max(map(len, lede.titles)):
        found.append("is too long")
    return found


def likeness(lede: Lede, title: str) -> float:
    """Compare a title with the nearest accepted one: 2·common / (words of both), from 0 to 1."""
    words = Counter(_words(title))
    return max(
        2 * (words & other).total() / ((words + other).total() or 1)
        for other in (Counter(_words(accepted)) for accepted in lede.titles)
    )


def _words(text: str) -> list[str]:
    """Split a text into normalised words without punctuation."""
    return [word for part in fold(text).split() if (word := part.strip(_MARKS))]


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether words hold these ones in a row."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _ends(words: Sequence[str], end: Sequence[str]) -> bool:
    return words[-len(end) :] == end
