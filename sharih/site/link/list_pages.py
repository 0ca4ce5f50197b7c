"""Lists that grow → the pages they are cut into.

A list that is short enough for a reader with a telephone stands on one page, as a whole. The
limits are the same in both languages, and lists hold explainers in either, so that each page of a
list has a twin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from sharih.arabic import Lang, index_letter
from sharih.content.topics import Registry
from sharih.languages import LANGS
from sharih.site.model import Publication

ITEMS: Final = 100
"""The most explainers that a page of the archive lists."""
CARDS: Final = 50
"""The most explainers, with their summaries, on a page of a topic or a story."""
TOPICS: Final = 200
"""The most topics on a page of their index."""
ROWS: Final = 50
"""The most explainers on a page of the translations."""
MENTIONING: Final = 10
"""How many of the explainers that name a topic its page shows where there are over `CARDS`."""

Item = TypeVar("Item")


def cards_on_a_page(per_page: int) -> int:
    """Return the most explainers on a page of a topic or a story, for the number on a home page."""
    return max(CARDS, per_page)


def page_count(length: int, size: int) -> int:
    """Return the number of pages of a list; an empty one has a page too."""
    return max(1, -(-length // size))


def part(items: Sequence[Item], number: int, size: int) -> Sequence[Item]:
    """Return what stands on a page of a list; the first is 1."""
    return items[(number - 1) * size : number * size]


def letters(registry: Registry) -> dict[Lang, Counter[str]]:
    """Count the topics under each letter of the index, where it needs a page for each."""
    if len(registry.topics) <= TOPICS:
        return {lang: Counter() for lang in LANGS}
    return {
        lang: Counter(index_letter(topic.names[lang], lang) for topic in registry.topics.values())
        for lang in LANGS
    }


def month_of(publication: Publication) -> str:
    """Return the ISO month that an explainer is listed under; empty where it has no date."""
    return publication.date.isoformat()[:7] if publication.date else ""


def by_year(dated: Mapping[str, Sequence[Publication]]) -> dict[str, list[str]]:
    """Return the months of each year, the newest first; no date is a year of its own, the last."""
    found: dict[str, list[str]] = {}
    for month in sorted(dated, reverse=True):
        found.setdefault(month[:4], []).append(month)
    return found


def times(dated: Mapping[str, Sequence[Publication]]) -> list[str]:
    """List all years and months, each year before its months; no date is the last, once."""
    return list(dict.fromkeys(t for y, months in by_year(dated).items() for t in (y, *months)))


def is_by_year(dated: Mapping[str, Sequence[Publication]]) -> bool:
    """Say whether the archive is too long for one page."""
    return sum(map(len, dated.values())) > ITEMS
