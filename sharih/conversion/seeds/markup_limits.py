"""The markup of a page → whether a browser's tree of it would be beyond measure."""

from __future__ import annotations

import re
from typing import Final

MOST_TAGS: Final = 400_000
"""Pages of newspapers have a few thousand."""
DEEPEST: Final = 800
"""Browsers cut trees at 512."""
MOST_REPEATED: Final = 500_000
"""How many elements may come of marks that were never closed: each paragraph opens them again."""

MOST_ATTRIBUTES: Final = 2_000
"""How many spaces a tag may hold: between its attributes, and in them."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})(?=[\s/>])")
_LONG_TAG: Final = 4_000
"""Tags with fewer characters need no counting."""
_STYLED: Final = frozenset((
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
))  # fmt: skip
# Elements that end where others begin, or have no end.
_UNCLOSED: Final = frozenset((
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option",
    "optgroup", "rt", "rp", "html", "head", "body", "area", "base", "br", "col", "embed", "hr",
    "img", "input", "link", "meta", "param", "source", "track", "wbr", "path",
))  # fmt: skip


def is_beyond_measure(markup: str) -> bool:
    """Whether a page has far more elements, or deeper ones, than any article.

    Some nesting takes a parser time that grows with the square of the depth, and marks that are
    left open are opened again in each paragraph.
    """
    if markup.count("<") > MOST_TAGS:
        return True
    if _has_long_tags(markup):
        return True
    depth = styled = repeated = 0
    for match in _TAG.finditer(markup):
        closing, name = match[1], match[2].lower()
        if name in _STYLED:
            styled = max(styled + (-1 if closing else 1), 0)
        elif name in _UNCLOSED:
            repeated += styled
        else:
            depth = max(depth + (-1 if closing else 1), 0)
            repeated += styled
        if depth > DEEPEST or styled > DEEPEST or repeated > MOST_REPEATED:
            return True
    return False


def _has_long_tags(markup: str) -> bool:
    """Whether a tag has so many attributes that a parser takes long to compare them."""
    start = 0
    while (start := markup.find("<", start)) >= 0:
        end = markup.find("<", start + 1)
        end = len(markup) if end < 0 else end
        if end - start > _LONG_TAG and _TAG.match(markup, start):
            closed = markup.find(">", start, end)
            tag = markup[start : end if closed < 0 else closed]
            if len(tag) > _LONG_TAG and len(tag.split()) > MOST_ATTRIBUTES:
                return True
        start = end
        if start == len(markup):
            break
    return False
