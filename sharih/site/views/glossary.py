"""An explainer among the others → the parts around its text: who and what it names, its story."""

from __future__ import annotations

from collections.abc import Iterable

from sharih.arabic import Lang
from sharih.records import record
from sharih.site.model import Publication
from sharih.site.views.explained_topics import WHO
from sharih.site.views.page_records import Card, TopicView
from sharih.site.views.views import Views


@record(frozen=True, slots=True)
class Glossary:
    """The topics that a text names, in the order of the page's language."""

    people: tuple[TopicView, ...]
    """People and bodies."""
    terms: tuple[TopicView, ...]
    """Places, events, documents and ideas."""


@record(frozen=True, slots=True)
class Neighbours:
    """The explainers before and after one in its story, by date."""

    previous: Card | None
    next: Card | None


def glossary(views: Views, idents: Iterable[str], lang: Lang) -> Glossary:
    """Sort topics into who is who and what is what."""
    topics = [views.topic(lang, ident) for ident in dict.fromkeys(idents)]
    topics.sort(key=lambda topic: views.place(topic, lang))
    return Glossary(
        tuple(topic for topic in topics if topic.kind in WHO),
        tuple(topic for topic in topics if topic.kind not in WHO),
    )


def neighbours(views: Views, publication: Publication, lang: Lang) -> Neighbours:
    """Find what comes before and after an explainer in its story."""
    story = views.story(publication.story)
    if publication not in story:
        return Neighbours(None, None)
    at = story.index(publication)
    earlier, later = story[at + 1 : at + 2], story[max(at - 1, 0) : at]
    return Neighbours(
        views.card(earlier[0], lang) if earlier else None,
        views.card(later[0], lang) if later else None,
    )
