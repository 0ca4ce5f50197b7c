"""A font of this machine → the same as WOFF2, so that no test brings a font along.

Nothing is made smaller: tables are not transformed, and Brotli's stream holds them as they are.
"""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from typing import Final

_GLYPHS: Final = (b"glyf", b"loca")
"""The tables that are transformed unless their entry says otherwise."""
_PIECE: Final = 1 << 16
"""Bytes in a part of a Brotli stream."""


def font_file() -> Path:
    """Return a font that this machine has."""
    command = ("fc-match", "--format=%{file}", "sans:fontformat=TrueType")
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return Path(found.stdout)


def as_woff2(font: bytes) -> bytes:
    """Wrap a TrueType font."""
    flavour, count = struct.unpack_from(">4sH", font)
    entries = [struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count)]
    directory, data = b"", b""
    for tag, _, offset, length in entries:
        untransformed = 3 if tag in _GLYPHS else 0
        directory += bytes([untransformed << 6 | 63]) + tag + _base128(length)
        data += font[offset : offset + length]
    stream = _brotli(data)
    size = 48 + len(directory) + len(stream)
    whole = size + -size % 4
    head = struct.pack(
        ">4s4sIHHIIHHIIIII", b"wOF2", flavour, whole, count, 0, len(font), len(stream), 1, 0,
        0, 0, 0, 0, 0,
    )  # fmt: skip
    return (head + directory + stream).ljust(whole, b"\0")


def _base128(number: int) -> bytes:
    digits = [number & 127]
    while number := number >> 7:
        digits.append(number & 127 | 128)
    return bytes(reversed(digits))


def _brotli(data: bytes) -> bytes:
    """Write a stream of parts that are not compressed (RFC 7932, 9.2)."""
    bits, used, out = 0b0, 1, bytearray()  # a window of 64 KiB
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE]
        # Not the last; four digits of length less one; not compressed; then up to a whole byte.
        bits |= (len(piece) - 1) << used + 3 | 1 << used + 19
        used += 20
        out += bits.to_bytes((used + 7) // 8, "little") + piece
        bits = used = 0
    bits |= 0b11 << used  # the last, and empty
    return bytes(out + bits.to_bytes((used + 9) // 8, "little"))
