"""The text of an edition and new words for some of its units → the text with these words.

Only the lines of those units change; what stands round their words, such as list markers, quote
marks and attribute lists, stays to the character. What was written is read again by our parser,
which has the last word on whether each unit says what it was to say and every other is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.content.head import changed_head, split_head
from sharih.errors import ContentError, Problem, Problems
from sharih.markdown.blocks import Unit
from sharih.markdown.grammar import raw_lines

HEAD_UNITS: Final[Mapping[int, str]] = {-1: "title", -2: "summary"}
"""The indexes of the units that stand in a head, with their keys there."""
_REMEDY: Final = "Edit the line in the file."


def rewritten(text: str, lang: Lang, words: Mapping[int, str], path: Path) -> str:
    """Give units of an edition other words; their line ends stay as the text has them.

    `text` is that of a whole file, `words` Markdown by the index of a unit, as `Unit.text` has
    it; -1 is the title and -2 the summary. `path` is for what is wrong; nothing is read there.
    Raises ContentError, with the line, where the words would not be that unit any more: where
    they begin a list, say, or hold an empty line.
    """
    end = next((end for end in ("\r\n", "\r", "\n") if end in text), "\n")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    before = edition_of(lang, path, plain, Problems())
    lines = [line.rstrip("\n") for line in raw_lines(plain)]
    units = before.document.units
    for index in sorted((i for i in words if i >= 0), key=lambda i: -units[i].line):
        _write(lines, units[index], words[index].strip("\n"), path)
    written = "\n".join(lines) + ("\n" if plain.endswith("\n") else "")
    heads = {HEAD_UNITS[index]: " ".join(words[index].split()) for index in words if index < 0}
    heads = {key: value for key, value in heads.items() if value != getattr(before.metadata, key)}
    if heads:
        head, _, _ = split_head(written)
        written = changed_head(head, dict(heads)) + written[len(head) :]
    _check(before, edition_of(lang, path, written, Problems()), words, path)
    return written.replace("\n", end)


def _write(lines: list[str], unit: Unit, words: str, path: Path) -> None:
    """Put words where those of a unit stand."""
    places = _places(lines, unit, path)
    first, last = places[0][0], places[-1][0]
    new = words.split("\n")
    old = unit.text.split("\n")
    _, start, stop = places[-1]
    after = lines[last][stop:]
    if len(new) == len(old):
        # Line by line, so that even a definition keeps its marks.
        spots = iter(places)
        for now in (line for was, line in zip(old, new, strict=True) if was.strip()):
            at, start, stop = next(spots)
            lines[at] = lines[at][:start] + now + lines[at][stop:]
        return
    prefix = lines[first][: places[0][1]]
    further = lines[places[1][0]][: places[1][1]] if len(places) > 1 else _further(prefix)
    if unit.kind == "definition":
        further = ":   "
    made = [prefix + new[0], *(_continued(further, line, unit) for line in new[1:])]
    made[-1] += after
    lines[first : last + 1] = made


def _continued(further: str, line: str, unit: Unit) -> str:
    if line.strip():
        return further + line
    return ">" if unit.kind == "quote" else ""


def _further(prefix: str) -> str:
    """Say what stands before the second line of a unit, by what stands before its first."""
    return "".join(sign if sign in "> \t" else " " for sign in prefix)


def _places(lines: Sequence[str], unit: Unit, path: Path) -> list[tuple[int, int, int]]:
    """Find each line of a unit's words that holds something: its index, start and end there."""
    at = unit.line - 1
    found: list[tuple[int, int, int]] = []
    for words in (line.strip() for line in unit.text.split("\n") if line.strip()):
        while at < len(lines) and words not in lines[at]:
            if found and lines[at].strip("> \t"):
                raise _fault(path, at + 1, "the words of this passage are not found here")
            at += 1
        if at == len(lines):
            raise _fault(path, unit.line, "the words of this passage are not found here")
        start = lines[at].index(words)
        found.append((at, start, start + len(words)))
        at += 1
    if not found:
        raise _fault(path, unit.line, "this passage has no words")
    return found


def _check(before: Edition, after: Edition, words: Mapping[int, str], path: Path) -> None:
    """Raise ContentError unless a text says what it was to say, and nothing else."""
    old, new = before.document.units, after.document.units
    if len(old) != len(new):
        line = next((o.line for o, n in zip(old, new, strict=False) if o.kind != n.kind), None)
        index = min((i for i in words if i >= 0), default=0)
        raise _fault(path, line or old[index].line, "these words read as another kind of passage")
    for was, now in zip(old, new, strict=True):
        wanted = words.get(was.index, was.text).strip("\n")
        if (now.kind, now.lang) != (was.kind, was.lang) or now.text.strip() != wanted.strip():
            raise _fault(path, now.line, "these words would not be read as they stand")
    for index, key in HEAD_UNITS.items():
        wanted = words.get(index, getattr(before.metadata, key))
        if getattr(after.metadata, key) != " ".join(wanted.split()):
            line = after.metadata.lines.get(key, 1)
            raise _fault(path, line, f"the {key} would not be read as it stands")


def _fault(path: Path, line: int, reason: str) -> ContentError:
    return ContentError(Problem(path, line, reason, _REMEDY))
