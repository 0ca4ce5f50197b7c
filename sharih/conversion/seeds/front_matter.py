"""The first lines of a Markdown document → a title and credits, and where its text begins.

They stand between `---` (YAML) or `+++` (TOML), or are a head such as Pelican's: `Title: …` in the
first line, and a blank line behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sharih.conversion.records import Credit, CreditKind, Mark
from sharih.days import read_day

_FIELD: Final = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]*[:=][ \t]*(.*)")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(.+)")
_WIKI_LINK: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_OF_CLIPPER: Final = ("clippings", "clipping", "web-clip", "webclip")
_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_LINES: Final = 200
_HEAD: Final = frozenset((
    "title", "date", "author", "authors", "tags", "category", "slug", "summary", "modified",
    "status", "lang", "keywords", "subtitle", "description", "translation", "source", "template",
    "save_as", "url",
))  # fmt: skip
_KINDS: Final[dict[str, CreditKind]] = {
    "author": "author", "authors": "author", "byline": "author",
    "date": "published", "published": "published", "pubdate": "published",
    "modified": "modified", "updated": "modified", "lastmod": "modified",
    "tags": "tags", "keywords": "tags", "source": "source", "publisher": "source",
    "photographer": "photographer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text of a document."""

    end: int = 0
    """How many lines it has."""
    title: str = ""
    credits: tuple[Credit, ...] = ()
    lines: tuple[str, ...] = ()
    """Its lines; that of the title holds the title alone."""
    parts: Mapping[int, int] = field(default_factory=dict)
    """The lines that only part it from the text → a line of it."""
    marks: Mapping[int, Mark] = field(default_factory=dict)


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """Read what stands before the text of a document; nothing where it has none."""
    start, end = _place(lines)
    if not end:
        return FrontMatter()
    kept = list(lines[:end])
    marks = {at: Mark("outside") for at in range(1, end + 1)}
    title, key = "", ""
    found: list[Credit] = []
    values: dict[str, tuple[int, list[str]]] = {}
    for at in range(start, end):
        if (match := _FIELD.fullmatch(lines[at].rstrip())) and not lines[at][:1].isspace():
            key = match[1].strip().lower()
            values.setdefault(key, (at, []))[1].append(_unquoted(match[2]))
        elif key and (item := _ITEM.fullmatch(lines[at])):
            values[key][1].append(_unquoted(item[1]))
    for key, (at, texts) in values.items():
        text = ", ".join(one for one in texts if one and one.lower() not in _OF_CLIPPER)
        if key == "title" and text:
            title, kept[at], marks[at + 1] = text, text, Mark("title")
        elif key in _KINDS and (credit := _credit(_KINDS[key], text, at + 1)):
            found.append(credit)
    fences = (1, end) if start and end > 2 else ()
    for number in fences:
        kept[number - 1] = ""
        del marks[number]
    parts = dict.fromkeys(fences, 2)
    return FrontMatter(end, title, tuple(found), tuple(kept), parts, marks)


def _place(lines: Sequence[str]) -> tuple[int, int]:
    """Find the first line of the head, and the one behind its last; 0 and 0 where there is none."""
    first = lines[0].lstrip("\ufeff").rstrip() if lines else ""
    if ends := _FENCES.get(first):
        for at in range(1, min(len(lines), _MOST_LINES)):
            if lines[at].rstrip() in ends:
                return 1, at + 1
        return 0, 0
    match = _FIELD.fullmatch(first)
    if match is None or match[1].lower() not in _HEAD:
        return 0, 0
    end = 0
    while end < min(len(lines), _MOST_LINES) and lines[end].strip():
        field = _FIELD.fullmatch(lines[end].lstrip("\ufeff").rstrip())
        if not lines[end][:1].isspace() and (not field or field[1].lower() not in _HEAD):
            return 0, 0
        end += 1
    return 0, end


def _unquoted(text: str) -> str:
    """Take the quotation marks off a value, and the brackets off a list."""
    text = _WIKI_LINK.sub(r"\1", text.strip())
    if text[:1] == "[" and text[-1:] == "]":
        parts = (part.strip().strip("\"'") for part in text[1:-1].split(","))
        return ", ".join(filter(None, parts))
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


def _credit(kind: CreditKind, text: str, line: int) -> Credit | None:
    if kind in ("published", "modified"):
        day = read_day(text[:10])
        return Credit(kind, day.isoformat(), line) if day else None
    return Credit(kind, text, line) if text else None
