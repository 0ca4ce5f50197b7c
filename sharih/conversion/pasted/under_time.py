"""The lines of a pasted page before its text → those that a time tells to be no headline.

A page has the time under the headline. What stands between that and the text says in short what
the text says, with buttons behind it; the name of the paper may have a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.pasted.page_lines import Lines

TIME: Final = "time of publication"
TIME_LINES: Final = 4
"""The time of an article stands at most so many lines behind its headline,"""
HOUSE_WORDS: Final = 4
"""The name of a paper over the time of the page has at most this many words."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def under_time(text: Lines, head: Sequence[int], telling: Sequence[int]) -> list[int]:
    """List the lines over a text that are no headline: behind the time of one, or far before it.

    `telling` are those that have words of the text.
    """
    times = sorted(at for at in text.details if _is_time(text, at))
    if not times:
        return []
    near = range(times[-1] - TIME_LINES, times[-1])
    if not any(at in near for at in telling):
        return []
    return [at for at in head if at > times[-1] or _is_house(text, at, times, min(near))]


def _is_house(text: Lines, at: int, times: Sequence[int], last: int) -> bool:
    """Whether a short line has a time behind it that is of the page, far from the headline."""
    return text.shapes[at].words <= HOUSE_WORDS and any(at < time < last for time in times)


def _is_time(text: Lines, at: int) -> bool:
    match = text.edge_matches[at]
    return match.reason == TIME if match else bool(_YEAR.search(text.lines[at].text))
