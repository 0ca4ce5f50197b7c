"""Lines that repeat across seeds ↔ `content/boilerplate.toml`, where editors decide on them.

A short line that stands in several seeds is proposed first. It is dropped from the next run on
when an editor says so, or when it stands in this many that it cannot belong to each of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tomli_w

from sharih.arabic import fold
from sharih.content.toml_source import TomlSource, read_toml
from sharih.conversion.reports.outcomes import Repetition
from sharih.conversion.rule_files import BoilerplateRule
from sharih.errors import Problems
from sharih.files import replace_file
from sharih.inputs import Inputs

FILE_NAME: Final = "boilerplate.toml"
"""The file in the content folder."""
PROPOSED_FROM: Final = 3
"""A line that stands in this many seeds is proposed;"""
DROPPED_FROM: Final = 10
"""one in this many is dropped from the next run on, unless an editor says no."""
MOST_WORDS: Final = 14
"""Longer lines are text, however often they are printed."""
MOST_PROPOSED: Final = 50
"""A run proposes at most this many lines, the most frequent first."""
REASON: Final = "repeats across seeds"
HEADER: Final = """\
# Short lines that stand in several seeds, proposed by `convert` as boilerplate of their source.
# drop = true: left out of new drafts. drop = false: kept. Without `drop`, a line is left out
# once `seeds` is 10 or more. Change `drop` as you like, and add lines of your own.
"""

_MOST_BYTES: Final = 240
_MOST_OF_SEED: Final = 200_000
_QUESTION: Final = re.compile(r"[?؟]\Z")
_WORD: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """A line of the file."""

    text: str
    seeds: int
    """In how many seeds it stood when it was last counted."""
    drop: bool | None
    """What an editor decided; None where nobody has."""
    line: int | None
    """Where the number of seeds stands in the file."""

    @property
    def dropped(self) -> bool:
        """Whether it is left out of drafts."""
        return self.seeds >= DROPPED_FROM if self.drop is None else self.drop


class Counting:
    """Counts in how many seeds each short line stands; by their bytes, to be fast."""

    __slots__ = ("_counts", "_seen")

    def __init__(self) -> None:
        self._counts: Counter[bytes] = Counter()
        self._seen: set[str] = set()

    def add(self, data: bytes, digest: str) -> None:
        """Count the lines of one seed; copies of one article are one."""
        if b"\0" not in data and len(data) < _MOST_OF_SEED and digest not in self._seen:
            self._seen.add(digest)
            self._counts.update(
                {line.strip() for line in data.splitlines() if len(line) <= _MOST_BYTES}
            )

    def frequent(self) -> list[tuple[str, int]]:
        """List the lines that stand in several seeds, the most frequent first."""
        found: dict[str, int] = {}
        for raw, count in self._counts.items():
            if count < PROPOSED_FROM:
                continue
            try:
                text = raw.decode("utf-8-sig").strip()
            except UnicodeDecodeError:
                continue
            if _QUESTION.search(text) or not text.isprintable():
                continue  # a question that many articles ask is a heading
            if _WORD.search(text) and text.count(" ") < MOST_WORDS:
                found[text] = found.get(text, 0) + count
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def load_lines(content: Path, inputs: Inputs | None = None) -> tuple[LearnedLine, ...]:
    """Read the file; a missing one holds no lines.

    Raises ContentError with everything that is wrong in it.
    """
    try:
        source = read_toml(content / FILE_NAME, inputs)
    except FileNotFoundError:
        return ()
    problems = Problems()
    tables = source.data.get("lines", [])
    for key in source.data:
        if key != "lines":
            problems.add(source.path, source.line(key), f"unknown key {key}", _FORM)
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.add(source.path, source.line("lines"), "lines is no list of tables", _FORM)
        tables = []
    found = [_line(source, number, table, problems) for number, table in enumerate(tables)]
    problems.raise_errors()
    return tuple(line for line in found if line)


_FORM: Final = 'A line begins with [[lines]] and has text = "…", seeds = 3 and maybe drop = true.'


def _line(
    source: TomlSource, number: int, table: Mapping[str, Any], problems: Problems
) -> LearnedLine | None:
    at = ("lines", str(number))

    def wrong(key: str, reason: str) -> None:
        problems.add(source.path, source.line(*at, key), reason, _FORM)

    before = len(problems)
    for key in table:
        if key not in ("text", "seeds", "drop"):
            wrong(key, f"unknown key {key}")
    text, seeds, drop = table.get("text"), table.get("seeds", 0), table.get("drop")
    if not isinstance(text, str) or not text.strip() or "\n" in text:
        wrong("text", "a line without a text, or with more than one line of it")
    if not isinstance(seeds, int) or isinstance(seeds, bool) or seeds < 0:
        wrong("seeds", "seeds is no number")
    if drop is not None and not isinstance(drop, bool):
        wrong("drop", "drop is neither true nor false")
    if len(problems) > before:
        return None
    return LearnedLine(str(text).strip(), int(seeds), drop, source.lines.get((*at, "seeds")))


def learned_rules(lines: Iterable[LearnedLine]) -> tuple[BoilerplateRule, ...]:
    """Make the rule that drops the lines to be dropped."""
    keys = sorted({fold(line.text) for line in lines if line.dropped})
    if not keys:
        return ()
    source = rf"^(?:{'|'.join(map(re.escape, keys))})\Z"
    return (BoilerplateRule(REASON, (source,), edges_only=False, most_words=60, sentence=True),)


def news(
    lines: Sequence[LearnedLine], counting: Counting, rules: Sequence[BoilerplateRule]
) -> list[Repetition]:
    """Tell what a run found: lines to propose, and lines that now stand in many seeds.

    What one of the `rules` finds already needs no proposal.
    """
    known = {fold(line.text): line for line in lines}
    found: list[Repetition] = []
    for text, count in counting.frequent():
        line = known.get(fold(text))
        if line is None:
            key = fold(text)
            if len(found) == MOST_PROPOSED or any(
                rule.pattern.search(key) for rule in rules if not rule.of_title
            ):
                continue
            found.append(Repetition(text, count, dropped=False))
        elif line.drop is None and not line.dropped and count >= DROPPED_FROM:
            found.append(Repetition(text, count, dropped=True))
    return found


def save_lines(content: Path, lines: Sequence[LearnedLine], found: Sequence[Repetition]) -> None:
    """Add proposals to the file, and write how often a line stands where that has changed.

    What editors wrote in it stays as it is.
    """
    path = content / FILE_NAME
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER
    rows = text.rstrip("\n").split("\n")
    known = {fold(line.text): line for line in lines}
    for repetition in found:
        line = known.get(fold(repetition.text))
        if line is None:
            written = tomli_w.dumps({"text": repetition.text, "seeds": repetition.seeds})
            rows += ["", "[[lines]]", *written.rstrip("\n").split("\n")]
        elif line.line is not None:
            at = line.line - 1
            rows[at] = re.sub(r"(?<==)\s*\d[\d_]*", f" {repetition.seeds}", rows[at], count=1)
    replace_file(path, ("\n".join(rows) + "\n").encode("utf-8"))
