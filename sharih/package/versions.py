"""The text of a version → what compares as versions do.

Of the forms of the Python packaging standard those that releases have: `1.2`, `1.2rc1`, also with
a `v` in front, as tags are written, and with what a builder added behind a `+`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_FORM: Final = re.compile(r"v?(\d+(?:\.\d+)*)(?:(a|b|rc)(\d+))?(\+[a-z0-9.]+)?")
_FINAL: Final = "z"
"""Stands behind the letters of what comes before a release."""


class Version(NamedTuple):
    """A version; what a builder added makes no difference."""

    release: tuple[int, ...]
    """Its numbers, without zeros at the end."""
    stage: str
    number: int

    @property
    def is_release(self) -> bool:
        """Whether it is meant for everybody."""
        return self.stage == _FINAL


def version_of(text: str) -> Version | None:
    """Read a version; None where it is none."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    numbers = [int(part) for part in match[1].split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return Version(tuple(numbers), match[2] or _FINAL, int(match[3] or 0))


def newest(texts: Iterable[str]) -> str | None:
    """Return the newest of these that is a release; None where there is none."""
    found = [(version, text) for text in texts if (version := version_of(text))]
    return max(((v, t) for v, t in found if v.is_release), default=(None, None))[1]
