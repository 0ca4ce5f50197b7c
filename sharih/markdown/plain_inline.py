"""Inline Markdown with nothing but links and emphasis in it → HTML, without a converter.

Nearly all units of a text are like that. What is made here is what Python-Markdown and nh3 make
of the same words, which a property of the tests holds; everything else is left to them.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.markdown.bare_links import HINTS

# What Python-Markdown or the sanitiser may make something else of. A line end with spaces before
# it is a break; a no-break space is written as a reference by the sanitiser.
_UNUSUAL: Final = re.compile("[\\\\`_<>&{}|\t\r\u00a0\u0002\u0003]|!\\[|\n[ \n]| \n")
_MARKUP: Final = re.compile(
    r"\[(?P<words>[^\[\]()*\n]*[^\[\]()*\s])\]\((?P<to>(?:topic|explainer):[\w.#/-]+|#[\w-]+)\)"
    r"|\*\*(?P<strong>[^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*\*(?!\*)"
    r"|\*(?P<em>[^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*(?!\*)",
    re.ASCII,
)
_LEFT: Final = re.compile(r"[\[\]*]")


def plain_inline(text: str) -> str | None:
    """Render inline Markdown that is no more than words, links and emphasis.

    `text` has no controls, no blank line, and no space at its edges. Returns None for whatever
    may be anything else.
    """
    if _UNUSUAL.search(text) or any(hint in text for hint in HINTS):
        return None
    if "[" not in text and "*" not in text and "]" not in text:
        return text
    parts: list[str] = []
    at = 0
    for found in _MARKUP.finditer(text):
        before = text[at : found.start()]
        if _LEFT.search(before):
            return None
        parts.append(before)
        parts.append(_element(found))
        at = found.end()
    if _LEFT.search(text, at):
        return None
    return "".join([*parts, text[at:]])


def _element(found: re.Match[str]) -> str:
    if found["to"]:
        return f'<a href="{found["to"]}">{found["words"]}</a>'
    if found["strong"]:
        return f"<strong>{found['strong']}</strong>"
    return f"<em>{found['em']}</em>"
