"""The editions of an explainer, read → aligned, compared, and what a site keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sharih.arabic import Lang
from sharih.charts.sketch import first_sketch
from sharih.content.editions import Edition, Explainer
from sharih.content.figures import read_pictures
from sharih.content.pages import PageText, text_of_page
from sharih.content.section_rules import TIMELINE
from sharih.content.topics import Registry
from sharih.content.words import addresses, mentioned_topics, words_digest
from sharih.content.words_at_once import WordsAtOnce, words_at_once
from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs
from sharih.languages import is_vague_date
from sharih.markdown.inline import plain_text
from sharih.pictures.store import PictureStore
from sharih.records import record
from sharih.site.kept import (
    Body,
    Cells,
    DatedEntry,
    KeptEdition,
    KeptText,
    PageStanding,
    Text,
    TranslationNotice,
)
from sharih.translation.alignment import Alignment, align, align_in_step
from sharih.translation.glance import known_of
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_path, lost_ledger, read_ledger_of
from sharih.translation.statuses import UnitStatus
from sharih.translation.wrong_facts import with_wrong_facts


def section_ids(edition: Edition) -> frozenset[str]:
    """Return the ids of the sections of an edition."""
    return frozenset(section.id for section in edition.sections)


def _empty(explainer: Explainer[Edition], edition: Edition) -> tuple[tuple[int, str], ...]:
    """List the sections that the page of an edition leaves out, by line and id.

    The page of a translation has what the original says in the place of what is not translated.
    """
    filled: frozenset[str] = frozenset()
    if edition is explainer.translation:
        filled = frozenset(s.id for s in explainer.original.sections if not s.empty)
    return tuple(
        ((section.heading or section.blocks[0]).line, section.id)
        for section in edition.sections
        if section.empty and section.id not in filled
    )


def load_text(
    explainer: Explainer[Edition],
    registry: Registry,
    problems: Problems | None = None,
    store: PictureStore | None = None,
    inputs: Inputs | None = None,
) -> Text:
    """Read ledger and pictures of an explainer, align its editions, and find topics and links.

    What is wrong with pictures goes to `problems`. Raises ContentError for a ledger that cannot
    be read.
    """
    problems = Problems() if problems is None else problems
    store = store or PictureStore(None)
    looked = {lang: _looked(edition, registry) for lang, edition in explainer.editions.items()}
    body = _compared(_aligned(explainer, inputs, registry), registry, looked)

    def kept(edition: Edition) -> KeptEdition:
        empty, keys = _empty(explainer, edition), body.keys(edition.lang)
        return _kept(looked[edition.lang], keys, empty, store, problems)

    alignment = body.alignment
    counts, in_step = alignment.counts(), alignment.in_step
    return Text(KeptText(explainer.of(kept), counts, in_step, _cells(alignment, counts)), body)


def _cells(alignment: Alignment, counts: Mapping[UnitStatus, int]) -> Cells:
    """List the statuses of units where they differ; what has no original is no matter of status."""
    if len(counts.keys() - {"extra"}) < 2:
        return ()
    pairs = [pair for pair in alignment.pairs if pair.status != "extra"]
    return tuple([(pair.key, alignment.told(pair)) for pair in pairs])


def load_body(
    explainer: Explainer[Edition],
    inputs: Inputs | None = None,
    *,
    in_step: bool = False,
    registry: Registry | None = None,
) -> Body:
    """Read the ledger of an explainer and align its editions, which may be known to be in step.

    Raises ContentError for a ledger that cannot be read.
    """
    original, translation = explainer.original, explainer.translation
    if in_step and translation is not None:
        ledger = read_ledger(ledger_path(explainer.folder, original.lang), inputs)
        return Body(explainer, ledger, align_in_step(original, translation, ledger))
    return compared(_aligned(explainer, inputs, registry), registry)


def _aligned(
    explainer: Explainer[Edition], inputs: Inputs | None, registry: Registry | None
) -> Body:
    ledger = read_ledger_of(explainer, inputs)
    alignment = align(explainer.original, explainer.translation, ledger, registry)
    return Body(explainer, ledger, alignment)


@record(frozen=True, slots=True)
class _Looked:
    """What was found in an edition by one look at all of it."""

    words: WordsAtOnce
    topics: list[frozenset[str]]
    """Those that each text names."""


def _looked(edition: Edition, registry: Registry) -> _Looked:
    words = words_at_once(edition)
    return _Looked(words, registry.mentioned_in_each(words.texts, edition.lang))


def compared(body: Body, registry: Registry | None) -> Body:
    """Compare the facts of an explainer's editions, its names by another registry too."""
    if body.explainer.translation is None or registry is None:
        return body
    editions = body.explainer.editions.items()
    return _compared(body, registry, {lang: _looked(its, registry) for lang, its in editions})


def _compared(body: Body, registry: Registry, looked: Mapping[Lang, _Looked]) -> Body:
    """Compare the facts of an explainer's editions by what was found in them."""
    ours, theirs = body.explainer.original, body.explainer.translation
    if theirs is None:
        return body
    mine, others = (
        known_of(looked[edition.lang].words, looked[edition.lang].topics)
        for edition in (ours, theirs)
    )
    alignment = with_wrong_facts(body.alignment, body.ledger, ours.lang, registry, (mine, others))
    return body if alignment is body.alignment else replace(body, alignment=alignment)


def page_standings(
    pages: Iterable[PageText], registry: Registry, inputs: Inputs, problems: Problems
) -> dict[str, PageStanding]:
    """Say where the translations of pages stand, by their names; a bad ledger is a problem."""
    found = {}
    for page in pages:
        if len(page.editions) < 2:
            continue
        try:
            body = load_body(text_of_page(page), inputs, registry=registry)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        counts, translation = body.alignment.counts(), body.explainer.translation
        notice = TranslationNotice(
            counts.get("material", 0),
            bool(counts.get("stale")),
            counts.get("missing", 0),
            counts.get("machine", 0),
        )
        if translation is not None and not notice.is_empty:
            found[page.slug] = PageStanding(translation.lang, body, notice)
    return found


def with_topics(text: KeptText, body: Body, registry: Registry) -> KeptText:
    """Return what is kept of a text with the topics of another registry that it names."""

    def renewed(edition: KeptEdition) -> KeptEdition:
        whole = body.explainer.editions[edition.lang]
        return replace(edition, mentions=mentioned_topics(whole, registry))

    return replace(text, explainer=text.explainer.of(renewed))


def _kept(
    looked: _Looked,
    keys: Mapping[int, str],
    empty: tuple[tuple[int, str], ...],
    store: PictureStore,
    problems: Problems,
) -> KeptEdition:
    words = looked.words
    edition = words.edition
    left_out = {ident for _, ident in empty}
    sections = section_ids(edition) - left_out
    links = addresses(edition)
    own = {address[1:] for _, address in links if address.startswith("#")}
    of_pictures = Problems()
    pictures = read_pictures(edition, edition.path.parent, store, of_pictures)
    problems.extend(of_pictures)
    return KeptEdition(
        lang=edition.lang,
        path=edition.path,
        metadata=edition.metadata,
        sections=sections,
        addresses=links,
        anchors=frozenset(own & (sections | {*keys.values()} - left_out)),
        mentions=frozenset().union(*looked.topics[words.blocks]),
        pictures=pictures,
        digest=words_digest(edition),
        timeline=tuple(_timeline(edition, keys)),
        empty=empty,
        unseen=tuple(of_pictures.warnings),
        sketch=None if pictures else first_sketch(edition.document, edition.lang),
    )


def _timeline(edition: Edition, keys: Mapping[int, str]) -> Iterator[DatedEntry]:
    """Go through what an edition's timeline says, as far as it is dated."""
    for section in edition.sections:
        for block in section.blocks if section.id == TIMELINE else ():
            for item in block.items if block.kind == "definitions" else ():
                date = plain_text(item.head).strip()
                if is_vague_date(date):
                    key = keys.get(item.unit.index) if item.unit else None
                    yield DatedEntry(date, item.blocks, key)


def lost_ledger_of(former: KeptText) -> Problem | None:
    """Say that the ledger has gone that knew what a machine translated, as a text was before."""
    translation = former.explainer.translation
    if translation is None:
        return None
    return lost_ledger(translation.path, former.counts.get("machine", 0))
