"""Publications that come and go → lists of them, the newest first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from sharih.content.editions import Explainer
from sharih.site.kept import KeptEdition
from sharih.site.link.list_pages import month_of
from sharih.site.model import Publication

_FEW = 16
"""How many are put in their place one by one; more are sorted in together."""


def newest_first(shown: Publication | Explainer[KeptEdition]) -> tuple[bool, int, str]:
    """Return what explainers are sorted by; those without a date come behind all others."""
    date = shown.date
    return date is None, -date.toordinal() if date else 0, shown.slug


class Ranking:
    """A list in which finding a place does not take longer as it grows."""

    __slots__ = ("_added", "_found", "_ranked")

    def __init__(self) -> None:
        self._ranked: list[Publication] = []
        self._added: dict[str, Publication] = {}
        self._found: tuple[Publication, ...] | None = ()

    def add(self, publication: Publication) -> None:
        """Take in a publication that is not there."""
        self._added[publication.slug] = publication
        self._found = None

    def discard(self, publication: Publication) -> None:
        """Leave out a publication that is there."""
        self._found = None
        if self._added.pop(publication.slug, None) is None:
            place = bisect_left(self._ranked, newest_first(publication), key=newest_first)
            del self._ranked[place]

    def items(self) -> tuple[Publication, ...]:
        """Return the publications in order."""
        if self._found is None:
            if len(self._added) <= _FEW:
                for publication in self._added.values():
                    insort(self._ranked, publication, key=newest_first)
            else:
                self._ranked.extend(self._added.values())
                self._ranked.sort(key=newest_first)
            self._added.clear()
            self._found = tuple(self._ranked)
        return self._found


class Shelf:
    """Rankings under keys, such as the explainers of each topic; none is empty."""

    __slots__ = ("_rankings",)

    def __init__(self) -> None:
        self._rankings: dict[str, Ranking] = {}

    def add(self, key: str, publication: Publication) -> None:
        """Take in a publication that is not there under the key."""
        self._rankings.setdefault(key, Ranking()).add(publication)

    def discard(self, key: str, publication: Publication) -> None:
        """Leave out a publication that is there under the key."""
        self._rankings[key].discard(publication)
        if not self._rankings[key].items():
            del self._rankings[key]

    def items(self) -> dict[str, tuple[Publication, ...]]:
        """Return the publications under each key, in order."""
        return {key: ranking.items() for key, ranking in self._rankings.items()}


class Shelves:
    """The lists that an explainer stands in: of its topics, its story and its month."""

    __slots__ = ("dated", "mentioned", "storied", "tagged")

    def __init__(self) -> None:
        self.tagged = Shelf()
        self.mentioned = Shelf()
        self.storied = Shelf()
        self.dated = Shelf()

    def add(self, publication: Publication) -> None:
        """Take in a publication that is not there."""
        for shelf, key in self._places(publication):
            shelf.add(key, publication)

    def discard(self, publication: Publication) -> None:
        """Leave out a publication that is there."""
        for shelf, key in self._places(publication):
            shelf.discard(key, publication)

    def _places(self, publication: Publication) -> Iterator[tuple[Shelf, str]]:
        tags = set(publication.explainer.tags)
        for ident in publication.mentions:
            yield (self.tagged if ident in tags else self.mentioned), ident
        if publication.story:
            yield self.storied, publication.story
        yield self.dated, month_of(publication)
