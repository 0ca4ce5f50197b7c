"""Annotated seeds → how much of what a reader finds in them the converter finds, per field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.casefile import read_cases

FOLDER: Final = Path(__file__).parent
FIELDS: Final = (
    "title", "kicker", "dateline", "published", "headings", "paragraphs", "lists", "dropped",
    "quotations", "speakers", "dates", "hijri", "agencies", "topics",
)  # fmt: skip
"""What is scored."""

_MARKED: Final = re.compile(r"([TKHPLX+])\| ?(.*)")
_FACT: Final = re.compile(r"(?P<kind>[a-z]+): (?P<text>.*?)(?: = (?P<value>[^=]+))?")
_OF_LINES: Final = {"H": "headings", "P": "paragraphs", "L": "lists", "X": "dropped"}

Found = dict[str, list[str]]
"""Field → what is found, each as a text that can be compared."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A seed and what a reader finds in it."""

    name: str
    """The file of the case, and its title."""
    held: bool
    """Whether it is kept apart from work on the rules."""
    text: str
    """The seed."""
    expected: Found


@dataclass(slots=True)
class Score:
    """How well one field is found."""

    hits: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def items(self) -> int:
        """How much there is to find."""
        return self.hits + self.missed

    @property
    def per_mille(self) -> int:
        """The harmonic mean of precision and recall, rounded down; 1000 is perfect."""
        whole = 2 * self.hits + self.missed + self.wrong
        return 1000 if not whole else 2000 * self.hits // whole


def read_samples() -> list[Sample]:
    """Read all annotated seeds."""
    return [
        _sample(path, case.title, case.given, case.expected)
        for path in sorted(FOLDER.glob("*/*.md"))
        for case in read_cases(str(path))
    ]


def load_topics() -> Registry:
    """Read the topics that the seeds name."""
    return load_registry(FOLDER / "topics.toml")


def _sample(path: Path, title: str, given: str, facts: str) -> Sample:
    name = f"{path.parent.name}/{path.stem}: {title}"
    expected: Found = {field: [] for field in FIELDS}
    texts: list[str] = []
    for number, line in enumerate(given.splitlines(), start=1):
        match = _MARKED.fullmatch(line)
        if match is None and line:
            raise ValueError(f"{name}: a line without a mark: {line}")
        mark, text = (match[1], match[2]) if match else ("", "")
        texts.append(text)
        if mark == "T":
            expected["title"] = [text]
        elif mark == "K":
            expected["kicker"] = [text]
        elif mark == "+":
            expected["paragraphs"][-1] += f"+{number}"
        elif mark:
            expected[_OF_LINES[mark]].append(str(number))
    for line in facts.splitlines():
        _add_fact(expected, line, name)
    if not expected["title"]:
        expected["title"] = ["(proposed)"]
    return Sample(name, path.parent.name == "held", "\n".join(texts), expected)


def _add_fact(expected: Found, line: str, name: str) -> None:
    match = _FACT.fullmatch(line)
    if match is None:
        raise ValueError(f"{name}: no fact: {line}")
    kind, text, value = match["kind"], match["text"], match["value"]
    if kind in ("title", "kicker", "dateline", "published"):
        expected[kind] = [text]
    elif kind == "speech":
        expected["quotations"].append(text)
        expected["speakers"].append(f"{text} = {value}")
    elif kind in ("date", "hijri"):
        expected[{"date": "dates", "hijri": "hijri"}[kind]].append(f"{text} = {value}")
    elif kind in ("agency", "topic"):
        expected[{"agency": "agencies", "topic": "topics"}[kind]].append(text)
    elif kind != "term":
        raise ValueError(f"{name}: no fact: {line}")


def find(sample: Sample, registry: Registry) -> Found:
    """Let the converter find everything in a seed."""
    return _told(outline(seed_from_bytes(Path("seed.txt"), sample.text.encode()), registry))


def _told(found: Outline) -> Found:
    given = found.title_source == "first line"
    speech = [quote for quote in found.quotes if quote.speech]
    told: Found = {
        "title": [found.title if given else "(proposed)"],
        "kicker": [found.kicker] if found.kicker else [],
        "dateline": [drop.text for drop in found.dropped if drop.reason == "dateline"],
        "published": [found.published] if found.published else [],
        "headings": [str(s.heading.number) for s in found.sections if s.heading],
        "paragraphs": [],
        "lists": [],
        "dropped": [str(fate.line) for fate in found.fates if fate.fate == "dropped"],
        "quotations": [quote.text for quote in speech],
        "speakers": [f"{quote.text} = {quote.speaker}" for quote in speech],
        "dates": sorted({f"{date.text} = {date.resolved or '?'}" for date in found.dates}),
        "hijri": sorted(
            {f"{date.text} = {date.proposed}" for date in found.dates if date.proposed}
        ),
        "agencies": list(found.agencies),
        "topics": [topic.topic for topic in found.topics],
    }
    for fate in found.fates:
        if fate.fate == "paragraph":
            told["paragraphs"].append(str(fate.line))
        elif fate.fate == "joined" and told["paragraphs"]:
            told["paragraphs"][-1] += f"+{fate.line}"
        elif fate.fate == "list item":
            told["lists"].append(str(fate.line))
    return told


def judge(samples: list[Sample], registry: Registry) -> dict[str, Score]:
    """Score the samples, per field."""
    scores = {field: Score() for field in FIELDS}
    for sample in samples:
        for field, missed, wrong in differences(sample, registry):
            scores[field].missed += len(missed)
            scores[field].wrong += len(wrong)
            scores[field].hits += len(sample.expected[field]) - len(missed)
    return scores


def differences(sample: Sample, registry: Registry) -> Iterator[tuple[str, list[str], list[str]]]:
    """Tell per field what the converter missed in a seed, and what it found wrongly."""
    told = find(sample, registry)
    for field in FIELDS:
        wrong = list(told[field])
        missed = []
        for item in sample.expected[field]:
            same = next((at for at, other in enumerate(wrong) if _agree(field, item, other)), None)
            if same is None:
                missed.append(item)
            else:
                del wrong[same]
        yield field, missed, wrong


def _agree(field: str, expected: str, found: str) -> bool:
    """Whether two findings are one: a date or agency may be written longer or shorter."""
    if field in ("dates", "hijri"):
        text, _, value = expected.rpartition(" = ")
        other, _, resolved = found.rpartition(" = ")
        return value == resolved and (text in other or other in text)
    if field == "agencies":
        return expected in found or found in expected
    return expected.rstrip(":.،–—- ") == found.rstrip(":.،–—- ")
