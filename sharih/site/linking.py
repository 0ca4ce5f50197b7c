"""Content → a site: what is built, the table of its addresses, and every link checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from sharih import urls
from sharih.arabic import Lang
from sharih.errors import Problems
from sharih.explainers import Edition
from sharih.languages import LANGS
from sharih.settings import Settings
from sharih.site.checks import check_explainer, check_links, unit_ids
from sharih.site.content import Content, Text
from sharih.site.model import Held, Publication, Site
from sharih.site.texts import addresses
from sharih.urls import Urls


def link(content: Content, settings: Settings, problems: Problems) -> Site:
    """Decide what is built and check how it hangs together; faults go to `problems`."""
    for text in content.texts:
        check_explainer(text.explainer, content.registry, problems)
    held: list[Held] = []
    publications = [
        publication
        for text in content.texts
        if (publication := _publication(text, settings, held)) is not None
    ]
    publications.sort(key=_newest_first)
    table = {p.slug: p for p in publications}
    redirects = _redirects(publications, {t.explainer.slug for t in content.texts}, problems)
    pages = _pages(publications, content, settings)
    site = Site(
        settings=settings,
        urls=Urls(settings.base, settings.siteurl),
        registry=content.registry,
        publications=tuple(publications),
        about=content.about,
        paths=frozenset(pages),
        redirects=redirects,
        held=tuple(held),
    )
    for text in content.texts:
        if publication := table.get(text.explainer.slug):
            for lang, edition in publication.editions.items():
                own = unit_ids(edition, publication)
                check_links(edition, text.addresses[lang], own, site, table, problems)
    for edition in content.about.values():
        check_links(edition, addresses(edition), frozenset(), site, table, problems)
    return site


def resolve(address: str, lang: Lang, table: Mapping[str, Publication], site: Site) -> str:
    """Turn an address as an editor wrote it into one for a page in `lang`."""
    scheme, _, rest = address.partition(":")
    if scheme == "topic":
        return site.urls.href(urls.topic(lang, rest))
    if scheme == "explainer":
        slug, mark, fragment = rest.partition("#")
        editions = table[slug].editions if slug in table else {}
        target = lang if lang in editions else next(iter(editions), lang)
        return site.urls.href(urls.explainer(target, slug)) + mark + fragment
    if address.startswith("/"):
        return site.urls.base + address
    return address


def _newest_first(publication: Publication) -> tuple[int, str]:
    date = publication.date or dt.date.max
    return -date.toordinal(), publication.slug


def _publication(text: Text, settings: Settings, held: list[Held]) -> Publication | None:
    """Choose the editions that this build shows; None where there are none."""
    explainer = text.explainer
    editions = {}
    for lang in LANGS:
        edition = explainer.editions.get(lang)
        if edition is None:
            continue
        why = None if settings.options.drafts else _hold(edition, text, settings)
        if why is None:
            editions[lang] = edition
        else:
            held.append(Held(edition, why))
    if not editions:
        return None
    mentions = frozenset(explainer.tags).union(*(text.mentions[lang] for lang in editions))
    return Publication(explainer, text.alignment, editions, mentions)


def _hold(edition: Edition, text: Text, settings: Settings) -> str | None:
    """Say why production leaves an edition out; None where it does not."""
    if edition.metadata.status != "published":
        return "draft"
    if edition is text.explainer.translation:
        for status in settings.options.hold:
            if count := text.alignment.count(status):
                units = "unit" if count == 1 else "units"
                return f"{count} {units} {status}"
    return None


def _redirects(
    publications: list[Publication], slugs: set[str], problems: Problems
) -> dict[str, str]:
    found: dict[str, str] = {}
    owners: dict[str, Edition] = {}
    for publication in publications:
        for edition in publication.explainer.editions.values():
            for old in edition.metadata.old_slugs:
                line = edition.metadata.lines.get("old_slugs")
                owner = owners.setdefault(old, edition)
                if old in slugs or old in urls.RESERVED:
                    remedy = "Remove it from Old_slugs."
                    problems.add(edition.path, line, f"the old slug {old} is in use", remedy)
                elif owner.path.parent != edition.path.parent:
                    reason = f"the old slug {old} is also one of {owner.path.parent.name}"
                    problems.add(edition.path, line, reason, "Leave it in one of them.")
                else:
                    for lang in publication.editions:
                        target = urls.explainer(lang, publication.slug)
                        found[urls.explainer(lang, old)] = target
                    if len(publication.editions) == len(LANGS):
                        found[urls.bilingual(old)] = urls.bilingual(publication.slug)
    return found


def _pages(publications: list[Publication], content: Content, settings: Settings) -> Iterator[str]:
    """List the path of every page that must come out."""
    yield ""
    for lang in LANGS:
        shown = sum(lang in p.editions for p in publications)
        for page in range(1, max(1, -(-shown // settings.per_page)) + 1):
            yield urls.home(lang, page)
        yield from (urls.topics(lang), urls.archive(lang))
        yield from (urls.topic(lang, ident) for ident in content.registry.topics)
        if lang in content.about:
            yield urls.about(lang)
    for publication in publications:
        yield from (urls.explainer(lang, publication.slug) for lang in publication.editions)
        if len(publication.editions) == len(LANGS):
            yield urls.bilingual(publication.slug)
