"""Addresses that pages had before → the pages that lead on from there."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping

from sharih import routes
from sharih.content.editions import Located
from sharih.content.published import PublishedRegister
from sharih.errors import Problems, shown_path
from sharih.languages import LANGS, other_language
from sharih.site.link.visibility import Text, all_slugs


def redirects(
    texts: Collection[Text],
    kinds: Mapping[str, str],
    paths: Container[str],
    problems: Problems,
) -> dict[str, str]:
    """Lead old addresses to those new ones that have a page, among `paths`.

    Old slugs that are in use otherwise go to `problems`; `kinds` says of the slugs of all texts
    whether they are those of an `explainer` or a `page`. An address that two texts claim is told
    once, at the later of the two, and leads to the other.
    """
    found: dict[str, str] = {}
    owners: dict[str, Located] = {}
    for text in texts:
        for old, edition in _claims(text).items():
            owner = owners.setdefault(old, edition)
            if fault := _fault(old, text.slug, owner, kinds):
                problems.add(edition.path, edition.metadata.lines.get("old_slugs"), *fault)
                continue
            now = dict(zip(_pages(old), _pages(text.slug), strict=True))
            found |= {path: page for path, page in now.items() if page in paths}
    return found | _from_other_sites(texts, kinds, paths, found, problems)


def to_what_is_left(
    published: PublishedRegister,
    found: Mapping[str, str],
    paths: Container[str],
    withdrawn: Container[str],
) -> dict[str, str]:
    """Lead from where both texts stood side by side to the one that is left, Arabic first.

    `found` has the addresses that lead on already. A text that was withdrawn comes after one
    that readers still get.
    """
    left: dict[str, str] = {}
    for slug, lang in published.editions:
        both = routes.bilingual(slug)
        if lang != "ar" or (slug, "en") not in published.editions or both in paths or both in found:
            continue
        if published.editions[slug, lang].page:
            continue  # it never stood side by side
        each = (routes.explainer(lang, slug) for lang in LANGS)
        there = [page for path in each if (page := found.get(path, path)) in paths]
        if there:
            left[both] = min(there, key=lambda page: page in withdrawn)
    return left


def _from_other_sites(
    texts: Iterable[Text],
    kinds: Mapping[str, str],
    paths: Container[str],
    found: Container[str],
    problems: Problems,
) -> dict[str, str]:
    """Lead whole paths to the edition that names them, or to the other where it has no page.

    Those that are in use otherwise go to `problems`; `found` has those that lead on already.
    """
    led: dict[str, str] = {}
    owners: dict[str, Located] = {}
    for text in texts:
        for edition in text.editions.values():
            for path in edition.metadata.old_paths:
                owner = owners.setdefault(path, edition)
                used = path in paths or path in found
                if fault := _path_fault(path, text.slug, owner, kinds, used=used):
                    line = edition.metadata.lines.get("old_slugs")
                    problems.add(edition.path, line, *fault)
                    continue
                langs = (edition.lang, other_language(edition.lang))
                pages = (routes.explainer(lang, text.slug) for lang in langs)
                if path not in led and (page := next(filter(paths.__contains__, pages), None)):
                    led[path] = page
    return led


def had_others(text: Text) -> bool:
    """Say whether a text had other addresses before."""
    editions = text.editions.values()
    return len(all_slugs(text)) > 1 or any(e.metadata.old_paths for e in editions)


def _pages(slug: str) -> tuple[str, ...]:
    """List the paths of all pages that an explainer can have."""
    return (*(routes.explainer(lang, slug) for lang in LANGS), routes.bilingual(slug))


def _claims(text: Text) -> dict[str, Located]:
    """Return the old slugs of a text, each with the edition that names it first."""
    claims: dict[str, Located] = {}
    for edition in text.editions.values():
        for old in edition.metadata.old_slugs:
            claims.setdefault(old, edition)
    return claims


def _fault(old: str, slug: str, owner: Located, kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """Say why an old slug cannot lead to a text, and what to do; None where it can."""
    remove = "Remove it from Old_slugs."
    if old == slug:
        return f"the old slug {old} is the name that the {kinds[slug]} has now", remove
    if old in kinds:
        return f"the old slug {old} is the name of another {kinds[old]}", remove
    if old in routes.RESERVED_FOR_LISTS:
        return f"the old slug {old} is that of a page of the site", remove
    if owner.path.parent.name == slug:
        return None
    return _claimed(f"the old slug {old}", owner)


def _path_fault(
    path: str, slug: str, owner: Located, kinds: Mapping[str, str], *, used: bool
) -> tuple[str, str] | None:
    """Say why a whole path cannot lead to a text, and what to do; None where it can."""
    remove = "Remove it from Old_slugs."
    route = routes.parse(path, (routes.ABOUT,))
    if route and route.shows_text and route.ident == slug:
        return f"the old address /{path} is one that the {kinds[slug]} has now", remove
    if route and route.shows_text and route.ident in kinds:
        return f"the old address /{path} is that of another {kinds[route.ident]}", remove
    others = route is not None and not route.shows_text
    if used or others or path.split("/", maxsplit=1)[0] in routes.FILES:
        return f"the old address /{path} is that of a page of the site", remove
    if owner.path.parent.name == slug:
        return None
    return _claimed(f"the old address /{path}", owner)


def _claimed(what: str, owner: Located) -> tuple[str, str]:
    line = owner.metadata.lines.get("old_slugs")
    where = f"{shown_path(owner.path)}:{line}" if line else shown_path(owner.path)
    reason = f"{what} is claimed by {owner.path.parent.name} too, in {where}"
    return reason, "Leave it in Old_slugs of one of the two."
