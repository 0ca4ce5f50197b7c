"""The lists in `sharih/data/titles.toml` → words by which a title is proposed, normalised."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from sharih.arabic import fold, fold_pattern
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, checked_lists
from sharih.errors import Problems

Words = tuple[str, ...]
"""Words and phrases, normalised."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of the file, under their names; what each is for is told there."""

    openings: Words
    between_commas: Words
    before_occasions: Words
    occasions: Words
    occasion_phrases: Words
    stations: Words
    media: Words
    speech_verbs: Words
    behind_speaker: Words
    speaker_ends: Words
    speaker_end_phrases: Words
    no_speaker: Words
    no_speech_that: Words
    impersonal: Words
    reports: Words
    english_speech_verbs: Words
    english_speech_openings: Words
    needing_that: Words
    needing_about: Words
    about: Words
    needing_to: Words
    needing_to_or_for: Words
    needing_from: Words
    regions: Words
    needing_on_or_by: Words
    needing_on: Words
    needing_phrase: Words
    relative: Words
    dangling: Words
    but: Words
    clause_openings: Words
    english_clause_openings: Words
    phrase_openings: Words


@cache
def word_lists(path: Path = DATA / "titles.toml") -> WordLists:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, [field.name for field in fields(WordLists)], problems)
    problems.raise_errors()
    return WordLists(**{name: tuple(map(fold, texts)) for name, texts in lists.items()})


def normalised(pattern: str) -> re.Pattern[str]:
    """Compile a regular expression of words as they are written, to look for in normalised text."""
    return re.compile(fold_pattern(pattern))
