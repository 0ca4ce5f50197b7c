"""The headings of a text → levels from the second on, each with an id that it may have here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from sharih.adopt.bodies.lined_text import LinedText
from sharih.adopt.bodies.references import FOOTNOTES
from sharih.content.section_rules import TIMELINE, UPDATES
from sharih.markdown.grammar import Line as GrammarLine
from sharih.markdown.grammar import heading, starts_block, underline
from sharih.markdown.inline import plain_text

_IDENT: Final = re.compile(r"[ \t]*\{:?[ ]*#(?P<id>[^\s{}]+)[^{}\n]*\}[ \t]*$")
_GOOD: Final = re.compile(r"(?!section-\d+$)[a-z][a-z0-9-]*")
_OWN: Final = frozenset({TIMELINE, UPDATES, "lead"})
"""Ids that mean more here than the name of a section."""
_CLOSED: Final = re.compile(r"[ \t]+#+[ \t]*$")
_GLUED: Final = re.compile(
    r"(?P<marks>#{1,6})(?P<words>[^#\s].*?)#*(?P<ident>[ \t]*(?:\{[^{}]*\})?[ \t]*)"
)
"""A heading whose marks touch its words."""
_LINKED: Final = re.compile(r"\]\([ \t]*<?#([^\s()>]+)")
_NOT_IN_IDS: Final = re.compile(r"[^\w\s-]")
_DEEPEST: Final = 6


@dataclass(slots=True)
class Heading:
    """A heading of a text."""

    number: int
    """Its line in the file."""
    level: int
    words: str
    ident: str = ""
    """What it is called in the source, or the name that a generator gives it."""
    said: bool = False
    """Whether the source calls it so."""


def read_headings(body: LinedText, title: str, *, glued: bool) -> dict[str, str]:
    """Write all headings as ours; returns what each id of the source is called now.

    `glued` says whether `#words` is a heading, as it is in Python-Markdown.
    """
    lines = list(_with_headings(body, glued=glued))
    found = [line for line in lines if isinstance(line, Heading)]
    gone = {id(one) for one in _without_words(body, found, title)}
    found = [one for one in found if id(one) not in gone]
    _set_levels(body, found)
    names = _set_idents(body, found)
    out: list[tuple[int, str]] = []
    for line in lines:
        if not isinstance(line, Heading):
            out.append(line)
        elif id(line) not in gone:
            ident = f" {{#{line.ident}}}" if line.ident else ""
            out.append((line.number, f"{'#' * line.level} {line.words}{ident}"))
    body.set_lines(out)
    return names


def _with_headings(body: LinedText, *, glued: bool) -> Iterator[Heading | tuple[int, str]]:
    """Go through the lines, with headings in the place of those that are some."""
    lines = list(body.lines())
    at = 0
    while at < len(lines):
        number, text = lines[at]
        if glued and (touching := _GLUED.fullmatch(text)):
            text = f"{touching['marks']} {touching['words']}{touching['ident']}"
        if (found := heading(text)) is not None:
            yield _heading(number, found[0], found[1])
        elif (end := _underlined(lines, at)) is not None:
            words = " ".join(text.strip() for _, text in lines[at:end])
            yield _heading(number, underline(lines[end][1]) or 2, words)
            at = end
        else:
            yield number, text
        at += 1


def _underlined(lines: list[tuple[int, str]], at: int) -> int | None:
    """Find the line under a heading that is underlined; its words may have two lines."""
    if at and lines[at - 1][1].strip():
        return None
    for end in (at + 1, at + 2):
        if end >= len(lines) or not lines[end - 1][1].strip():
            return None
        if starts_block(GrammarLine(0, lines[end - 1][1]), in_paragraph=True):
            return None
        text = lines[end - 1][1]
        if text.startswith(("    ", "\t", ">", "|")) or "|" in text:
            return None
        if underline(lines[end][1]):
            return end
    return None


def _heading(number: int, level: int, words: str) -> Heading:
    ident = _IDENT.search(words)
    words = _CLOSED.sub("", words[: ident.start()] if ident else words).strip()
    if not ident:
        return Heading(number, level, words, generated_id(plain_text(words)))
    return Heading(number, level, words, ident["id"], said=True)


def generated_id(words: str) -> str:
    """Give the id that generators make of a heading."""
    return re.sub(r"\s+", "-", _NOT_IN_IDS.sub("", words.lower()).strip())


def _without_words(body: LinedText, found: list[Heading], title: str) -> Iterator[Heading]:
    """Find the headings that say nothing, and a first one that says what the title says."""
    for one in found:
        if not one.words.strip("#* "):
            body.note(one.number, "a heading without words was left out")
            yield one
        elif one is found[0] and _alike(one.words, title):
            body.note(one.number, "a heading that repeats the title was left out", one.words)
            yield one


def _alike(words: str, title: str) -> bool:
    return _NOT_IN_IDS.sub("", plain_text(words)).split() == _NOT_IN_IDS.sub("", title).split()


def _set_levels(body: LinedText, found: list[Heading]) -> None:
    """Let the highest be of the second level, and none more than one below what is above it."""
    counted = [one for one in found if not _is_of_footnotes(one)]
    highest = min(counted, key=lambda one: one.level, default=None)
    by = 2 - highest.level if highest else 0
    if highest and by > 0:
        reason = "a heading of the first level moved all headings down by one"
        body.note(highest.number, reason)
    before = 1
    for one in found:
        if not _is_of_footnotes(one):
            one.level = min(one.level + by, before + 1, _DEEPEST)
        before = one.level


def _is_of_footnotes(one: Heading) -> bool:
    """Say whether a heading is over a section of footnotes, which is of the second level always."""
    return one.said and one.level == 2 and one.ident in FOOTNOTES


def _set_idents(body: LinedText, found: list[Heading]) -> dict[str, str]:
    """Give sections ids that are unique and may stand here; ids that nothing leads to go.

    Returns what each id of the source is called now. A heading inside of a section is none that
    links can lead to: they lead to its section.
    """
    linked = {unquote(name) for name in _LINKED.findall(body.text)}
    names: dict[str, str] = {}
    taken: set[str] = set()
    renamed: list[Heading] = []
    section: Heading | None = None
    for one in found:
        name, one.ident = one.ident, ""
        wanted = (one.said or name in linked) and name not in names
        if one.level == 2:
            section = one
        if not wanted:
            continue
        where = one if one.level == 2 else section
        if where is not None:
            if not where.ident:
                where.ident = good_id(name if where is one else generated_id(where.words), taken)
                taken.add(where.ident)
            names[name] = where.ident
            if where is one and one.said and name != one.ident:
                renamed.append(one)
    if renamed:
        more = f", as {len(renamed) - 1} more are" if len(renamed) > 1 else ""
        body.note(renamed[0].number, f"a section is called {renamed[0].ident} here{more}")
    return names


def good_id(name: str, taken: set[str]) -> str:
    """Make an id that a section may have here."""
    ident = name.lower()
    good = _GOOD.fullmatch(ident) and ident not in _OWN and ident not in taken
    return ident if good else _free(taken)


def _free(taken: set[str]) -> str:
    number = 1
    while f"part-{number}" in taken:
        number += 1
    return f"part-{number}"
