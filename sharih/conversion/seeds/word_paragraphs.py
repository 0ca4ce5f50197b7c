"""The XML of a Word document's text → its paragraphs and tables, as a reader of it sees them.

What was deleted or is hidden is left out, what was inserted stays, and so does what stands in
fields, marks of direction, links, content controls and text boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sharih.conversion.seeds.word_styles import Style
from sharih.conversion.seeds.word_xml import BadXmlError, is_on, parse

DELETED: Final = "deleted text left out"
HIDDEN: Final = "hidden text left out"
DEEPEST: Final = 1_000
"""Elements that are nested deeper are no document's."""
MOST_PARAGRAPHS: Final = 50_000
"""A document with more paragraphs is no article."""
_SIGNS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_SKIPPED: Final = frozenset(("del", "moveFrom", "Fallback", "rt"))
_NOTES: Final = frozenset(("footnote", "endnote", "comment"))


@dataclass(slots=True)
class WordParagraph:
    """A paragraph of a document."""

    text: str = ""
    style: Style = field(default_factory=Style)
    list_id: str = ""
    """The list it is an item of; empty where it is none."""
    list_level: int = 0
    level: int | None = None
    """Its level in the outline, where it has one of its own."""
    bold: bool = False
    """Whether all of it is in bold type."""
    note: str = ""
    """The id of the note it stands in."""
    size: int = 0
    """How large its largest letters are, in halves of a point; 0 where it does not say."""


@dataclass(slots=True)
class WordTable:
    """A table of a document: rows of cells of paragraphs."""

    rows: list[list[list[WordParagraph]]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A paragraph while it is being read."""

    paragraph: WordParagraph
    parts: list[str] = field(default_factory=list)
    plain: bool = False
    """Whether some of it is not in bold type."""
    goes_on: bool = False
    """Whether its end was deleted, so that the next paragraph belongs to it."""
    boxes: list[WordParagraph] = field(default_factory=list)
    """What stands in text boxes that are fixed to it."""


class TextReader:
    """Reads the text of a part."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self.styles = styles
        self.blocks: list[WordParagraph | WordTable] = []
        self.references: list[tuple[str, str]] = []
        """Notes in the order in which the text names them: kind and id."""
        self.left_out = Counter[str]()
        self._path: list[str] = []
        self._skipped_from = 0
        self._paragraphs: list[_Open] = []
        self._kept: _Open | None = None
        self._run_bold: bool | None = None
        self._run_hidden = False
        self._run_size = 0
        self._tables = 0
        self._row_deleted = False
        self._note = ""
        self._count = 0

    def read(self, data: bytes) -> None:
        """Read a part; raises BadXmlError."""
        if data:
            parse(data, self._start, self._end, self._text)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > DEEPEST:
            raise BadXmlError("is nested far too deeply")
        if self._skipped_from:
            return
        parent = self._path[-2] if len(self._path) > 1 else ""
        if name in _SKIPPED and parent not in ("rPr", "trPr"):
            self._skipped_from = len(self._path)
            self.left_out[DELETED] += name == "del"
        elif name == "showingPlcHdr" and is_on(attributes):
            self._skipped_from = len(self._path) - 2  # the whole content control
        elif parent in ("pPr", "numPr"):
            self._paragraph_property(name, attributes)
        elif parent == "rPr":
            self._run_property(name, attributes)
        elif name == "del" and parent == "trPr":
            self._row_deleted = True
        else:
            self._element(name, attributes)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._paragraphs.append(
                self._kept
                or _Open(WordParagraph(style=self.styles.get("", Style()), note=self._note))
            )
            self._kept = None
        elif name == "r":
            self._run_bold, self._run_hidden, self._run_size = None, False, 0
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name == "br":
            self._add("\n")
        elif name == "sym":
            self._symbol(attributes.get("char", ""))
        elif name in ("footnoteReference", "endnoteReference"):
            self.references.append((name[: -len("Reference")], attributes.get("id", "")))
        elif name in _NOTES:
            separator = "eparator" in attributes.get("type", "")
            self._note = "" if separator else attributes.get("id", "")
        else:
            self._table_element(name)

    def _table_element(self, name: str) -> None:
        if name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.blocks.append(WordTable())
        elif self._tables == 1 and isinstance(table := self.blocks[-1], WordTable):
            if name == "tr":
                table.rows.append([])
                self._row_deleted = False
            elif name == "tc" and table.rows:
                table.rows[-1].append([])

    def _end(self, name: str) -> None:
        depth = len(self._path)
        self._path.pop()
        if self._skipped_from:
            if depth <= self._skipped_from:
                self._skipped_from = 0
            return
        if name == "p" and self._paragraphs:
            self._close()
        elif name == "tbl":
            self._tables -= 1
        elif name == "tr" and self._row_deleted and self._tables == 1:
            if isinstance(table := self.blocks[-1], WordTable):
                table.rows.pop()
                self.left_out[DELETED] += 1
            self._row_deleted = False

    def _text(self, text: str) -> None:
        if self._path and self._path[-1] == "t" and not self._skipped_from:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._paragraphs:
            return
        if self._run_hidden:
            self.left_out[HIDDEN] += bool(text.strip())
            return
        now = self._paragraphs[-1]
        now.parts.append(text)
        if text.strip():
            now.paragraph.size = max(now.paragraph.size, self._run_size)
        bold = now.paragraph.style.bold if self._run_bold is None else self._run_bold
        now.plain = now.plain or (bool(text.strip()) and not bold)

    def _symbol(self, char: str) -> None:
        try:
            sign = chr(int(char, 16))
        except (ValueError, OverflowError):
            return
        if not "\ue000" <= sign <= "\uf8ff" and not "\ud800" <= sign <= "\udfff":
            self._add(sign)

    def _paragraph_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._paragraphs:
            return
        paragraph, value = self._paragraphs[-1].paragraph, attributes.get("val", "")
        if name == "pStyle":
            paragraph.style = self.styles.get(value, Style(name=value.lower()))
        elif name == "outlineLvl" and value.isdigit():
            paragraph.level = int(value) if int(value) < 9 else None
        elif name == "numId":
            paragraph.list_id = value
        elif name == "ilvl" and value.isdigit() and len(value) < 3:
            paragraph.list_level = int(value)

    def _run_property(self, name: str, attributes: Mapping[str, str]) -> None:
        if "pPr" in self._path[-3:]:
            # Of the sign at the end of a paragraph.
            if name == "del" and self._paragraphs:
                self._paragraphs[-1].goes_on = True
        elif name in ("b", "bCs"):
            self._run_bold = is_on(attributes) or bool(self._run_bold)
        elif name in ("sz", "szCs"):
            value = attributes.get("val", "")
            self._run_size = int(value) if value.isdecimal() and len(value) < 5 else 0
        elif name in ("vanish", "specVanish"):
            self._run_hidden = is_on(attributes)
        elif name == "rStyle" and (style := self.styles.get(attributes.get("val", ""))):
            self._run_bold = style.bold or self._run_bold
            self._run_hidden = self._run_hidden or style.hidden

    def _close(self) -> None:
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise BadXmlError("has far more paragraphs than an article")
        now = self._paragraphs.pop()
        if now.goes_on and not self._paragraphs:
            now.goes_on, self._kept = False, now
            return
        found = now.paragraph
        found.text = "".join(now.parts)
        found.bold = bool(found.text.strip()) and not now.plain
        done = [found, *now.boxes]
        if found.style.hidden:
            self.left_out[HIDDEN] += bool(found.text.strip())
            done = now.boxes
        if self._paragraphs:
            self._paragraphs[-1].boxes += done
        elif self._tables and isinstance(table := self.blocks[-1], WordTable):
            if table.rows and table.rows[-1]:
                table.rows[-1][-1] += done
        else:
            self.blocks += done
