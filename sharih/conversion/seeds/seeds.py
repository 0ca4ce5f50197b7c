"""The bytes of a file in `seeds/` → a clean `Seed`, or one line on why not.

Each kind of file has a reader of its own, which gives lines and what the file says of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from sharih.arabic import majority_script
from sharih.conversion.records import LanguageFinding, Layout, Repair, Seed
from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.encodings import decode_bytes
from sharih.conversion.seeds.file_text import FileText
from sharih.conversion.seeds.kinds import MOST_BYTES, Kind, check_content, kind_of
from sharih.conversion.seeds.layout import layout_of
from sharih.conversion.seeds.parted_columns import part_columns
from sharih.conversion.seeds.printed_lines import mend_printed
from sharih.conversion.seeds.read_signs import mend_bullets
from sharih.conversion.seeds.side_by_side import find_side_by_side
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

_MOST_CHARACTERS: Final = 2_000_000
"""More text is no article but a book of several hundred pages."""


def read_seed(path: Path, inputs: Inputs | None = None) -> Seed:
    """Read a seed from its file; by default one that lies in its folder itself.

    Raises ContentError where it is no file, cannot be read, or holds no text.
    """
    return seed_from_bytes(path, read_bytes(path, inputs))


def read_bytes(path: Path, inputs: Inputs | None = None) -> bytes:
    """Read the bytes of a seed.

    Raises ContentError where it is refused, cannot be read, or is too large for an article.
    """
    most = MOST_BYTES[kind_of(path) or "text"]
    try:
        data = (inputs or Inputs.below(path.parent)).read(path, most)
        size = path.stat().st_size if len(data) > most else 0
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        remedy = "Make it readable, or take it out of the folder."
        raise ContentError(Problem(path, None, reason, remedy)) from None
    if size:
        reason = f"has {size / 1e6:.1f} MB; a seed is one article, of at most {most // 10**6} MB"
        remedy = "Take the article out of it, or split the file."
        raise ContentError(Problem(path, None, reason, remedy))
    return data


def seed_from_bytes(path: Path, data: bytes) -> Seed:
    """Decode and clean the bytes of a seed; raises ContentError where it holds no text."""
    found = _read(path, data)
    columns: tuple[LanguageFinding, ...] = ()
    if not (found.marks or found.parts):
        text, columns = part_columns(found.text)
        found = replace(found, text=text) if columns else found
    lines, repairs = clean_lines(found.text)
    said = [(what, count) for what, count in found.left_out.items() if count]
    if found.encoding:
        said.append((f"read as {found.encoding}", 1))
    repairs = (*(Repair(1, what, count) for what, count in said), *repairs)
    text = "\n".join(line.text for line in lines)
    if not text.strip("\n"):
        remedy = "Paste the article's text into it, or remove the file."
        raise ContentError(Problem(path, None, "is empty", remedy))
    lang = majority_script(text)
    if lang is None:
        first = next(line.number for line in lines if line.text)
        reason = "has no text in Arabic or Latin letters"
        remedy = "Seeds are articles in Arabic or English; remove the file."
        raise ContentError(Problem(path, first, reason, remedy))
    if lang == "ar" and _is_reversed("\n".join(line.text for line in lines[:200])):
        first = next(line.number for line in lines if line.text)
        reason = "has its Arabic letters in the order of the screen, from left to right"
        remedy = "Copy the text from its source again, not from a printed page or an old PDF."
        raise ContentError(Problem(path, first, reason, remedy))
    doubts: tuple[LanguageFinding, ...] = ()
    beside: tuple[LanguageFinding, ...] = ()
    if not found.marks:
        lines, mended = mend_bullets(lines, text)
        repairs = (*repairs, *mended)
        beside = columns or find_side_by_side(found.text)
    if lang == "ar":
        lines, mended, doubts = mend_printed(lines, text)
        repairs = (*repairs, *mended)
    marks = {line.number: found.marks[line.number] for line in lines
             if line.text and line.number in found.marks}  # fmt: skip
    return Seed(
        path.name,
        path,
        hashlib.sha256(data).hexdigest(),
        lang,
        lines,
        repairs,
        marks,
        Layout() if found.marks else layout_of(found.text),
        (*beside, *doubts),
        title=found.title,
        credits=found.credits,
        parts=found.parts,
    )


def _read(path: Path, data: bytes) -> FileText:
    """Let the reader for its kind read a file."""
    kind = kind_of(path) or "text"
    check_content(path, data, kind)
    found = _READERS[kind](data, path)
    if len(found.text) > _MOST_CHARACTERS:
        reason = f"holds {len(found.text)} characters of text; a seed is one article"
        remedy = "Take the article out of it, or split the file."
        raise ContentError(Problem(path, None, reason, remedy))
    return found


def _plain(data: bytes, path: Path) -> FileText:
    decoded = decode_bytes(data, path)
    return FileText(decoded.text, encoding=decoded.encoding)


# Readers are imported when a file of their kind is there: most seeds are plain texts.
def _markdown(data: bytes, path: Path) -> FileText:
    from sharih.conversion.seeds.markdown_files import read_markdown

    return read_markdown(data, path)


def _page(data: bytes, path: Path) -> FileText:
    from sharih.conversion.seeds.saved_pages import read_saved_page

    return read_saved_page(data, path)


def _word(data: bytes, path: Path) -> FileText:
    from sharih.conversion.seeds.word_files import read_word_file

    return read_word_file(data, path)


_READERS: Final[Mapping[Kind, Callable[[bytes, Path], FileText]]] = {
    "text": _plain, "markdown": _markdown, "page": _page, "word": _word,
}  # fmt: skip


def _is_reversed(text: str) -> bool:
    """Whether Arabic words stand letter by letter in visual order: the article at their end."""
    text = f" {text} "
    wrong = text.count("لا ") + text.count(" ة")
    return wrong > 5 and wrong > 3 * (text.count(" ال") + text.count("ة "))
