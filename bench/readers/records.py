"""What a page holds, and what a program makes of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Words of a page that stand by themselves: a heading, a paragraph, an entry."""

    kind: str
    """`heading`, `quotation` or `text`."""
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a reader finds in the text of a page, its ends left out."""

    title: str
    author: str
    date: str
    """ISO; empty where the page tells none."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a program makes of a page; what it does not tell is empty."""

    text: str = ""
    title: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much of a page a program keeps."""

    lost: tuple[Block, ...]
    doubled: tuple[Block, ...]
    buttons: int
    """How often it prints a button."""
