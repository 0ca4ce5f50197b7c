"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold_with_offsets
from sharih.conversion.records import Dropped, SeedLine
from sharih.conversion.rule_files import BoilerplateRule

EDGE: Final = 3
"""How many lines that stay are the beginning of a seed, and this many its end."""
NO_WORDS: Final = "no letters or digits"

_WORD: Final = re.compile(r"[^\W_]")
_SENTENCE_END: Final = re.compile(r"[.…][\"”»’)\]]*$")


def find_boilerplate(lines: Sequence[SeedLine], rules: Sequence[BoilerplateRule]) -> list[Dropped]:
    """Find the lines to drop among the lines of a seed that are not blank."""
    of_edges = [rule for rule in rules if rule.edges_only and not rule.of_title]
    of_all = [rule for rule in rules if not rule.edges_only and not rule.of_title]
    reasons = [
        _reason(line.text, of_all) if _WORD.search(line.text) else NO_WORDS for line in lines
    ]
    looked_at: set[int] = set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        # Walk from one end of the seed until enough lines have stayed.
        kept = 0
        for at in order:
            if kept == EDGE:
                break
            if not reasons[at] and at not in looked_at:
                looked_at.add(at)
                reasons[at] = _reason(lines[at].text, of_edges)
            kept += not reasons[at]
    return [
        Dropped(line.number, line.text, reason)
        for line, reason in zip(lines, reasons, strict=True)
        if reason
    ]


def _reason(text: str, rules: Sequence[BoilerplateRule]) -> str | None:
    """Tell why a line is dropped by one of these rules."""
    words = text.count(" ") + 1
    sentence = _SENTENCE_END.search(text) is not None
    # The stages behind this one ask for the same key, which is kept for them.
    key = fold_with_offsets(text).text
    return next(
        (
            rule.reason
            for rule in rules
            if words <= rule.most_words
            and (rule.sentence or not sentence)
            and rule.pattern.search(key)
        ),
        None,
    )
