"""The lists in `sharih/data/letters.toml` → what tells the words of a letter from an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

_LISTS: Final = (
    "titles", "fields", "prefixes", "greetings", "closings", "farewells", "notes", "bracketed",
    "todo", "release", "salutations",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What the lists of the file are good for; patterns are for folded text."""

    titles: frozenset[str]
    """Labels of the title of an article."""
    fields: frozenset[str]
    """Labels of what else is told over a text."""
    prefixes: re.Pattern[str]
    """What stands before a headline in the subject of a mail."""
    greetings: re.Pattern[str]
    """The beginning of a line before the article."""
    closings: re.Pattern[str]
    """The beginning of the line with which a letter ends."""
    farewells: frozenset[str]
    """The same, alone on a line."""
    notes: re.Pattern[str]
    """The beginning of a note to an editor, with the sign behind it."""
    bracketed: re.Pattern[str]
    """The same in brackets, where no sign need stand."""
    undone: re.Pattern[str]
    """What an author has still to do, or asks in square brackets."""
    release: frozenset[str]
    """Stands alone over a press release."""
    salutations: re.Pattern[str]
    """The beginning of the first line of a letter."""


@cache
def letter_words(path: Path = DATA / "letters.toml") -> LetterWords:
    """Read the lists; raises ContentError with all that is wrong in them."""
    problems = Problems()
    lists = checked_lists(read_toml(path), _LISTS, problems)
    problems.raise_errors()
    found = {name: any_of(words) for name, words in lists.items()}
    notes = found["notes"]
    return LetterWords(
        titles=frozenset(map(fold, lists["titles"])),
        fields=frozenset(map(fold, lists["fields"])),
        prefixes=re.compile(rf"(?:(?:{found['prefixes']}) ?\d* ?(?:[:|–—]|-(?= )) ?)+"),
        greetings=re.compile(rf"\W*(?:{found['greetings']})(?![^\W_])"),
        closings=re.compile(rf"\W*(?:{found['closings']})(?![^\W_])"),
        farewells=frozenset(map(fold, lists["farewells"])),
        notes=re.compile(rf"\W*(?:{notes})(?: ?\d{{1,2}}| ?\[\w+\])? ?[:|–—-](?![^\W_])"),
        bracketed=re.compile(rf"[\[({{<*]+ ?(?:{notes})(?![^\W_])"),
        undone=re.compile(
            rf"[(\[{{<⟦【]* ?(?:{found['todo']})(?![^\W_])"
            rf"|[\[{{⟦【]+ ?(?:{found['bracketed']}|{notes})(?![^\W_])[^\]}}⟧】]*[\]}}⟧】]+\.?\Z"
        ),
        release=frozenset(map(fold, lists["release"])),
        salutations=re.compile(rf"(?:{found['salutations']})(?![^\W_])"),
    )
