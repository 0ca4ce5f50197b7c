"""Texts as tools give them, with what an editor makes of them → how much the converter finds.

Each lies in `messy/open` or `messy/held`: the file as it came, and beside it a `.gold` file with
the article as an editor wants it and what it tells. tests/quality/README.md has the form.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.topics import Registry
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed
from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError
from tests.quality.gate import FOLDER, Score

MESSY: Final = FOLDER / "messy"
MESSY_FIELDS: Final = (
    "title", "kicker", "dateline", "published", "credits", "headings", "paragraphs", "items",
    "dropped", "quotations", "speakers", "high speakers", "dates", "agencies",
)  # fmt: skip
"""What is scored; of speakers how many are found, and of those said `high` how many are right."""
ALIKE: Final = 0.95
"""From this likeness on two texts are one: a letter that a machine misread makes no difference."""

_PARTS: Final = re.compile(r"^\.$", re.MULTILINE)
_MARKS: Final = {"T": "title", "K": "kicker", "H": "headings", "P": "paragraphs", "L": "items",
                 "R": "items", "X": "dropped"}  # fmt: skip
_CREDITS: Final = ("author", "source", "photographer", "tags", "modified")
_SIGNS: Final = re.compile(r"[\W_]+")

Facts = dict[str, list[str]]
"""Field → what is found, each as a text."""


@dataclass(frozen=True, slots=True)
class MessyText:
    """A text as a tool gave it, and what an editor makes of it."""

    path: Path
    held: bool
    """Whether it is kept apart from work on the rules."""
    kind: str
    """Where it came from, in a word."""
    expected: Facts


@dataclass(slots=True)
class MessyScores:
    """How well the fields are found in the texts of a kind."""

    texts: int = 0
    fields: dict[str, Score] = field(default_factory=lambda: {f: Score() for f in MESSY_FIELDS})


def read_messy() -> list[MessyText]:
    """Read all texts; raises ValueError for one whose gold is not in its form."""
    return [
        _read(raw, gold)
        for gold in sorted(MESSY.glob("*/*.gold"))
        for raw in gold.parent.glob(f"{gold.stem}.*")
        if raw != gold
    ]


def _read(raw: Path, gold: Path) -> MessyText:
    head, text, facts = _PARTS.split(gold.read_text(encoding="utf-8"), 2)
    kind = next(line[5:].strip() for line in head.splitlines() if line.startswith("kind:"))
    expected: Facts = {name: [] for name in MESSY_FIELDS}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line[1:2] != "|" or line[0] not in _MARKS:
            raise ValueError(f"{gold.name}: a line without a mark: {line}")
        expected[_MARKS[line[0]]].append(_cleaned(line[2:]))
    expected["title"] = expected["title"] or ["(proposed)"]
    for line in filter(None, map(str.strip, facts.splitlines())):
        _add_fact(expected, line, gold)
    return MessyText(raw, gold.parent.name == "held", kind, expected)


def _cleaned(text: str) -> str:
    lines, _ = clean_lines(text.strip())
    return lines[0].text


def _add_fact(expected: Facts, line: str, gold: Path) -> None:
    kind, colon, text = line.partition(":")
    text = text.strip()
    if kind in ("dateline", "published"):
        expected[kind].append(text)
    elif kind in _CREDITS:
        expected["credits"].append(f"{kind} = {text}")
    elif kind == "agency":
        expected["agencies"].append(text)
    elif kind == "date":
        expected["dates"].append(text)
    elif kind == "speech":
        words, _, who = text.rpartition(" = ")
        expected["quotations"].append(words)
        expected["speakers"].append(f"{words} = {who}")
    elif not colon or kind not in ("term", "reported"):
        raise ValueError(f"{gold.name}: no fact: {line}")


def find_messy(text: MessyText, registry: Registry) -> Facts:
    """Let the converter find everything in a text; nothing where it refuses it."""
    try:
        seed = seed_from_bytes(text.path, text.path.read_bytes())
        return _told(seed, outline(seed, registry))
    except ContentError:
        return {name: [] for name in MESSY_FIELDS}


def _told(seed: Seed, found: Outline) -> Facts:
    lines = {line.number: line.text for line in seed.lines}
    gone = [lines[fate.line] for fate in found.fates if fate.fate == "dropped"]
    given = found.title_source == "first line"
    speech = [quote for quote in found.quotes if quote.speech]
    paragraphs = [part for section in found.sections for part in section.paragraphs]
    listed = [part.text for part in paragraphs if part.item or part.form == "table row"]
    credited = [f"{credit.kind} = {credit.text}" for credit in found.credits]
    return {
        "title": [found.title if given else "(proposed)"],
        "kicker": [found.kicker] if found.kicker else [],
        "dateline": [drop.text for drop in found.dropped if drop.reason == "dateline"],
        "published": [found.published] if found.published else [],
        "credits": [text for text in credited if text.startswith(_CREDITS)],
        "headings": [section.heading.text for section in found.sections if section.heading],
        "paragraphs": [part.text for part in paragraphs if part.text not in listed],
        "items": listed,
        "dropped": gone,
        "quotations": [quote.text for quote in speech],
        "speakers": [f"{quote.text} = {quote.speaker}" for quote in speech if quote.speaker],
        "high speakers": [
            f"{quote.text} = {quote.speaker}" for quote in speech if quote.confidence == "high"
        ],
        "dates": sorted({f"{date.text} = {date.resolved or '?'}" for date in found.dates}),
        "agencies": list(found.agencies),
    }


@dataclass(frozen=True, slots=True)
class Difference:
    """What the converter missed in a field of a text, and what it found wrongly."""

    name: str
    missed: Sequence[str]
    wrong: Sequence[str]
    hits: int


def messy_differences(text: MessyText, registry: Registry) -> Iterator[Difference]:
    """Compare field by field."""
    told = find_messy(text, registry)
    for name in MESSY_FIELDS:
        expected = text.expected["speakers" if name == "high speakers" else name]
        missed, wrong, hits = _compared(name, expected, told[name])
        yield Difference(name, [] if name == "high speakers" else missed, wrong, hits)


def _compared(
    name: str, expected: Iterable[str], found: Iterable[str]
) -> tuple[list[str], list[str], int]:
    """Pair what is expected with what is found, equal texts first."""
    missed, wrong = list(expected), list(found)
    hits = 0
    for same in (_is_equal, _is_one):
        for item in tuple(missed):
            at = next((n for n, other in enumerate(wrong) if same(name, item, other)), None)
            if at is not None:
                missed.remove(item)
                del wrong[at]
                hits += 1
    if name == "dates":
        # "This year" is told by the converter and passed over by the writers of the gold.
        wrong = [item for item in wrong if not item.endswith(" = ?")]
    return missed, wrong, hits


def _is_equal(_name: str, expected: str, found: str) -> bool:
    return key_of(expected) == key_of(found)


def _is_one(name: str, expected: str, found: str) -> bool:
    """Whether two findings are one, by the rule of their field."""
    if name in ("dates", "credits", "speakers", "high speakers"):
        text, _, value = expected.rpartition(" = ")
        other, _, given = found.rpartition(" = ")
        if name == "dates":
            return value == given and _within(text, other)
        if name == "credits":
            return text == other and _within(value, given)
        return _within(text, other) and _within(value, given)
    if name in ("agencies", "dateline", "quotations", "kicker"):
        return _within(expected, found)
    if name in ("published", "dropped"):
        return False
    return _alike(key_of(expected), key_of(found))


def _within(one: str, other: str) -> bool:
    """Whether one text is in the other, by its letters and digits."""
    short, long = sorted((key_of(one), key_of(other)), key=len)
    return bool(short) and short in long


@cache
def key_of(text: str) -> str:
    """Give the letters and digits of a text, or its signs where it has none."""
    return _SIGNS.sub("", fold(text)) or text.strip()


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < ALIKE * longer:
        return False
    common = sum((Counter(one) & Counter(other)).values())
    if 2 * common < ALIKE * (shorter + longer):
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def judge_messy(texts: Iterable[MessyText], registry: Registry) -> dict[str, MessyScores]:
    """Score the texts: kind, and `all` → scores."""
    scores: dict[str, MessyScores] = {}
    for text in texts:
        of_text = [scores.setdefault(kind, MessyScores()) for kind in (text.kind, "all")]
        for score in of_text:
            score.texts += 1
        for difference in messy_differences(text, registry):
            for score in of_text:
                found = score.fields[difference.name]
                found.hits += difference.hits
                found.missed += len(difference.missed)
                found.wrong += len(difference.wrong)
    return scores


def reached(name: str, score: Score) -> int:
    """Give the score of a field, per mille, rounded down.

    The harmonic mean as everywhere; of speakers how many are found, and of those said to be sure
    how many are right.
    """
    if name == "speakers":
        return 1000 * score.hits // score.items if score.items else 1000
    if name == "high speakers":
        told = score.hits + score.wrong
        return 1000 * score.hits // told if told else 1000
    return score.per_mille


def messy_per_mille(scores: Mapping[str, MessyScores]) -> dict[str, int]:
    """Give the score of each field over all kinds, per mille."""
    whole = scores["all"].fields if "all" in scores else {f: Score() for f in MESSY_FIELDS}
    return {name: reached(name, whole[name]) for name in MESSY_FIELDS}
