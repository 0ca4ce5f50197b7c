"""Slugs that explainers had before → the pages that lead on from their old addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sharih import urls
from sharih.errors import Problems
from sharih.explainers import Edition
from sharih.languages import LANGS
from sharih.site.content import Text
from sharih.site.model import Publication


def redirects(
    publications: Iterable[Publication], slugs: Mapping[str, Text], problems: Problems
) -> dict[str, str]:
    """Lead old addresses to new ones; those that are in use otherwise go to `problems`."""
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
