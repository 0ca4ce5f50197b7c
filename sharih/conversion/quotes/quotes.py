"""The paragraphs of an article → its quotations, each with the speaker its wording proposes.

Speakers are proposals: the wording by which one was found and a confidence go with each, and an
editor confirms them. A news agency that passes words on is their source, never their speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Folded, Lang, fold_with_offsets
from sharih.content.topics import Registry
from sharih.conversion.quotes.arabic_attribution import (
    blank_passed_on,
    find_statements,
    is_introduced,
    leads_to,
    statement_after,
)
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.confidence import Evidence, confidence_of, least
from sharih.conversion.quotes.quotation_marks import QuotedSpan, find_quotations
from sharih.conversion.records import Confidence, Quote, SeedLine

SPEECH_WORDS: Final = 4
"""How many words between marks are speech where somebody is said to speak; fewer are a term."""

_SENTENCE_END: Final = re.compile(r"[.!؟?…](?=\s)")
_BETWEEN_PARTS: Final = re.compile(r"[\s.،,؛]*")


@dataclass(frozen=True, slots=True)
class ProposedSpeaker:
    """Who is proposed to have said something."""

    name: str
    topic: str | None
    frame: str
    confidence: Confidence

    def carried(self, frame: str) -> ProposedSpeaker:
        """The same speaker, found by another wording, and never surer than before."""
        found = confidence_of(Evidence(frame, self.name))
        return ProposedSpeaker(self.name, self.topic, frame, least((found, self.confidence)))


def find_quotes(
    paragraphs: Iterable[SeedLine], lang: Lang, registry: Registry
) -> list[tuple[Quote, ...]]:
    """Find the quotations of each paragraph; speakers carry over from one to the next."""
    read = [_Reading.of(paragraph, lang) for paragraph in paragraphs]
    speakers = _Speakers(lang, registry)
    # Who speaks behind the last quotation does not matter.
    matter = max((at for at, reading in enumerate(read, start=1) if reading.quotations), default=0)
    found = [speakers.paragraph(reading) for reading in read[:matter]]
    return [*found, *[()] * (len(read) - matter)]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A paragraph as the search for speakers needs it; positions are those of `folded.text`."""

    line: SeedLine
    lang: Lang
    folded: Folded
    quotations: tuple[QuotedSpan, ...]

    @classmethod
    def of(cls, line: SeedLine, lang: Lang) -> _Reading:
        folded = fold_with_offsets(line.text) if lang == "ar" else Folded(line.text, None, None)
        return cls(line, lang, folded, tuple(find_quotations(folded.text)))

    def plain(self) -> str:
        """The text with quotations and what an agency passes on blanked out."""
        text = self.folded.text
        parts: list[str] = []
        done = 0
        for quotation in self.quotations:
            parts += (text[done : quotation.start], " " * (quotation.end - quotation.start))
            done = quotation.end
        plain = "".join([*parts, text[done:]])
        return blank_passed_on(plain) if self.lang == "ar" else plain

    def written(self, start: int, end: int) -> str:
        """The words of the paragraph between two positions."""
        return self.line.text[self.folded.start(start) : self.folded.end(end)].strip()


class _Speakers:
    """Walks over the paragraphs of an article and remembers who spoke last."""

    def __init__(self, lang: Lang, registry: Registry) -> None:
        self.lang = lang
        self.registry = registry
        self.heard: ProposedSpeaker | tuple[Statement, _Reading] | None = None
        """Who spoke last, or where that stands: most statements are followed by no quotation."""
        self.goes_on = ""
        """The wording by which a quotation that begins the next paragraph is known as speech."""

    def paragraph(self, reading: _Reading) -> tuple[Quote, ...]:
        plain = reading.plain()
        statements = find_statements(plain, self.lang)
        ends = [end.end() for end in _SENTENCE_END.finditer(plain)] if reading.quotations else []
        quotes: list[Quote] = []
        before: QuotedSpan | None = None
        taken = 0
        goes_on, self.goes_on = self.goes_on, ""
        for quotation in reading.quotations:
            # Statements before the quotation become the last word on who is speaking.
            while taken < len(statements) and statements[taken].at < quotation.start:
                self.hear(statements[taken], reading)
                taken += 1
            at = bisect_right(ends, quotation.start)
            sentence = ends[at - 1] if at else 0
            if before and _BETWEEN_PARTS.fullmatch(plain, before.end, quotation.start):
                speaker = self.carried(quotes[-1], "continued")
            elif goes_on and not before and not plain[: quotation.start].strip():
                speaker = self.last.carried(goes_on) if self.last else None
            elif (
                before
                and quotes[-1].frame == "after the quotation"
                and not plain[max(sentence, before.end) : quotation.start].strip()
                and statement_after(plain, quotation.end, self.lang) is None
            ):
                speaker = self.carried(quotes[-1], "continued")
            else:
                here = [said for said in statements[:taken] if said.at >= sentence]
                speaker = self.speaker(here, quotation, reading, plain)
            quotes.append(self.quote(quotation, speaker, reading, plain))
            if quotes[-1].speech and speaker:
                self.heard = speaker
            before = quotation
        for statement in statements[taken:]:
            self.hear(statement, reading)
        if statements and plain.rstrip().endswith(":"):
            self.goes_on = "paragraph before"
        elif before and quotes[-1].speech and before.inner_end == before.end:
            # A quotation of several paragraphs has its closing mark only at the end of the last.
            self.goes_on = "continued"
        return tuple(quotes)

    def carried(self, quote: Quote, frame: str) -> ProposedSpeaker | None:
        """Propose the one who spoke last, where the quotation before is speech."""
        return self.last.carried(frame) if quote.speech and self.last else None

    def hear(self, statement: Statement, reading: _Reading) -> None:
        """Remember the subject of a statement as the one who spoke last."""
        if statement.names:
            self.heard = statement, reading

    @property
    def last(self) -> ProposedSpeaker | None:
        """Who spoke last."""
        if isinstance(self.heard, tuple):
            self.heard = self.named(*self.heard)
        return self.heard

    def speaker(
        self, before: Sequence[Statement], quotation: QuotedSpan, reading: _Reading, plain: str
    ) -> ProposedSpeaker | None:
        """Propose who says a quotation: the subject of a statement, or who spoke last.

        `before` are the statements of its sentence that stand before it.
        """
        after = statement_after(plain, quotation.end, self.lang)
        statement = before[-1] if before else after
        if statement is None:
            return None
        if not statement.names:
            return self.last.carried(statement.frame) if self.last else None
        named = (said for said in (*before, after) if said is not None and said.names)
        others = {plain[said.start : said.end] for said in named}
        words = reading.written(quotation.inner_start, quotation.inner_end).count(" ") + 1
        leads = not before or leads_to(plain, statement, quotation.start, words, self.lang)
        rivals = len(others) > 1
        return self.named(statement, reading, rivals, leads, quotation.repaired)

    def named(
        self,
        statement: Statement,
        reading: _Reading,
        rivals: bool = False,
        introduced: bool = True,
        repaired: bool = False,
    ) -> ProposedSpeaker:
        """Write the speaker of a statement, cut to the registered name where there is one."""
        name = reading.written(statement.start, statement.end)
        topic = None
        reach = 0
        others = False
        for mention in self.registry.mentions(name, self.lang):
            if mention.start > reach + 1 or topic not in (None, mention.topic):
                others = True
                break
            topic, reach = mention.topic, mention.end
        whole = not name[reach:].strip() or (statement.may_hold_object and not others)
        kind = self.registry.topics[topic].kind if topic and whole else ""
        if topic and (statement.may_hold_object or statement.frame == "after the quotation"):
            name = name[:reach]
        evidence = Evidence(
            statement.frame, name, kind, statement.open, rivals, introduced, repaired
        )
        return ProposedSpeaker(name.strip(), topic, statement.frame, confidence_of(evidence))

    def quote(
        self, quotation: QuotedSpan, speaker: ProposedSpeaker | None, reading: _Reading, plain: str
    ) -> Quote:
        """Decide whether a quotation is speech; a term has no speaker."""
        words = reading.written(quotation.inner_start, quotation.inner_end)
        count = words.count(" ") + 1
        speech = speaker is not None and (
            speaker.frame in ("continued", "paragraph before") or count >= SPEECH_WORDS
        )
        if not speech and is_introduced(plain, quotation.start, count, self.lang):
            speech = speaker is not None or count >= SPEECH_WORDS
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
