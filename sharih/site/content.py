"""The files of a project → everything a site is made of, read once and checked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sharih.alignment import Alignment, align
from sharih.arabic import Lang
from sharih.errors import ContentError, Problems
from sharih.explainers import Edition, Explainer, load_explainers, load_page
from sharih.languages import other_language
from sharih.ledger import Ledger, read_ledger
from sharih.settings import Settings
from sharih.site.texts import addresses, mentioned_topics
from sharih.topics import Registry, load_registry


@dataclass(frozen=True, slots=True)
class Text:
    """An explainer with what can be known of it without any other."""

    explainer: Explainer
    ledger: Ledger
    alignment: Alignment
    mentions: Mapping[Lang, frozenset[str]]
    """The topics that each edition names, tagged or not."""
    addresses: Mapping[Lang, tuple[tuple[int, str], ...]]
    """What each edition links to, as written, with the line."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was read."""

    registry: Registry
    topics_known: bool
    """False where the registry could not be read: nothing can be said of topics then."""
    texts: tuple[Text, ...]
    """By slug."""
    about: Mapping[Lang, Edition]


def load_content(settings: Settings, problems: Problems) -> Content:
    """Read registry, explainers, ledgers and pages; what is wrong goes to `problems`."""
    try:
        registry, known = load_registry(settings.registry), True
    except ContentError as error:
        problems.extend(error.problems)
        # The rest is read all the same, so that its problems are listed in the same run.
        registry, known = Registry(settings.registry, {}), False
    problems.extend(registry.warnings)
    texts = []
    for explainer in load_explainers(settings.content, problems):
        try:
            texts.append(load_text(explainer, registry))
        except ContentError as error:
            problems.extend(error.problems)
    about = load_page(settings.content / "pages" / "about", problems)
    return Content(registry, known, tuple(texts), about)


def load_text(explainer: Explainer, registry: Registry) -> Text:
    """Read the ledger of an explainer, align its editions, and find topics and links.

    Raises ContentError for a ledger that cannot be read.
    """
    target = other_language(explainer.original.lang)
    ledger = read_ledger(explainer.folder / f"{target}.po")
    editions = explainer.editions.items()
    return Text(
        explainer,
        ledger,
        align(explainer.original, explainer.translation, ledger),
        mentions={lang: mentioned_topics(edition, registry) for lang, edition in editions},
        addresses={lang: addresses(edition) for lang, edition in editions},
    )
