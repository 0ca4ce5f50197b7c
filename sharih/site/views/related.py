"""An explainer among the others → those that share the most topics with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from heapq import nsmallest
from typing import Final

from sharih.site.model import Publication, Site, slugs_of
from sharih.site.views.views import Views

SHOWN: Final = 3
"""How many are listed."""
MOST: Final = 200
"""A topic that very many share says little; leaving it out keeps the cost of a page fixed."""


def related(views: Views, publication: Publication) -> list[Publication]:
    """Find the explainers that share the most topics, a rare one counting for more."""
    site = views.site
    scores: dict[str, float] = {}
    for tag in publication.explainer.tags:
        sharing = views.once(site, ("slugs", tag), partial(_slugs, site, tag))
        for slug in sharing if len(sharing) <= MOST else ():
            scores[slug] = scores.get(slug, 0.0) + 1 / len(sharing)
    scores.pop(publication.slug, None)
    best = nsmallest(SHOWN, scores.items(), key=lambda found: (-found[1], found[0]))
    return [site.table[slug] for slug, _ in best]


def _slugs(site: Site, tag: str) -> Sequence[str]:
    return slugs_of(site.tagged.get(tag, ()))
