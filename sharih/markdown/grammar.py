"""A line of Markdown → what it can begin, end or continue.

The grammar is CommonMark's, with the definition lists and tables of PHP Markdown Extra. Nothing
here may take longer than a line is long: no regular expression has two ways to match the same
spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.records import record

ITEM: Final = re.compile(r" {0,3}(?:([-*+])|([0-9٠-٩]{1,9})[.)])(?: +(.*)|$)")
"""Bullet, number, and what stands after them."""
DEFINITION: Final = re.compile(r" {0,3}: +(\S.*)$")
REFERENCE: Final = re.compile(r" {0,3}\[(\^?)[^\]]+\]:")
SPEAKER: Final = re.compile(r" *(?:—|–|--) +(\S.*)$")
FIGURE: Final = re.compile(r"!\[[^\]]*\]\([^()\"']*(?:\"[^\"]*\"|'[^']*')?[ ]*\)(?:\{:[^}]*\})?$")

CODE_INDENT: Final = 4
"""From this many spaces on a line is code, or belongs to what stands above it."""

_RAW_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_HEADING = re.compile(r" {0,3}(#{1,6})(?: |$)")
_QUOTE = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r"( {0,3})(?:(`{3,})[^`]*|(~{3,}).*)$")
_CELL = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r":?-+:?")
_ALIGN = {(True, True): "center", (True, False): "start", (False, True): "end"}
_BEGINNINGS = frozenset("<#`~>*-_+0123456789٠١٢٣٤٥٦٧٨٩")


@record(frozen=True, slots=True)
class Line:
    """A line, or what is left of it inside a quotation or an item."""

    number: int
    """Its number in the file, from 1."""
    text: str
    """Without its end; tabs are written as spaces."""

    @property
    def blank(self) -> bool:
        """Say whether nothing can be seen on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Count the spaces in front."""
        return len(self.text) - len(self.text.lstrip(" "))

    def dedented(self, width: int) -> Line:
        """Take off at most `width` spaces in front."""
        return Line(self.number, self.text[min(self.indent, width) :])


@record(frozen=True, slots=True)
class Fence:
    """The first line of a code block."""

    indent: int
    marks: str
    """Its backticks or tildes; as many of them, or more, end the block."""

    def closed_by(self, text: str) -> bool:
        """Say whether a line ends the block."""
        found = text.strip(" ")
        return len(found) >= len(self.marks) and not found.strip(self.marks[0])


def raw_lines(text: str) -> list[str]:
    """Split at the line ends an editor counts, and keep them.

    `str.splitlines` also splits at U+2028, form feeds and others, where no line ends.
    """
    return _RAW_LINE.findall(text)


def starts_block(line: Line, *, in_paragraph: bool) -> bool:
    """Say whether a line begins a block of its own; fewer kinds interrupt a paragraph."""
    text = line.text
    if text.lstrip(" ")[:1] not in _BEGINNINGS:
        return False
    if is_comment(text) or _HEADING.match(text) or fence(text) or is_quote(text) or is_rule(text):
        return True
    if found := ITEM.match(text):
        # CommonMark 5.2: an empty item, or one that does not count from 1, does not interrupt.
        number = found[2]
        return bool(found[3]) and (not in_paragraph or number is None or int(number) == 1)
    return False


def begins_item(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line begins an item of a list, first or behind a blank line.

    A mark without a space behind it, such as `2024.`, does where an item or what is in its column
    follows. Otherwise it is text, as for Python-Markdown: an empty item would not show it.
    """
    found = ITEM.match(lines[at].text)
    if found is None or found[3] is not None:
        return found is not None
    if at + 1 == len(lines) or lines[at + 1].blank:
        return False
    return lines[at + 1].indent >= 2 or ITEM.match(lines[at + 1].text) is not None


def is_comment(text: str) -> bool:
    """Say whether a line begins a comment."""
    return text[:7].lstrip(" ").startswith("<!--")


def heading(text: str) -> tuple[int, str] | None:
    """Read `## Words ##` as its level and words."""
    found = _HEADING.match(text)
    if found is None:
        return None
    words = text[found.end() :].strip(" ")
    open_words = words.rstrip("#")
    if open_words == "" or open_words.endswith(" "):
        words = open_words.rstrip(" ")
    return len(found[1]), words


def underline(text: str) -> int | None:
    """Return the level of the heading that a line of `=` or `-` makes of what is above it."""
    found = text.strip(" ")
    if not found or text.startswith("    ") or found.strip(found[0]):
        return None
    return {"=": 1, "-": 2}.get(found[0])


def is_rule(text: str) -> bool:
    """Say whether a line is a thematic break."""
    found = text.replace(" ", "")
    at_margin = len(found) >= 3 and not text.startswith("    ")
    return at_margin and found[0] in "*-_" and not found.strip(found[0])


def is_quote(text: str) -> bool:
    """Say whether a line begins with a quote mark."""
    return _QUOTE.match(text) is not None


def unquoted(line: Line) -> Line:
    """Take the outermost quote mark off a line; a lazy line has none."""
    return Line(line.number, _QUOTE.sub("", line.text, count=1))


def fence(text: str) -> Fence | None:
    """Read the first line of a code block."""
    found = _FENCE.match(text)
    return Fence(len(found[1]), found[2] or found[3]) if found else None


def cells(text: str) -> list[str]:
    """Split a table row into the Markdown of its cells."""
    text = text.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(text)]


def columns(text: str) -> tuple[str, ...] | None:
    """Read the line under a table's head as the alignment of each column."""
    if "|" not in text or "-" not in text or text.startswith("    "):
        return None
    marks = cells(text)
    if not all(_DELIMITER.fullmatch(mark) for mark in marks):
        return None
    return tuple(_ALIGN.get((mark.startswith(":"), mark.endswith(":")), "") for mark in marks)


def joined(lines: Sequence[Line]) -> str:
    """Join the lines of a paragraph; two spaces at an end are a line break and stay."""
    return "\n".join(line.text.lstrip() for line in lines).rstrip()


def after_blanks(lines: Sequence[Line], at: int) -> int:
    """Find the next line that is not blank; the number of lines where there is none."""
    while at < len(lines) and lines[at].blank:
        at += 1
    return at


def before_blanks(lines: Sequence[Line], end: int) -> int:
    """Move an end back over blank lines."""
    while end and lines[end - 1].blank:
        end -= 1
    return end


def is_table(lines: Sequence[Line], at: int) -> bool:
    """Say whether a table begins at a line of a paragraph (GitHub's Markdown, 4.10)."""
    if "|" not in lines[at].text or at + 1 == len(lines):
        return False
    found = columns(lines[at + 1].text)
    return found is not None and len(found) == len(cells(lines[at].text))


def entry_end(lines: Sequence[Line], at: int) -> int | None:
    """Find the end of the term and definitions that begin at `at`; None where there are none."""
    first = at
    while first < len(lines) and not lines[first].blank:
        if DEFINITION.match(lines[first].text):
            break
        if starts_block(lines[first], in_paragraph=True) or underline(lines[first].text):
            return None
        first += 1
    terms = first - at
    if terms == 1:
        first = after_blanks(lines, first)
    if terms == 0 or first == len(lines) or not DEFINITION.match(lines[first].text):
        return None
    end = first
    gap = False
    while end < len(lines):
        line = lines[end]
        if line.blank:
            gap = True
        elif DEFINITION.match(line.text) or line.indent >= CODE_INDENT:
            gap = False
        elif gap or starts_block(line, in_paragraph=True) or _is_term(lines, end):
            break
        end += 1
    return before_blanks(lines, end)


def _is_term(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and DEFINITION.match(lines[at + 1].text) is not None
