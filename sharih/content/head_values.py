"""The values of one head, as texts → days, names, numbers and addresses, with what is wrong."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

from sharih.content.former_paths import PATH_REMEDY, former_path, path_fault
from sharih.content.head import split_names
from sharih.days import day_fault, read_day
from sharih.errors import Problems
from sharih.slugs import SLUG_REMEDY, is_slug

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*$")
_NUMBER: Final = re.compile(r"[+-]?\d{1,18}")
"""A whole number as people write it, in the digits of any script."""
_OLDEST: Final = 1600
"""Years before it are those of the Hijri calendar."""


class HeadValues:
    """Turns the values of one head into types, noting what does not fit."""

    def __init__(
        self, path: Path, values: dict[str, str], lines: dict[str, int], problems: Problems
    ) -> None:
        """`values` and `lines` are by key, in small letters."""
        self.path = path
        self.values = values
        self.lines = lines
        self.problems = problems

    def problem(self, key: str, reason: str, remedy: str) -> None:
        """Note what is wrong with the value of a key."""
        self.problems.add(self.path, self.lines.get(key), reason, remedy)

    def date(self, key: str) -> dt.date | None:
        """Read a day; a time after it, as Pelican has it, is taken and does not matter."""
        text = self.values.get(key, "")
        if not text:
            self.lines.pop(key, None)  # a key to be filled in, which has not been written yet
            return None
        day = read_day(text)
        if day is None:
            reason, remedy = day_fault(text)
            self.problem(key, f"{key.capitalize()}: {text} {reason}", remedy)
        elif day.year < _OLDEST:
            reason = (
                f"{key.capitalize()}: {text} is a day of another calendar, or long before print"
            )
            self.problem(key, reason, "Write the day of the Gregorian calendar.")
            return None
        return day

    def names(self, key: str) -> tuple[str, ...]:
        """Read names with commas between; each counts once."""
        names = split_names(self.values.get(key, ""))
        if len(set(names)) == len(names):
            return names
        unique = tuple(dict.fromkeys(names))
        for name in unique:
            if names.count(name) > 1:
                reason = f"{name} stands twice in {key.capitalize()}"
                self.problem(key, reason, "Leave one of them.")
        return unique

    def number(self, key: str) -> int | None:
        """Read a whole number."""
        text = self.values.get(key, "")
        if not text:
            return None
        if _NUMBER.fullmatch(text):
            return int(text)
        reason = f"{key.capitalize()}: {text} is no number"
        self.problem(key, reason, "Write a whole number, such as 10.")
        return None

    def can_be_slug(self, name: str) -> bool:
        """Say whether a name can stand in an address; where not, that is noted."""
        if is_slug(name):
            return True
        reason = f"{name} cannot stand in an address"
        self.problem("old_slugs", reason, SLUG_REMEDY)
        return False

    def paths(self, written: tuple[str, ...]) -> tuple[str, ...]:
        """Read whole paths of former addresses."""
        found: dict[str, str] = {}
        for name in written:
            if fault := path_fault(name):
                self.problem("old_slugs", f"{name} {fault}", PATH_REMEDY)
                continue
            path = former_path(name)
            if path in found:
                reason = f"{name} is the same address as {found[path]} in Old_slugs"
                self.problem("old_slugs", reason, "Leave one of them.")
            found.setdefault(path, name)
        return tuple(found)

    def slug(self, key: str) -> str:
        """Read the name of a folder, or an id."""
        text = self.values.get(key, "")
        if text and not is_slug(text):
            reason = f"{key.capitalize()}: {text} cannot stand in an address"
            self.problem(key, reason, SLUG_REMEDY)
            return ""
        return text

    def address(self, key: str) -> str:
        """Read an address of the web."""
        text = self.values.get(key, "")
        if text and not _ADDRESS.match(text):
            self.problem(key, f"{text} is no web address", "Write it with https:// in front.")
            return ""
        return text

    def flag(self, key: str) -> bool:
        """Read true or false."""
        text = self.values.get(key, "").lower()
        if text not in ("", "true", "false"):
            self.problem(
                key, f"{key.capitalize()}: {text} is neither true nor false", "Write true."
            )
        return text == "true"
