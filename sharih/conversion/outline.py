"""A `Seed` and the registry → an `Outline`: structure, quotes, dates, topics, doubts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from sharih.arabic import Lang, first_sentences
from sharih.content.head import split_names
from sharih.content.mentions import Mention
from sharih.content.topics import Registry
from sharih.conversion.agencies import named_in
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.news_day import news_day
from sharih.conversion.language_findings import find_flaws
from sharih.conversion.line_keys import key_of
from sharih.conversion.records import (
    Outline,
    OutlineSection,
    Paragraph,
    Quote,
    Seed,
    SeedLine,
    Title,
    TopicWeight,
)
from sharih.conversion.rule_files import (
    BoilerplateRule,
    boilerplate_rules,
    spelling_variants,
)
from sharih.conversion.titles import propose_title

if TYPE_CHECKING:
    from sharih.conversion.structure.structure import Structure

FEWEST_QUESTIONS: Final = 2
"""An interview has at least so many questions."""
TITLE_WEIGHT: Final = 5
"""A topic named in the title counts so often,"""
HEADING_WEIGHT: Final = 3
"""in a heading so often,"""
LEDE_WEIGHT: Final = 2
"""in the lede so often; in the body once."""


def outline(
    seed: Seed,
    registry: Registry,
    rules: Sequence[BoilerplateRule] | None = None,
    published: dt.date | None = None,
) -> Outline:
    """Find out what a seed holds.

    `rules` say what is boilerplate; by default those of the package. Relative dates are
    resolved against `published`, else against the day that the seed itself tells. Raises
    ContentError where nothing is left of the seed without its boilerplate.
    """
    # What many modules do is imported when there is a seed: most runs have none that is new.
    from sharih.conversion.parts.parts import with_parts
    from sharih.conversion.quotes.quotes import find_quotes
    from sharih.conversion.structure.structure import find_shape

    shape = find_shape(seed, boilerplate_rules() if rules is None else rules)
    day = published or (dt.date.fromisoformat(shape.published) if shape.published else None)
    near = None if day else news_day(shape.lede.text, seed.lang)
    paragraphs = [line for line in shape.body if line.number not in shape.headings]
    quotes = dict(
        zip(
            (paragraph.number for paragraph in paragraphs),
            find_quotes(paragraphs, seed.lang, registry),
            strict=True,
        )
    )
    quotes = _of_answers(shape, quotes, seed.lang)
    everything = [*([shape.title] if shape.title else []), *shape.body]
    dates = tuple(
        date
        for line in everything
        for date in find_dates(line.number, line.text, seed.lang, day, near)
    )
    mentions = _mentions(shape, seed.lang, registry)
    title = _title(shape, seed)
    found = Outline(
        title=title.text,
        title_source=title.source,
        title_line=title.line,
        kicker=shape.kicker,
        summary=first_sentences(shape.lede.text),
        sections=_sections(shape, quotes),
        dates=dates,
        agencies=_agencies(shape, (line.text for line in paragraphs)),
        topics=_topics(shape, mentions),
        dropped=shape.dropped,
        findings=(
            *shape.findings,
            *find_flaws(
                everything,
                [quote for of_line in quotes.values() for quote in of_line],
                dates,
                seed.lang,
                spelling_variants(),
            ),
        ),
        fates=shape.fates,
        published=shape.published,
        credits=shape.credits,
        tagged=_tagged(shape, registry),
    )
    return with_parts(found, seed.lang, mentions)


def _title(shape: Structure, seed: Seed) -> Title:
    """Take the first line for the title, or propose one where that is none."""
    if shape.title:
        return Title(shape.title.text, "first line", shape.title.number)
    if seed.title:
        return Title(seed.title, "proposed from the file", shape.lede.number)
    return propose_title(shape.lede, seed.lang)


def _sections(
    shape: Structure, quotes: Mapping[int, tuple[Quote, ...]]
) -> tuple[OutlineSection, ...]:
    parts: list[tuple[SeedLine | None, list[Paragraph]]] = [(None, [])]
    for line in shape.body:
        if line.number in shape.headings:
            parts.append((line, []))
        else:
            item = shape.items.get(line.number, "")
            form = shape.forms.get(line.number, "")
            found = Paragraph(line.number, line.text, quotes[line.number], item, form)
            parts[-1][1].append(found)
    return tuple(OutlineSection(heading, tuple(paragraphs)) for heading, paragraphs in parts)


def _of_answers(
    shape: Structure, quotes: Mapping[int, tuple[Quote, ...]], lang: Lang
) -> dict[int, tuple[Quote, ...]]:
    """Propose who says the quotations in the answers of an interview."""
    asked = [line for line in shape.body
             if line.number in shape.headings and line.text.endswith(("؟", "?"))]  # fmt: skip
    if len(asked) < FEWEST_QUESTIONS or 5 * len(asked) < 3 * len(shape.headings):
        return dict(quotes)
    from sharih.conversion.quotes.interviewees import interview_of

    first = asked[0].number
    over = [line.text for line in shape.body if line.number < first]
    interview = interview_of(lang, shape.title.text if shape.title else "", over, shape.answering)
    texts = {line.number: line.text for line in shape.body}
    return {
        number: interview.quoted(texts[number], found) if found and number > first else found
        for number, found in quotes.items()
    }


def _agencies(shape: Structure, texts: Iterable[str]) -> tuple[str, ...]:
    """List the news agencies named, each once, as first written."""
    from sharih.conversion.credits.datelines import agencies_told

    found = dict(agencies_told(shape.dropped))
    for text in texts:
        for agency, written in named_in(text):
            found.setdefault(agency, written)
    return tuple(found.values())


def _tagged(shape: Structure, registry: Registry) -> tuple[str, ...]:
    """Give the topics that are named by the tags of an article, in either language."""
    tags = [credit.text for credit in shape.credits if credit.kind == "tags"]
    names = [name for text in tags for name in split_names(text)]
    wordings: list[tuple[str, Lang]] = []
    for name in names:
        wordings += [(name, "ar"), (name, "en"), (f"the {name}", "en")]
    found = (
        mention.topic
        for wording, lang in wordings
        for mention in registry.mentions(wording, lang)
        if key_of(wording[: mention.start]) in ("", "ال", "the ") and mention.end == len(wording)
    )
    return tuple(dict.fromkeys(found))


def _mentions(shape: Structure, lang: Lang, registry: Registry) -> dict[int, tuple[Mention, ...]]:
    """Find the topics that each line names."""
    lines = [*([shape.title] if shape.title else []), *shape.body]
    return {line.number: tuple(registry.mentions(line.text, lang)) for line in lines}


def _topics(shape: Structure, mentions: Mapping[int, Sequence[Mention]]) -> tuple[TopicWeight, ...]:
    """Weigh the topics named, the heaviest first; those of one weight as they come."""
    counts: dict[str, int] = {}
    weights: dict[str, int] = {}
    for line in [*([shape.title] if shape.title else []), *shape.body]:
        if line is shape.title:
            weight = TITLE_WEIGHT
        elif line.number in shape.headings:
            weight = HEADING_WEIGHT
        else:
            weight = LEDE_WEIGHT if line is shape.lede else 1
        for mention in mentions[line.number]:
            counts[mention.topic] = counts.get(mention.topic, 0) + 1
            weights[mention.topic] = weights.get(mention.topic, 0) + weight
    order = sorted(weights, key=lambda topic: -weights[topic])
    return tuple(TopicWeight(topic, counts[topic], weights[topic]) for topic in order)
