"""What a reader of TOML, YAML or JSON says of a text that is none → a line, and a reason."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Final

import yaml

_PLACE: Final = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_TOO_DEEP: Final = "it holds too many tables or lists inside of each other"


class Unreadable(Exception):  # noqa: N818 - it says what a text is
    """Raised for a text that is not in the form that it should be in."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        """Where the reader gave up, counted from 1 in the text."""
        self.reason = reason

    @classmethod
    def of(cls, form: str, error: Exception, text: str) -> Unreadable:
        """Understand what a reader raised; `form` is what the text should be."""
        line, said = 1, str(error)
        if isinstance(error, RecursionError):
            said = _TOO_DEEP
        elif isinstance(error, tomllib.TOMLDecodeError):
            place = _PLACE.search(said)
            last = text.rstrip().count("\n") + 1
            line = int(place["line"] or last) if place else last
            said = _PLACE.sub("", said)
        elif isinstance(error, json.JSONDecodeError):
            line, said = error.lineno, error.msg
        elif isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
            said = error.problem or said
            # A key without a colon is missed on the line after it.
            late = error.context_mark if "expected ':'" in said else None
            line = (late or error.problem_mark).line + 1
        elif isinstance(error, SyntaxError):
            line, said = error.lineno or 1, error.msg
        said = " ".join(said.split()).rstrip(".")
        return cls(line, f"it is no {form} ({said[:1].lower()}{said[1:]})")

    @classmethod
    def flood(cls, form: str) -> Unreadable:
        """Tell of a text that would exhaust its reader."""
        return cls(1, f"it is no {form} ({_TOO_DEEP})")
