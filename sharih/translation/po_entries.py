"""The text of a PO file, whatever is wrong with it → its entries, and what is wrong, with lines.

It reads on behind what it does not understand, so that all faults are told at once and all that
can be read is. Source: the GNU gettext manual, The Format of PO Files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from polib import unescape

_KEYWORD: Final = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(\[[0-9]+\])?(?=[\s\"]|\Z)")
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_OPEN: Final = re.compile(r'"(?:[^"\\]|\\.)*\\?')
_CONFLICT: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|\Z)")
_TAG: Final = re.compile(r"<[!?/a-zA-Z]")
_LONE_CR: Final = re.compile(r"\r(?!\n)")
_NO_UTF8: Final = re.compile("[\ud800-\udfff]")
"""What bytes that are no UTF-8 were decoded to, by `surrogateescape`."""
_COMMENT: Final = re.compile(r"^#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PoEntry:
    """An entry of a PO file."""

    context: str
    id: str
    text: str
    line: int
    """Of its first keyword."""
    last: int
    """Its last line."""
    obsolete: bool = False
    plural: bool = False
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """The lines of its comments, whoever wrote them."""
    places: tuple[str, ...] = ()
    broken: bool = False
    """Whether something is wrong with it: its texts are what could be read of them."""


@dataclass(frozen=True, slots=True)
class PoFault:
    """What is wrong with a line of a PO file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PoScan:
    """What could be read of a PO file."""

    entries: tuple[PoEntry, ...]
    """In the order of the file; also those that are broken."""
    faults: tuple[PoFault, ...]


def scan_po(text: str) -> PoScan:
    """Read the text of a PO file as far as it can be read."""
    scanner = _Scanner()
    for number, line in enumerate(_lines(text), start=1):
        scanner.read(number, line)
    scanner.close()
    return PoScan(tuple(scanner.entries), tuple(scanner.faults))


def without_lone_cr(text: str) -> str:
    """Write a text with line feeds, where carriage returns that end no line are spaces."""
    if "\r" not in text:
        return text
    if "\n" not in text:
        return text.replace("\r", "\n")  # as old programs end lines
    text = text.replace("\r\n", "\n")
    return _COMMENT.sub(lambda found: found[0].replace("\r", " "), text).replace("\r", "\n")


def _lines(text: str) -> list[str]:
    return without_lone_cr(text).split("\n")


@dataclass(slots=True)
class _Draft:
    """An entry that is being read."""

    values: dict[str, list[str]] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    line: int = 0
    last: int = 0
    obsolete: bool = False
    broken: bool = False


class _Scanner:
    """Reads line by line."""

    def __init__(self) -> None:
        self.entries: list[PoEntry] = []
        self.faults: list[PoFault] = []
        self.draft = _Draft()
        self.key = ""
        self.gap = False
        """Whether the line before was blank."""

    def read(self, number: int, line: str) -> None:
        """Read a line."""
        line = line.strip().removeprefix("\ufeff")
        if _NO_UTF8.search(line):
            self.wrong(number, "not UTF-8")
            return
        obsolete = line.startswith("#~")
        if obsolete:
            line = line[2:].strip()
            if line.startswith("|"):
                return
        if not line:
            self.gap = True
            return
        self.read_words(number, line, obsolete=obsolete)
        self.gap = False

    def read_words(self, number: int, line: str, *, obsolete: bool) -> None:
        if line.startswith("#"):
            self.comment(line)
        elif found := _KEYWORD.match(line):
            self.keyword(number, line, found, obsolete=obsolete)
        elif line.startswith('"'):
            self.string(number, line)
        else:
            if self.key.startswith("msgstr") and (self.gap or _CONFLICT.match(line)):
                self.close()  # the entry before is whole
            self.wrong(number, _reason(line))

    def comment(self, line: str) -> None:
        if self.key.startswith("msgstr"):
            self.close()
        sign, rest = line[1:2], line[2:].strip()
        if sign == ",":
            self.draft.flags += [flag.strip() for flag in rest.split(",")]
        elif sign == ":":
            self.draft.places += rest.split()
        elif sign == ".":
            self.draft.notes.append(rest)
        elif sign != "|":
            self.draft.notes.append(line[1:].strip())

    def keyword(self, number: int, line: str, found: re.Match[str], *, obsolete: bool) -> None:
        key = found[1]
        if key in ("msgctxt", "msgid") and self.key.startswith(("msgstr", "msgid")):
            self.close()
        if not self.draft.values:
            self.draft.broken = False  # by what stood before it
            self.draft.line, self.draft.obsolete = number, obsolete
        self.key = key + (found[2] or "")
        if self.key in self.draft.values:
            self.wrong(number, f"{self.key} stands twice in an entry")
        self.draft.values[self.key] = []
        self.string(number, line[found.end() :].strip())

    def string(self, number: int, line: str) -> None:
        self.draft.last = number
        found = _STRING.fullmatch(line)
        if found is None:
            is_open = _OPEN.fullmatch(line)
            self.wrong(number, "a string that is not closed" if is_open else _reason(line))
        elif not self.key:
            self.wrong(number, "a string that belongs to nothing")
        else:
            self.draft.values[self.key].append(found[1])

    def wrong(self, number: int, reason: str) -> None:
        self.faults.append(PoFault(number, reason))
        self.draft.broken = True
        self.draft.last = number

    def close(self) -> None:
        """End the entry that is being read."""
        draft, self.draft, self.key = self.draft, _Draft(), ""
        if not draft.values:
            return
        values = {key: "".join(map(_value, parts)) for key, parts in draft.values.items()}
        text = values.get("msgstr", values.get("msgstr[0]"))
        if text is None or "msgid" not in values:
            missing = "msgid" if "msgid" not in values else "msgstr"
            if not draft.broken:
                self.faults.append(PoFault(draft.line, f"an entry without {missing}"))
            draft.broken = True
        self.entries.append(
            PoEntry(
                values.get("msgctxt", ""),
                values.get("msgid", ""),
                text or "",
                draft.line,
                draft.last,
                draft.obsolete,
                "msgid_plural" in values,
                tuple(draft.flags),
                tuple(draft.notes),
                tuple(draft.places),
                draft.broken,
            )
        )


def _value(written: str) -> str:
    return unescape(written) if "\\" in written else written


def _reason(line: str) -> str:
    if _CONFLICT.match(line):
        return "a mark of a merge conflict"
    if _TAG.match(line):
        return "markup, which no PO file has"
    return "no line of a PO file"
