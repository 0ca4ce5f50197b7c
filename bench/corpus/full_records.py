"""What a made-up explainer consists of, before it is written for a program."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from bench.corpus.full_words import Topic
from bench.corpus.sentences import Pair


class Piece(NamedTuple):
    """Words, which may be the name of a topic."""

    words: str
    topic: Topic | None = None


Text = tuple[list[Piece], list[Piece]]
"""A paragraph or an entry of a list in Arabic and in English."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section."""

    kind: Literal["paragraph", "list", "quote", "timeline"]
    texts: tuple[Text, ...] = ()
    """One of a paragraph and a quote, those of all entries of a list, none of a timeline."""
    speaker: Topic | Pair | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading."""

    ident: str
    heads: Pair
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Article:
    """An explainer."""

    number: int
    date: dt.date
    modified: dt.date | None
    tags: tuple[Topic, ...]
    cast: tuple[Topic, ...]
    """The topics that it may name, its tags first."""
    story: str
    kicker: Pair = ("", "")
    title: Pair = ("", "")
    summary: Pair = ("", "")
    sections: list[Section] = field(default_factory=list)
    timeline: tuple[tuple[str, Pair], ...] = ()

    @property
    def slug(self) -> str:
        """The name of its folder."""
        return f"{self.tags[0].ident}-{self.number:05d}"

    def add(self, ident: str, heads: Pair, *blocks: Block) -> None:
        """Give it another section."""
        self.sections.append(Section(ident, heads, blocks))
