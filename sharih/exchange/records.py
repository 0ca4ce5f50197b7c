"""What translators' programs and this one tell each other of a translation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import Lang
from sharih.errors import Problem

State = Literal["missing", "machine", "fuzzy", "done"]
"""Not translated; translated by a machine; translated and to be looked at; translated."""
Format = Literal["po", "xliff"]
SUFFIXES: Final[dict[Format, str]] = {"po": ".po", "xliff": ".xlf"}
"""What the names of files end with."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its translation: an entry of a PO file, a unit of an XLIFF file."""

    key: str
    source: str
    target: str = ""
    state: State = "missing"
    previous: str = ""
    """The original as it was when it was translated, where it has changed since."""
    mark: str = ""
    """The mark of the translation that the file was written with; empty where it has none."""
    notes: tuple[str, ...] = ()
    """For a translator; without line ends."""
    line: int = 0
    """In a file that is to be written, the line of the original; in one that was read, its own."""
    fault: str = ""
    """Why it cannot be used, of a passage that was read."""


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A file of a translators' program, about one explainer."""

    slug: str
    """The folder's name; empty where a file does not say whose it is."""
    source_lang: str
    target_lang: str
    """Language tags; empty where a file says nothing."""
    passages: tuple[Passage, ...]
    path: Path
    line: int = 1
    """Where the part of the file that is about this explainer begins."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read, as far as that could be done."""

    parts: tuple[ExchangeFile, ...] = ()
    """One, or in XLIFF any number."""
    problems: tuple[Problem, ...] = ()


def mark_of(target: str) -> str:
    """Return what tells a translation from another one; nothing where there is none."""
    return hashlib.sha256(target.encode()).hexdigest()[:12] if target else ""


def is_of(tag: str, lang: Lang) -> bool:
    """Say whether a language tag is of a language: `en`, `en-GB`, `en_US`."""
    return tag.replace("_", "-").lower().split("-")[0] == lang
