"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.records import Dropped, Line
from sharih.conversion.wording import BoilerplateRule

EDGE: Final = 3
"""So many lines that stay are the beginning of a seed, and so many its end."""
NO_WORDS: Final = "no letters or digits"

_WORD: Final = re.compile(r"[^\W_]")
_SENTENCE_END: Final = re.compile(r"[.…][\"”»’)\]]*$")


def find_boilerplate(lines: Sequence[Line], rules: Sequence[BoilerplateRule]) -> list[Dropped]:
    """Find the lines to drop among the lines of a seed that are not blank."""
    whole = [rule for rule in rules if not rule.of_title]
    reasons = [_reasons(line.text, whole) for line in lines]
    edges = _edge(reasons) | {len(lines) - 1 - at for at in _edge(reasons[::-1])}
    found: list[Dropped] = []
    for at, (line, (anywhere, edge)) in enumerate(zip(lines, reasons, strict=True)):
        reason = anywhere or (edge if at in edges else None)
        if reason:
            found.append(Dropped(line.number, line.text, reason))
    return found


def _edge(reasons: Sequence[tuple[str | None, str | None]]) -> set[int]:
    """Walk from one end of a seed until enough lines have stayed."""
    edge: set[int] = set()
    kept = 0
    for at, of_line in enumerate(reasons):
        if kept == EDGE:
            break
        edge.add(at)
        kept += not any(of_line)
    return edge


def _reasons(text: str, rules: Sequence[BoilerplateRule]) -> tuple[str | None, str | None]:
    """Tell why a line is dropped wherever it stands, and why at an edge."""
    if not _WORD.search(text):
        return NO_WORDS, None
    words = text.count(" ") + 1
    sentence = _SENTENCE_END.search(text) is not None
    fitting = [
        rule for rule in rules if words <= rule.most_words and (rule.sentence or not sentence)
    ]
    if not fitting:
        return None, None
    key = fold(text)
    matching = [rule for rule in fitting if rule.pattern.search(key)]
    anywhere = next((rule.reason for rule in matching if not rule.edges_only), None)
    return anywhere, next((rule.reason for rule in matching), None)
