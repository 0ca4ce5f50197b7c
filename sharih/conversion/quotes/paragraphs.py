"""A paragraph of an article → what the search for speakers needs of it, each found once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from sharih.arabic import Folded, Lang
from sharih.conversion.line_keys import folded_line
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.quotation_marks import QuotedSpan, find_quotations
from sharih.conversion.quotes.wordings import blank_passed_on, find_statements
from sharih.conversion.records import SeedLine

_MARKS: Final = re.compile('["“”„«»]')
_SENTENCE_END: Final = re.compile(
    r"[.!؟?…](?<!\b[دأمصقهجت]\.)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|Ms|St|Jr|Sr|Lt)\.)"
    r"(?<!\b(?:Mrs|Sen|Gov|Gen|Rep|Col|Sgt)\.)(?<!\b(?:Prof|Capt)\.)(?=\s)"
)


class ParagraphReading:
    """A paragraph; positions are those of its folded text where it is Arabic."""

    def __init__(self, line: SeedLine, lang: Lang) -> None:
        self.line = line
        self.lang = lang
        self.quotations: tuple[QuotedSpan, ...] = ()
        """Its quotations, in order."""
        if _MARKS.search(line.text):
            self.quotations = tuple(find_quotations(self.folded.text))

    @cached_property
    def folded(self) -> Folded:
        """The text in which wordings are looked for."""
        if self.lang == "ar":
            return folded_line(self.line.text)
        return Folded(self.line.text)

    @cached_property
    def plain(self) -> str:
        """Its text with quotations, and what an agency passes on, blanked out."""
        text = self.folded.text
        parts: list[str] = []
        done = 0
        for quotation in self.quotations:
            parts += (text[done : quotation.start], " " * (quotation.end - quotation.start))
            done = quotation.end
        plain = "".join([*parts, text[done:]])
        return blank_passed_on(plain) if self.lang == "ar" else plain

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements in it, in order."""
        return find_statements(self.plain, self.lang)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where its sentences end, but the last one."""
        return [match.end() for match in _SENTENCE_END.finditer(self.plain)]

    def written(self, start: int, end: int) -> str:
        """Give its words between two positions."""
        return self.line.text[self.folded.start(start) : self.folded.end(end)].strip()
