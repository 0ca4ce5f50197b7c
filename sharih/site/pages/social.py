"""A page → the card that goes with links to it: its words, its picture, and where it lies.

Pages of which nobody would show a link by itself, such as an index, have the card of their home
page; drafts have none. Where no cards are drawn, an explainer has its photograph for one.
"""

from __future__ import annotations

import hashlib
from typing import Final

from sharih import routes
from sharih.arabic import Lang
from sharih.cards.records import CardWords, Design, SocialCard
from sharih.languages import other_language
from sharih.pictures.store import Picture, Variant
from sharih.routes import Route
from sharih.site.model import Publication, Site
from sharih.site.pages.page import Page
from sharih.site.views.page_records import Words
from sharih.site.views.views import Views

NAMES: Final = {"image/png": "card.png", "image/jpeg": "card.jpg"}
"""What a card is called in the folder of its page, by its media type."""
_WITHOUT: Final = ("missing", "redirect", "withdrawn")
_WIDE: Final = 945
"""The width from which a photograph of the usual form, three to two, is as high as a card."""


def social_card(views: Views, page: Page, design: Design | None) -> SocialCard | None:
    """Return the card of a page; None for one that has none. Without a design none is drawn."""
    if page.kind in _WITHOUT or (page.noindex and page.kind != "bilingual"):
        return None
    route = routes.parse(page.path, views.site.pages)
    if route is None:
        return None
    if page.slug:
        return _of_explainer(views, views.site.table[page.slug], page.lang, design)
    if design is None:
        return None
    if route.kind in ("topic", "mentions"):
        return _of_topic(views, route, design)
    if route.kind == "story":
        return _of_story(views.site, route, design)
    return _of_home(views.site, page.lang, design)


def photograph(publication: Publication, name: str) -> tuple[Picture, Variant]:
    """Return a picture of an explainer, in the least of its sizes that fills a card's height."""
    picture = publication.pictures[name]
    wide = [variant for variant in picture.variants if variant.width >= _WIDE]
    return picture, wide[0] if wide else picture.variants[-1]


def _of_explainer(
    views: Views, publication: Publication, lang: Lang, design: Design | None
) -> SocialCard | None:
    if publication.is_draft(lang):
        return None
    card = views.card(publication, lang)
    label = card.kicker.text or (card.topics[0].words.text if card.topics else "")
    words = CardWords(lang, card.title.text, label, title_lang=_other(card.title, lang))
    # A drawing cannot stand on a card: it may be of any colour, for any paper.
    named = next((name for name, each in publication.pictures.items() if each.variants), "")
    if design is None:
        return _photograph_for_card(words, *photograph(publication, named)) if named else None
    return _card(routes.explainer(lang, publication.slug), words, design, publication, named)


def _photograph_for_card(words: CardWords, picture: Picture, variant: Variant) -> SocialCard:
    height = round(picture.height * variant.width / picture.width)
    kind = f"image/{variant.kind}"
    return SocialCard(
        variant.path, kind, picture.digest[:16], words, "", width=variant.width, height=height
    )


def _of_topic(views: Views, route: Route, design: Design) -> SocialCard:
    lang = route.lang
    topic = views.site.registry.topics[route.ident]
    other = topic.names[other_language(lang)]
    words = CardWords(lang, topic.names[lang], other, topic.about.get(lang, ""))
    return _card(routes.topic(lang, route.ident), words, design)


def _of_story(site: Site, route: Route, design: Design) -> SocialCard:
    story = site.stories[route.ident]
    words = CardWords(route.lang, story.names[route.lang], note=story.about[route.lang])
    return _card(routes.story(route.lang, route.ident), words, design)


def _of_home(site: Site, lang: Lang, design: Design) -> SocialCard:
    options = site.settings.options
    words = CardWords(lang, options.tagline[lang] or options.name[lang])
    return _card(routes.home(lang), words, design)


def _other(words: Words, lang: Lang) -> Lang | None:
    return words.lang if words.lang != lang else None


def _card(
    page: str,
    words: CardWords,
    design: Design,
    publication: Publication | None = None,
    named: str = "",
) -> SocialCard:
    """Name a card by its page and mark it by what is drawn."""
    shown = (publication.slug, named) if publication and named else None
    picture = publication.pictures[named].digest if publication and named else ""
    kind = "image/jpeg" if shown else "image/png"
    mark = hashlib.blake2b(repr((words, picture, design.digest)).encode(), digest_size=8)
    return SocialCard(f"{page}{NAMES[kind]}", kind, mark.hexdigest(), words, page, shown)
