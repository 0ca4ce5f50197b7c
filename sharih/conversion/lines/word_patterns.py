"""The lists in `sharih/data/turns.toml` → regular expressions for normalised text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

_LISTS: Final = (
    "speech", "hosts", "questions", "answers", "directions", "announcing", "announcing_verbs",
)  # fmt: skip
_NUMBERED: Final = r"(?: ?\d{1,3}| (?:ال)?(?:[اثرخسع][^\W\d_]{2,6}))?"


@dataclass(frozen=True, slots=True)
class WordPatterns:
    """What finds the words of the lists in normalised text."""

    speech: re.Pattern[str]
    """A verb of saying."""
    hosts: re.Pattern[str]
    """The whole name of somebody who asks on the air."""
    questions: re.Pattern[str]
    """The whole sign of a question."""
    answers: re.Pattern[str]
    """The whole sign of an answer."""
    directions: re.Pattern[str]
    """A word that tells what is heard."""
    announcing: re.Pattern[str]
    """A word that announces a list."""
    announcing_verbs: re.Pattern[str]
    """A verb of a sentence that announces a list."""


@cache
def word_patterns(path: Path = DATA / "turns.toml") -> WordPatterns:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    words = checked_lists(source, _LISTS, problems)
    problems.raise_errors()
    found = {name: any_of(texts) for name, texts in words.items()}
    return WordPatterns(
        speech=re.compile(rf"(?<![^\W_])[وف]?(?:{found['speech']})ت?(?![^\W_])"),
        hosts=re.compile(rf"(?:ال)?(?:{found['hosts']})ه?(?![^\W_])"),
        questions=re.compile(rf"(?:ال)?(?:{found['questions']}){_NUMBERED}\Z"),
        answers=re.compile(rf"(?:ال)?(?:{found['answers']}){_NUMBERED}\Z"),
        directions=re.compile(rf"(?<![^\W_])(?:ال)?(?:{found['directions']})"),
        announcing=re.compile(rf"(?<![^\W_])(?:{found['announcing']})(?![^\W_])"),
        announcing_verbs=re.compile(
            rf"(?<![^\W_])[وف]?(?:{found['announcing_verbs']})ت?(?![^\W_])"
        ),
    )
