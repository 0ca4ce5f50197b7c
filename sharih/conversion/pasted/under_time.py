"""The lines of a pasted page before its text → those behind the time of the article, no headline.

A page has the time under the headline. What stands between that and the text says in short what
the text says, with buttons behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.page_lines import Lines

TIME: Final = "time of publication"
TIME_LINES: Final = 4
"""The time of an article stands at most so many lines behind its headline,"""
SHARED: Final = 2
"""which has so many words of the text at least."""
PLAUSIBLE: Final = 2.0
"""and is so plausible itself."""


def under_time(text: Lines, scores: Mapping[int, float], lede: frozenset[str]) -> list[int]:
    """List the candidates behind the time of a plausible one that have none behind themselves."""
    times = sorted(at for at in text.details if _is_time(text, at) and at <= max(scores))
    if not times:
        return []
    near = range(times[-1] - TIME_LINES, times[-1])
    known = [at for at in near if scores.get(at, 0) >= PLAUSIBLE]
    if not any(len(stems([text.lines[at].text]) & lede) >= SHARED for at in known):
        return []
    return [at for at in scores if at > times[-1]]


def _is_time(text: Lines, at: int) -> bool:
    match = text.edge_matches[at]
    return match is not None and match.reason == TIME
