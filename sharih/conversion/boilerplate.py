"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.records import Dropped, Line
from sharih.conversion.wording import BoilerplateRule

EDGE: Final = 3
"""How many lines count as the beginning and as the end of a seed."""
NO_WORDS: Final = "no letters or digits"

_WORD: Final = re.compile(r"[^\W_]")
_SENTENCE_END: Final = re.compile(r"[.…][\"”»’)\]]*$")


def find_boilerplate(lines: Sequence[Line], rules: Sequence[BoilerplateRule]) -> list[Dropped]:
    """Find the lines to drop among the lines of a seed that are not blank."""
    found: list[Dropped] = []
    for at, line in enumerate(lines):
        if not _WORD.search(line.text):
            found.append(Dropped(line.number, line.text, NO_WORDS))
            continue
        edge = at < EDGE or at >= len(lines) - EDGE
        reason = _reason(line.text, edge, rules)
        if reason:
            found.append(Dropped(line.number, line.text, reason))
    return found


def _reason(text: str, edge: bool, rules: Sequence[BoilerplateRule]) -> str | None:
    words = text.count(" ") + 1
    sentence = _SENTENCE_END.search(text) is not None
    fitting = [
        rule
        for rule in rules
        if words <= rule.most_words
        and (edge or not rule.edges_only)
        and (rule.sentence or not sentence)
    ]
    if not fitting:
        return None
    key = fold(text)
    return next((rule.reason for rule in fitting if rule.pattern.search(key)), None)
