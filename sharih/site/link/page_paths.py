"""The paths of the pages that a site has: its own, those of its stories, and of each explainer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sharih import routes
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.site.model import Publication


def fixed_paths(registry: Registry) -> Iterator[str]:
    """List the paths of the pages that are there without any explainer."""
    yield routes.FRONT
    for lang in LANGS:
        yield from (routes.home(lang), routes.topics(lang), routes.archive(lang))
        yield from (routes.topic(lang, ident) for ident in registry.topics)


def story_paths(stories: Iterable[str]) -> Iterator[str]:
    """List the paths of the pages of stories, and of the list of them where there are any."""
    for lang in LANGS:
        for ident in stories:
            yield routes.stories(lang)
            yield routes.story(lang, ident)


def own_paths(publication: Publication) -> Iterator[str]:
    """List the paths of the pages of an explainer."""
    yield from (routes.explainer(lang, publication.slug) for lang in publication.editions)
    if len(publication.editions) == len(LANGS):
        yield routes.bilingual(publication.slug)
