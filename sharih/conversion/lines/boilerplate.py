"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from sharih.arabic import fold_with_offsets
from sharih.conversion.records import SeedLine
from sharih.conversion.rule_files import (
    BoilerplateRule,
    is_beginning,
    one_pattern,
)

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


@dataclass(frozen=True, eq=False)
class Rules:
    """Rules for lines of one place, and a quick way to tell that most of them do not fit.

    What it takes for that is compiled when a line is looked at.
    """

    rules: tuple[BoilerplateRule, ...]
    """First those that begin more than their line."""
    part: Rules | None = None
    """Some of them, which are looked for elsewhere by themselves."""

    @cached_property
    def most_words(self) -> int:
        """No line with more words is dropped."""
        return max((rule.most_words for rule in self.rules), default=0)

    @cached_property
    def beginnings(self) -> tuple[re.Pattern[str], ...]:
        """Find what one of the expressions finds that look at the beginning of a line alone."""
        known = self.part.rules if self.part else ()
        others = (rule for rule in self.rules if rule not in known)
        own = one_pattern(tuple(x for rule in others for x in rule.sources if is_beginning(x)))
        return (*(self.part.beginnings if self.part else ()), own)

    @cached_property
    def inside(self) -> tuple[tuple[BoilerplateRule, re.Pattern[str]], ...]:
        """The rules that have other expressions, with what finds these."""
        others = (
            (rule, tuple(x for x in rule.sources if not is_beginning(x))) for rule in self.rules
        )
        return tuple((rule, one_pattern(sources)) for rule, sources in others if sources)


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


def _rules(rules: Iterable[BoilerplateRule], part: Rules | None = None) -> Rules:
    return Rules(tuple(sorted(rules, key=lambda rule: not rule.begins)), part)


@lru_cache(maxsize=8)
def rules_by_place(rules: tuple[BoilerplateRule, ...]) -> RulesByPlace:
    """Sort rules by the lines they are for."""
    of_lines = [rule for rule in rules if not rule.of_title]
    around = [rule for rule in of_lines if rule.edges_only]
    edges = _rules(rule for rule in around if not rule.page_only)
    return RulesByPlace(
        everywhere=_rules(rule for rule in of_lines if not rule.edges_only),
        edges=edges,
        around=_rules(around, edges),
        beginning=_rules(rule for rule in around if rule.begins),
        of_prose=_rules(rule for rule in around if rule.sentence),
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
    looked_for = (
        ((rule, rule.pattern) for rule in rules.rules)
        if any(beginnings.match(key) for beginnings in rules.beginnings)
        else rules.inside
    )
    for rule, pattern in looked_for:
        if words > rule.most_words:
            continue
        found = pattern.search(key)
        if found and (rule.sentence or not _SENTENCE_END.search(text)):
            alone = rule.begins and not _WORD.search(key, found.end())
            return Match(rule.reason, rule.begins if alone else "")
    return None
