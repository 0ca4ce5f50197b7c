"""The bytes of a file in `seeds/` → a clean `Seed`, or one line on why not."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from sharih.arabic import majority_script
from sharih.conversion.records import Repair, Seed
from sharih.conversion.seeds.characters import clean_lines
from sharih.conversion.seeds.encodings import decode_bytes
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

MOST_BYTES: Final = 2_000_000
"""A larger file is no article but a book of several hundred pages."""


def read_seed(path: Path, inputs: Inputs | None = None) -> Seed:
    """Read a seed from its file; by default one that lies in its folder itself.

    Raises ContentError where it is no file, cannot be read, or holds no text.
    """
    return seed_from_bytes(path, read_bytes(path, inputs))


def read_bytes(path: Path, inputs: Inputs | None = None) -> bytes:
    """Read the bytes of a seed.

    Raises ContentError where it is refused, cannot be read, or is too large for an article.
    """
    try:
        data = (inputs or Inputs.below(path.parent)).read(path, MOST_BYTES)
        size = path.stat().st_size if len(data) > MOST_BYTES else 0
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        remedy = "Make it readable, or take it out of the folder."
        raise ContentError(Problem(path, None, reason, remedy)) from None
    if size:
        reason = f"has {size / 1e6:.1f} MB; a seed is one article, of at most 2 MB"
        remedy = "Take the article out of it, or split the file."
        raise ContentError(Problem(path, None, reason, remedy))
    return data


def seed_from_bytes(path: Path, data: bytes) -> Seed:
    """Decode and clean the bytes of a seed; raises ContentError where it holds no text."""
    decoded = decode_bytes(data, path)
    lines, repairs = clean_lines(decoded.text)
    if decoded.encoding:
        repairs = (Repair(1, f"read as {decoded.encoding}", 1), *repairs)
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
    return Seed(path.name, path, hashlib.sha256(data).hexdigest(), lang, lines, repairs)


def _is_reversed(text: str) -> bool:
    """Whether Arabic words stand letter by letter in visual order: the article at their end."""
    text = f" {text} "
    wrong = text.count("لا ") + text.count(" ة")
    return wrong > 5 and wrong > 3 * (text.count(" ال") + text.count("ة "))
