"""The paragraphs of an article → its quotations, each with the speaker its wording proposes.

Speakers are proposals: the wording by which one was found and a confidence go with each, and an
editor confirms them. A news agency that passes words on is their source, never their speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.quotes.paragraphs import ParagraphReading
from sharih.conversion.quotes.quotation_marks import QuotedSpan
from sharih.conversion.quotes.speakers import ProposedSpeaker, Speakers
from sharih.conversion.quotes.terms import is_name
from sharih.conversion.quotes.wordings import is_introduced, statement_after
from sharih.conversion.records import Quote, SeedLine

SPEECH_WORDS: Final = 4
"""How many words between marks are speech where somebody is said to speak; fewer are a term."""
MOST_BEFORE: Final = 20
"""So many statements of a sentence are weighed for a quotation in it."""
CARRIED: Final = frozenset({"continued", "paragraph before", "sentence before"})
"""The wordings by which words are speech however few they are."""

_BETWEEN_PARTS: Final = re.compile(r"[\s.،,؛]*")
# A verb that is in no list: وزاد:
_ONLY_VERB: Final = re.compile(r"\s*و[^\W\d_]+(?: [^\W\d_]+)?:\s*")
_SENTENCE_SIGNS: Final = ".!؟?…"


def find_quotes(
    paragraphs: Iterable[SeedLine], lang: Lang, registry: Registry
) -> list[tuple[Quote, ...]]:
    """Find the quotations of each paragraph; speakers carry over from one to the next."""
    read = [ParagraphReading(paragraph, lang) for paragraph in paragraphs]
    article = _Article(lang, registry)
    # Who speaks behind the last quotation does not matter.
    matter = max((at for at, reading in enumerate(read, start=1) if reading.quotations), default=0)
    found = [article.paragraph(reading) for reading in read[:matter]]
    return [*found, *[()] * (len(read) - matter)]


class _Article:
    """Walks over the paragraphs of an article."""

    def __init__(self, lang: Lang, registry: Registry) -> None:
        self.lang = lang
        self.speakers = Speakers(lang, registry)
        self.goes_on = ""
        """The wording by which a quotation that begins the next paragraph is known as speech."""

    def paragraph(self, reading: ParagraphReading) -> tuple[Quote, ...]:
        goes_on, self.goes_on = self.goes_on, ""
        if not reading.quotations:
            self.speakers.heard.paragraph(reading)
            if self.announces(reading):
                self.goes_on = "paragraph before"
            return ()
        quotes: list[Quote] = []
        taken = 0
        for number, quotation in enumerate(reading.quotations):
            # Statements before the quotation become the last word on who is speaking.
            while taken < len(reading.statements) and (
                reading.statements[taken].at < quotation.start
            ):
                self.speakers.hear(reading.statements[taken], reading)
                taken += 1
            said, speaker = self.speaker(reading, number, taken, quotes, goes_on)
            quotes.append(self.quote(quotation, speaker, reading, said=said))
            if quotes[-1].speech and speaker:
                self.speakers.hear_quotation(speaker)
        for statement in reading.statements[taken:]:
            self.speakers.hear(statement, reading)
        self.speakers.heard.read.append(reading)
        ends = _BETWEEN_PARTS.fullmatch(reading.plain, quotation.end) is not None
        if quotes[-1].speech and quotation.inner_end == quotation.end:
            # A quotation of several paragraphs has its closing mark only at the end of the last.
            self.goes_on = "continued"
        elif (quotes[-1].speech and ends) or self.announces(reading):
            self.goes_on = "paragraph before"
        return tuple(quotes)

    def announces(self, reading: ParagraphReading) -> bool:
        """Say whether a paragraph ends in what announces speech."""
        return reading.line.text.rstrip().endswith(":") and bool(reading.statements)

    def speaker(
        self,
        reading: ParagraphReading,
        number: int,
        taken: int,
        quotes: list[Quote],
        goes_on: str,
    ) -> tuple[bool, ProposedSpeaker | None]:
        """Say whether somebody is said to say a quotation, and propose who.

        So many statements of its paragraph stand before it.
        """
        plain = reading.plain
        quotation = reading.quotations[number]
        ends = reading.sentence_ends
        at = bisect_right(ends, quotation.start)
        sentence = ends[at - 1] if at else 0
        before = reading.quotations[number - 1] if number else None
        if before and _BETWEEN_PARTS.fullmatch(plain, before.end, quotation.start):
            return self.carried("continued", quotes[-1].speech)
        opens = not plain[max(sentence, before.end if before else 0) : quotation.start].strip()
        after = statement_after(plain, quotation.end, self.lang)
        if (
            goes_on
            and not before
            and opens
            and (after is None or plain.startswith(".", quotation.end))
        ):
            return self.carried(goes_on)
        if opens and before and quotes[-1].frame == "after the quotation" and after is None:
            return self.carried("continued", quotes[-1].speech)
        first = bisect_left(reading.statements, sentence, hi=taken, key=lambda said: said.at)
        here = reading.statements[max(first, taken - MOST_BEFORE) : taken]
        alone = opens and not here and taken and self.is_sentence(reading, quotation, sentence)
        if alone and (after is None or (after.open and self.leads_on(reading, number))):
            return self.carried("sentence before")
        if not here and _ONLY_VERB.fullmatch(plain, sentence, quotation.start):
            return self.carried("subject left out")
        return self.speakers.of_sentence(here, after, quotation, reading)

    def carried(self, frame: str, speech: bool = True) -> tuple[bool, ProposedSpeaker | None]:
        """Propose the one who spoke last."""
        return speech, self.speakers.last(frame) if speech else None

    def is_sentence(self, reading: ParagraphReading, quotation: QuotedSpan, sentence: int) -> bool:
        """Say whether a quotation is a whole sentence, behind another one."""
        text = reading.folded.text
        inner = text[quotation.inner_start : quotation.inner_end].rstrip()
        ends = inner.endswith(tuple(_SENTENCE_SIGNS)) or (
            text[quotation.end : quotation.end + 1] in _SENTENCE_SIGNS
        )
        return sentence > 0 and ends

    def leads_on(self, reading: ParagraphReading, number: int) -> bool:
        """Say whether what follows a quotation leads to the next one."""
        if number + 1 == len(reading.quotations):
            return False
        end, following = reading.quotations[number].end, reading.quotations[number + 1].start
        ends = reading.sentence_ends
        # The full stop right behind the quotation does not count.
        at = bisect_right(ends, end + 1)
        return at == len(ends) or ends[at] > following

    def is_beside(
        self, speaker: ProposedSpeaker, quotation: QuotedSpan, reading: ParagraphReading
    ) -> bool:
        """Say whether the verb of saying stands right behind a quotation that opens a sentence."""
        statement, where = speaker.source
        ends = reading.sentence_ends
        at = bisect_right(ends, quotation.start)
        opens = not reading.plain[ends[at - 1] if at else 0 : quotation.start].strip(" ،,:")
        behind = where is reading and 0 <= statement.at - quotation.end <= 2
        return opens and behind and speaker.frame == "after the quotation" and not statement.open

    def quote(
        self,
        quotation: QuotedSpan,
        speaker: ProposedSpeaker | None,
        reading: ParagraphReading,
        *,
        said: bool,
    ) -> Quote:
        """Decide whether a quotation is speech; a term has no speaker."""
        words = reading.written(quotation.inner_start, quotation.inner_end)
        count = words.count(" ") + 1
        plain, start = reading.plain, quotation.start
        carried = speaker is not None and speaker.frame in CARRIED
        beside = speaker is not None and self.is_beside(speaker, quotation, reading)
        speech = carried or beside or (said and count >= SPEECH_WORDS)
        if not speech and is_introduced(plain, start, count, self.lang):
            speech = speaker is not None or count >= SPEECH_WORDS
        called = speaker is not None and speaker.source[0].may_hold_object
        if speech and not called and is_name(plain, start, self.lang):
            speech = False
        if not speech or speaker is None:
            return Quote(reading.line.number, words, speech, repaired=quotation.repaired)
        return Quote(
            line=reading.line.number,
            text=words,
            speech=True,
            speaker=speaker.name,
            topic=speaker.topic,
            frame=speaker.frame,
            confidence=speaker.confidence,
            repaired=quotation.repaired,
        )
