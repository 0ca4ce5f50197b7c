"""Content → a site: what is built, the table of its addresses, and every link checked."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping

from sharih import urls
from sharih.arabic import Lang
from sharih.blocks import Block, all_blocks
from sharih.errors import Problems
from sharih.explainers import Edition
from sharih.languages import LANGS
from sharih.markup import links
from sharih.metadata import REQUIRED
from sharih.settings import Settings
from sharih.site.content import Content, Text
from sharih.site.model import Held, Publication, Site
from sharih.topics import Registry
from sharih.urls import Urls

_WEB = ("https://", "http://", "mailto:")


def link(content: Content, settings: Settings, problems: Problems) -> Site:
    """Decide what is built and check how it hangs together; faults go to `problems`."""
    for text in content.texts:
        _check_text(text, content.registry, problems)
    held: list[Held] = []
    publications = [
        publication
        for text in content.texts
        if (publication := _publication(text, content.registry, settings, held)) is not None
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
    for publication in publications:
        for edition in publication.editions.values():
            _check_links(edition, site, table, problems, publication)
    for edition in content.about.values():
        _check_links(edition, site, table, problems, None)
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


def all_units(edition: Edition) -> Iterator[tuple[int, str]]:
    """Go through the words of an edition: line and inline Markdown."""
    for block in all_blocks(edition.document.blocks):
        yield from _words(block)


def _words(block: Block) -> Iterator[tuple[int, str]]:
    if block.kind not in ("code", "comment"):
        if block.text:
            yield block.line, block.text
        if block.speaker:
            yield block.line, block.speaker
        for item in block.items:
            for words in (item.head, *item.cells):
                if words:
                    yield (item.unit.line if item.unit else block.line), words


def _newest_first(publication: Publication) -> tuple[int, str]:
    date = publication.date or dt.date.max
    return -date.toordinal(), publication.slug


def _check_text(text: Text, registry: Registry, problems: Problems) -> None:
    explainer = text.explainer
    if explainer.slug in urls.RESERVED:
        reason = f"the slug {explainer.slug} is reserved for a page of the site"
        problems.add(explainer.folder, None, reason, "Rename the folder.")
    for edition in explainer.editions.values():
        _check_metadata(edition, registry, problems, edition is explainer.original)


def _check_metadata(
    edition: Edition, registry: Registry, problems: Problems, original: bool
) -> None:
    metadata = edition.metadata
    for tag in metadata.tags:
        if registry.get(tag) is None:
            near = registry.nearest(tag)
            remedy = f"Did you mean {near}? " if near else ""
            remedy += "Or add it to topics.toml."
            line = metadata.lines.get("tags")
            problems.add(edition.path, line, f"unknown topic {tag}", remedy)
    if metadata.status != "published":
        return
    line = metadata.lines.get("status")
    for key in REQUIRED:
        # A date that is written but is none has been reported as that already.
        if not getattr(metadata, key.lower()) and not metadata.lines.get(key.lower()):
            remedy = f"Add {key}: or write Status: draft."
            problems.add(edition.path, line, f"published without {key}", remedy)
        elif key != "Date" and not getattr(metadata, key.lower()):
            at = metadata.lines.get(key.lower())
            problems.add(edition.path, at, f"{key} is empty", "Fill it in.")
    if metadata.proposed:
        at = metadata.lines.get("proposed")
        what = ", ".join(metadata.proposed)
        remedy = "Check it and remove the Proposed line, or write Status: draft."
        problems.add(edition.path, at, f"published while {what} is only proposed", remedy)


def _publication(
    text: Text, registry: Registry, settings: Settings, held: list[Held]
) -> Publication | None:
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
    mentions = frozenset(
        mention.topic
        for lang, edition in editions.items()
        for _, words in all_units(edition)
        for mention in registry.mentions(words, lang)
    )
    return Publication(explainer, text.alignment, editions, mentions | {*explainer.tags})


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


def _pages(
    publications: list[Publication], content: Content, settings: Settings
) -> Iterator[str]:
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


def _check_links(
    edition: Edition,
    site: Site,
    table: Mapping[str, Publication],
    problems: Problems,
    publication: Publication | None,
) -> None:
    own = {section.id for section in edition.sections} | _unit_ids(edition, publication)
    for line, words in all_units(edition):
        if "](" not in words and "<" not in words:
            continue
        for address in links(words):
            fault = _fault(address, own, site, table)
            if fault:
                problems.add(edition.path, line, *fault)


def _unit_ids(edition: Edition, publication: Publication | None) -> set[str]:
    if publication is None:
        return set()
    is_original = edition is publication.explainer.original
    alignment = publication.alignment
    return set((alignment.source_keys if is_original else alignment.target_keys).values())


def _fault(
    address: str, own: set[str], site: Site, table: Mapping[str, Publication]
) -> tuple[str, str] | None:
    """Say what is wrong with a link, and what to do; None where it is good."""
    scheme, colon, rest = address.partition(":")
    if scheme == "topic" and colon:
        if site.registry.get(rest):
            return None
        near = site.registry.nearest(rest)
        remedy = f"Did you mean topic:{near}?" if near else "Add it to topics.toml."
        return f"a link to the unknown topic {rest}", remedy
    if scheme == "explainer" and colon:
        slug = rest.partition("#")[0]
        if slug not in table:
            near_slugs = difflib.get_close_matches(slug, table, n=1)
            remedy = f"Did you mean explainer:{near_slugs[0]}?" if near_slugs else "Mend it."
            return f"a link to {slug}, which is no explainer of this build", remedy
        fragment = rest.partition("#")[2]
        sections = {s.id for e in table[slug].editions.values() for s in e.sections}
        if fragment and fragment not in sections:
            return f"{slug} has no section {fragment}", "Mend what stands after the #."
        return None
    if address.startswith("#"):
        if address[1:] in own:
            return None
        return f"a link to {address}, which is no section here", "Mend what stands after the #."
    if address.startswith("/") and not address.startswith("//"):
        path = address[1:].partition("#")[0]
        if path in site.paths or path in site.redirects:
            return None
        return f"a link to {address}, which is no page of this site", "Mend the address."
    if address.startswith(_WEB):
        return None
    remedy = "Write topic:ID, explainer:SLUG, #section, /path/ or https://…"
    return f"a link to {address}, which cannot be followed", remedy


