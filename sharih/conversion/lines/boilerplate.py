"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sharih.arabic import fold_with_offsets
from sharih.conversion.records import SeedLine
from sharih.conversion.rule_files import BoilerplateRule, is_beginning, one_pattern

EDGE: Final = 3
"""How many lines that stay are the beginning of a seed, and this many its end."""
NO_WORDS: Final = "no letters or digits"

_WORD: Final = re.compile(r"[^\W_ـ]")
_SENTENCE_END: Final = re.compile(r"[.…][\"”»’)\]]*$")


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule says of a line."""

    reason: str
    begins: str = ""
    """What the line begins, if it stands alone: `titles`, `comments`."""


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Rules for lines of one place, and a quick way to tell that most of them do not fit."""

    rules: tuple[BoilerplateRule, ...]
    beginnings: re.Pattern[str]
    """Finds what one of the expressions finds that look at the beginning of a line alone."""
    inside: tuple[BoilerplateRule, ...]
    """The rules that have other expressions."""
    most_words: int

    @classmethod
    def of(cls, rules: Iterable[BoilerplateRule]) -> Rules:
        """Put rules together, first those that begin more than their line."""
        ordered = tuple(sorted(rules, key=lambda rule: not rule.begins))
        sources = {rule: rule.sources or (rule.pattern.pattern,) for rule in ordered}
        beginnings = [x for of_rule in sources.values() for x in of_rule if is_beginning(x)]
        return cls(
            ordered,
            one_pattern(beginnings),
            tuple(rule for rule in ordered if not all(map(is_beginning, sources[rule]))),
            max((rule.most_words for rule in ordered), default=0),
        )


@dataclass(frozen=True, slots=True, eq=False)
class RulesByPlace:
    """The rules for whole lines, by the lines they are for."""

    everywhere: Rules
    edges: Rules
    """For the first and last lines."""
    around: Rules
    """For lines around the article of a page, those at the edges among them."""
    beginning: Rules
    """Those of the latter that begin more than their line."""
    of_prose: Rules
    """Those of them that are for sentences too."""


@lru_cache(maxsize=8)
def rules_by_place(rules: tuple[BoilerplateRule, ...]) -> RulesByPlace:
    """Sort rules by the lines they are for."""
    of_lines = [rule for rule in rules if not rule.of_title]
    around = [rule for rule in of_lines if rule.edges_only]
    return RulesByPlace(
        everywhere=Rules.of(rule for rule in of_lines if not rule.edges_only),
        edges=Rules.of(rule for rule in around if not rule.page_only),
        around=Rules.of(around),
        beginning=Rules.of(rule for rule in around if rule.begins),
        of_prose=Rules.of(rule for rule in around if rule.sentence),
    )


def matches(lines: Sequence[SeedLine], rules: RulesByPlace) -> list[Match | None]:
    """Tell of each line, none of which is blank, by which rule it is dropped."""
    found = [
        match_of(line.text, rules.everywhere) if _WORD.search(line.text) else Match(NO_WORDS)
        for line in lines
    ]
    looked_at: set[int] = set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        # Walk from one end of the seed until enough lines have stayed.
        kept = 0
        for at in order:
            if kept == EDGE:
                break
            if not found[at] and at not in looked_at:
                looked_at.add(at)
                found[at] = match_of(lines[at].text, rules.edges)
            kept += not found[at]
    return found


def match_of(text: str, rules: Rules) -> Match | None:
    """Tell by which of these rules a line is dropped."""
    words = text.count(" ") + 1
    if words > rules.most_words:
        return None
    # The stages behind this one ask for the same key, which is kept for them.
    key = fold_with_offsets(text).text
    begins = rules.beginnings.match(key) is not None
    sentence = _SENTENCE_END.search(text) is not None
    for rule in rules.rules if begins else rules.inside:
        if words > rule.most_words or (sentence and not rule.sentence):
            continue
        found = rule.pattern.search(key)
        if found:
            alone = rule.begins and not _WORD.search(key, found.end())
            return Match(rule.reason, rule.begins if alone else "")
    return None
