"""A `Seed` and the registry → an `Outline`: structure, quotes, dates, topics, doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sharih.arabic import Lang, fold_with_offsets
from sharih.conversion.boilerplate import find_boilerplate
from sharih.conversion.dates import find_dates
from sharih.conversion.lint import find_flaws
from sharih.conversion.quotes import find_quotes
from sharih.conversion.records import (
    Dropped,
    Fate,
    FateName,
    Line,
    Outline,
    OutlineSection,
    Paragraph,
    Quote,
    Seed,
    TitleSource,
    TopicWeight,
)
from sharih.conversion.titles import (
    is_heading,
    is_title,
    propose_summary,
    propose_title,
    split_kicker,
)
from sharih.conversion.wording import (
    BoilerplateRule,
    agency_pattern,
    boilerplate_rules,
    spelling_variants,
)
from sharih.errors import ContentError, Problem
from sharih.topics import Registry

TITLE_WEIGHT: Final = 5
"""A topic named in the title counts so often,"""
HEADING_WEIGHT: Final = 3
"""in a heading so often,"""
LEDE_WEIGHT: Final = 2
"""in the lede so often; in the body once."""


def outline(
    seed: Seed, registry: Registry, rules: Sequence[BoilerplateRule] | None = None
) -> Outline:
    """Find out what a seed holds.

    `rules` say what is boilerplate; by default those of the package. Raises ContentError where
    nothing is left of the seed without its boilerplate.
    """
    lines = [line for line in seed.lines if line.text]
    dropped = find_boilerplate(lines, boilerplate_rules() if rules is None else rules)
    gone = {drop.line for drop in dropped}
    kept = [line for line in lines if line.number not in gone]
    if not kept:
        reason = f"holds nothing but boilerplate ({dropped[0].reason})"
        remedy = "Paste the article itself into it, or remove the file."
        raise ContentError(Problem(seed.path, dropped[0].line, reason, remedy))
    title_line = _title_line(kept)
    body = [line for line in kept if line is not title_line]
    kicker, body = _without_kicker(body)
    headings = _headings(body)
    paragraphs = [line for line in body if line not in headings]
    lede = paragraphs[0]
    quotes = dict(
        zip(
            (paragraph.number for paragraph in paragraphs),
            find_quotes(paragraphs, seed.lang, registry),
            strict=True,
        )
    )
    everything = [*([title_line] if title_line else []), *body]
    sections = _sections(body, headings, quotes)
    source: TitleSource = "first line" if title_line else "proposed from the lede"
    return Outline(
        title=title_line.text if title_line else propose_title(lede.text, seed.lang),
        title_source=source,
        title_line=(title_line or lede).number,
        kicker=kicker,
        summary=propose_summary(lede.text),
        sections=sections,
        dates=tuple(
            date for line in everything for date in find_dates(line.number, line.text, seed.lang)
        ),
        agencies=_agencies(paragraphs),
        topics=_topics(title_line, headings, lede, body, seed.lang, registry),
        dropped=tuple(dropped),
        findings=find_flaws(
            everything,
            [quote for of_line in quotes.values() for quote in of_line],
            seed.lang,
            spelling_variants(),
        ),
        fates=tuple(_fates(seed, title_line, headings, dropped, kicker, lede)),
    )


def _title_line(kept: Sequence[Line]) -> Line | None:
    if len(kept) > 1 and is_title(kept[0].text, kept[1].text):
        return kept[0]
    return None


def _without_kicker(body: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """Take the kicker off the first paragraph."""
    kicker, text = split_kicker(body[0].text)
    return kicker, [Line(body[0].number, text), *body[1:]]


def _headings(body: Sequence[Line]) -> list[Line]:
    """Find the headings: lines that look like one, alone between two paragraphs."""
    likely = [is_heading(line.text) for line in body]
    return [
        line
        for at, line in enumerate(body)
        if likely[at] and 0 < at < len(body) - 1 and not likely[at - 1] and not likely[at + 1]
    ]


def _sections(
    body: Sequence[Line],
    headings: Sequence[Line],
    quotes: Mapping[int, tuple[Quote, ...]],
) -> tuple[OutlineSection, ...]:
    parts: list[tuple[Line | None, list[Paragraph]]] = [(None, [])]
    for line in body:
        if line in headings:
            parts.append((line, []))
        else:
            parts[-1][1].append(Paragraph(line.number, line.text, quotes[line.number]))
    return tuple(OutlineSection(heading, tuple(paragraphs)) for heading, paragraphs in parts)


def _agencies(paragraphs: Iterable[Line]) -> tuple[str, ...]:
    """List the news agencies named, each once, as first written."""
    found: dict[str, str] = {}
    for line in paragraphs:
        folded = fold_with_offsets(line.text)
        for match in agency_pattern().finditer(folded.text):
            start, end = match.span("agency" if match["agency"] else "alone")
            written = line.text[folded.start(start) : folded.end(end)]
            found.setdefault(folded.text[start:end], written)
    return tuple(found.values())


def _topics(
    title: Line | None,
    headings: Sequence[Line],
    lede: Line,
    body: Sequence[Line],
    lang: Lang,
    registry: Registry,
) -> tuple[TopicWeight, ...]:
    """Weigh the topics named, the heaviest first; those of one weight as they come."""
    counts: dict[str, int] = {}
    weights: dict[str, int] = {}
    for line in [*([title] if title else []), *body]:
        if line is title:
            weight = TITLE_WEIGHT
        elif line in headings:
            weight = HEADING_WEIGHT
        else:
            weight = LEDE_WEIGHT if line is lede else 1
        for mention in registry.mentions(line.text, lang):
            counts[mention.topic] = counts.get(mention.topic, 0) + 1
            weights[mention.topic] = weights.get(mention.topic, 0) + weight
    order = sorted(weights, key=lambda topic: -weights[topic])
    return tuple(TopicWeight(topic, counts[topic], weights[topic]) for topic in order)


def _fates(
    seed: Seed,
    title: Line | None,
    headings: Sequence[Line],
    dropped: Sequence[Dropped],
    kicker: str | None,
    lede: Line,
) -> Iterable[Fate]:
    """Account for every line of the file."""
    reasons = {drop.line: drop.reason for drop in dropped}
    heading_numbers = {heading.number for heading in headings}
    for line in seed.lines:
        fate: FateName = "paragraph"
        note = ""
        if not line.text:
            fate = "blank"
        elif line.number in reasons:
            fate, note = "dropped", reasons[line.number]
        elif title is not None and line.number == title.number:
            fate = "title"
        elif line.number in heading_numbers:
            fate = "heading"
        elif line.number == lede.number:
            note = "lede" if kicker is None else "kicker and lede"
        yield Fate(line.number, fate, note)
