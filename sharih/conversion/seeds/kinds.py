"""The name and the first bytes of a file → of which kind it is, and what to do if it is no seed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from sharih.errors import ContentError, Problem

Kind = Literal["text", "markdown", "page", "word"]
"""How a seed is read."""

KINDS: Final[Mapping[str, Kind]] = {
    ".txt": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".docx": "word",
}  # fmt: skip
"""The ends of the names of seeds."""
MOST_BYTES: Final[Mapping[Kind, int]] = {
    "text": 2_000_000, "markdown": 2_000_000, "page": 10_000_000, "word": 30_000_000,
}  # fmt: skip
"""A larger file is no article; pages and documents may hold pictures."""

_PICTURE: Final = "Type its text into a .txt file, or let a program for OCR read it."
_SOUND: Final = "Write down what is said in it, in a .txt file."
_WORD: Final = "Open it in Word or LibreOffice and save it as .docx."
_TABLE: Final = "Paste the text of the article into a .txt file."
_ARCHIVE: Final = "Take the articles out of it, and put each into the folder."
REMEDIES: Final[Mapping[str, str]] = {
    ".pdf": "Copy its text into a .txt file, or make one with pdftotext.",
    **dict.fromkeys((".doc", ".rtf", ".odt", ".dot", ".docm", ".dotx", ".pages", ".wpd"), _WORD),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive", ".xhtml", ".xht"),
                    "Save the page again, as “HTML only”, with a name that ends in .html."),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic",
                     ".avif", ".svg"), _PICTURE),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".ogg", ".opus", ".mp4", ".mov", ".avi", ".mkv",
                     ".webm"), _SOUND),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv", ".tsv", ".ppt", ".pptx", ".odp", ".epub",
                     ".json", ".xml", ".eml", ".msg"), _TABLE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz"), _ARCHIVE),
    **dict.fromkeys((".text", ".log", ".asc", ""), "If it is a text, let its name end in .txt."),
    **dict.fromkeys((".mdown", ".mkd", ".mdwn"), "Let its name end in .md."),
}  # fmt: skip
"""What to do with a file of another kind, by the end of its name."""
OTHER_REMEDY: Final = "Paste the article's text into a .txt file, or take it out of the folder."

_MAGIC: Final = (
    (b"%PDF-", ".pdf", "a PDF"),
    (b"PK\x03\x04", ".docx", "a .docx file or another archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "an old or protected file of Word"),
    (b"{\\rtf", ".rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", ".png", "a picture"),
    (b"\xff\xd8\xff", ".jpg", "a picture"),
    (b"GIF87a", ".gif", "a picture"),
    (b"GIF89a", ".gif", "a picture"),
    (b"II*\x00", ".tif", "a picture"),
    (b"MM\x00*", ".tif", "a picture"),
    (b"\x1f\x8b\x08", ".gz", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", ".7z", "an archive"),
    (b"Rar!\x1a\x07", ".rar", "an archive"),
    (b"ID3", ".mp3", "a recording"),
    (b"OggS", ".ogg", "a recording"),
)


def kind_of(path: Path | str) -> Kind | None:
    """Tell how a file is read, by its name; None where it is no seed."""
    return KINDS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122 - once for every seed


def is_seed(path: Path | str) -> bool:
    """Whether a file is a seed, by its name."""
    return kind_of(path) is not None


def remedy_for(name: str) -> str:
    """Say what to do with a file that is no seed, by its name."""
    return REMEDIES.get(os.path.splitext(name)[1].lower(), OTHER_REMEDY)  # noqa: PTH122


def check_content(path: Path, data: bytes, kind: Kind) -> None:
    """Raise ContentError where the bytes of a file are of another kind than its name says."""
    found = _magic(data)
    if found is None:
        if kind == "word":
            remedy = "Open it in Word or LibreOffice and save it as .docx, or name it .txt."
            raise ContentError(Problem(path, None, "is no file of Word (no archive)", remedy))
        return
    suffix, what = found
    if kind == "word" and suffix == ".docx":
        return
    if kind == "word" and suffix == ".doc":
        remedy = "Take the password off, or open it in Word and save it as .docx."
    elif suffix == ".docx":
        remedy = "If it is a file of Word, let its name end in .docx."
    else:
        remedy = REMEDIES[suffix]
    reason = f"is {what}, whatever its name says"
    raise ContentError(Problem(path, None, reason, remedy))


def _magic(data: bytes) -> tuple[str, str] | None:
    """Tell the kind of a file by its first bytes, where it is no text."""
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return (".webp", "a picture") if data[8:12] == b"WEBP" else (".wav", "a recording")
    if data[4:8] == b"ftyp":
        return ".mp4", "a recording or picture"
    start = data[:12].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next(((suffix, what) for sign, suffix, what in _MAGIC if start.startswith(sign)), None)
