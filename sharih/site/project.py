"""The files of a project → everything a site is made of, read once and checked one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import load_explainers, load_page
from sharih.content.figures import read_pictures
from sharih.content.published import PublishedRegister, load_published
from sharih.content.section_rules import TIMELINE
from sharih.content.stories import Stories
from sharih.content.stories_file import load_stories
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.content.words import addresses, mentioned_topics, words_digest
from sharih.errors import ContentError, Problems
from sharih.inputs import Inputs
from sharih.languages import is_vague_date
from sharih.markdown.inline import plain_text
from sharih.pictures.store import PictureStore
from sharih.settings import Settings
from sharih.site.kept import Body, DatedEntry, KeptEdition, KeptText, Text
from sharih.translation.alignment import align
from sharih.translation.ledger_file import read_ledger
from sharih.translation.recording import ledger_path


@dataclass(frozen=True, slots=True)
class Content:
    """What was read."""

    registry: Registry
    topics_known: bool
    """False where the registry could not be read: nothing can be said of topics then."""
    texts: Mapping[str, Text]
    """By slug, in the order of the slugs."""
    about: Mapping[Lang, Edition]
    stories: Stories = field(default_factory=lambda: Stories(Path()))
    published: PublishedRegister = field(default_factory=lambda: PublishedRegister(Path()))

    def body(self, slug: str) -> Body:
        """Return the body of an explainer."""
        return self.texts[slug].body


def load_content(settings: Settings, problems: Problems) -> Content:
    """Read registry, explainers, ledgers and pages; what is wrong goes to `problems`."""
    inputs = settings.inputs
    try:
        registry, known = load_registry(settings.registry, inputs), True
    except ContentError as error:
        problems.extend(error.problems)
        # The rest is read all the same, so that its problems are listed in the same run.
        registry, known = Registry(settings.registry, {}), False
    problems.extend(registry.warnings)
    texts = {}
    store = PictureStore(settings.pictures, inputs)
    for explainer in load_explainers(settings.content, problems, inputs):
        try:
            texts[explainer.slug] = load_text(explainer, registry, problems, store, inputs)
        except ContentError as error:
            problems.extend(error.problems)
    about = load_page(settings.content / "pages" / "about", problems, inputs)
    stories = read_stories(settings.stories, problems, inputs)
    published = read_published(settings.published, problems, inputs)
    return Content(registry, known, texts, about, stories, published)


def read_stories(path: Path, problems: Problems, inputs: Inputs | None = None) -> Stories:
    """Read the stories; of a file with errors, which go to `problems`, nothing is known."""
    try:
        return load_stories(path, inputs)
    except ContentError as error:
        problems.extend(error.problems)
        return Stories(path, readable=False)


def read_published(
    path: Path, problems: Problems, inputs: Inputs | None = None
) -> PublishedRegister:
    """Read what has been public; nothing of a file with errors, which go to `problems`."""
    try:
        return load_published(path, inputs)
    except ContentError as error:
        problems.extend(error.problems)
        return PublishedRegister(path)


def section_ids(edition: Edition) -> frozenset[str]:
    """Return the ids of the sections of an edition."""
    return frozenset(section.id for section in edition.sections)


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
    body = load_body(explainer, inputs)

    def kept(edition: Edition) -> KeptEdition:
        return _kept(edition, body.keys(edition.lang), registry, store, problems)

    return Text(KeptText(explainer.of(kept), body.alignment.counts()), body)


def load_body(explainer: Explainer[Edition], inputs: Inputs | None = None) -> Body:
    """Read the ledger of an explainer and align its editions.

    Raises ContentError for a ledger that cannot be read.
    """
    ledger = read_ledger(ledger_path(explainer.folder, explainer.original.lang), inputs)
    return Body(explainer, ledger, align(explainer.original, explainer.translation, ledger))


def with_topics(text: KeptText, body: Body, registry: Registry) -> KeptText:
    """Return what is kept of a text with the topics of another registry that it names."""

    def renewed(edition: KeptEdition) -> KeptEdition:
        whole = body.explainer.editions[edition.lang]
        return replace(edition, mentions=mentioned_topics(whole, registry))

    return replace(text, explainer=text.explainer.of(renewed))


def _kept(
    edition: Edition,
    keys: Mapping[int, str],
    registry: Registry,
    store: PictureStore,
    problems: Problems,
) -> KeptEdition:
    sections = section_ids(edition)
    links = addresses(edition)
    own = {address[1:] for _, address in links if address.startswith("#")}
    return KeptEdition(
        lang=edition.lang,
        path=edition.path,
        metadata=edition.metadata,
        sections=sections,
        addresses=links,
        anchors=frozenset(own & (sections | set(keys.values()))),
        mentions=mentioned_topics(edition, registry),
        pictures=read_pictures(edition, edition.path.parent, store, problems),
        digest=words_digest(edition),
        timeline=tuple(_timeline(edition, keys)),
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
