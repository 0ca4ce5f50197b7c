"""A paragraph → the spans between its quotation marks, also where a mark is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# A class at its beginning lets the engine skip to the first mark; straight ones in a row are one.
_MARK: Final = re.compile('["“”„«»](?:(?<=")"+)?')
_SENTENCE_END: Final = re.compile(r"[.!؟?…](?=\s)")


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Words between quotation marks in a paragraph."""

    start: int
    """Where the opening mark begins."""
    end: int
    """Behind the closing mark, or behind the last word where it is missing."""
    inner_start: int
    """Where the words between the marks begin."""
    inner_end: int
    """Where they end."""
    repaired: bool
    """Whether a mark is missing and its place was guessed."""


def find_quotations(text: str) -> list[QuotedSpan]:
    """Find the outermost quotations of a paragraph, in order.

    “ „ « open, ” » close, straight marks take turns. Where an opening mark comes while one is
    open and a closing mark is missing, the first quotation is taken to end with the last
    sentence before it; one that is open at the end of the paragraph ends there.
    """
    marks = list(_MARK.finditer(text))
    if not marks:
        return []
    return _Machine(text, [mark.group() for mark in marks]).run(marks)


class _Machine:
    """Walks over the marks of one paragraph; `open` is the mark that waits for its partner."""

    def __init__(self, text: str, marks: list[str]) -> None:
        self.text = text
        self.found: list[QuotedSpan] = []
        self.open: re.Match[str] | None = None
        self.depth = 0
        # »…« typed in visual order, and „…“, where “ closes.
        guillemets = [mark for mark in marks if mark in "«»"]
        self.reversed = guillemets[:1] == ["»"] and "«" in guillemets
        self.low = "„" in marks
        # Marks of one kind may only stand inside each other where each has its partner.
        self.nested = marks.count("“") <= marks.count("”") and marks.count("«") <= marks.count("»")

    def run(self, marks: list[re.Match[str]]) -> list[QuotedSpan]:
        for mark in marks:
            role = self.role(mark.group())
            if self.open is None:
                if role != "closes" and not self.is_empty(mark):
                    self.open, self.depth = mark, 0
            elif self.pairs(mark.group(), role):
                if self.depth:
                    self.depth -= 1
                else:
                    self.close(self.open, mark.start(), mark.end(), repaired=False)
            elif role == "opens" and self.role(self.open.group()) == "opens":
                self.open_inside(self.open, mark)
        if self.open is not None:
            self.close(self.open, len(self.text), len(self.text), repaired=True)
        return self.found

    def is_empty(self, mark: re.Match[str]) -> bool:
        """Whether straight marks in a row hold nothing; before a word they are one mark."""
        following = self.text[mark.end() : mark.end() + 1]
        return mark.group().startswith('""') and not following.isalnum()

    def role(self, mark: str) -> str:
        if mark.startswith('"'):
            return "either"
        if mark in "«»":
            return "opens" if (mark == "«") != self.reversed else "closes"
        if self.low:
            return "opens" if mark == "„" else "closes"
        return "opens" if mark in "“„" else "closes"

    def pairs(self, mark: str, role: str) -> bool:
        """Whether a mark closes what is open: of the same kind, and not an opening one."""
        opening = self.open.group() if self.open else ""
        if role == "either" or opening.startswith('"'):
            return role == "either" and opening.startswith('"')
        return role == "closes" and (mark in "«»") == (opening in "«»")

    def open_inside(self, opening: re.Match[str], mark: re.Match[str]) -> None:
        """An opening mark while one is open: nested, or the first was never closed."""
        if (mark.group() in "«»") != (opening.group() in "«»"):
            return
        if self.nested:
            self.depth += 1
            return
        ends = [
            found.end() for found in _SENTENCE_END.finditer(self.text, opening.end(), mark.start())
        ]
        end = ends[-1] if ends else len(self.text[: mark.start()].rstrip())
        self.close(opening, end, end, repaired=True)
        self.open, self.depth = mark, 0

    def close(self, opening: re.Match[str], inner_end: int, end: int, *, repaired: bool) -> None:
        inner_start = opening.end()
        if self.text[inner_start:inner_end].strip():
            start = opening.start()
            self.found.append(QuotedSpan(start, end, inner_start, inner_end, repaired))
        self.open = None
