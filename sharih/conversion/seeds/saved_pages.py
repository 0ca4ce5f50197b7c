"""A page saved from a browser → its visible lines, those around the article marked as outside.

selectolax makes the tree that a browser makes. What is the article is told by how text is spread
over the tree, and by what elements say of themselves.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from sharih.conversion.seeds.encodings import Decoded, decode_bytes, name_of
from sharih.conversion.seeds.file_text import FileText
from sharih.conversion.seeds.markup_limits import is_beyond_measure
from sharih.errors import ContentError, Problem

MOST_BLOCKS: Final = 20_000
"""A page with more pieces of text is no article."""

_CHARSET: Final = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})")
_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE: Final = 4096
_TRUSTED: Final = {
    "windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "cp-1256": "cp1256",
    "iso-8859-6": "iso8859_6", "iso8859-6": "iso8859_6", "arabic": "iso8859_6",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252",
}  # fmt: skip
"""What a page may say of its encoding, as the WHATWG's standard reads it."""


def read_saved_page(data: bytes, path: Path) -> FileText:
    """Read a saved page; raises ContentError where its encoding or its size cannot be used."""
    decoded = decode_page(data, path)
    if is_beyond_measure(decoded.text):
        raise _beyond_measure(path)
    # Imported here: most seeds are plain texts, and are read without.
    from selectolax.lexbor import LexborHTMLParser

    from sharih.conversion.seeds.page_blocks import read_page
    from sharih.conversion.seeds.page_marks import mark_blocks
    from sharih.conversion.seeds.page_metadata import read_facts
    from sharih.conversion.seeds.page_region import find_region, furniture, inherited, is_prose
    from sharih.conversion.seeds.page_title import find_title

    parser = LexborHTMLParser(decoded.text)
    facts = read_facts(parser)
    page = read_page(parser)
    if len(page.blocks) > MOST_BLOCKS:
        raise _beyond_measure(path)
    own = furniture(page)
    outside = inherited(page, own)
    region = find_region(page, outside)
    first = next(
        (
            at
            for at, block in enumerate(page.blocks)
            if is_prose(block)
            and not outside[block.element]
            and region in page.around(block.element)
        ),
        0,
    )
    title = find_title(page, outside, first, facts.titles)
    text = FileText.of(mark_blocks(page, own, region, title))
    told = facts.title if title is None else ""
    return text.saying(told, facts.credits(), decoded.encoding, {})


def _beyond_measure(path: Path) -> ContentError:
    reason = "has far more elements, or deeper ones, than the page of an article"
    remedy = "Copy the text of the article into a .txt file."
    return ContentError(Problem(path, None, reason, remedy))


def decode_page(data: bytes, path: Path) -> Decoded:
    """Decode a page: by its byte order mark, as UTF-8, or as it says itself."""
    named = _CHARSET.search(data[:_SAMPLE].lower())
    codec = _TRUSTED.get(named[1].decode("ascii")) if named else None
    if codec is None or data.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return decode_bytes(data, path)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        if b"\x00" in data:
            return decode_bytes(data, path)
        return Decoded(data.decode(codec, "replace"), name_of(codec))
