"""Texts that two readers marked → how much of what they marked the converter proposes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sharih.arabic import fold
from sharih.content.topics import Registry
from sharih.conversion.outline import outline
from sharih.conversion.parts.sentences import article_sentences
from sharih.conversion.records import Happening, Outline
from sharih.conversion.seeds.seeds import seed_from_bytes

FOLDER: Final = Path(__file__).parent / "parts"
"""The folders `open` and `held`, each with texts and what each reader marked in them."""
READERS: Final = ("a", "b")
"""Whose marks there are: `reader-a.toml` and `reader-b.toml`."""
ROWS: Final = ("key points", "first three sentences", "timeline")
"""What is scored; the second only to compare key points with."""
FIRST: Final = 3
"""The first so many sentences are what key points are compared with."""
HALF: Final = 0.5
"""What a sentence counts that a reader would accept but not choose."""

_WORD: Final = re.compile(r"[^\W_]+")
_ADDED: Final = re.compile(r" \[[^]]*\]")

Points = Callable[[Outline], Sequence[str]]
"""What gives the key points of an article."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and what one reader marked in it."""

    name: str
    reader: str
    held: bool
    """Whether it is kept apart from work on the rules."""
    text: str
    best: tuple[str, ...]
    """The sentences that the reader makes key points of."""
    also: tuple[str, ...]
    """Others that are accepted."""
    timeline: tuple[Happening, ...]
    """The dates that can be resolved, and the shortest words that tell what happened then."""


@dataclass(slots=True)
class Balance:
    """How much of what is marked is proposed, and how much of what is proposed is marked."""

    found: float = 0
    marked: int = 0
    good: float = 0
    proposed: int = 0

    @property
    def per_mille(self) -> int:
        """The harmonic mean of both, rounded down; 1000 is perfect."""
        if not (self.marked and self.proposed):
            return 0
        recall, precision = self.found / self.marked, self.good / self.proposed
        return int(2000 * recall * precision / (recall + precision)) if recall + precision else 0


def read_marked(folder: Path = FOLDER) -> list[Marked]:
    """Read all texts with the marks of both readers."""
    return [
        _marked(path.parent, path.stem.removeprefix("reader-"), table)
        for path in sorted(folder.glob("*/reader-*.toml"))
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    ]


def _marked(folder: Path, reader: str, table: dict[str, Any]) -> Marked:
    return Marked(
        name=table["id"],
        reader=reader,
        held=folder.name == "held",
        text=(folder / f"{table['id']}.txt").read_text(encoding="utf-8"),
        best=tuple(table["best"]),
        also=tuple(table["also"]),
        timeline=tuple(Happening(one["date"], one["words"]) for one in table["timeline"]),
    )


def read_outline(marked: Marked, registry: Registry) -> Outline:
    """Let the converter read a text."""
    return outline(seed_from_bytes(Path("seed.txt"), marked.text.encode()), registry)


def proposed_points(found: Outline) -> Sequence[str]:
    """Give what the converter proposes for key points."""
    return found.parts.key_points


def first_sentences(found: Outline) -> Sequence[str]:
    """Give the first sentences of an article, with which key points are compared."""
    return [sentence.text for sentence in article_sentences(found.sections)[:FIRST]]


def judge_parts(texts: Iterable[Marked], registry: Registry) -> dict[str, dict[str, Balance]]:
    """Score the parts of texts: row → reader → how much of what that one marked is there."""
    outlines: dict[str, Outline] = {}
    read = [
        (one, outlines.setdefault(one.text, read_outline(one, registry))) for one in texts
    ]  # fmt: skip
    of_reader = {name: [pair for pair in read if pair[0].reader == name] for name in READERS}
    points, first, timeline = ROWS
    return {
        points: {name: judge_points(pairs) for name, pairs in of_reader.items()},
        first: {name: judge_points(pairs, first_sentences) for name, pairs in of_reader.items()},
        timeline: {name: judge_timelines(pairs) for name, pairs in of_reader.items()},
    }


def judge_points(
    texts: Iterable[tuple[Marked, Outline]], points: Points = proposed_points
) -> Balance:
    """Score key points against what readers marked."""
    balance = Balance()
    for marked, found in texts:
        chosen = points(found)
        best = [point for point in chosen if any(is_same(point, one) for one in marked.best)]
        also = [
            point for point in chosen
            if point not in best and any(is_same(point, one) for one in marked.also)
        ]  # fmt: skip
        balance.good += len(best) + HALF * len(also)
        balance.proposed += len(chosen)
        balance.found += sum(any(is_same(point, one) for point in chosen) for one in marked.best)
        balance.marked += len(marked.best)
    return balance


def judge_timelines(texts: Iterable[tuple[Marked, Outline]]) -> Balance:
    """Score timelines: an entry is found with its date and with all words that tell of it."""
    balance = Balance()
    for marked, found in texts:
        told = found.parts.timeline
        days = {one.date for one in marked.timeline}
        balance.good += sum(one.date in days for one in told)
        balance.proposed += len(told)
        balance.found += sum(any(tells(one, other) for one in told) for other in marked.timeline)
        balance.marked += len(marked.timeline)
    return balance


def is_same(point: str, sentence: str) -> bool:
    """Whether a point is a sentence, be it without what leads over to it or with more of it.

    Days that the converter adds stand in square brackets.
    """
    point = _ADDED.sub("", point)
    one, other = (" ".join(_WORD.findall(fold(text))) for text in (point, sentence))
    return bool(one and other) and (one in other or other in one)


def tells(entry: Happening, marked: Happening) -> bool:
    """Whether an entry has the date that is marked, and its words, whole and in their order."""
    words = _WORD.findall(fold(marked.text))
    # What leads over to a clause may have been taken off.
    words = words[1:] if words[0] == "ثم" else words
    told = f" {' '.join(_WORD.findall(fold(entry.text)))} "
    rest = " ".join(words[1:])
    first = words[0].removeprefix("و")
    return entry.date == marked.date and f" {rest} " in told and (f"{first} {rest}" in told)
