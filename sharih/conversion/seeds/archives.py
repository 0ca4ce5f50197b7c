"""A file of Word, which is an archive → the bytes of its parts, never more than an article has."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, Problem

MOST_UNPACKED: Final = 40_000_000
"""How many bytes the parts that are read may have in all."""
MOST_PARTS: Final = 20_000
"""How many files an archive may hold: pictures are files."""

_END: Final = b"PK\x05\x06"
_KNOWN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_AGAIN: Final = "Open it in Word or LibreOffice and save it again as .docx."


class Archive:
    """The parts of an archive, read one by one."""

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        self.left = MOST_UNPACKED
        end = data.rfind(_END)
        if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > MOST_PARTS:
            raise self.refused("holds more files than a document does")
        try:
            self.file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise self.refused("is damaged: its archive cannot be read") from None
        self.names = {info.filename for info in self.file.infolist()[:MOST_PARTS]}

    def read(self, name: str) -> bytes:
        """Unpack a part; nothing where it is not there.

        Raises ContentError where it is protected or damaged, or would unpack to far more than
        an article: by the size that it says, and by the one that it has.
        """
        if name not in self.names:
            return b""
        info = self.file.getinfo(name)
        if info.flag_bits & 1:
            raise self.refused("is protected with a password", "Take the password off.")
        if info.compress_type not in _KNOWN:
            raise self.refused("is packed in a way that Word does not use")
        if info.file_size > self.left:
            raise self.too_large()
        try:
            with self.file.open(info) as part:
                data = part.read(self.left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
                RuntimeError):  # fmt: skip
            raise self.refused(f"is damaged: {name} cannot be unpacked") from None
        if len(data) > self.left:
            raise self.too_large()
        self.left -= len(data)
        return data

    def too_large(self) -> ContentError:
        """Make the error for what unpacks to more than an article."""
        reason = f"unpacks to more than {MOST_UNPACKED // 10**6} MB of text"
        remedy = "Copy the text of the article into a .txt file."
        return self.refused(reason, remedy)

    def refused(self, reason: str, remedy: str = _AGAIN) -> ContentError:
        """Make an error for the whole file."""
        return ContentError(Problem(self.path, None, reason, remedy))
