"""Slugs that explainers had before → the pages that lead on from their old addresses."""

from __future__ import annotations

from collections.abc import Container, Iterable

from sharih import routes
from sharih.errors import Problems
from sharih.languages import LANGS
from sharih.site.kept import KeptEdition
from sharih.site.model import Publication


def redirects(
    publications: Iterable[Publication], slugs: Container[str], problems: Problems
) -> dict[str, str]:
    """Lead old addresses to new ones; those that are in use otherwise go to `problems`."""
    found: dict[str, str] = {}
    owners: dict[str, KeptEdition] = {}
    for publication in publications:
        for edition in publication.explainer.editions.values():
            for old in edition.metadata.old_slugs:
                line = edition.metadata.lines.get("old_slugs")
                owner = owners.setdefault(old, edition)
                if old in slugs or old in routes.RESERVED:
                    remedy = "Remove it from Old_slugs."
                    problems.add(edition.path, line, f"the old slug {old} is in use", remedy)
                elif owner.path.parent != edition.path.parent:
                    reason = f"the old slug {old} is also one of {owner.path.parent.name}"
                    problems.add(edition.path, line, reason, "Leave it in one of them.")
                else:
                    for lang in publication.editions:
                        target = routes.explainer(lang, publication.slug)
                        found[routes.explainer(lang, old)] = target
                    if len(publication.editions) == len(LANGS):
                        found[routes.bilingual(old)] = routes.bilingual(publication.slug)
    return found
