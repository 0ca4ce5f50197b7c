"""The attribute lists of a text → what is said in them that means nothing here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel import Locale, UnknownLocaleError

from sharih.markdown.attribute_lists import PART
from sharih.markdown.blocks import Document, Flaw

CLASSES: Final = ("chart", "bars", "line", "source")
"""Every class that means something."""
_LIST: Final = re.compile(r"(?:^|[ \t])\{(:[^{}\n]*| *#[^{}\n]*)\}[ \t]*$", re.MULTILINE)
_ID_ALONE: Final = re.compile(r" *#[^\s#.=]+")
_WITHOUT: Final = ("code", "comment")
_REMEDY: Final = f"Known are #id, lang=ar, lang=en and {', '.join(f'.{name}' for name in CLASSES)}."


def unknown_attributes(document: Document) -> Iterator[Flaw]:
    """Find what attribute lists say that nobody reads; all are warnings."""
    for block, source in zip(document.blocks, document.sources, strict=True):
        if "{" not in source or block.kind in _WITHOUT:
            continue
        if source.count("{") == 1 and f"{{#{block.attributes.id}}}" in source:
            continue  # as nearly all headings
        for found in _LIST.finditer(source):
            if _ID_ALONE.fullmatch(found[1]):
                continue  # as most are
            line = block.line + source.count("\n", 0, found.start(1))
            for what in _unknown(found[1]):
                reason = f"{what} in {{{found[1]}}} means nothing and was left out"
                yield Flaw(line, reason, _REMEDY, "warning")


def _unknown(written: str) -> Iterator[str]:
    for part in PART.finditer(written):
        if part["cls"] and part["cls"] not in CLASSES:
            yield f".{part['cls']}"
        if part["lang"] and not _is_language(part["lang"]):
            yield f"lang={part['lang']}"
    yield from PART.sub(" ", written.removeprefix(":")).split()


def _is_language(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
