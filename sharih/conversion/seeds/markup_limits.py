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

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])")
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
