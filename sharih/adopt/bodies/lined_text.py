"""A text that is rewritten step by step ↔ the lines of the file that its lines came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

SIGN: Final = re.compile("\x01(\\d+)\x02")
"""Stands in the place of what has been put by, with its number."""
_REST: Final = 20
"""Signs that may stand behind the name of what ends something: `endraw -%}`."""
_ITEM_MARK: Final = re.compile(r"[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])")
_BACKTICKS: Final = re.compile("`+")
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n")

SILENT: Final = ""
"""The text of a note on what no reader saw and nobody need be told."""

Write = Callable[[re.Match[str], int], str | None]
"""Takes what was found and its line; gives what stands there instead, or None to let it be."""


@dataclass(frozen=True, slots=True)
class Note:
    """What did not come along as it was."""

    line: int | None
    """Its line in the file; None where it has none."""
    text: str
    lost: str = ""
    """What of the text is not in the draft any more."""


@dataclass(slots=True)
class LinedText:
    """A text at work. What must stay as it is has been put by, and a sign stands in its place."""

    text: str
    numbers: list[int]
    """The line of the file that each line of the text came from."""
    notes: list[Note] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """What has been put by."""

    @classmethod
    def of(cls, text: str, first: int) -> LinedText:
        """Take a text whose first line has this number in its file."""
        return cls(text, list(range(first, first + text.count("\n") + 1)))

    def note(self, line: int | None, text: str, lost: str = "") -> None:
        """Say what did not come along as it was, and which words went with it."""
        self.notes.append(Note(line, text, self.restored(lost)))

    def put_by(self, text: str) -> str:
        """Keep something as it is; returns the sign that stands in its place."""
        self.kept.append(text)
        return f"\x01{len(self.kept) - 1}\x02"

    def restored(self, text: str) -> str:
        """Write a part of the text with what has been put by."""
        while "\x01" in text:
            text = SIGN.sub(lambda sign: self.kept[int(sign[1])], text)
        return text

    def sub(self, pattern: re.Pattern[str], write: Write, closing: str = "") -> None:
        """Write something else wherever a pattern is found.

        `closing` is what ends whatever is found, in small letters: behind the last one there is
        nothing to be looked for, which would take time for each beginning that has no end.
        """
        end = len(self.text)
        if closing:
            last = self.text.lower().rfind(closing)
            if last < 0:
                return
            end = min(end, last + len(closing) + _REST)

        def at(found: re.Match[str]) -> tuple[int, int, Callable[[int], str | None]]:
            return found.start(), found.end(), lambda line: write(found, line)

        self.replace(at(found) for found in pattern.finditer(self.text, 0, end))

    def replace(self, spans: Iterable[tuple[int, int, Callable[[int], str | None]]]) -> None:
        """Write something else in these places; each is told the line that it begins in."""
        text, numbers = self.text, self.numbers
        parts: list[str] = []
        lines = [numbers[0]]
        at = line = 0
        for begin, end, write in spans:
            start = line + text.count("\n", at, begin)
            new = write(numbers[start])
            if new is None:
                continue
            last = start + text.count("\n", begin, end)
            parts += (text[at:begin], new)
            lines += numbers[line + 1 : start + 1]
            lines += (numbers[min(start + n, last)] for n in range(1, new.count("\n") + 1))
            at, line = end, last
        if parts:
            self.text = "".join([*parts, text[at:]])
            self.numbers = lines + numbers[line + 1 :]

    def restore(self) -> None:
        """Put everything back that has been put by.

        What has several lines stands as far in on each as its first one, inside of an item or a
        quotation.
        """
        while "\x01" in self.text:
            lines: list[tuple[int, str]] = []
            for number, line in self.lines():
                if "\x01" not in line:
                    lines.append((number, line))
                    continue
                before = line[: line.index("\x01")]
                margin = _ITEM_MARK.sub(lambda mark: " " * len(mark[0]), before)
                margin = margin if not margin.strip("> \t") else ""
                whole = SIGN.sub(lambda sign: self.kept[int(sign[1])], line).split("\n")
                rest = (f"{margin}{text}".rstrip() if margin else text for text in whole[1:])
                lines += enumerate([whole[0], *rest], start=number)
            self.set_lines(lines)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Go through the lines, each with its number in the file."""
        return zip(self.numbers, self.text.split("\n"), strict=True)

    def set_lines(self, lines: Iterable[tuple[int, str]]) -> None:
        """Make the text of these lines, each with its number in the file."""
        new = list(lines) or [(self.numbers[0], "")]
        self.numbers = [number for number, _ in new]
        self.text = "\n".join([text for _, text in new])

    def put_by_code_spans(self) -> None:
        """Put by what stands between backticks inside of a paragraph."""
        if "`" not in self.text:
            return
        parts: list[str] = []
        at = 0
        for begin, end in _code_spans(self.text):
            code = self.text[begin:end]
            # It may go over the end of a line, and lines stay as many as they were.
            sign = self.put_by(code.replace("\n", " ")) + "\n" * code.count("\n")
            parts += (self.text[at:begin], sign)
            at = end
        self.text = "".join([*parts, self.text[at:]])


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the code spans of a text: from a run of backticks to the next of the same length."""
    blanks = [found.start() for found in _BLANK_LINES.finditer(text)]
    runs: list[tuple[int, int, int]] = []
    paragraph = 0
    for found in _BACKTICKS.finditer(text):
        while paragraph < len(blanks) and blanks[paragraph] < found.start():
            paragraph += 1
        runs.append((found.start(), found.end(), paragraph))
    closing: dict[tuple[int, int], list[int]] = {}
    for number in reversed(range(len(runs))):
        begin, end, at = runs[number]
        closing.setdefault((end - begin, at), []).append(number)
    number = 0
    while number < len(runs):
        begin, end, at = runs[number]
        partners = closing[end - begin, at]
        while partners and partners[-1] <= number:
            partners.pop()
        if not partners or text[max(0, begin - 1) : begin] == "\\":
            number += 1
            continue
        number = partners[-1]
        yield begin, runs[number][1]
        number += 1
