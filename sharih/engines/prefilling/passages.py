"""A unit → the stretches of its words that are translated each by itself, and back again.

What stands around them stays: signs of lists and headings in a quotation, the bars of a table, the
address of a picture, code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang
from sharih.markdown.blocks import UnitKind

LETTERS: Final[Mapping[Lang, re.Pattern[str]]] = {
    "ar": re.compile(f"[{ARABIC_LETTER}]"),
    "en": re.compile(f"[{LATIN_LETTER}]"),
}
"""What tells that there is something to be translated from a language."""

Form = Literal["words", "cell", "picture"]
"""What a passage stands in."""

_FIGURE: Final = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\([^()\"']*?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')?[ ]*\)"
)
_CELL: Final = re.compile(r"(?:\\\||[^|])+")
_SIGN: Final = re.compile(
    r"\s*(?:#{1,6}[ ]+|>[ ]?|(?:[-*+]|[0-9٠-٩]{1,9}[.)])[ \t]+|(?:—|–|--)[ \t]+|)"
)
_FENCE: Final = re.compile(r"\s*(?:`{3,}|~{3,})")
_BREAK: Final = re.compile(r"(?: {2,}|\\)\Z")
_IN_PICTURES: Final = str.maketrans({"[": "(", "]": ")", '"': "”", "'": "’"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a unit."""

    start: int
    """Where they begin in its Markdown."""
    end: int
    text: str
    """Inline Markdown, on one line."""
    form: Form = "words"


def passages(kind: UnitKind, text: str, lang: Lang) -> tuple[Passage, ...]:
    """Find the passages of a unit that hold letters of a language; `text` is its Markdown."""
    return tuple(one for one in all_passages(kind, text) if LETTERS[lang].search(one.text))


def all_passages(kind: UnitKind, text: str) -> tuple[Passage, ...]:
    """Find the passages of a unit, whatever is in them."""
    if kind == "code":
        return ()
    if kind == "row":
        return tuple(_cells(text))
    return tuple(_of_picture(text) if kind == "caption" else _of_lines(text, kind))


def with_words(text: str, translated: Mapping[Passage, str]) -> str:
    """Write a unit with other words in its passages."""
    for passage, words in sorted(translated.items(), key=lambda item: -item[0].start):
        fitting = words
        if passage.form == "cell":
            fitting = words.replace("|", "\\|")
        elif passage.form == "picture":
            fitting = words.translate(_IN_PICTURES)
        text = f"{text[: passage.start]}{fitting}{text[passage.end :]}"
    return text


def _cells(text: str) -> Iterator[Passage]:
    for cell in _CELL.finditer(text):
        words = cell[0].strip()
        start = cell.start() + cell[0].find(words)
        yield Passage(start, start + len(words), words.replace("\\|", "|"), "cell")


def _of_picture(text: str) -> Iterator[Passage]:
    if found := _FIGURE.match(text):
        for name in ("alt", "double", "single"):
            if found[name]:
                yield Passage(*found.span(name), " ".join(found[name].split()), "picture")


def _of_lines(text: str, kind: UnitKind) -> Iterator[Passage]:
    for run in _runs(text, kind):
        start, end = run[0][0], run[-1][1]
        yield Passage(start, end, " ".join(text[a:b].strip() for a, b in run))


def _runs(text: str, kind: UnitKind) -> Iterator[list[tuple[int, int]]]:
    """Go through lines that belong together, each with where its words begin and end."""
    holds_blocks = kind in ("quote", "definition")
    run: list[tuple[int, int]] = []
    fenced, at = False, 0
    for number, line in enumerate(text.split("\n")):
        sign = _SIGN.match(line) if holds_blocks else None
        column = sign.end() if sign else len(line) - len(line.lstrip())
        fence = holds_blocks and _FENCE.match(line)
        apart = fence or fenced or not line[column:].strip()
        fenced ^= bool(fence)
        begins = (sign is not None and sign[0].strip()) or (kind == "definition" and number == 1)
        if run and (apart or begins):
            yield run
            run = []
        if not apart:
            ended = _BREAK.sub("", line)
            run.append((at + column, at + len(ended.rstrip())))
            if ended != line:
                yield run
                run = []
        at += len(line) + 1
    if run:
        yield run
