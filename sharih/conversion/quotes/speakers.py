"""The wordings of an article → who is proposed to say each of its quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.quotes.attribution import Statement
from sharih.conversion.quotes.confidence import Evidence, confidence_of, least
from sharih.conversion.quotes.heard import Heard
from sharih.conversion.quotes.paragraphs import ParagraphReading
from sharih.conversion.quotes.quotation_marks import QuotedSpan
from sharih.conversion.quotes.word_lists import Sign
from sharih.conversion.quotes.wordings import leads_to
from sharih.conversion.records import Confidence

Source = tuple[Statement, ParagraphReading]
"""Where somebody is named."""


@dataclass(frozen=True, slots=True)
class ProposedSpeaker:
    """Who is proposed to have said something."""

    name: str
    topic: str | None
    frame: str
    confidence: Confidence
    source: Source = field(repr=False)

    def carried(self, frame: str) -> ProposedSpeaker:
        """The same speaker, found by another wording, and never surer than before."""
        sure = least((confidence_of(Evidence(frame, self.name)), self.confidence))
        return ProposedSpeaker(self.name, self.topic, frame, sure, self.source)


class Speakers:
    """Remembers who spoke, and proposes who speaks."""

    def __init__(self, lang: Lang, registry: Registry) -> None:
        self.lang = lang
        self.registry = registry
        self.heard = Heard(lang)
        self.spoke: ProposedSpeaker | None = None
        """Who said the last quotation; None where somebody was named since."""

    def hear(self, statement: Statement, reading: ParagraphReading) -> None:
        """Remember who is named in a statement."""
        if statement.names:
            self.heard.statement(statement, reading)
            self.spoke = None

    def hear_quotation(self, speaker: ProposedSpeaker) -> None:
        """Remember who said a quotation."""
        self.heard.statement(*speaker.source)
        self.spoke = speaker

    def last(self, frame: str, sign: Sign = "") -> ProposedSpeaker | None:
        """Propose the one who spoke last; one of this gender where there is one."""
        if self.spoke and not sign:
            return self.spoke.carried(frame)
        source = self.heard.last(sign)
        if source is None:
            return self.spoke.carried(frame) if self.spoke else None
        return self.named(*source).carried(frame)

    def of_sentence(
        self,
        before: Sequence[Statement],
        after: Statement | None,
        quotation: QuotedSpan,
        reading: ParagraphReading,
    ) -> tuple[bool, ProposedSpeaker | None]:
        """Say whether the wording around a quotation has somebody speak, and propose who.

        `before` are the statements of its sentence that stand before it. The last one counts, but
        where it leads elsewhere and somebody is named right behind the quotation.
        """
        plain = reading.plain
        words = reading.written(quotation.inner_start, quotation.inner_end).count(" ") + 1
        leads = bool(before) and leads_to(plain, before[-1], quotation.start, words, self.lang)
        statement = before[-1] if before else after
        if statement is None:
            return False, None
        apart = plain.startswith(".", quotation.end) or (after and after.open and after.sign)
        if before and after and after.names and not apart:
            # What stands behind the words counts where it is nearer to them, in their sentence.
            nearer = not before[-1].names or (not leads and not after.open)
            statement = after if nearer else statement
        if not statement.names:
            return True, self.last(statement.frame, statement.sign)
        others = {plain[said.start : said.end] for said in (*before, after) if said and said.names}
        introduced = leads or statement is after
        rivals = len(others) > 1
        return True, self.named(statement, reading, rivals, introduced, quotation.repaired)

    def named(
        self,
        statement: Statement,
        reading: ParagraphReading,
        rivals: bool = False,
        introduced: bool = True,
        repaired: bool = False,
    ) -> ProposedSpeaker:
        """Write the speaker of a statement: as registered, or under the fullest name given."""
        name = reading.written(statement.start, statement.end)
        if name.startswith("لل") and statement.frame in ("according to", "after the quotation"):
            name = "ا" + name[1:]
        topic, reach, others = self._registered(name)
        whole = not name[reach:].strip() or (statement.may_hold_object and not others)
        kind = self.registry.topics[topic].kind if topic and whole else ""
        if topic and (statement.may_hold_object or statement.frame == "after the quotation"):
            name = name[:reach]
        if topic is None:
            fuller = self.heard.fuller(statement, reading)
            if fuller:
                name = fuller[1].written(fuller[0].start, fuller[0].end)
                topic, _, _ = self._registered(name)
        evidence = Evidence(
            frame=statement.frame,
            name=name,
            kind=kind,
            by_office=statement.by_office and topic is None,
            open=statement.open,
            rivals=rivals,
            introduced=introduced,
            repaired=repaired,
        )
        sure = confidence_of(evidence)
        return ProposedSpeaker(name.strip(), topic, statement.frame, sure, (statement, reading))

    def _registered(self, name: str) -> tuple[str | None, int, bool]:
        """Find the topic that a name begins with, where it ends, and whether another follows."""
        topic: str | None = None
        reach = 0
        for mention in self.registry.mentions(name, self.lang):
            if mention.start > reach + 1 or topic not in (None, mention.topic):
                return topic, reach, True
            topic, reach = mention.topic, mention.end
        return topic, reach, False
