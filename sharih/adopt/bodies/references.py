"""Addresses that stand apart from their links → beside the words; footnotes → sources and notes.

A footnote that names an address is a source: it becomes an item of the section of sources, and a
number that leads there stands in its place. A short one without an address stands in parentheses
where it belongs; any other becomes an item of a section of notes. Where a text gets both sections,
the numbers of notes are called so: two that are not the same must not look the same.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from sharih.adopt.bodies.context import one_line
from sharih.adopt.bodies.lined_text import LinedText
from sharih.arabic import Lang

_DEFINITION: Final = re.compile(
    r"^[ ]{0,3}\[(?P<id>[^\]^\n][^\]\n]*)\]:[ \t]*(?:\n[ \t]*)?"
    r"(?:<(?P<inside>[^<>\n]*)>|(?P<url>[^\s<>]+))"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]+)(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?",
    re.MULTILINE,
)
_INNER: Final = r"(?:[^\[\]\n\\]|\\.|\[(?:[^\[\]\n\\]|\\.)*\]|\n(?![ \t]*\n))*?"
_REFERENCE: Final = re.compile(
    rf"(?P<mark>!?)\[(?P<text>{_INNER})\](?:[ ]?\[(?P<id>[^\[\]\n]*)\])?(?![(:\[{{])"
)
_LIKE_ONE: Final = re.compile(r"^([ ]{0,3})\[(?=[^\]\n]+\]:)", re.MULTILINE)
_NEXT: Final = r"(?![ ]{0,3}\[\^[^\]\n]+\]:)"
_MORE_LINES: Final = rf"(?:\n{_NEXT}[^\n]*\S[^\n]*)*"
_NOTE: Final = re.compile(
    rf"^[ ]{{0,3}}\[\^(?P<id>[^\]\n]+)\]:[ \t]*(?P<text>[^\n]*{_MORE_LINES}"
    rf"(?:\n(?:[ \t]*\n)+(?:[ ]{{2,}}|\t)[^\n]*\S[^\n]*{_MORE_LINES})*)\n?",
    re.MULTILINE,
)
_MARK: Final = re.compile(r"[ \t]*\[\^(?P<id>[^\]\n]+)\]")
_ADDRESS: Final = re.compile(r"https?://|www\.|\]\(")
_MOST_WORDS: Final = 30
"""A note of more words is read at the end of the text."""
_NAMES: Final = {
    "sources": {"ar": "المصادر", "en": "Sources"}, "notes": {"ar": "ملاحظات", "en": "Notes"},
}  # fmt: skip
FOOTNOTES: Final = frozenset(_NAMES)
"""The ids of the sections that footnotes become."""
_NOTE_WORDS: Final = {"ar": "ملاحظة", "en": "note"}
_LAST_HEADING: Final = re.compile(
    r"(?:^|\n)#{1,6}[ ]+(?P<words>[^\n#{]+?)[ #]*(?:\{#[^}\n]*\})?[ ]*\s*\Z"
)
_MEANS_SOURCES: Final = re.compile(
    r"(?:ال)?(?:مصادر|مراجع|هوامش|حواش[يٍ]|ملاحظات)(?: والمراجع)?:?"
    r"|(?:foot)?notes:?|references:?|sources:?|bibliography:?|links:?",
    re.IGNORECASE,
)


def read_references(body: LinedText) -> None:
    """Put the addresses of links that stand at the end of a text to their words."""
    if "]:" not in body.text:
        return
    urls: dict[str, str] = {}

    def collect(found: re.Match[str], _line: int) -> str:
        urls.setdefault(_key(found["id"]), found["inside"] or found["url"] or "")
        return ""

    body.sub(_DEFINITION, collect)
    if urls:
        # Pictures inside of links come first.
        for _ in range(2):
            body.sub(_REFERENCE, lambda found, _: _inline(found, urls))
    body.sub(_LIKE_ONE, lambda found, _: None if found.string.startswith("^", found.end())
             else f"{found[1]}\\[")  # fmt: skip


def _inline(found: re.Match[str], urls: dict[str, str]) -> str | None:
    url = urls.get(_key(found["id"] or found["text"]))
    if url is None:
        return None
    url = url.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    return f"{found['mark']}[{found['text']}]({url})"


def _key(name: str) -> str:
    return " ".join(name.lower().split())


@dataclass(slots=True)
class _Footnote:
    text: str
    """Its paragraphs, with empty lines between."""
    line: int
    number: int = 0
    section: str = ""


def read_footnotes(body: LinedText, lang: Lang) -> None:
    """Read the footnotes of a text."""
    if "[^" not in body.text:
        return
    notes: dict[str, _Footnote] = {}

    def collect(found: re.Match[str], line: int) -> str:
        parts = re.split(r"\n[ \t]*\n", found["text"])
        text = "\n\n".join(one_line(part) for part in parts if part.strip())
        notes.setdefault(found["id"], _Footnote(text, line))
        return ""

    body.sub(_NOTE, collect)
    if not notes:
        return
    times = Counter(found["id"] for found in _MARK.finditer(body.text))
    listed: dict[str, list[_Footnote]] = {"sources": [], "notes": []}
    for ident in dict.fromkeys([*times, *notes]):
        if ident in notes and not _stands_in_line(notes[ident].text, times[ident]):
            _list(notes[ident], listed)
    word = f"{_NOTE_WORDS[lang]} " if all(listed.values()) else ""

    def place(found: re.Match[str], _line: int) -> str | None:
        note = notes.get(found["id"])
        if note is None:
            return None
        if note.section:
            called = word if note.section == "notes" else ""
            return f" ([{called}{note.number}](#{note.section}))"
        return f" ({note.text.rstrip('.')})" if note.text else ""

    body.sub(_MARK, place)
    _write(body, listed, lang)


def _stands_in_line(text: str, times: int) -> bool:
    return (
        times == 1 and "\n" not in text and not _ADDRESS.search(text)
        and len(text.split()) <= _MOST_WORDS
    )  # fmt: skip


def _list(note: _Footnote, listed: dict[str, list[_Footnote]]) -> None:
    note.section = "sources" if _ADDRESS.search(note.text) else "notes"
    listed[note.section].append(note)
    note.number = len(listed[note.section])


def _write(body: LinedText, listed: dict[str, list[_Footnote]], lang: Lang) -> None:
    """Write the sections at the end; a heading that waits there for them gets them."""
    lines = list(body.lines())
    while lines and not lines[-1][1].strip():
        lines.pop()
    for section, notes in listed.items():
        if not notes:
            continue
        heading = f"## {_NAMES[section][lang]} {{#{section}}}"
        last = _LAST_HEADING.search("\n".join(text for _, text in lines[-1:]))
        if last and _MEANS_SOURCES.fullmatch(last["words"].strip()):
            number, _ = lines.pop()
            heading = f"## {last['words'].strip()} {{#{section}}}"
        else:
            number = notes[0].line
        lines += [(number, ""), (number, heading), (number, "")]
        for note in notes:
            first, *rest = note.text.split("\n")
            lines.append((note.line, f"{note.number}. {first}"))
            lines += [(note.line, f"    {text}".rstrip()) for text in rest]
        what = "a footnote" if len(notes) == 1 else f"{len(notes)} footnotes"
        body.note(number, f"{what} became the section {section}")
    body.set_lines(lines)
