"""`content/published.toml` ↔ what readers have been able to read, and under which addresses.

Local commands keep it, and it is committed with the texts: so whoever builds the site, from however
short a history, knows what must not vanish without a word.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.arabic import Lang
from sharih.content.toml_source import TomlSource, read_toml
from sharih.errors import ContentError, Problem, Problems
from sharih.files import replace_file
from sharih.inputs import Inputs
from sharih.languages import LANGS
from sharih.records import record
from sharih.slugs import is_slug

HEADER: Final = """\
# What readers have been able to read: a table for each address, kept by ./inv build.
# Commit it with the texts. A page listed here that would vanish is told, and nothing is published
# until that is meant: by Old_slugs, by Status: withdrawn, or by --remove.
"""

_KEYS: Final = ("since", "modified", "words", "removed", "page")
_WORDS: Final = re.compile(r"[0-9a-f]{16}")
_CONFLICT: Final = re.compile(rb"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_MEND: Final = "Write it anew with ./inv build, after removing this table."

Address = tuple[str, Lang]
"""Slug and language of an edition."""


@record(frozen=True, slots=True)
class PublicEdition:
    """An edition that readers have been able to read at an address."""

    since: dt.date
    """The day it was first seen to be public."""
    modified: dt.date | None
    """When its editor said it was last changed, as of the words known here."""
    words: str
    """The digest of its words, spelling and punctuation aside."""
    removed: dt.date | None = None
    """The day an editor let it go for good; None while it is to be there."""
    page: bool = False
    """Whether it is of a page that explains nothing, and not of an explainer."""
    line: int = 0
    """Where its table begins."""


@record(frozen=True, slots=True)
class PublishedRegister:
    """All that has been public."""

    path: Path
    editions: Mapping[Address, PublicEdition] = field(default_factory=lambda: MappingProxyType({}))

    def was_public(self, slugs: Iterable[str], lang: Lang, *, page: bool = False) -> bool:
        """Say whether an edition was public under one of its slugs; or that of a page."""
        found = (self.editions.get((slug, lang)) for slug in slugs)
        return any(edition is not None and edition.page is page for edition in found)


def load_published(path: Path, inputs: Inputs | None = None) -> PublishedRegister:
    """Read the register; a file that does not exist is an empty one.

    Raises ContentError with everything that is wrong, each with its line.
    """
    try:
        source = read_toml(path, inputs)
    except FileNotFoundError:
        return PublishedRegister(path)
    except ContentError as error:
        raise _conflict(path, inputs) or error from None
    problems = Problems()
    editions = {}
    for slug, table in source.data.items():
        if not is_slug(slug) or not isinstance(table, dict):
            reason = f"[{slug}] is no address of an explainer"
            problems.add(path, source.line(slug), reason, "Remove it.")
            continue
        for lang, values in table.items():
            found = _edition(source, slug, lang, values, problems)
            if found and lang in LANGS:
                editions[slug, LANGS[LANGS.index(lang)]] = found
    problems.raise_errors()
    return PublishedRegister(path, MappingProxyType(editions))


def _conflict(path: Path, inputs: Inputs | None) -> ContentError | None:
    """Say that the file lies in a merge conflict, where it does."""
    data = (inputs or Inputs.below(path.parent)).read(path)
    found = _CONFLICT.search(data)
    if found is None:
        return None
    line = data.count(b"\n", 0, found.start()) + 1
    remedy = "Keep the lines of both sides, and remove those with <<<<<<<, ======= and >>>>>>>."
    return ContentError(Problem(path, line, "lies in a merge conflict", remedy))


def _edition(
    source: TomlSource, slug: str, lang: str, values: Any, problems: Problems
) -> PublicEdition | None:
    before = len(problems)

    def wrong(key: str, reason: str, remedy: str) -> None:
        line = source.line(slug, lang, key)
        problems.add(source.path, line, f"[{slug}.{lang}] {reason}", remedy)

    if lang not in LANGS or not isinstance(values, dict):
        wrong("", "is no edition", f"Known are {slug}.ar and {slug}.en.")
        return None
    for key in values:
        if key not in _KEYS:
            wrong(key, f"has an unknown key {key}", f"Known are {', '.join(_KEYS)}.")
    for key in ("since", "modified", "removed"):
        value = values.get(key)
        if type(value) is not dt.date and (value is not None or key == "since"):
            wrong(key, f"has no day as {key}", f"Write {key} = 2024-11-07.")
    if values.get("page", True) is not True:
        wrong("page", "says of page something else than true", "Write page = true, or nothing.")
    words = values.get("words", "")
    if not isinstance(words, str) or not _WORDS.fullmatch(words):
        wrong("words", "has no digest of 16 hexadecimal digits as words", _MEND)
    if len(problems) > before:
        return None
    return PublicEdition(
        since=values["since"],
        modified=values.get("modified"),
        words=words,
        removed=values.get("removed"),
        page=values.get("page", False),
        line=source.line(slug, lang) or 0,
    )


@record(frozen=True, slots=True)
class Shown:
    """An edition that readers can read now."""

    modified: dt.date | None
    words: str
    page: bool = False
    """Whether it is of a page that explains nothing."""


def updated(
    register: PublishedRegister, shown: Mapping[Address, Shown], day: dt.date
) -> PublishedRegister:
    """Add what is public now; of an edition known already, what its editor says of its changes.

    New words count as told once their `Modified` is another: until then the old ones stay, so
    that a forgotten date is found.
    """
    editions = dict(register.editions)
    for address, now in shown.items():
        known = editions.get(address)
        if known is None:
            editions[address] = PublicEdition(day, now.modified, now.words, page=now.page)
        elif known.removed or (known.modified, known.page) != (now.modified, now.page):
            editions[address] = replace(
                known, modified=now.modified, words=now.words, removed=None, page=now.page
            )
    return replace(register, editions=MappingProxyType(editions))


def removed(
    register: PublishedRegister, gone: Iterable[Address], day: dt.date
) -> PublishedRegister:
    """Note that pages were let go for good."""
    editions = dict(register.editions)
    for address in gone:
        editions[address] = replace(editions[address], removed=day)
    return replace(register, editions=MappingProxyType(editions))


def save_published(register: PublishedRegister) -> None:
    """Write the register in one step, sorted by address. Raises OSError."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for slug, lang in sorted(register.editions):
        edition = register.editions[slug, lang]
        values = {key: getattr(edition, key) for key in _KEYS}
        kept = {key: value for key, value in values.items() if value not in (None, False)}
        tables.setdefault(slug, {})[lang] = kept
    import tomli_w  # most commands only read the register

    text = HEADER + "".join(f"\n{tomli_w.dumps({slug: tables[slug]})}" for slug in tables)
    replace_file(register.path, text.encode("utf-8"))
