"""The files of a site as they are made → what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sharih.output.plan import Put
from sharih.output.tree import OutputTree
from sharih.output.tree_files import Made
from sharih.records import record
from sharih.site.pages.sitemap import Location
from sharih.site.stages import Stage


class Tree(Protocol):
    """Where files go."""

    def put(self, relative: str, data: bytes) -> Put:
        """Bring a file up to date, without noting it."""

    def keep(self, relative: str, known: Made) -> Put | None:
        """Have a file as an earlier build made it; None where it is there no more."""


@record(frozen=True, slots=True)
class Known:
    """A file that an earlier build made."""

    mark: bytes
    made: Made


@record(frozen=True, slots=True)
class Outcome:
    """A file of the site that is ready."""

    put: Put
    mark: bytes
    rendered: bool
    """False where it is the one that an earlier build made."""
    location: Location | None = None
    """The entry of a page in the sitemap."""
    shown: tuple[str, ...] = ()
    """The explainers of which a page shows something beside its own."""


def noted(
    made: Iterable[Outcome], tree: OutputTree, rendered: Stage, total: int = 0
) -> list[Outcome]:
    """Let files be those of the new site as they are made, and count those that were rendered.

    `total` is about how many they are, where that is worth telling.
    """
    outcomes = []
    for outcome in made:
        tree.note(outcome.put)
        outcomes.append(outcome)
        rendered.count += outcome.rendered
        rendered.step(len(outcomes), total)
    return outcomes
