"""What an article said so far → who spoke last, and under which fuller name somebody was named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.quotes.arabic_subject import find_subject
from sharih.conversion.quotes.arabic_words import begins_subject, sign_of
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.confidence import is_medium, points_back
from sharih.conversion.quotes.fuller_names import (
    ENGLISH_ARTICLE,
    arabic_match,
    english_match,
    fuller_office,
)
from sharih.conversion.quotes.paragraphs import ParagraphReading
from sharih.conversion.quotes.word_lists import Sign, speech_words

MOST_WORDS_OF_SHORT: Final = 2
"""An office of at most so many words may stand for a fuller one, or a name of one word more."""
MOST_BACK: Final = 50
"""So many names and paragraphs are looked back."""
LONGEST_BACK: Final = 3000
"""So many characters of a paragraph are looked at."""
_HONORIFIC: Final = re.compile(r"(?:mr|mrs|ms|dr|sir|السيد|السيده|الدكتور|الدكتوره)\.? ")


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody who was said to speak."""

    statement: Statement
    reading: ParagraphReading
    key: str
    """The name, normalised."""

    @classmethod
    def of(cls, statement: Statement, reading: ParagraphReading) -> _Named:
        """Read the name of a statement."""
        return cls(statement, reading, _key(statement, reading))


class Heard:
    """Remembers the statements of an article up to a place; names are looked at when asked for."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.entries: list[_Named | ParagraphReading] = []
        """Those named, and paragraphs whose statements nobody asked for so far."""
        self.read: list[ParagraphReading] = []

    def paragraph(self, reading: ParagraphReading) -> None:
        """Remember a paragraph, to be looked at when somebody asks for what was said before."""
        self.entries.append(reading)
        self.read.append(reading)

    def statement(self, statement: Statement, reading: ParagraphReading) -> None:
        """Remember the subject of a statement as the one who spoke last."""
        if statement.names:
            self.entries.append(_Named.of(statement, reading))

    def named(self) -> Iterator[_Named]:
        """Give those who were named, the last one first."""
        for entry in islice(reversed(self.entries), MOST_BACK):
            if isinstance(entry, _Named):
                yield entry
            else:
                for said in reversed(entry.statements):
                    if said.names:
                        yield _Named.of(said, entry)

    def last(self, sign: Sign) -> tuple[Statement, ParagraphReading] | None:
        """Give who spoke last; one whom the gender of the wording fits, where there is one."""
        last = None
        for named in self.named():
            if is_medium(named.key) or points_back(named.key):
                continue
            if _agree(sign, named.statement.sign):
                return named.statement, named.reading
            last = last or (named.statement, named.reading)
        return last

    def fuller(
        self, statement: Statement, reading: ParagraphReading
    ) -> tuple[Statement, ParagraphReading] | None:
        """Find a fuller name of somebody who is named in a few words: by office, or surname."""
        key = _HONORIFIC.sub("", _key(statement, reading))
        words = key.split(" ")
        most = MOST_WORDS_OF_SHORT + (self.lang == "en" or not begins_subject(words[0]))
        if len(words) > most:
            return None
        means = english_match(key) if self.lang == "en" else arabic_match(words)
        for named in self.named():
            if named.statement is not statement and means(named.key.split(" ")):
                return named.statement, named.reading
        if self.lang == "en":
            return self._in_english_text(key, statement, reading)
        return self._in_text(words, statement, reading)

    def _in_text(
        self, words: list[str], statement: Statement, reading: ParagraphReading
    ) -> tuple[Statement, ParagraphReading] | None:
        """Find an office in the text before, where its holder was named without speaking."""
        office = words[0].removeprefix("ال")
        if len(words) > 1 or office == words[0] or not sign_of(office):
            return None
        means = arabic_match(words)
        for text, begin, end, where in self._before(statement, reading):
            at = text.rfind(f" {office} ", begin, end) + 1
            if not at:
                continue
            subject = find_subject(text, at, brief=True)
            if means(text[subject.start : subject.end].split(" ")):
                found = Statement(at, subject.start, subject.end, statement.frame, open=True)
                return found, where
        return None

    def _in_english_text(
        self, key: str, statement: Statement, reading: ParagraphReading
    ) -> tuple[Statement, ParagraphReading] | None:
        """Find a fuller name of "the minister" in the text before."""
        office = ENGLISH_ARTICLE.sub("", key)
        if office == key or " " in office or office in speech_words().english_media:
            return None
        pattern = fuller_office(office)
        for text, begin, end, where in self._before(statement, reading):
            if office not in text[begin:end].lower():
                continue
            for match in reversed(list(pattern.finditer(text, begin, end))):
                found = Statement(match.start(), *match.span(), statement.frame, open=True)
                return found, where
        return None

    def _before(
        self, statement: Statement, reading: ParagraphReading
    ) -> Iterator[tuple[str, int, int, ParagraphReading]]:
        """Give the paragraphs before, the last one first, and where to look in each."""
        end = statement.start
        yield reading.plain, max(0, end - LONGEST_BACK), end, reading
        for earlier in islice(reversed(self.read), MOST_BACK):
            if earlier is not reading:
                end = len(earlier.plain)
                yield earlier.plain, max(0, end - LONGEST_BACK), end, earlier


def _key(statement: Statement, reading: ParagraphReading) -> str:
    """Normalise the name of a statement; Arabic text is that already."""
    name = reading.folded.text[statement.start : statement.end]
    return name if reading.lang == "ar" else name.lower()


def _agree(one: Sign, other: Sign) -> bool:
    return not one or not other or one == other
