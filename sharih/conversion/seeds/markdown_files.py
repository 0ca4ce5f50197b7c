"""A Markdown document → its lines without markup, and what the markup says of them.

A document whose only markup is emphasis is read as a plain text. Its line numbers stay.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sharih.arabic import fold
from sharih.conversion.records import Mark, MarkKind
from sharih.conversion.seeds.encodings import decode_bytes
from sharih.conversion.seeds.file_text import FileText
from sharih.conversion.seeds.front_matter import FrontMatter, read_front_matter
from sharih.conversion.seeds.markdown_dialects import plain_lines, plain_marker
from sharih.conversion.seeds.markdown_edges import edge_lines, is_emphasised, links_alone

WIDEST: Final = 132
"""A paragraph with a longer line is none that was broken at a width: each line is one."""

# CommonMark leaves these where a letter stands before and a quotation mark behind them.
_LEFT_EMPHASIS: Final = re.compile(r"\*\*(?=\S)([^*\n]{1,300})(?<=\S)\*\*")
_NOTE: Final = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:[ \t]*(.+)")
_NOTE_SIGN: Final = re.compile(r"\[\^[^\]\s]{1,40}\]")
_WORD: Final = re.compile(r"[^\W_]")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.*?-->", re.DOTALL)


def read_markdown(data: bytes, path: Path) -> FileText:
    """Read a Markdown document; raises ContentError where its encoding cannot be told."""
    decoded = decode_bytes(data, path)
    source = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = read_front_matter(source)
    notes = {at: match[1] for at, line in enumerate(source) if (match := _NOTE.fullmatch(line))}
    body = [
        "" if at < head.end or at in notes else plain_marker(_NOTE_SIGN.sub("", line))
        for at, line in enumerate(source)
    ]
    body, joined = plain_lines(body)
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for at, text in notes.items():
        notes[at] = " ".join(_texts(markdown.parseInline(text)[0]))
    reading = _Reading(source, head, notes)
    reading.parts |= joined
    reading.read(markdown.parse("\n".join(body)))
    marks = reading.marks if reading.structured else head.marks
    return FileText(
        "\n".join(reading.lines),
        marks,
        reading.parts if reading.structured else head.parts,
        credits=head.credits,
        encoding=decoded.encoding,
    )


class _Reading:
    """The lines of a document while its markup is taken off."""

    def __init__(self, source: list[str], head: FrontMatter, notes: dict[int, str]) -> None:
        self.source = source
        self.lines = [*head.lines, *([""] * (len(source) - head.end))]
        self.marks: dict[int, Mark] = dict(head.marks)
        self.parts: dict[int, int] = dict(head.parts)
        self.structured = bool(notes)
        for at, text in notes.items():
            self.lines[at], self.marks[at + 1] = text, Mark("note")
        self.title = head.title
        self.links: dict[int, int] = {}
        self.emphasised: set[int] = set()

    def read(self, tokens: list[Token]) -> None:
        """Take in the blocks of a document."""
        lists: list[int] = []
        quoted = 0
        kind: MarkKind = "paragraph"
        number = 0
        row: list[str] | None = None
        at = 0
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                start = int(token.attrGet("start") or 1) if token.type[0] == "o" else 0
                lists.append(start)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif token.type == "list_item_open":
                kind, number = "item", lists[-1]
                lists[-1] += lists[-1] > 0
            elif token.type in ("blockquote_open", "blockquote_close"):
                quoted += 1 if token.nesting > 0 else -1
            elif token.type == "heading_open":
                kind = "heading"
            elif token.type == "tr_open":
                row, at = [], (token.map or [0])[0]
            elif token.type == "tr_close" and row is not None:
                self._put(at, [" | ".join(row)], Mark("row"))
                row = None
            elif token.type in ("fence", "code_block", "html_block"):
                self._code(token)
            elif token.type == "inline" and row is not None:
                row.append(" ".join(_texts(token)))
            elif token.type == "inline":
                quoted_kind: MarkKind = "quotation" if quoted and kind == "paragraph" else kind
                self._text(token, Mark(quoted_kind, number if kind == "item" else 0))
                kind = "paragraph"
        self._find_title()
        self._leave_edges_out()
        self._account()

    def _leave_edges_out(self) -> None:
        """Take lists of links around the text for the page's; they are kept as written."""
        for number in edge_lines(self.lines, self.marks, self.links, self.emphasised):
            self.marks[number] = Mark("outside")
            self.lines[number - 1] = self.source[number - 1]

    def _text(self, token: Token, mark: Mark) -> None:
        start, end = token.map or [0, 1]
        texts = _texts(token)
        if not any(texts) and (alts := [part.content for part in token.children or []]):
            texts, mark = [" ".join(filter(None, alts))], Mark("caption")
        if count := links_alone(token):
            self.links[start + 1] = count
        elif mark.kind == "paragraph" and is_emphasised(token):
            self.emphasised.add(start + 1)
        broken = len(texts) > 1 and max(map(len, self.source[start:end])) <= WIDEST
        if broken or mark.kind == "heading":
            texts = [" ".join(texts)]
            self.structured = self.structured or broken
        self._put(start, texts, mark, end)

    def _code(self, token: Token) -> None:
        """Keep each line of a block that is no prose."""
        start = (token.map or [0])[0] + (token.type == "fence")
        for at, line in enumerate(token.content.split("\n")):
            text = _TAG.sub("", line) if token.type == "html_block" else line
            if text.strip():
                self._put(start + at, [text], Mark("paragraph"))
        self.structured = True

    def _put(self, start: int, texts: list[str], mark: Mark, end: int = 0) -> None:
        """Write the text of a block where it begins; what is broken over lines is one line."""
        for at, text in enumerate(texts, start=start):
            if at < len(self.lines):
                self.lines[at] = text
                self.marks[at + 1] = mark if at == start else Mark("paragraph")
        for at in range(start + len(texts), end):
            if at < len(self.lines) and self.source[at].strip():
                self.parts[at + 1] = start + 1
        self.structured = self.structured or mark.kind != "paragraph"

    def _account(self) -> None:
        """Keep what no block has: signs go with the line before, words stay and are outside."""
        last = 0
        for number, line in enumerate(self.source, start=1):
            if number in self.marks:
                last = number
            elif line.strip() and number not in self.parts:
                if last and not _WORD.search(line):
                    self.parts[number] = last
                else:
                    self.lines[number - 1], self.marks[number] = line, Mark("outside")
                    self.structured = True

    def _find_title(self) -> None:
        """Take for the title the first heading, where nothing stands before it."""
        first = min((n for n, mark in self.marks.items() if mark.kind != "outside"), default=0)
        if not first:
            return
        if self.title:
            body = [n for n, mark in self.marks.items() if mark.kind == "heading"]
            if body and fold(self.lines[body[0] - 1]) == fold(self.title):
                self.marks[body[0]] = Mark("outside")
        elif self.marks[first].kind == "heading":
            self.marks[first] = Mark("title")


def _texts(token: Token) -> list[str]:
    """Give the words of a block, a text for each of its lines, without emphasis and links."""
    parts = [""]
    between = ""
    for part in token.children or []:
        if part.type == "link_close":
            between = part.type
            continue
        if between and part.type == "text" and part.content.isspace():
            between = " "
            continue
        if between == " ":
            # Links with nothing between are a row of them, such as tags.
            parts[-1] += ", " if part.type == "link_open" else " "
        between = ""
        if part.type in ("softbreak", "hardbreak"):
            parts.append("")
        elif part.type not in ("html_inline", "image"):
            parts[-1] += part.content
    return [_LEFT_EMPHASIS.sub(r"\1", text).strip() for text in parts]
