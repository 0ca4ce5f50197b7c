"""A file of Word (.docx) → its lines, and what the document says of them.

The XML is read here and not by a library: mammoth leaves out what stands in marks of direction and
in fields, and shows what is hidden; python-docx leaves out what was inserted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sharih.conversion.seeds.archives import Archive
from sharih.conversion.seeds.file_text import Block, FileText
from sharih.conversion.seeds.word_paragraphs import TextReader, WordParagraph, WordTable
from sharih.conversion.seeds.word_styles import Lists, Style, read_lists, read_styles
from sharih.conversion.seeds.word_xml import BadXmlError

HEADING_WORDS: Final = 14
"""A line all in bold type with at most so many words may be a heading."""
LONG: Final = 90
"""A paragraph has at least this many characters."""
HEAD: Final = 20
"""So many lines at most stand before the text."""
TITLE_WORDS: Final = 4
"""A title that no style tells has at least this many words."""
USUAL_SIZE: Final = 22
"""The size of letters where nothing tells it, in halves of a point."""
COMMENTS: Final = "comments of editors left out"
LONG_CELL: Final = 40
"""A table with a cell of more words lays out a page."""

_NO_LEVEL: Final = 10
_BODY: Final = re.compile(r"word/document\d*\.xml")
_HEADER: Final = re.compile(r"word/header\d*\.xml")
_FOOTER: Final = re.compile(r"word/footer\d*\.xml")
_QUOTES: Final = frozenset(("quote", "intense quote", "block text"))


def read_word_file(data: bytes, path: Path) -> FileText:
    """Read a file of Word; raises ContentError where it is none, or damaged, or far too large."""
    archive = Archive(data, path)
    body = next(filter(_BODY.fullmatch, sorted(archive.names)), None)
    if body is None:
        reason = "is an archive, but no document of Word (word/document.xml is not in it)"
        raise archive.refused(reason, "Put the .docx file itself, or its text, into the folder.")
    try:
        return _read(archive, body)
    except BadXmlError as error:
        raise archive.refused(f"cannot be read: its XML {error}") from None


def _read(archive: Archive, name: str) -> FileText:
    styles = read_styles(archive.read("word/styles.xml"))
    lists = read_lists(archive.read("word/numbering.xml"))
    body = _part(archive, name, styles)
    around = [
        [Block(text, "outside") for text in _edge_lines(archive, pattern, styles)]
        for pattern in (_HEADER, _FOOTER)
    ]
    blocks = [
        *around[0],
        *_titled(list(_body_blocks(body.blocks, lists))),
        *_notes(archive, body, styles),
        *around[1],
    ]
    left_out = {**body.left_out, COMMENTS: _count(archive, "word/comments.xml", styles)}
    return FileText.of(blocks).saying("", (), "", left_out)


def _part(archive: Archive, name: str, styles: dict[str, Style]) -> TextReader:
    reader = TextReader(styles)
    reader.read(archive.read(name))
    return reader


def _edge_lines(
    archive: Archive, pattern: re.Pattern[str], styles: dict[str, Style]
) -> Iterable[str]:
    """Read what stands at the head or foot of each page, each line once."""
    names = sorted(name for name in archive.names if pattern.fullmatch(name))[:30]
    found: dict[str, None] = {}
    for name in names:
        for paragraph in _flat(_part(archive, name, styles).blocks):
            found.update(dict.fromkeys(_lines(paragraph.text)))
    return found


def _notes(archive: Archive, body: TextReader, styles: dict[str, Style]) -> Iterator[Block]:
    """Give the notes in the order in which the text names them."""
    for kind in ("footnote", "endnote"):
        notes: dict[str, list[WordParagraph]] = {}
        for paragraph in _flat(_part(archive, f"word/{kind}s.xml", styles).blocks):
            notes.setdefault(paragraph.note, []).append(paragraph)
        for ident in dict.fromkeys(ident for found, ident in body.references if found == kind):
            text = " ".join(" ".join(_lines(part.text)) for part in notes.get(ident, ()))
            yield Block(text, "note")


def _count(archive: Archive, name: str, styles: dict[str, Style]) -> int:
    """Count the paragraphs of a part."""
    return sum(bool(found.text.strip()) for found in _flat(_part(archive, name, styles).blocks))


def _flat(blocks: Iterable[WordParagraph | WordTable]) -> Iterator[WordParagraph]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell


def _lines(text: str) -> list[str]:
    """Split a paragraph where its writer broke the line."""
    return [line for line in text.split("\n") if line.strip()]


def _body_blocks(blocks: Sequence[WordParagraph | WordTable], lists: Lists) -> Iterator[Block]:
    everything_bold = all(part.bold for part in _flat(blocks) if part.text.strip())
    for at, block in enumerate(blocks):
        if isinstance(block, WordTable):
            yield from _table(block, lists)
            continue
        following = next((part for part in blocks[at + 1 : at + 4] if _has_text(part)), None)
        alone = isinstance(following, WordParagraph) and not following.bold
        size = block.size or block.style.size
        for found in _paragraph(block, lists, heading=alone and not everything_bold):
            yield replace(found, size=size)


def _has_text(block: WordParagraph | WordTable) -> bool:
    return isinstance(block, WordTable) or bool(block.text.strip())


def _paragraph(found: WordParagraph, lists: Lists, *, heading: bool) -> Iterator[Block]:
    """Say what a paragraph is; behind a line break begins another of the same style."""
    style, lines = found.style, _lines(found.text)
    if not lines:
        return
    list_id = found.list_id or style.list_id
    number = None
    if list_id not in ("", "0"):
        number = lists.number(list_id, found.list_level or style.list_level)
    if style.is_title:
        yield Block(" ".join(lines), "title")
    elif style.name.startswith("toc "):
        yield from (Block(line, "outside") for line in lines)
    elif style.is_heading or found.level is not None:
        level = style.level if found.level is None else found.level
        yield Block(" ".join(lines), "heading", 2 if level is None else level + 1)
    elif number is not None:
        yield Block(lines[0], "item", number)
        yield from (Block(line, "paragraph") for line in lines[1:])
    elif style.name == "caption":
        yield from (Block(line, "caption") for line in lines)
    elif style.name in _QUOTES:
        yield from (Block(line, "quotation") for line in lines)
    elif found.bold and heading and len(lines) == 1 and _may_head(lines[0]):
        yield Block(lines[0], "heading")
    else:
        yield from (Block(line, "paragraph") for line in lines)


def _may_head(line: str) -> bool:
    return line.count(" ") < HEADING_WORDS and not line.rstrip().endswith((".", "،", "؛", ":"))


def _table(table: WordTable, lists: Lists) -> Iterator[Block]:
    """Give the rows of a table; one that only lays out a page is paragraphs."""
    texts = [
        [" ".join(" ".join(part.text.split()) for part in cell).strip() for cell in row]
        for row in table.rows
    ]
    wide = max((len(row) for row in texts), default=0) > 1
    if not wide or any(text.count(" ") >= LONG_CELL for row in texts for text in row):
        for paragraph in _flat([table]):
            yield from _paragraph(paragraph, lists, heading=False)
        return
    yield from (Block(" | ".join(row), "row") for row in texts if any(row))


def _titled(blocks: list[Block]) -> list[Block]:
    """Find the title where no style says which line is it.

    It is a heading that stands over all others, or in the largest letters. Only short lines,
    such as the head of a letter, may stand before it.
    """
    titles = [at for at, block in enumerate(blocks) if block.kind == "title"]
    headings = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    if not titles:
        titles = _largest(blocks)
    if not titles and headings:
        first = headings[0]
        levels = [blocks[at].number or _NO_LEVEL for at in headings]
        loose = min(levels) == _NO_LEVEL
        over_all = first == 0 or levels[0] < min(levels[1:], default=_NO_LEVEL)
        if loose and (found := _first_long(blocks, headings)):
            titles = found
        elif over_all and all(_may_head(block.text) for block in blocks[:first]):
            titles = [first]
    return [
        replace(block, kind="title" if at == titles[0] else "heading") if at in titles else block
        for at, block in enumerate(blocks)
    ]


def _head(blocks: Sequence[Block]) -> range:
    """Give the positions before the first paragraph."""
    long = (
        at for at, block in enumerate(blocks) if len(block.text) >= LONG and block.kind != "row"
    )
    return range(min(next(long, 0), HEAD))


def _largest(blocks: Sequence[Block]) -> list[int]:
    """Find the last of the lines in the largest letters before the text."""
    sizes = Counter[int]()
    for block in blocks:
        sizes[block.size] += len(block.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0) or USUAL_SIZE
    head = [at for at in _head(blocks) if blocks[at].text.count(" ") >= TITLE_WORDS - 1]
    large = max((blocks[at].size for at in head), default=0)
    if large <= usual + 1:
        return []
    return [at for at in head if blocks[at].size == large and _is_text(blocks[at])][-1:]


def _is_text(block: Block) -> bool:
    return block.kind in ("paragraph", "heading")


def _first_long(blocks: Sequence[Block], headings: Sequence[int]) -> list[int]:
    """Find the first line in bold type before the text that is long enough for a title."""
    head = _head(blocks)
    long = [at for at in headings if at in head and blocks[at].text.count(" ") >= TITLE_WORDS - 1]
    return long[:1]
