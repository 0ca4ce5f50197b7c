"""The head of an edition → typed metadata with line numbers."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Final, Literal

from sharih.arabic import strip_controls, strip_unsafe_controls
from sharih.content.former_paths import PATH_REMEDY, former_path, path_fault
from sharih.content.head import fields_of, split_names
from sharih.days import day_fault, read_day
from sharih.errors import Problems
from sharih.records import record
from sharih.slugs import SLUG_REMEDY, is_slug

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*$")
_NUMBER: Final = re.compile(r"[+-]?\d{1,18}")
"""A whole number as people write it, in the digits of any script."""

_OLDEST: Final = 1600
"""Years before it are those of the Hijri calendar."""

Status = Literal["draft", "published", "withdrawn"]

KEYS = (
    "Title", "Date", "Modified", "Status", "Tags", "Summary", "Kicker", "Story", "Author",
    "Translator", "Reviewed_by", "Seed", "Source", "Source_url", "Rights", "Old_slugs",
    "Translation", "Proposed",
)  # fmt: skip
"""Every key an explainer may have, as the documentation lists them."""

PARTS = ("key-points", "timeline", "known", "unknown", "sources", "quotations")
"""What `Proposed` may name besides keys: parts of the text that `convert` proposed."""

PAGE_KEYS = (
    "Title", "Date", "Modified", "Status", "Summary", "Place", "Order", "Menu_title", "Old_slugs",
    "Translation",
)  # fmt: skip
"""The keys a page such as "about" may have."""

MENU, FOOTER, NOWHERE = "menu", "footer", "none"
PLACES = (MENU, FOOTER, NOWHERE)
"""Where a page can be led to from all others; `none` stands alone."""

REQUIRED = ("Title", "Date", "Summary", "Rights")
"""What an edition must have to be published."""

TEXTS: Final = frozenset({
    "title", "summary", "kicker", "author", "translator", "reviewed_by", "source", "rights",
})  # fmt: skip
"""The keys whose values are words for readers, in lower case."""

INHERITED = ("date", "author", "source", "source_url", "rights")
"""What a translation has from its original where its own head has none: names of `Metadata`."""


@record(frozen=True, slots=True)
class Metadata:
    """What an editor says about an edition."""

    title: str = ""
    date: dt.date | None = None
    modified: dt.date | None = None
    status: Status = "draft"
    tags: tuple[str, ...] = ()
    """Topic ids in the order written."""
    summary: str = ""
    kicker: str = ""
    story: str = ""
    author: str = ""
    translator: str = ""
    reviewed_by: str = ""
    seed: tuple[str, ...] = ()
    """Names of the files in `seeds/` it was made from."""
    source: str = ""
    source_url: str = ""
    rights: str = ""
    old_slugs: tuple[str, ...] = ()
    old_paths: tuple[str, ...] = ()
    """Whole paths of `Old_slugs`, where another site had the text: without a slash in front."""
    translation: bool = False
    proposed: tuple[str, ...] = ()
    """Names of the fields and parts that `convert` proposed and nobody has confirmed yet."""
    place: tuple[str, ...] = ()
    """Where all pages lead to this one, among `PLACES`; empty where nothing is said."""
    order: int | None = None
    """The number by which a page stands among others, the lowest first."""
    menu_title: str = ""
    """A short title for the menu."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Key (lower case) → its line in the file."""


def check_end(body: str, first_line: int, path: Path, problems: Problems) -> None:
    """Note a body that follows its head without an empty line: part of the head may be in it."""
    line = body.split("\n", 1)[0]
    if first_line > 1 and line.strip():
        remedy = "Write Key: value, indent it by four spaces, or leave a line empty before it."
        problems.add(path, first_line, "neither metadata nor an empty line after it", remedy)


def parse_head(head: str, path: Path, problems: Problems, keys: tuple[str, ...] = KEYS) -> Metadata:
    """Read and check a head.

    `keys` are the keys allowed. What is wrong goes to `problems`, with file and line; the value
    then stays empty.
    """
    known = _by_lower(keys)
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for written in fields_of(head):
        key = intern(written.key.lower())
        if key in values:
            reason = f"{written.key} stands twice, first in line {lines[key]}"
            problems.add(path, written.line, reason, "Leave one of them.")
            continue
        if key not in known:
            problems.add(
                path, written.line, f"unknown metadata {written.key}", _nearest(key, known)
            )
        strip = strip_unsafe_controls if key in TEXTS else strip_controls
        values[key] = strip(written.value)
        lines[key] = written.line
    return _Reader(path, values, lines, problems).metadata()


@lru_cache(maxsize=8)
def _by_lower(keys: tuple[str, ...]) -> Mapping[str, str]:
    return {key.lower(): key for key in keys}


class _Reader:
    """Turns the values of one head into types, noting what does not fit."""

    def __init__(
        self, path: Path, values: dict[str, str], lines: dict[str, int], problems: Problems
    ) -> None:
        self.path = path
        self.values = values
        self.lines = lines
        self.problems = problems

    def metadata(self) -> Metadata:
        text = self.values.get
        former = self.names("old_slugs")
        whole = tuple(name for name in former if name.startswith("/"))
        former = tuple(name for name in former if name not in whole) if whole else former
        metadata = Metadata(
            title=text("title", ""),
            date=self.date("date"),
            modified=self.date("modified"),
            status=self.status(),
            tags=self.names("tags"),
            summary=text("summary", ""),
            kicker=text("kicker", ""),
            story=self.slug("story"),
            author=text("author", ""),
            translator=text("translator", ""),
            reviewed_by=text("reviewed_by", ""),
            seed=self.names("seed"),
            source=text("source", ""),
            source_url=self.address("source_url"),
            rights=text("rights", ""),
            old_slugs=tuple(name for name in former if self.can_be_slug(name)),
            old_paths=self.paths(whole),
            translation=self.flag("translation"),
            proposed=self.fields("proposed"),
            place=self.places(),
            order=self.number("order"),
            menu_title=text("menu_title", ""),
            lines=self.lines,
        )
        if metadata.date and metadata.modified and metadata.modified < metadata.date:
            reason = f"Modified: {metadata.modified} is before Date: {metadata.date}"
            self.problem("modified", reason, "Mend one of them.")
        return metadata

    def problem(self, key: str, reason: str, remedy: str) -> None:
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

    def status(self) -> Status:
        text = self.values.get("status", "").lower()
        if text in ("draft", ""):
            return "draft"
        if text == "withdrawn":
            if not self.values.get("modified"):
                remedy = "Write Modified: with the day; readers are told it."
                self.problem("status", "withdrawn without the day", remedy)
            return "withdrawn"
        if text != "published":
            remedy = "Write draft, published or withdrawn."
            self.problem("status", f"unknown status {text}", remedy)
            return "draft"
        return "published"

    def names(self, key: str) -> tuple[str, ...]:
        names = split_names(self.values.get(key, ""))
        if len(set(names)) == len(names):
            return names
        unique = tuple(dict.fromkeys(names))
        for name in unique:
            if names.count(name) > 1:
                reason = f"{name} stands twice in {key.capitalize()}"
                self.problem(key, reason, "Leave one of them.")
        return unique

    def fields(self, key: str) -> tuple[str, ...]:
        known = _by_lower((*KEYS, *PARTS))
        names = self.names(key)
        for name in names:
            if name.lower() not in known:
                reason = f"{key.capitalize()} names {name}, which is neither metadata nor a part"
                self.problem(key, reason, _nearest(name.lower(), known))
        return names

    def places(self) -> tuple[str, ...]:
        names = tuple(name.lower() for name in self.names("place"))
        if unknown := [name for name in names if name not in PLACES]:
            remedy = f"Write {MENU}, {FOOTER}, both with a comma between, or {NOWHERE}."
            self.problem("place", f"unknown place {unknown[0]}", remedy)
            return ()
        if NOWHERE in names and len(names) > 1:
            reason = f"Place names {NOWHERE} and another place"
            self.problem("place", reason, "Leave one of them.")
        return names

    def number(self, key: str) -> int | None:
        text = self.values.get(key, "")
        if not text:
            return None
        if _NUMBER.fullmatch(text):
            return int(text)
        reason = f"{key.capitalize()}: {text} is no number"
        self.problem(key, reason, "Write a whole number, such as 10.")
        return None

    def can_be_slug(self, name: str) -> bool:
        if is_slug(name):
            return True
        reason = f"{name} cannot stand in an address"
        self.problem("old_slugs", reason, SLUG_REMEDY)
        return False

    def paths(self, written: tuple[str, ...]) -> tuple[str, ...]:
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
        text = self.values.get(key, "")
        if text and not is_slug(text):
            reason = f"{key.capitalize()}: {text} cannot stand in an address"
            self.problem(key, reason, SLUG_REMEDY)
            return ""
        return text

    def address(self, key: str) -> str:
        text = self.values.get(key, "")
        if text and not _ADDRESS.match(text):
            self.problem(key, f"{text} is no web address", "Write it with https:// in front.")
            return ""
        return text

    def flag(self, key: str) -> bool:
        text = self.values.get(key, "").lower()
        if text not in ("", "true", "false"):
            self.problem(
                key, f"{key.capitalize()}: {text} is neither true nor false", "Write true."
            )
        return text == "true"


def _nearest(key: str, known: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"Did you mean {known[near[0]]}?"
    return f"Known are {', '.join(known.values())}."
