"""Inline Markdown of whatever kind → its words, and its tags as the converter writes them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from sharih.markdown.inline import _HREF, inline_html

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
BARE = ' class="bare"'
"""What marks a link whose words are its address, which paper need not show once more."""
_CLOSED = frozenset({"a", "code"})


class Run(NamedTuple):
    """Words without markup."""

    text: str
    closed: bool
    """Whether they stand where no topic is linked: in a link or in code."""


class Link(NamedTuple):
    """The tag of a link, or of a picture."""

    written: str
    """The address as the text has it."""
    before: str
    """The tag up to its address."""
    after: tuple[str, str]
    """The quotation mark behind the address, and the rest."""
    bare: bool
    """Whether its words are the address."""

    def leading_to(self, address: str, marked: str = "") -> str:
        """Write the tag with another address, and what marks it."""
        return f"{self.before}{address}{self.after[0]}{marked}{self.after[1]}"


def inline_parts(text: str) -> Iterator[str | Run | Link]:
    """Take inline Markdown apart into tags and words."""
    closed = 0
    parts = _TOKEN.findall(inline_html(text))
    for part, behind in zip_longest(parts, parts[1:], fillvalue=""):
        if not part.startswith("<"):
            yield Run(html.unescape(part), closed > 0)
            continue
        name = _TAG_NAME.match(part)
        if name and name[1] in _CLOSED:
            closed += -1 if part.startswith("</") else 1
        address = _HREF.match(part)
        if address is None:
            yield part
        else:
            rest = address[3], part[address.end() :]
            to = html.unescape(address[2])
            yield Link(to, address[1], rest, is_address(html.unescape(behind), to))


def is_address(words: str, address: str) -> bool:
    """Say whether the words of a link are its address, with or without its scheme."""
    written = words.strip().rstrip("/")
    return bool(written) and written in (to := address.rstrip("/"), to.partition("://")[2])
