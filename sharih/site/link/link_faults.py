"""What can be wrong with an explainer among the others: topics, slugs, metadata, links."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from sharih import routes
from sharih.content.editions import Explainer
from sharih.content.metadata import INHERITED, REQUIRED
from sharih.content.pages import PageText
from sharih.content.published import PublishedRegister
from sharih.content.stories import Stories
from sharih.content.suggestions import suggestion, suggestion_key
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.languages import LANGS, other_language
from sharih.site.kept import KeptEdition
from sharih.site.link.left_out import left_out, left_out_at
from sharih.site.link.visibility import Text, all_slugs
from sharih.site.model import Publication, Site
from sharih.web.addresses import is_call_address

WEB: Final = ("https://", "http://", "mailto:")
"""How an address begins that leads out of the site."""
CALLS: Final = ("tel:", "sms:")
"""How the address of a number begins that can be called."""

_NAMES: Final = {
    "explainer": "SLUG, the name of a folder in content/explainers",
    "page": "NAME, the name of a folder in content/pages",
    "story": "ID, an id of stories.toml that an explainer names",
}
"""What stands behind the kind of a link."""


def check_explainer(
    explainer: Explainer[KeptEdition], registry: Registry | None, problems: Problems
) -> None:
    """Check what an explainer says of itself."""
    if explainer.slug in routes.RESERVED:
        reason = f"the slug {explainer.slug} is reserved for a page of the site"
        problems.add(explainer.folder, None, reason, "Rename the folder.")
    for edition in explainer.editions.values():
        _check_topics(edition, registry, problems)
        if edition.metadata.status == "published":
            _check_published(edition, _told_elsewhere(explainer, edition), problems)


def check_name(page: PageText, explainers: Container[str], problems: Problems) -> None:
    """Check that a page has not the address of an explainer."""
    if page.slug in explainers:
        reason = f"the page {page.slug} has the name of an explainer, and so its address"
        problems.add(page.folder, None, reason, "Rename one of the two folders.")


def check_withdrawal(
    text: Text, published: PublishedRegister, problems: Problems, *, page: bool = False
) -> None:
    """Check that what is withdrawn was public, as a `page` if it is one: else nothing is."""
    for lang, edition in text.editions.items():
        withdrawn = edition.metadata.status == "withdrawn"
        if withdrawn and not published.was_public(all_slugs(text), lang, page=page):
            line = edition.metadata.lines.get("status")
            reason = "withdrawn, but it never was public"
            problems.add(edition.path, line, reason, "Write Status: draft, or delete it.")


def check_story(explainer: Explainer[KeptEdition], stories: Stories, problems: Problems) -> None:
    """Check that the story of an explainer is one that has names; told once for both editions."""
    ident = explainer.story
    if not ident or not stories.readable or ident in stories.known:
        return
    edition = next(e for e in explainer.editions.values() if e.metadata.story)
    near = stories.nearest(ident)
    what = f"[{ident}] with its names to {stories.path.name}"
    remedy = f"Did you mean {near}? Or add {what}." if near else f"Add {what}."
    line = edition.metadata.lines.get("story")
    problems.add(edition.path, line, f"the story {ident} has no names", remedy)


def _told_elsewhere(explainer: Explainer[KeptEdition], edition: KeptEdition) -> frozenset[str]:
    """Name the keys that a text has from its original, where something is wrong with that one."""
    original = explainer.original
    if edition is not original:
        if original.metadata.status == "published" or not original.metadata.title:
            return frozenset(INHERITED)  # what it lacks is told of it
        return frozenset(original.metadata.lines) & frozenset(INHERITED)
    unread = explainer.folder / f"{other_language(edition.lang)}.md"
    alone = edition.metadata.translation and len(explainer.editions) == 1
    return frozenset(INHERITED) if alone and os.path.lexists(unread) else frozenset()


def _check_topics(edition: KeptEdition, registry: Registry | None, problems: Problems) -> None:
    for tag in edition.metadata.tags:
        if registry is not None and registry.get(tag) is None:
            near = registry.nearest(tag)
            remedy = f"Did you mean {near}? Or add it to topics.toml."
            if near is None:
                remedy = "Add it to topics.toml."
            line = edition.metadata.lines.get("tags")
            problems.add(edition.path, line, f"unknown topic {tag}", remedy)


def _check_published(edition: KeptEdition, told: Container[str], problems: Problems) -> None:
    """Check what a text must have to be published, but for what was `told` of its original.

    That there is no title was told when it was read.
    """
    metadata = edition.metadata
    line = metadata.lines.get("status")
    for key in REQUIRED:
        name = key.lower()
        if key == "Title" or name in told or getattr(metadata, name):
            continue
        if name not in metadata.lines:
            remedy = f"Add {key}: or write Status: draft."
            problems.add(edition.path, line, f"published without {key}", remedy)
        elif key != "Date":  # a date that is written but is none has been told as that already
            problems.add(edition.path, metadata.lines[name], f"{key} is empty", "Fill it in.")
    if not edition.sections:
        remedy = "Write the text, or Status: draft."
        problems.add(edition.path, line, "published without a text", remedy)
    if metadata.proposed:
        at = metadata.lines.get("proposed")
        what = ", ".join(metadata.proposed)
        remedy = "Check it and remove the Proposed line, or write Status: draft."
        problems.add(edition.path, at, f"published while {what} is only proposed", remedy)


def check_links(
    path: Path,
    addresses: Iterable[tuple[int, str]],
    own: AbstractSet[str],
    site: Site,
    registry: Registry | None,
    table: Mapping[str, Publication],
    problems: Problems,
) -> None:
    """Check that every link in the file of an edition, or of a page, leads somewhere.

    `addresses` are its links with their lines, `own` what a link can lead to on the same page.
    """
    for line, address in addresses:
        if fault := link_fault(address, own, site, registry, table):
            problems.add(path, line, *fault)


def link_fault(
    address: str,
    own: AbstractSet[str],
    site: Site,
    registry: Registry | None,
    table: Mapping[str, Publication],
) -> tuple[str, str] | None:
    """Say what is wrong with a link, and what to do; None where it is good.

    The arguments are those of `check_links`.
    """
    scheme, colon, rest = address.partition(":")
    if scheme == "topic" and colon:
        return _topic_fault(rest, registry)
    if scheme == "explainer" and colon:
        return _explainer_fault(rest, site, table)
    if scheme == "page" and colon:
        return _page_fault(rest, site)
    if address.startswith("#"):
        if address[1:] in own:
            return None
        return f"a link to {address}, which is no section here", "Mend what stands after the #."
    if address.startswith("/") and not address.startswith("//"):
        return _path_fault(address, site)
    if address[:8].lower().startswith(WEB):
        return None
    if address.startswith(CALLS):
        return None if is_call_address(address) else _call_fault(address)
    remedy = "Write topic:ID, explainer:SLUG, page:NAME, #section, /path/ or https://…"
    return f"a link to {address}, which cannot be followed", remedy


def _call_fault(address: str) -> tuple[str, str]:
    scheme = address.partition(":")[0]
    remedy = f"Write it in digits from 0 to 9, without spaces, such as {scheme}:+9611234567."
    return f"a link to {address}, which is no number that can be called", remedy


def _topic_fault(ident: str, registry: Registry | None) -> tuple[str, str] | None:
    if registry is None or registry.get(ident):
        return None
    near = registry.nearest(ident)
    remedy = f"Did you mean topic:{near}?" if near else "Add it to topics.toml."
    return f"a link to the unknown topic {ident}", remedy


def unknown(kind: str, ident: str, known: Iterable[str]) -> tuple[str, str]:
    """Say that there is no explainer, page or story of a name, and what to do."""
    meant = suggestion(ident, {suggestion_key(each): each for each in known})
    remedy = f"Did you mean {kind}:{meant}?" if meant else f"Write {kind}:{_NAMES[kind]}."
    return f"a link to {ident}, which is no {kind} of this build", remedy


def _no_section(target: str) -> tuple[str, str]:
    reason = f"a link to {target}, where no such section is"
    return reason, "Mend what stands after the #."


def _explainer_fault(
    target: str, site: Site, table: Mapping[str, Publication]
) -> tuple[str, str] | None:
    slug, _, fragment = target.partition("#")
    if slug not in table:
        if why := left_out(slug, LANGS, site):
            return f"a link to {slug}, which {why[0]}", why[1]
        return unknown("explainer", slug, table)
    editions = table[slug].editions.values()
    if fragment and not any(fragment in edition.sections for edition in editions):
        return _no_section(target)
    return None


def _page_fault(target: str, site: Site) -> tuple[str, str] | None:
    slug, _, fragment = target.partition("#")
    if slug not in site.pages:
        if why := left_out(slug, LANGS, site):
            return f"a link to {slug}, which {why[0]}", why[1]
        return unknown("page", slug, site.pages)
    editions = site.pages[slug].editions.values()
    sections = {section.id for edition in editions for section in edition.sections}
    if fragment and fragment not in sections:
        return _no_section(target)
    return None


def _path_fault(address: str, site: Site) -> tuple[str, str] | None:
    path = address[1:].partition("#")[0]
    if path in site.paths or path in site.redirects:
        return None
    if why := left_out_at(path, site):
        return f"a link to {address}, which {why[0]}", why[1]
    return f"a link to {address}, which is no page of this site", "Mend the address."
