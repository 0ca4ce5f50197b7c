"""A linked site → its search pages, and the index that they ask."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.markdown.inline import plain_text
from sharih.search.index import index_files
from sharih.search.months import month_names
from sharih.search.postings import WEIGHTS
from sharih.search.records import IndexedText, IndexedTopic, edition_number
from sharih.search.sizes import TEXTS_A_PIECE, Sizes, sizes_of
from sharih.search.words import HEADED, ONCE, Words, edition_words, weighed
from sharih.site.kept import Fetch
from sharih.site.model import Publication, Site
from sharih.site.pages.page import NO_WORDS, Page, twins
from sharih.site.views.views import Views

WordsOf = Callable[[str], Mapping[Lang, Words]]
"""Returns the words of the editions of an explainer by its slug."""
_ANY = "{}"
"""Stands for a slug or an id in an address; the script puts in what it found."""
_STORIES = routes.story("ar", _ANY).removeprefix(routes.home("ar")).partition(_ANY)[0]
"""What stands before the id of a story where that of an explainer has its slug."""


def search(views: Views, lang: Lang) -> Page:
    """Make the page that finds words."""
    site = views.site
    href = site.urls.href
    context = {
        "index": href(routes.INDEX_OF_WORDS),
        "topic": href(routes.topic(lang, _ANY)),
        "stories": _STORIES,
        "explainers": {each: href(routes.explainer(each, _ANY)) for each in LANGS},
        "locale": site.settings.options.locales[lang].replace("_", "-"),
        "sizes": index_sizes(site),
        "count": len(site.publications) + count_of_others(site),
        "texts_a_piece": TEXTS_A_PIECE,
        "months": json.dumps(dict(month_names()), ensure_ascii=False, separators=(",", ":")),
    }
    paths = {each: routes.search(each) for each in LANGS}
    return Page(
        routes.search(lang), "search.html", lang, NO_WORDS, NO_WORDS, "search",
        **twins(site, paths), context=context,
    )  # fmt: skip


def index_sizes(site: Site) -> Sizes:
    """Return how many pieces the index of a site is cut into."""
    editions = sum(len(publication.editions) for publication in site.publications)
    others = count_of_others(site)
    texts = others + len(site.publications)
    return sizes_of(texts, editions + len(LANGS) * others, len(site.registry.topics))


def count_of_others(site: Site) -> int:
    """Count the pages and stories, which have the numbers before those of explainers."""
    return len(site.pages) + len(site.stories)


def other_texts(site: Site) -> list[IndexedText]:
    """List the pages that explain nothing, and the stories, as texts that have no day."""
    found = []
    for page in site.pages.values():
        titles = {lang: plain_text(e.metadata.title) for lang, e in page.editions.items()}
        words = {lang: edition_words(edition) for lang, edition in page.editions.items()}
        found.append(IndexedText(page.slug, "", titles, words))
    for story in site.stories.values():
        words = {lang: weighed(story.names[lang], story.about[lang], "") for lang in LANGS}
        found.append(IndexedText(f"{_STORIES}{story.id}", "", story.names, words))
    return found


def search_index(site: Site, fetch: Fetch) -> dict[str, bytes]:
    """Make the files of the index, of the bodies of all explainers; none where it is switched off.

    Raises ContentError as `fetch` does.
    """

    def words(slug: str) -> Mapping[Lang, Words]:
        editions = fetch(slug).explainer.editions
        return {lang: edition_words(edition) for lang, edition in editions.items()}

    if not site.settings.options.search:
        return {}
    return index_files(indexed_texts(site, words), indexed_topics(site), index_sizes(site))


def indexed_texts(site: Site, words: WordsOf) -> Iterator[IndexedText]:
    """Go through the explainers from the oldest on, so that a new one comes last.

    What is no explainer stands before them.
    """
    yield from other_texts(site)
    for publication in oldest_first(site):
        yield indexed_text(publication, words(publication.slug))


def oldest_first(site: Site) -> Iterator[Publication]:
    """Go through the explainers in the order in which they are numbered."""
    return reversed(site.publications)


def indexed_text(publication: Publication, words: Mapping[Lang, Words]) -> IndexedText:
    """Return what the index has of an explainer, with the words of its editions as far as given."""
    date = publication.date
    return IndexedText(
        publication.slug,
        date.isoformat() if date else "",
        {lang: plain_text(e.metadata.title) for lang, e in publication.editions.items()},
        {lang: words[lang] for lang in publication.editions if lang in words},
    )


def indexed_topics(site: Site) -> list[IndexedTopic]:
    """List the topics in the order of the registry, each with the editions that name it."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    for place, publication in enumerate(oldest_first(site), start=count_of_others(site)):
        tags = set(publication.explainer.tags)
        for lang in LANGS:
            if edition := publication.editions.get(lang):
                entry = edition_number(place, lang) * WEIGHTS
                for ident in edition.mentions | tags:
                    named[ident].append(entry + (HEADED if ident in tags else ONCE))
    return [IndexedTopic(topic, named[topic.id]) for topic in site.registry.topics.values()]
