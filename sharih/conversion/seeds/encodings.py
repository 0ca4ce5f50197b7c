"""The bytes of a seed → its text, and how they were read where that is not plain UTF-8.

UTF-8 and what says itself that it is UTF-16 or UTF-32 is read as such. Other bytes are read as
one of the old Arabic encodings only where the result is surely Arabic; the rest is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER
from sharih.conversion.seeds.short_encodings import encoding_of_short
from sharih.errors import ContentError, Problem

SAMPLE: Final = 8192
"""How many bytes are looked at to guess an encoding."""
FEWEST_WRONG: Final = 3
"""So many wrong letters at least show that a line was decoded wrongly."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD: Final[Mapping[str, str]] = {
    "cp1256": "Windows-1256", "iso8859_6": "ISO 8859-6", "cp1252": "Windows-1252",
}  # fmt: skip
# Others that charset-normalizer shall weigh, so that it does not take them for one of ours.
_WEIGHED: Final = (*_OLD, "cp720", "cp864", "mac_arabic", "cp1251", "cp1253", "cp1255", "cp437")
_ARABIC: Final = re.compile(f"[{ARABIC_LETTER}]")
_LATIN: Final = re.compile(f"[{LATIN_LETTER}]")
_PLAIN_LATIN: Final = re.compile("[A-Za-z]")
_PLAUSIBLE: Final = re.compile(r"[\s\x21-\x7e\u00a0-\u00ff\u0600-\u06ff\u2010-\u203a]")
_MULTIBYTE: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
# Bytes other than ASCII and the marks, dashes and spaces that all encodings of Windows share.
_NEITHER: Final = re.compile(rb"[^\t\n\r\x20-\x7e\x85\x91-\x97\xa0]")
_CONTROL: Final = re.compile("[\x01-\x08\x0e-\x1f]")
# Words that no Arabic article is without.
_COMMON_WORD: Final = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|التي|الذي|ال\w{3,}ة|هذا)(?!\w)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a seed."""

    text: str
    encoding: str = ""
    """The encoding it was read as, where it is not UTF-8."""


def decode(data: bytes, path: Path | str) -> str:
    """Turn the bytes of a seed into text; raises ContentError where they are none."""
    return decode_bytes(data, path).text


def decode_bytes(data: bytes, path: Path | str) -> Decoded:
    """Turn the bytes of a seed into text and say in which encoding they are.

    Raises ContentError, with the line of the first bad byte, for bytes that are no text or in
    an encoding that cannot be told for sure.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, len(mark), codec, path), name)
    if (nul := data.find(b"\x00")) >= 0 and not _has_lost_letters(data):
        return Decoded(_utf16(data, nul, path), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        found = _old(data)
        if found is None:
            reason = f"is not UTF-8 (byte 0x{data[error.start]:02x})"
            remedy = "Save it as UTF-8 in your editor, or ask for the file in that encoding."
            raise _refused(data, error.start, path, reason, remedy) from None
        return found


def _has_lost_letters(data: bytes) -> bool:
    """Whether a few NUL bytes stand in UTF-8 for letters that a PDF has no names for."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return 100 * text.count("\0") < len(text) and not _CONTROL.search(text)


def _marked(data: bytes, start: int, codec: str, path: Path | str) -> str:
    """Decode what follows a byte order mark."""
    try:
        text = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        at = start + error.start
        reason = f"is not {codec.upper()}, as its first bytes say (byte 0x{data[at]:02x})"
        remedy = "Save it as UTF-8 in your editor, or ask for the file in that encoding."
        raise _refused(data, at, path, reason, remedy) from None
    if "\x00" in text:
        reason = "holds NUL bytes, so it is no text"
        raise _refused(data, data.find(b"\x00", start), path, reason, "Save it as UTF-8 text.")
    return text


def _utf16(data: bytes, nul: int, path: Path | str) -> str:
    """Decode UTF-16 that does not say so; only where nearly all of it reads as text."""
    for codec in ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ():
        sample = data[:SAMPLE].decode(codec, "replace")
        if len(_PLAUSIBLE.findall(sample)) < 0.97 * len(sample) or "\x00" in sample:
            continue
        if len(_ARABIC.findall(sample)) + len(_PLAIN_LATIN.findall(sample)) < 0.5 * len(sample):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    reason = "holds NUL bytes, so it is no UTF-8 text (UTF-16, or not text at all?)"
    raise _refused(data, nul, path, reason, "Save it as UTF-8 text.")


def _old(data: bytes) -> Decoded | None:
    """Read bytes in an encoding from before Unicode; None where it cannot be told for sure."""
    sample = data[:SAMPLE]
    if len(_MULTIBYTE.findall(sample)) > max(2, len(sample) // 20):
        return None  # UTF-8 that is damaged
    if not _NEITHER.search(data):
        return Decoded(data.decode("cp1252"), _OLD["cp1252"])
    # Imported here: most sites have no such seed, and it takes longer than to convert one.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_WEIGHED)).best()
    codec = best.encoding if best is not None else ""
    # The two are alike in all letters but for some that a short text may not have.
    for likely in (codec, *({"cp1256", "iso8859_6"} - {codec} if codec in _OLD else ())):
        if likely not in _OLD:
            continue
        try:
            text = data.decode(likely)
        except UnicodeDecodeError:
            continue
        if _is_sure(text[:SAMPLE], likely):
            return Decoded(text, _OLD[likely])
    if best is not None and _ARABIC.search(sample.decode(codec, "ignore")) and codec not in _OLD:
        return None  # Arabic in an encoding that is not read
    if len(data) < SAMPLE and (short := encoding_of_short(data)):
        return Decoded(data.decode(short), _OLD[short])
    return None


def name_of(codec: str) -> str:
    """Name an encoding as a reader knows it."""
    return _OLD[codec]


def _is_sure(text: str, codec: str) -> bool:
    """Whether a guessed encoding gives what reads as Arabic, or English with a few signs."""
    if re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f]", text):
        return False
    latin = len(_LATIN.findall(text))
    if codec == "cp1252":
        return len(_PLAIN_LATIN.findall(text)) > max(40, 0.97 * latin)
    arabic = len(_ARABIC.findall(text))
    return arabic > 4 * latin and len(_COMMON_WORD.findall(text)) > max(2, arabic // 200)


def _refused(data: bytes, at: int, path: Path | str, reason: str, remedy: str) -> ContentError:
    line = data.count(b"\n", 0, at) + 1
    return ContentError(Problem(Path(path), line, reason, remedy))


# ------------------------------------------------------------------ text decoded twice


def _as_bytes(codec: str) -> dict[int, str]:
    """A table that turns what a codec reads from each byte back into that byte (as Latin-1)."""
    pairs = ((bytes([byte]).decode(codec, "ignore"), byte) for byte in range(256))
    return {ord(char): chr(byte) for char, byte in pairs if char and ord(char) != byte}


_TWICE: Final = (
    ("UTF-8 text that was read as Windows-1252", _as_bytes("cp1252"), "utf-8"),
    ("UTF-8 text that was read as Windows-1256", _as_bytes("cp1256"), "utf-8"),
    ("Windows-1256 text that was read as Windows-1252", _as_bytes("cp1252"), "cp1256"),
)
# A class at the beginning, so that the engine skips to the first such letter.
_WRONG_LETTER: Final = re.compile(r"[À-ÿطظ](?:(?<=[ØÙÚÛطظ])[^\w\s]|(?<=[ØÙÚÛ])|(?<=[À-ÿ])[À-ÿ]{2})")


def mend_twice_decoded(line: str) -> tuple[str, str]:
    """Undo the decoding of a line by a wrong encoding, where the result is clearly Arabic.

    Gives the line, and what had happened to it; nothing where it is as it should be.
    """
    wrong = len(_WRONG_LETTER.findall(line))
    if wrong < FEWEST_WRONG or 10 * wrong < len(line):
        return line, ""
    for what, table, codec in _TWICE:
        try:
            mended = line.translate(table).encode("latin-1").decode(codec)
        except UnicodeError:
            continue
        arabic = len(_ARABIC.findall(mended))
        others = len(_LATIN.findall(mended)) + len(re.findall("[\x80-\x9f\ufffd]", mended))
        if arabic > 5 and arabic > 4 * others and not _WRONG_LETTER.search(mended):
            return mended, what
    return line, ""


def may_be_twice_decoded(text: str) -> bool:
    """Whether a text has what wrongly decoded Arabic shows: a look before every line is tried."""
    sample = text[:SAMPLE]
    # ط and ظ are rare in Arabic, and the others in every language.
    often = 20 * sum(map(sample.count, "طظØÙÚÇá")) > len(sample)
    return often and len(_WRONG_LETTER.findall(sample)) >= FEWEST_WRONG
