"""The HTML of a text as its page has it → the same for feeds, in elements that their readers keep.

Programs that read feeds drop classes, `bdi` and what stands around an entry, so every block says
its language and direction by itself, and addresses are whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from sharih.arabic import Lang
from sharih.languages import direction

_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE: Final = re.compile(r'\s+([a-z-]+)(?:="([^"]*)")?')
_BLOCKS: Final = frozenset({
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre", "figure",
    "div",
})  # fmt: skip
"""The elements that say their language and direction."""
_RENAMED: Final = {"bdi": "span", "bdo": "span", "data": "time"}
_ISOLATES: Final = frozenset({"bdi", "bdo"})
_LEFT_OUT: Final = frozenset({"picture", "source", "button", "details"})
_EMPTY: Final = frozenset({"img", "br", "hr", "source", "wbr"})
_ATTRIBUTES: Final = frozenset({
    "href", "src", "alt", "width", "height", "lang", "dir", "datetime", "start", "scope",
})  # fmt: skip
_ADDRESSES: Final = frozenset({"href", "src"})
_DRAWN: Final = re.compile(
    r'<div class="chart-drawn">.*?</div>\s*|<summary>.*?</summary>\s*', re.DOTALL
)
"""A drawing, and what opens the table that it is of: a feed has the table."""
_LINES: Final = re.compile(r"\n\s*\n+")


def feed_text(html: str, lang: Lang, whole: Callable[[str], str]) -> str:
    """Write the HTML of a text in `lang` for feeds.

    `whole` makes the whole address of one that leads to the site, or within the page. The HTML is
    that of our templates: elements are closed, and values stand in double quotation marks.
    """
    around: list[str] = [lang]

    def tag(found: re.Match[str]) -> str:
        closes, name, rest = found.groups()
        written = _RENAMED.get(name, name)
        if closes:
            if name not in _EMPTY:
                around.pop()
            return "" if name in _LEFT_OUT else f"</{written}>"
        attributes = {key: value or "" for key, value in _ATTRIBUTE.findall(rest)}
        if "value" in attributes:
            attributes["datetime"] = attributes["value"]
        here = attributes.get("lang", around[-1])
        if name not in _EMPTY:
            around.append(here)
        if name in _LEFT_OUT:
            return ""
        kept = {key: value for key, value in attributes.items() if key in _ATTRIBUTES}
        for key in _ADDRESSES & kept.keys():
            if kept[key].startswith(("/", "#")):
                kept[key] = whole(kept[key])
        if name in _BLOCKS:
            kept.setdefault("lang", here)
            kept.setdefault("dir", direction(here))
        elif name in _ISOLATES:
            kept.setdefault("dir", "auto")
        told = "".join([f' {key}="{value}"' for key, value in kept.items()])
        return f"<{written}{told}>"

    if "<svg" in html:
        html = _DRAWN.sub("", html)
    return _LINES.sub("\n", _TAG.sub(tag, html)).strip()
