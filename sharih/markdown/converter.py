"""Python-Markdown → a converter of inline Markdown, without its grammar of blocks."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.util import Registry as Processors

from sharih.markdown.bare_links import BareAddresses


class _Attributes(AttrListTreeprocessor):
    """Attribute lists of inline elements; those of blocks have been read by the splitter.

    The colon is asked for: without it `{words}` of a text would be lost.
    """

    BLOCK_RE = re.compile(r"(?!)")  # type: ignore[misc]
    HEADER_RE = BLOCK_RE  # type: ignore[misc]
    INLINE_RE = re.compile(r"\{:[ ]*([^\}\n ][^\n]*?)[ ]*\}")  # type: ignore[misc]


def inline_converter() -> Markdown:
    """Make a converter, for one thread."""
    converter = Markdown(output_format="html")
    converter.treeprocessors.register(_Attributes(converter), "attr_list", 8)
    converter.parser.blockprocessors = Processors()
    converter.parser.blockprocessors.register(ParagraphProcessor(converter.parser), "text", 1)
    converter.ESCAPED_CHARS = [*converter.ESCAPED_CHARS, "|"]  # as its tables extension does
    # Raw HTML is text here; without these the serializer escapes it.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    for pattern in ("reference", "image_reference", "short_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(pattern)
    # Behind links and addresses in angle brackets, before emphasis: a_b_c is part of an address.
    converter.inlinePatterns.register(BareAddresses(converter), "bare_address", 115)
    return converter
