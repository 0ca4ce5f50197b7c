"""The head of an edition → typed metadata with line numbers."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Final, Literal

from sharih.arabic import strip_controls, strip_unsafe_controls
from sharih.content.head import fields_of
from sharih.content.head_values import HeadValues
from sharih.errors import Problems
from sharih.records import record

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


class _Reader(HeadValues):
    """Turns the values of one head into metadata."""

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


def _nearest(key: str, known: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"Did you mean {known[near[0]]}?"
    return f"Known are {', '.join(known.values())}."
