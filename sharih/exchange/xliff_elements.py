"""The bytes of a file in XLIFF 1.2 or 1.1 → its units, with the lines they stand on."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

_MOST: Final = 200_000
"""Units of a file."""
_WORDS: Final = frozenset({"g", "mrk", "source", "target"})
"""Elements whose text is the text of a passage; others inside of one are codes."""


class BadXliffError(ValueError):
    """Why a file cannot be read, and in which line."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class Unit:
    """A `trans-unit`."""

    attributes: Mapping[str, str]
    line: int
    source: str = ""
    target: str = ""
    target_attributes: Mapping[str, str] = field(default_factory=dict)
    coded: bool = False
    """Whether there are codes in its target, which stand for something that is not in the file."""


@dataclass(slots=True)
class File:
    """A `file`: an original with its units."""

    attributes: Mapping[str, str]
    line: int
    units: list[Unit] = field(default_factory=list)


def read_elements(data: bytes) -> list[File]:
    """Read the files in a document; raises BadXliffError where it is none.

    A declaration of a document type is refused: entities could unpack without end.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadXliffError(_told(error, data), error.lineno) from None
    except BadXliffError:
        raise
    except (LookupError, ValueError):
        raise BadXliffError("is in an encoding that is not known", 1) from None
    if not reader.files:
        raise BadXliffError("holds no file with passages")
    return reader.files


def _told(error: expat.ExpatError, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF8, b"<")):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            if b"encoding=" not in data[:100] or b"utf-8" in data[:100].lower():
                return "not UTF-8"
    return f"no XML: {expat.ErrorString(error.code)}"


class _Reader:
    """Goes through the elements."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.stack: list[str] = []
        self.text: list[str] = []
        self.other = 0
        """How many elements are open whose text is no passage's: of `alt-trans` and the like."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> None:
        raise BadXliffError("declares a document type", self.parser.CurrentLineNumber)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name, line = name.rpartition(" ")[2], self.parser.CurrentLineNumber
        if not self.stack and name != "xliff":
            raise BadXliffError(f"no XLIFF: it begins with <{name}>", line)
        if not self.stack and attributes.get("version", "1.2").startswith("2"):
            raise BadXliffError("XLIFF 2, which is another format", line)
        self.stack.append(name)
        if name == "file":
            self.files.append(File(attributes, line))
        elif name == "trans-unit" and self.files:
            self.files[-1].units.append(Unit(attributes, line))
            if len(self.files[-1].units) > _MOST:
                raise BadXliffError(f"has more than {_MOST} passages", line)
        elif name in ("alt-trans", "seg-source"):
            self.other += 1
        elif name in ("source", "target") and self.unit and not self.other:
            self.text = []
            if name == "target":
                self.unit.target_attributes = attributes
        elif self.unit and "target" in self.stack and name not in _WORDS and not self.other:
            self.unit.coded = True

    @property
    def unit(self) -> Unit | None:
        """The unit that is being read."""
        if "trans-unit" not in self.stack or not self.files or not self.files[-1].units:
            return None
        return self.files[-1].units[-1]

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        self.stack.pop()
        if name in ("alt-trans", "seg-source"):
            self.other -= 1
        elif self.unit and not self.other and self.stack[-1] == "trans-unit":
            if name == "source":
                self.unit.source = "".join(self.text)
            elif name == "target":
                self.unit.target = "".join(self.text)

    def words(self, text: str) -> None:
        if not self.other:
            self.text.append(text)
