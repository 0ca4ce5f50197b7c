"""The styles and numbered lists of a Word document → what a paragraph of a style is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sharih.conversion.seeds.word_xml import Node, attribute, parse_small

_HEADING: Final = re.compile(r"heading\s*\d?\Z|subtitle\Z", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"heading\s*([1-9])\Z")
_DEEPEST: Final = 20
_UNUSED: Final = (
    (b"<w:latentStyles", b"</w:latentStyles>"),
    (b'<w:style w:type="table"', b"</w:style>"),
)


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs, with what it inherits."""

    name: str = ""
    """As Word calls it in English, in small letters."""
    level: int | None = None
    """Its level in the outline, from 0; None for text."""
    list_id: str = ""
    list_level: int = 0
    bold: bool = False
    hidden: bool = False
    size: int = 0
    """How large its letters are, in halves of a point; 0 where it does not say."""

    @property
    def is_title(self) -> bool:
        """Whether its paragraphs are the document's title."""
        return self.name == "title"

    @property
    def is_heading(self) -> bool:
        """Whether its paragraphs are headings."""
        return self.level is not None or bool(_HEADING.match(self.name))


@dataclass(slots=True)
class Lists:
    """The lists of a document; counts their items."""

    formats: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """List and level → the form of its numbers, and the first."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, list_id: str, level: int) -> int | None:
        """Count an item: its number; 0 in a list with bullets; None where there is no mark."""
        form, start = self.formats.get((list_id, level), ("bullet", 1))
        for key in [key for key in self.counts if key[0] == list_id and key[1] > level]:
            del self.counts[key]
        if form == "none":
            return None
        if form == "bullet":
            return 0
        number = self.counts.get((list_id, level), start - 1) + 1
        self.counts[list_id, level] = number
        return number


def read_styles(data: bytes) -> dict[str, Style]:
    """Read styles by their id; an empty id has what a paragraph is that names none."""
    for opening, closing in _UNUSED:
        data = _without(data, opening, closing)
    nodes = {attribute(node, "styleId"): node for node in parse_small(data).all("style")}
    found = {ident: _style(ident, nodes, _DEEPEST) for ident in nodes}
    default = next(
        (ident for ident, node in nodes.items()
         if attribute(node, "default") in ("1", "true") and attribute(node, "type") == "paragraph"),
        "",
    )  # fmt: skip
    return {**found, "": found.get(default, Style())}


def _without(data: bytes, opening: bytes, closing: bytes) -> bytes:
    """Cut out elements that are not needed, which are most of what Word writes."""
    parts, at = [], 0
    while (start := data.find(opening, at)) >= 0:
        end = data.find(closing, start)
        if end < 0:
            break
        parts.append(data[at:start])
        at = end + len(closing)
    return b"".join([*parts, data[at:]])


def _style(ident: str, nodes: dict[str, Node], depth: int) -> Style:
    node = nodes.get(ident)
    if node is None or not depth:
        return Style()
    based = node.value("basedOn")
    base = _style(based, nodes, depth - 1) if based else Style()
    outline = node.value("outlineLvl")
    name = node.value("name").lower() or base.name
    level = int(outline) if outline.isdigit() else base.level
    if level is None and (numbered := _NUMBERED.match(name)):
        level = int(numbered[1]) - 1
    number = node.find("numPr")
    return Style(
        name=name,
        level=level if level is None or level < 9 else None,
        list_id=number.value("numId") if number else base.list_id,
        list_level=_int(number.value("ilvl")) if number else base.list_level,
        bold=node.is_on("b") or node.is_on("bCs") or (base.bold and not node.is_off("b")),
        hidden=node.is_on("vanish") or (base.hidden and not node.is_off("vanish")),
        size=_int(node.value("szCs")) or _int(node.value("sz")) or base.size,
    )


def read_lists(data: bytes) -> Lists:
    """Read the lists of a document."""
    root = parse_small(data)
    abstract = {attribute(node, "abstractNumId"): node for node in root.all("abstractNum")}
    lists = Lists()
    for node in root.all("num"):
        ident = attribute(node, "numId")
        source = abstract.get(node.value("abstractNumId"))
        for level in source.all("lvl") if source else ():
            start = _int(level.value("start"), 1)
            form = level.value("numFmt") or "decimal"
            lists.formats[ident, _int(attribute(level, "ilvl"))] = (form, start)
        for override in node.all("lvlOverride"):
            key = ident, _int(attribute(override, "ilvl"))
            form, start = lists.formats.get(key, ("decimal", 1))
            lists.formats[key] = form, _int(override.value("startOverride"), start)
    return lists


def _int(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
