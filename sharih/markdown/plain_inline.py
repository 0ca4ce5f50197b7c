"""Inline Markdown with nothing but links and emphasis in it → HTML, without a converter.

Nearly all units of a text are like that. What is made here is what Python-Markdown and nh3 make
of the same words, which a property of the tests holds; everything else is left to them.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sharih.arabic import FORMAT_CONTROL, NONCHARACTER, is_all_seen

HINTS: Final = ("://", "www.", "WWW.")
"""A text without one of these holds no bare address."""

# What Python-Markdown or the sanitiser may make something else of; a no-break space is written as
# a reference by the sanitiser. A class by itself is looked for much faster than with anything else.
_SIGNS: Final = "\\\\`_<>&{}|"
_UNSEEN: Final = "\t\r\u00a0\u0002\u0003"
_SIGN: Final = re.compile(f"[{_SIGNS}]")
_UNUSUAL: Final = re.compile(f"[{_SIGNS}{_UNSEEN}]")
_UNUSUAL_OR_HIDDEN: Final = re.compile(
    f"[{_SIGNS}{_UNSEEN}\x00-\x08\x0b-\x1f\x7f-\x9f{FORMAT_CONTROL}{NONCHARACTER}]"
)
_WEB, _SMALL, _LARGE = HINTS
_BREAK: Final = re.compile(r"\n\s| \n")
"""A line end with spaces before it is a break, and there may be a blank line."""
_MARKUP: Final = re.compile(
    r"\[([^\[\]()*\n]*[^\[\]()*\s])\]\(((?:topic|explainer):[\w.#/-]+|#[\w-]+)\)"
    r"|\*\*([^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*\*(?!\*)"
    r"|\*([^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*(?!\*)",
    re.ASCII,
)
ELEMENT: Final = 5
"""How many parts an element has: words and address of a link, strong and emphasised words, and
the words behind it. Of the first four, those that it is not are None."""


def plain_inline(text: str) -> str | None:
    """Render inline Markdown that is no more than words, links and emphasis.

    `text` has no controls, no blank line, and no space at its edges. Returns None for whatever
    may be anything else.
    """
    parts = None if not _is_usual(text) and _UNUSUAL.search(text) else _parts(text)
    if parts is None:
        return None
    html = [parts[0]]
    for at in range(1, len(parts), ELEMENT):
        words, to, strong, em, after = parts[at : at + ELEMENT]
        if to:
            html.append(f'<a href="{to}">{words}</a>{after}')
        elif strong:
            html.append(f"<strong>{strong}</strong>{after}")
        else:
            html.append(f"<em>{em}</em>{after}")
    return "".join(html)


def plain_parts(text: str) -> list[Any] | None:
    """Take inline Markdown apart that is no more than words, links and emphasis.

    Returns the words before the first element, and for each element `ELEMENT` parts. None of them
    holds what HTML or a character reference begins with, or a character that must not be seen.
    Returns None for whatever may be anything else.
    """
    if not _is_usual(text) and _UNUSUAL_OR_HIDDEN.search(text):
        return None
    return _parts(text.strip())


def _is_usual(text: str) -> bool:
    """Say whether a text surely holds nothing unusual or hidden, quicker than it is looked for."""
    return is_all_seen(text) and _SIGN.search(text) is None


def _parts(text: str) -> list[Any] | None:
    if _WEB in text or _SMALL in text or _LARGE in text or ("\n" in text and _BREAK.search(text)):
        return None
    if "[" not in text and "*" not in text and "]" not in text:
        return [text]
    if "![" in text:
        return None
    parts = _MARKUP.split(text)
    left = "".join(parts[::ELEMENT])
    return None if "[" in left or "]" in left or "*" in left else parts
