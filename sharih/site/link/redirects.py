"""Slugs that explainers had before → the pages that lead on from their old addresses."""

from __future__ import annotations

from collections.abc import Container, Iterable

from sharih import routes
from sharih.errors import Problems, shown_path
from sharih.languages import LANGS
from sharih.site.kept import KeptEdition
from sharih.site.model import Publication


def redirects(
    publications: Iterable[Publication], slugs: Container[str], problems: Problems
) -> dict[str, str]:
    """Lead old addresses to new ones; those that are in use otherwise go to `problems`.

    An address that two explainers claim is told once, at the later of the two, and leads to the
    other.
    """
    found: dict[str, str] = {}
    owners: dict[str, KeptEdition] = {}
    for publication in publications:
        for old, edition in _claims(publication).items():
            owner = owners.setdefault(old, edition)
            if fault := _fault(old, publication.slug, owner, slugs):
                problems.add(edition.path, edition.metadata.lines.get("old_slugs"), *fault)
                continue
            for lang in publication.editions:
                target = routes.explainer(lang, publication.slug)
                found[routes.explainer(lang, old)] = target
            if len(publication.editions) == len(LANGS):
                found[routes.bilingual(old)] = routes.bilingual(publication.slug)
    return found


def _claims(publication: Publication) -> dict[str, KeptEdition]:
    """Return the old slugs of an explainer, each with the edition that names it first."""
    claims: dict[str, KeptEdition] = {}
    for edition in publication.explainer.editions.values():
        for old in edition.metadata.old_slugs:
            claims.setdefault(old, edition)
    return claims


def _fault(
    old: str, slug: str, owner: KeptEdition, slugs: Container[str]
) -> tuple[str, str] | None:
    """Say why an old slug cannot lead to an explainer, and what to do; None where it can."""
    remove = "Remove it from Old_slugs."
    if old == slug:
        return f"the old slug {old} is the name that the explainer has now", remove
    if old in slugs:
        return f"the old slug {old} is the name of another explainer", remove
    if old in routes.RESERVED:
        return f"the old slug {old} is that of a page of the site", remove
    if owner.path.parent.name == slug:
        return None
    line = owner.metadata.lines.get("old_slugs")
    where = f"{shown_path(owner.path)}:{line}" if line else shown_path(owner.path)
    reason = f"the old slug {old} is claimed by {owner.path.parent.name} too, in {where}"
    return reason, "Leave it in Old_slugs of one of the two."
