"""`sharih/data/headlines.toml` → what a line over a text is by its first words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

_LISTS: Final = ("houses", "documents", "greetings", "leading")


@cache
def first_words(path: Path = DATA / "headlines.toml") -> Mapping[str, re.Pattern[str]]:
    """Read the lists, once: name → what matches a normalised line that begins with one of it.

    Raises ContentError with all that is wrong in the file.
    """
    source = read_toml(path)
    problems = Problems()
    words = checked_lists(source, _LISTS, problems)
    problems.raise_errors()
    return {
        name: re.compile(rf"\W*(?:ال|لل)?(?:{any_of(words[name])})(?![^\W_])") for name in _LISTS
    }
