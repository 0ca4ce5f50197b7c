r"""A file of text cases → the cases: a title, an input and what is expected of it.

The form is markdown-it's: a title, then the input and the expected text, each between lines
that hold a full stop only. What stands between cases is for the reader. In both texts `\uXXXX`
is the character of that number, so that invisible ones can be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "cases"

_CASE = re.compile(
    r"^(?P<title>\S.*)\n\.\n(?P<given>(?:.*\n)*?)\.\n(?P<expected>(?:.*\n)*?)\.$", re.MULTILINE
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Case:
    """One case."""

    title: str
    given: str
    expected: str
    line: int
    """Where the case begins in its file."""


def read_cases(name: str) -> list[Case]:
    """Read the cases of a file in `tests/cases`."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    cases = [
        Case(
            found["title"],
            _plain(found["given"]),
            _plain(found["expected"]),
            text.count("\n", 0, found.start()) + 1,
        )
        for found in _CASE.finditer(text)
    ]
    # A case with a missing full stop would otherwise vanish without a word.
    stops = len(re.findall(r"^\.$", text, re.MULTILINE))
    assert stops == 3 * len(cases), f"{name} is malformed"
    return cases


def cases(name: str) -> pytest.MarkDecorator:
    """Give the cases of a file to a test as its `case`."""
    found = read_cases(name)
    assert found, f"{name} holds no cases"
    return pytest.mark.parametrize("case", found, ids=[f"{name}:{case.line}" for case in found])


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text.removesuffix("\n"))
