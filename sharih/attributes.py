"""The attribute list at the end of a block (`{#id}`, `{: lang=ar}`) → its values.

The syntax is Python-Markdown's `attr_list` extension's; only id, class and lang are taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = re.compile(r"(?:^|[ \t]*\n|[ \t]+)\{(:[^{}\n]*|[ \t]*#[^{}\n]*)\}[ \t]*$")
_PART = re.compile(r"#(?P<id>[^\s#.=]+)|\.(?P<cls>[^\s#.=]+)|lang=[\"']?(?P<lang>[A-Za-z-]+)[\"']?")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an editor said about a block."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    lang: str | None = None
    """A BCP 47 language tag."""


def split_attributes(text: str) -> tuple[str, Attributes]:
    """Take the attribute list off the end of a block's text.

    Returns the text without it, and the attributes; empty ones where there is no list.
    """
    found = _LIST.search(text)
    if found is None:
        return text, Attributes()
    ident, lang, classes = None, None, []
    for part in _PART.finditer(found[1]):
        ident = part["id"] or ident
        lang = part["lang"] or lang
        if part["cls"]:
            classes.append(part["cls"])
    return text[: found.start()], Attributes(ident, tuple(classes), lang)
