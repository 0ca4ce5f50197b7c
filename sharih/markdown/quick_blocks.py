"""Lines that can begin or continue one thing only → their blocks, without a closer look.

Nearly all blocks of a text are like that: headings, paragraphs, lists, quotations and definitions
on lines of their own, with blank lines around them. What is read here is what the parser makes of
the same lines, which a property of the tests holds; everything else is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.markdown.attribute_lists import NO_ATTRIBUTES, Attributes, split_attributes
from sharih.markdown.blocks import Block, Item
from sharih.markdown.grammar import SPEAKER, heading, is_quote
from sharih.markdown.leaf_blocks import LeafReader

# What a line of words begins with. With another character in front it might be anything else.
_WORDS: Final = re.compile(r"(?![0-9٠-٩]{1,9}[.)](?: |$))[^\s<#`~>*_+:\[!{|=-]")
_BULLET: Final = re.compile(r"[-*+] +(?![-*_])(\S.*)")
_DEFINITION: Final = re.compile(r": +(\S.*)")

_LEVELS: Final = ("##", "#", "###", "####", "#####", "######")

Read = tuple[int, Block]
"""The index after the last line of a block, and the block."""


class QuickReader(LeafReader):
    """Reads a block whose form is common; its methods return None where that is not sure.

    `lines` are the lines of a text as they are, with an empty one behind the last; `number` is
    that of the line at `at`. What is read are units of their own.
    """

    def quick(self, lines: Sequence[str], at: int, number: int) -> Read | None:
        """Read the block that begins at a line."""
        text = lines[at]
        first = text[0]
        if first == "#":
            return self.quick_heading(text, at, number)
        if first in "-*+":
            return self.quick_list(lines, at, number)
        if first == ">":
            return self.quick_quote(lines, at, number)
        if not _is_words(text):
            return None
        if lines[at + 1].startswith(":"):
            return self.quick_definitions(lines, at, number)
        return self.quick_paragraph(lines, at, number)

    def quick_heading(self, text: str, at: int, number: int) -> Read | None:
        """Read a heading of one line with its id."""
        marks, _, written = text.partition(" ")
        words, _, end = written.partition(" {#")
        ident = end[:-1]
        if not (marks in _LEVELS and _is_plain_id(ident) and end[-1] == "}" and "{" not in words):
            found = heading(text)
            return (at + 1, self.heading(number, *found, True)) if found else None
        words = words.strip(" ")
        if not words:
            return None
        unit = self.unit("heading", words, number, tracked=True)
        return at + 1, Block("heading", number, words, unit, len(marks), Attributes(ident))

    def quick_paragraph(self, lines: Sequence[str], at: int, number: int) -> Read | None:
        """Read a paragraph."""
        end = at + 1
        while lines[end].strip():
            if not _is_words(lines[end]):
                return None
            end += 1
        if end == at + 1 and _begins(lines, end, ":"):
            return None  # it is a term
        text = "\n".join(lines[at:end]).rstrip()
        attributes = NO_ATTRIBUTES
        if text.endswith("}"):
            text, attributes = split_attributes(text)
        unit = self.unit("paragraph", text, number, attributes.lang, tracked=True)
        return end, Block("paragraph", number, text, unit, 0, attributes)

    def quick_list(self, lines: Sequence[str], at: int, number: int) -> Read | None:
        """Read a list whose items are one line each, with no blank line between them."""
        texts: list[str] = []
        end = at
        while lines[end].strip():
            found = _BULLET.fullmatch(lines[end])
            if found is None:
                return None
            texts.append(found[1].rstrip())
            end += 1
        if _begins(lines, end, " -*+0123456789٠١٢٣٤٥٦٧٨٩"):
            return None  # it goes on
        items = []
        for line, written in enumerate(texts, number):
            text, attributes = written, NO_ATTRIBUTES
            if text.endswith("}"):
                text, attributes = split_attributes(text)
            unit = self.unit("item", text, line, attributes.lang, tracked=True)
            items.append(Item(unit, text))
        return end, Block("list", number, items=tuple(items))

    def quick_quote(self, lines: Sequence[str], at: int, number: int) -> Read | None:
        """Read a quotation of one paragraph, with or without who is quoted."""
        inside: list[str] = []
        end = at
        while lines[end].strip():
            if not lines[end].startswith(">"):
                return None
            inside.append(lines[end][1:].removeprefix(" "))
            end += 1
        words = inside
        speaker = None
        if len(inside) > 1 and (found := SPEAKER.match(inside[-1])):
            speaker = found[1].strip()
            words = inside[:-1]
        if not all(map(_is_words, words)):
            return None
        said = "\n".join(words).rstrip()
        if said.endswith("}") or inside[-1].rstrip().endswith("}"):
            return None
        unit = self.unit("quote", "\n".join(inside), number, tracked=True)
        blocks = (Block("paragraph", number, said),)
        return end, Block("quote", number, unit=unit, blocks=blocks, speaker=speaker)

    def quick_definitions(self, lines: Sequence[str], at: int, number: int) -> Read | None:
        """Read terms on one line each, with one line under each that defines it."""
        entries: list[tuple[int, str, str]] = []
        start = at
        while True:
            found = _DEFINITION.fullmatch(lines[start + 1])
            if found is None or not _is_words(found[1]) or lines[start + 2].strip():
                return None
            if found[1].rstrip().endswith("}"):
                return None
            entries.append((start, lines[start].rstrip(), found[1]))
            end = start + 2
            start = _after_blanks(lines, end)
            if not _is_words(lines[start]) or not lines[start + 1].startswith(":"):
                break
        if not _ends_definitions(lines, start):
            return None
        items = []
        for index, term, words in entries:
            line = number + index - at
            unit = self.unit("definition", f"{term}\n{words}", line, tracked=True)
            items.append(Item(unit, term, (Block("paragraph", line + 1, words.rstrip()),)))
        return end, Block("definitions", number, items=tuple(items))


def _is_words(text: str) -> bool:
    """Say whether a line is one of words, and of no table."""
    return _WORDS.match(text) is not None and "|" not in text


def _after_blanks(lines: Sequence[str], at: int) -> int:
    """Find the next line that is not blank; the empty one at the end where there is none."""
    last = len(lines) - 1
    while at < last and not lines[at].strip():
        at += 1
    return at


def _begins(lines: Sequence[str], at: int, signs: str) -> bool:
    """Say whether what follows after blank lines begins with one of these characters."""
    following = lines[_after_blanks(lines, at)]
    return bool(following) and (following[0] in signs or following.lstrip(" ")[0] in signs)


def _ends_definitions(lines: Sequence[str], at: int) -> bool:
    """Say whether what follows on definitions surely is none."""
    text = lines[at]
    if not text or is_quote(text) or heading(text) or _BULLET.fullmatch(text):
        return True
    alone = not lines[at + 1].strip()
    return alone and _is_words(text) and not _begins(lines, at + 1, ":")


def _is_plain_id(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()
