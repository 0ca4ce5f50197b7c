"""The slugs of explainers → the explainers, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from sharih.site.model import Publication


class Publications(Sequence[Publication]):
    """Explainers by their slugs, each made when it is asked for."""

    __slots__ = ("_table", "slugs")

    def __init__(self, slugs: Sequence[str], table: Mapping[str, Publication]) -> None:
        self.slugs, self._table = slugs, table

    @overload
    def __getitem__(self, at: int) -> Publication: ...
    @overload
    def __getitem__(self, at: slice) -> Publications: ...
    def __getitem__(self, at: int | slice) -> Publication | Publications:
        """Return one, or some of them in the same way."""
        if isinstance(at, slice):
            return Publications(self.slugs[at], self._table)
        return self._table[self.slugs[at]]

    def __len__(self) -> int:
        return len(self.slugs)

    def __iter__(self) -> Iterator[Publication]:
        return map(self._table.__getitem__, self.slugs)

    def __contains__(self, publication: object) -> bool:
        return isinstance(publication, Publication) and publication.slug in self.slugs

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """Return the place of a publication; raises ValueError where it is not there."""
        return self.slugs.index(value.slug, start, len(self.slugs) if stop is None else stop)


class Table(Mapping[str, Publication]):
    """The explainers of a site by slug, each made of what is kept of it when it is asked for."""

    def __init__(self, slugs: Iterable[str], make: Callable[[str], Publication]) -> None:
        self._slugs = dict.fromkeys(slugs)
        self._make = make
        self._made: dict[str, Publication] = {}

    def __getitem__(self, slug: str) -> Publication:
        if slug not in self._made:
            if slug not in self._slugs:
                raise KeyError(slug)
            self._made[slug] = self._make(slug)
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)
