"""The lists in `sharih/data/parts.toml` → words by which parts of an article are chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick

from sharih.arabic import Lang, fold, fold_pattern
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

Words = frozenset[str]
"""Words, normalised."""

BEGINNING: Final = 4
"""A word of so many letters stands for all that begin like it."""

_WORDS: Final = (
    "hanging", "pointing", "first_person", "common", "before_years", "negations", "bystanders",
    "of_many", "own_subject",
)  # fmt: skip
_PHRASES: Final = (
    "connective_phrases", "aside_phrases", "unknown_phrases", "known_phrases", "further_phrases",
    "own_clause_phrases", "comparing_phrases", "until_phrases",
    "superlative_phrases", "by_whom_phrases", "joining_phrases", "condition_phrases",
)  # fmt: skip
_ARABIC: Final = (
    "with_waw",
    "with_waw_whole",
    "behind_waw",
    "before_clauses",
    "no_pronoun",
    "times",
    "named_by_year",
)
_NAMES: Final = (
    *_ARABIC, *_WORDS, *_PHRASES, *(f"english_{name}" for name in (*_WORDS, *_PHRASES)),
)  # fmt: skip


_OF_WHAT: Final = r"(?:يتعلق|يخص|بعد|بين|يبدو|مضي|يلي|يشبه)\b"
"""Behind فيما these tell that it opens no clause."""


class Wording:
    """Finds phrases in normalised text, as whole words."""

    __slots__ = ("_finder", "_pattern")

    def __init__(self, phrases: Iterable[str]) -> None:
        keys = [fold(phrase) for phrase in phrases]
        self._finder = AhoCorasick(keys)
        self._pattern = re.compile(rf"(?<![^\W_])[وف]?(?:{any_of(keys)})(?![^\W_])")

    def may_be_in(self, texts: Iterable[str]) -> bool:
        """Whether the letters of a phrase stand in one of the texts."""
        return bool(self._finder.find_matches_as_indexes("\n".join(texts)))

    def is_in(self, text: str) -> bool:
        """Whether a phrase stands in a text."""
        return self._pattern.search(text) is not None


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of one language; what each list is for is told in the file."""

    hanging: Words
    pointing: Words
    first_person: Words
    common: Words
    before_years: Words
    negations: Words
    bystanders: Words
    of_many: Words
    own_subject: Words
    connectives: re.Pattern[str]
    """Finds at a beginning what leads over from what stands before."""
    aside: re.Pattern[str]
    """Finds at a beginning what tells that something is said by the way."""
    unknown: Wording
    known: Wording
    further: re.Pattern[str]
    """Finds commas before what only says more."""
    own_clause: re.Pattern[str]
    """Finds commas before a clause that can stand by itself, with its first word."""
    comparing: re.Pattern[str]
    """Finds at an end what tells that a date is only compared with."""
    until: re.Pattern[str]
    """Finds at an end what tells that something is so up to a date."""
    compared_numbers: re.Pattern[str]
    """Finds at an end a number with which another one is compared: "compared with 48 in"."""
    superlatives: re.Pattern[str]
    """Finds at an end what was never so before: "the highest since"."""
    condition: re.Pattern[str]
    """Finds what tells that something is to come about."""
    by_bystanders: re.Pattern[str]
    """Finds bystanders behind what they tell; in English before it too."""


@dataclass(frozen=True, slots=True)
class ArabicWords:
    """What tells the و of "and" from the first letter of a word, and a pronoun from an ending."""

    with_waw: re.Pattern[str]
    behind_waw: Words
    before_clauses: Words
    no_pronoun: Words
    times: Words
    by_its_year: re.Pattern[str]
    """Finds at an end what has a year for a name: "the law number 12 of"."""


@cache
def part_words(lang: Lang, path: Path = DATA / "parts.toml") -> PartWords:
    """Read the lists of a language, once; raises ContentError with all that is wrong in them."""
    lists = _lists(path)
    before = "" if lang == "ar" else "english_"
    words = {name: _words(lists[before + name]) for name in _WORDS}
    bystanders = words["bystanders"]
    if lang == "ar":
        words["bystanders"] |= {joint + word for word in bystanders for joint in ("ال", "لل", "ل")}
    edge = r"(?![^\W_])"
    phrases = {name: any_of(lists[before + name]) for name in _PHRASES}
    joining = rf"(?:{phrases['joining_phrases']}) (?!{_OF_WHAT})"
    return PartWords(
        **words,
        connectives=re.compile(rf"(?:{phrases['connective_phrases']}){edge}[،,]?"),
        aside=re.compile(rf"(?:{phrases['aside_phrases']}){edge}"),
        unknown=Wording(lists[before + "unknown_phrases"]),
        known=Wording(lists[before + "known_phrases"]),
        further=re.compile(
            rf"[،,؛;](?= (?:{phrases['further_phrases']}){edge})|[؛;](?= )| (?={joining})"
        ),
        own_clause=re.compile(
            rf"[،,؛;] (?:{phrases['own_clause_phrases']}) | {joining}|[؛;] (?!ثم |then )"
        ),
        condition=re.compile(rf"(?<![^\W_])[وف]?(?:{phrases['condition_phrases']}){edge}"),
        comparing=re.compile(rf"(?<![^\W_])(?:{phrases['comparing_phrases']})[^\W_]* ?\Z"),
        until=re.compile(rf"(?<![^\W_])(?:{phrases['until_phrases']}) (?:عام )?\Z"),
        compared_numbers=re.compile(
            rf"(?<![^\W_])(?:{phrases['comparing_phrases']})[^\W_]* ?"
            r"(?:[^\s\d]+ ){0,2}\d\S*(?: [^\s,،؛;]+){0,5} \Z"
        ),
        superlatives=re.compile(
            rf"(?<![^\W_])(?:{phrases['superlative_phrases']}){edge}[^,،؛;]*"
            r"(?<!\w)(?:منذ|since) (?:[^\s,،؛;]+ ?){0,4}\Z"
        ),
        by_bystanders=_by_bystanders(lang, phrases["by_whom_phrases"], bystanders),
    )


def _by_bystanders(lang: Lang, by_whom: str, bystanders: Words) -> re.Pattern[str]:
    whom = any_of(bystanders)
    if lang == "ar":
        return re.compile(rf"(?<![^\W_])(?:{by_whom}) (?:ل|احد |بعض )?(?:ال|لل)?(?:{whom})(?!\w)")
    said = r"sa(?:id|ys?)|told|recall(?:ed|s)?|remember(?:ed|s)?|report(?:ed|s)?"
    return re.compile(
        rf"\b(?:{by_whom}) (?:\w+ ){{0,2}}(?:{whom})\b|\b(?:{whom}) (?:\w+ ){{0,4}}?(?:{said})\b"
        rf"|\bsaid (?:an? |one |some |several )?(?:{whom})\b"
    )


@cache
def arabic_words(path: Path = DATA / "parts.toml") -> ArabicWords:
    """Read the lists that only Arabic has; raises ContentError as `part_words` does."""
    lists = _lists(path)
    words = _words(lists["with_waw"])
    beginnings = [word for word in words if len(word) >= BEGINNING]
    whole = [*_words(lists["with_waw_whole"]), *(w for w in words if len(w) < BEGINNING)]
    return ArabicWords(
        with_waw=re.compile(rf"(?:{any_of(beginnings)})|(?:{any_of(whole)})(?![^\W_])"),
        behind_waw=_words(lists["behind_waw"]),
        before_clauses=_words(lists["before_clauses"]),
        no_pronoun=_words(lists["no_pronoun"]),
        times=_words(lists["times"]),
        by_its_year=re.compile(
            fold_pattern(
                r"(?<!\w)رقم \d+ ل?\Z|(?<!\w)(?:(?:إلى|في|من|على|عن|مع|وفق|بموجب|ضمن) |[بل])"
            )
            + rf"(?:{any_of(_words(lists['named_by_year']))}) (?:ل?(?:عام|سنه) )?\Z"
        ),
    )


@cache
def _lists(path: Path) -> Mapping[str, tuple[str, ...]]:
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, _NAMES, problems)
    problems.raise_errors()
    return lists


def _words(lines: Iterable[str]) -> Words:
    return frozenset(word for line in lines for word in fold(line).split())
