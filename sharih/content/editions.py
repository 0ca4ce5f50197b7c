"""What an explainer consists of: its editions, their sections, and which is the original."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sharih.arabic import Lang
from sharih.content.metadata import Metadata
from sharih.markdown.blocks import Block, Document
from sharih.records import record

LEAD = "lead"
"""The id of what stands before the first section."""


@record(frozen=True, slots=True)
class Section:
    """A heading of level 2 and what stands under it, or what stands before the first one."""

    id: str
    """Language-neutral; `LEAD` before the first heading."""
    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def empty(self) -> bool:
        """Say whether nothing stands in it but comments: readers see none of it."""
        return all(block.kind == "comment" for block in self.blocks)


@record(frozen=True, slots=True)
class Edition:
    """An explainer, or a page, in one language."""

    lang: Lang
    path: Path
    metadata: Metadata
    document: Document
    sections: tuple[Section, ...]


class Described(Protocol):
    """An edition, however much of it is at hand."""

    @property
    def lang(self) -> Lang:
        """Its language."""

    @property
    def metadata(self) -> Metadata:
        """What its editor says about it."""


class Located(Described, Protocol):
    """An edition of which it is known where it lies."""

    @property
    def path(self) -> Path:
        """Its file."""


E = TypeVar("E", bound=Described)
F = TypeVar("F", bound=Described)


@record(frozen=True, slots=True)
class Explainer(Generic[E]):
    """A folder: one text in one or two languages; `E` says how much of each is at hand."""

    slug: str
    folder: Path
    original: E
    translation: E | None

    @property
    def editions(self) -> Mapping[Lang, E]:
        """The editions by language, the original first."""
        found = {self.original.lang: self.original}
        if self.translation is not None:
            found[self.translation.lang] = self.translation
        return found

    @property
    def tags(self) -> tuple[str, ...]:
        """Topic ids; both editions have the same."""
        return self.original.metadata.tags or (
            self.translation.metadata.tags if self.translation else ()
        )

    @property
    def story(self) -> str:
        """The id of its story; both editions have the same."""
        return self.original.metadata.story or (
            self.translation.metadata.story if self.translation else ""
        )

    @property
    def date(self) -> dt.date | None:
        """The date of publication; the original's where the editions differ."""
        return self.original.metadata.date or (
            self.translation.metadata.date if self.translation else None
        )

    def of(self, make: Callable[[E], F]) -> Explainer[F]:
        """Return the same explainer of what is made of each edition, the original first."""
        original = make(self.original)
        translation = make(self.translation) if self.translation is not None else None
        return Explainer(self.slug, self.folder, original, translation)
