"""The lines of a seed → those that belong to the page around the article, with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from sharih.conversion.line_keys import LONGEST_KEPT, key_of
from sharih.conversion.lines.required_texts import DIGIT, beginnings_of, heads_of, signs_of
from sharih.conversion.records import SeedLine
from sharih.conversion.rule_files import (
    BoilerplateRule,
    compiled,
    is_beginning,
)

EDGE: Final = 3
"""How many lines that stay are the beginning of a seed, and this many its end."""
SHORT_WORDS: Final = 14
"""Most rules are for lines of at most so many words."""
NO_WORDS: Final = "no letters or digits"

_WORD: Final = re.compile(r"[^\W_ـ]")
_DIGIT: Final = re.compile(r"\d")
_STOPS: Final = (".", "…")
_CLOSING: Final = '"”»’)]'
"""What may stand behind the full stop of a sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule says of a line."""

    reason: str
    begins: str = ""
    """What the line begins, if it stands alone: `titles`, `comments`."""


@dataclass(frozen=True, slots=True)
class _Expression:
    """One of the regular expressions of a rule."""

    rule: int
    """The place of its rule."""
    source: str

    def search(self, key: str) -> re.Match[str] | None:
        """Look for it in a folded line."""
        return compiled(self.source).search(key)


_Others = tuple[tuple[str, _Expression], ...]
"""Expressions, each with a text that stands in what it finds, or one of several such texts."""


@dataclass(frozen=True, eq=False)
class Rules:
    """Rules for lines of one place, and quick ways to tell that most of them do not fit.

    What it takes for that is worked out when a line is looked at.
    """

    rules: tuple[BoilerplateRule, ...]
    """First those that begin more than their line."""

    @cached_property
    def most_words(self) -> int:
        """No line with more words is dropped."""
        return max((rule.most_words for rule in self.rules), default=0)

    @cached_property
    def _expressions(self) -> tuple[_Expression, ...]:
        return tuple(
            _Expression(at, source)
            for at, rule in enumerate(self.rules)
            for source in sorted(rule.sources, key=lambda source: not is_beginning(source))
        )

    @cached_property
    def _by_beginning(self) -> Mapping[str, Sequence[_Expression]]:
        """Those that look at the beginning of a line alone, by what it begins with."""
        found: dict[str, list[_Expression]] = {}
        for each in self._expressions:
            if is_beginning(each.source) and "" not in (texts := beginnings_of(each.source)):
                for text in texts:
                    found.setdefault(text, []).append(each)
        return found

    @cached_property
    def _others(self) -> _Others:
        """The others, by texts of which a line has one that they find; "" where none are known."""
        return tuple(
            (sign, each)
            for each in self._expressions
            if not is_beginning(each.source) or "" in beginnings_of(each.source)
            for sign in signs_of(each.source) or ("",)
        )

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        """Finds a text without which none of them finds anything, but for the unknown."""
        signs = {sign for sign, _ in self._others if sign}
        parts = (r"\d" if sign == DIGIT else re.escape(sign) for sign in sorted(signs))
        return re.compile("|".join(parts) or "(?!)")

    @cached_property
    def _unknown(self) -> _Others:
        return tuple(other for other in self._others if not other[0])

    @cached_property
    def _of_long(self) -> dict[tuple[int, bool], _Others]:
        return {}

    def _fitting(self, key: str, words: int, *, sentence: bool) -> _Others:
        """List those of the others that may be for such a line; hardly any is for a long one."""
        if words <= SHORT_WORDS:
            return self._others if self._sign.search(key) else self._unknown
        known = self._of_long.get((words, sentence))
        if known is None:
            known = tuple(
                (sign, each)
                for sign, each in self._others
                if self.rules[each.rule].is_for(words, sentence=sentence)
            )
            self._of_long[words, sentence] = known
        return known

    def candidates(self, key: str, words: int, *, sentence: bool) -> list[_Expression]:
        """List the expressions that may find something in a folded line, in their order."""
        found: list[_Expression] = []
        for head in heads_of(key):
            if known := self._by_beginning.get(head):
                found += known
        for sign, each in self._fitting(key, words, sentence=sentence):
            if sign in key or (sign == DIGIT and _DIGIT.search(key)):
                found.append(each)
        return sorted(found, key=lambda each: each.rule) if len(found) > 1 else found


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


def _rules(rules: Iterable[BoilerplateRule]) -> Rules:
    return Rules(tuple(sorted(rules, key=lambda rule: not rule.begins)))


@lru_cache(maxsize=8)
def rules_by_place(rules: tuple[BoilerplateRule, ...]) -> RulesByPlace:
    """Sort rules by the lines they are for."""
    of_lines = [rule for rule in rules if not rule.of_title]
    around = [rule for rule in of_lines if rule.edges_only]
    return RulesByPlace(
        everywhere=_rules(rule for rule in of_lines if not rule.edges_only),
        edges=_rules(rule for rule in around if not rule.page_only),
        around=_rules(around),
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
    if text.count(" ") >= rules.most_words:
        return None
    return _kept(text, rules) if len(text) <= LONGEST_KEPT else _found(text, rules)


def _found(text: str, rules: Rules) -> Match | None:
    key = key_of(text)
    words = text.count(" ") + 1
    sentence = text.rstrip(_CLOSING)[-1:] in _STOPS
    likely = rules.candidates(key, words, sentence=sentence)
    if not likely:
        return None
    for at, expressions in groupby(likely, key=lambda each: each.rule):
        rule = rules.rules[at]
        if not rule.is_for(words, sentence=sentence):
            continue
        hits = [match for each in expressions if (match := each.search(key))]
        if hits:
            first = min(hits, key=lambda match: match.start())
            alone = rule.begins and not _WORD.search(key, first.end())
            return Match(rule.reason, rule.begins if alone else "")
    return None


# The pages of a site have the same lines around every article.
_kept: Final = lru_cache(maxsize=256)(_found)
