"""The attribute list at the end of a block (`{#id}`, `{: lang=ar}`) → its values.

The syntax is Python-Markdown's `attr_list` extension's; only id, class and lang are taken.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.records import record

_LIST = re.compile(r"\{(:[^{}\n]*| *#[^{}\n]*)\}")
PART = re.compile(r"#(?P<id>[^\s#.=]+)|\.(?P<cls>[^\s#.=]+)|lang=[\"']?(?P<lang>[A-Za-z-]+)[\"']?")
"""A part of a list that means something: an id, a class, a language."""


@record(frozen=True, slots=True)
class Attributes:
    """What an editor said about a block."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    lang: str | None = None
    """A BCP 47 language tag."""


NO_ATTRIBUTES: Final = Attributes()
"""Those of a block about which nothing is said."""


def split_attributes(text: str) -> tuple[str, Attributes]:
    """Take the attribute list off the end of a block's text.

    Returns the text without it, and the attributes; empty ones where there is no list.
    """
    whole = text.rstrip(" ")
    at = whole.rfind("{") if whole.endswith("}") else -1
    found = _LIST.fullmatch(whole, at) if at >= 0 else None
    if found is None or (at and whole[at - 1] not in " \n"):
        return text, NO_ATTRIBUTES
    ident, lang, classes = None, None, []
    for part in PART.finditer(found[1]):
        ident = part["id"] or ident
        lang = part["lang"] or lang
        if part["cls"]:
            classes.append(part["cls"])
    return whole[:at].rstrip(" \n"), Attributes(ident, tuple(classes), lang)
