"""The bytes of a file in `seeds/` → a clean `Seed`, or one line on why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sharih.arabic import majority_script
from sharih.conversion.characters import clean_lines
from sharih.conversion.records import Seed
from sharih.errors import ContentError, Problem, shown_path


def decode(data: bytes, path: Path | str) -> str:
    """Turn the bytes of a seed into text: UTF-8, with or without a byte order mark.

    This is the one place that knows of encodings. Raises ContentError for NUL bytes and for
    bytes that are no UTF-8, with the line of the first.
    """
    if (at := data.find(b"\x00")) >= 0:
        reason = "holds NUL bytes, so it is no UTF-8 text (UTF-16, or not text at all?)"
        remedy = "Save it as UTF-8 text."
        line = data.count(b"\n", 0, at) + 1
        raise ContentError(Problem(shown_path(path), line, reason, remedy))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"is not UTF-8 (byte 0x{data[error.start]:02x})"
        remedy = "Save it as UTF-8 in your editor, or ask for the file in that encoding."
        raise ContentError(Problem(shown_path(path), line, reason, remedy)) from None


def read_seed(path: Path) -> Seed:
    """Read a seed from its file.

    Raises ContentError where it is no file, cannot be read, or holds no text.
    """
    return seed_from_bytes(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a seed; raises ContentError where that is not possible."""
    if path.exists() and not path.is_file():
        what = "is a folder" if path.is_dir() else "is not an ordinary file"
        remedy = "Put the article's text in a file of this name, or give it another ending."
        raise ContentError(Problem(shown_path(path), None, what, remedy))
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        remedy = "Make it readable, or take it out of the folder."
        raise ContentError(Problem(shown_path(path), None, reason, remedy)) from None


def seed_from_bytes(path: Path, data: bytes) -> Seed:
    """Decode and clean the bytes of a seed; raises ContentError where it holds no text."""
    text = decode(data, path)
    shown = shown_path(path)
    lines, repairs = clean_lines(text)
    if not any(line.text for line in lines):
        remedy = "Paste the article's text into it, or remove the file."
        raise ContentError(Problem(shown, None, "is empty", remedy))
    lang = majority_script("\n".join(line.text for line in lines))
    if lang is None:
        first = next(line.number for line in lines if line.text)
        reason = "has no text in Arabic or Latin letters"
        remedy = "Seeds are articles in Arabic or English; remove the file."
        raise ContentError(Problem(shown, first, reason, remedy))
    return Seed(path.name, shown, hashlib.sha256(data).hexdigest(), lang, lines, repairs)
