"""Blocks and entries of a text → the language of their words, where it is another than around."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang
from sharih.languages import other_language
from sharih.markdown.blocks import Block
from sharih.markdown.inline import block_language, is_mostly
from sharih.site.views.node_records import Node
from sharih.translation.statuses import UnitStatus

_LETTER: Final = re.compile(f"[{ARABIC_LETTER}{LATIN_LETTER}]")
_UNSPOKEN: Final = frozenset({"code", "rule"})
"""Kinds of blocks without words in a language."""


def other_than(around: Lang, marked: str | None, words: str, status: UnitStatus) -> Lang | None:
    """Tell the language of words, and so their direction; None where it is that around them.

    What an editor has marked is in that language. What nobody has translated yet is in the
    original's, whatever foreign names it holds. Everything else is in the language around it
    unless it holds no word of that.
    """
    lang = _known(marked)
    if lang is None:
        foreign = status == "missing" and is_mostly(other_language(around), words)
        lang = other_language(around) if foreign else block_language(words, around)
    return lang if lang != around else None


def cell_language(cell: str, around: Lang, marked: str | None, status: UnitStatus) -> Lang:
    """Tell the language of a cell; what has no word of its row's is not in that.

    Numbers alone run as those of the other rows do, whatever their row is marked with.
    """
    if not has_letters(cell):
        return around
    lang = _known(marked)
    if lang is not None and block_language(cell, lang) == lang:
        return lang
    return other_than(around, None, cell, status) or around


def has_letters(text: str) -> bool:
    """Say whether a text holds a word of either language, and not numbers alone."""
    return _LETTER.search(text) is not None


def in_language(lang: Lang, around: Lang, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Let nodes that were made for a place in `lang` say so themselves, as their place does not."""
    if lang == around:
        return nodes
    return tuple(
        node if node.lang or node.kind in _UNSPOKEN else node._replace(lang=lang) for node in nodes
    )


def all_words(block: Block) -> str:
    """Join the words of a block with those of what stands in it."""
    if not (block.speaker or block.blocks or block.items):
        return block.text
    parts = [block.text, block.speaker or ""]
    parts += [all_words(inner) for inner in block.blocks]
    for item in block.items:
        parts += [item.head, *item.cells, *(all_words(inner) for inner in item.blocks)]
    return "\n".join(part for part in parts if part)


def _known(marked: str | None) -> Lang | None:
    """Take a language that a text is marked with; others than the site's are not known."""
    return "ar" if marked == "ar" else "en" if marked == "en" else None
