"""The bytes of a photograph → what a camera or a program wrote into them, and the same without.

Only the container is taken apart: what is seen is not decoded, and stays to the bit. The way up of
a photograph and its colours stay too, as both say what is seen. Sources: ITU-T T.81 annex B, Exif
2.32, the PNG specification, RFC 9649 (WebP).
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image

from sharih.records import record

PHOTOGRAPHS: Final = (".jpg", ".jpeg", ".png", ".webp")
OTHERS: Final = (
    ".heic", ".heif", ".avif", ".tif", ".tiff", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf",
    ".rw2", ".raf", ".pef",
)  # fmt: skip
"""The endings of what cameras and telephones keep too, and no page shows."""
_TIFF: Final = (b"II*\0", b"MM\0*", b"IIRO", b"IIU\0", b"FUJIFILM")
_IN_BOXES: Final = (b"Exif", b"CMT4", b"application/rdf+xml")
"""What stands in a HEIC, an AVIF or a CR3 that a camera wrote into."""
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_EXIF: Final = b"Exif\0\0"
_SCAN, _END = 0xDA, 0xD9
_OF_JPEG: Final = (
    (0xE1, b""), (0xE2, b"MPF\0"), (0xED, b""),
)  # fmt: skip
"""Segments by their marker and beginning: Exif and XMP, further pictures, IPTC."""
_WORDS_OF_PNG: Final = (b"XML:com.adobe.xmp\0", b"Raw profile type ")
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_WEBP_FLAGS: Final = 0x08 | 0x04
_ORIENTATION, _PLACE = 0x0112, 0x8825


@record(frozen=True, slots=True)
class Bared:
    """A photograph without what was written into it."""

    data: bytes
    place: bool
    """Whether it said where it was taken."""


def bared(data: bytes) -> Bared | None:
    """Take out what a camera or a program wrote; None where there is nothing, or no photograph."""
    try:
        if data.startswith(_JPEG):
            kept, gone = _jpeg(data)
        elif data.startswith(_PNG):
            kept, gone = _png(data)
        elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            kept, gone = _webp(data)
        else:
            return None
    except (struct.error, IndexError):
        return None  # cut off, which whoever reads it as a picture tells
    if not gone or kept == data:
        return None
    return Bared(kept, _says_place(data, gone))


def may_tell(data: bytes) -> bool:
    """Say whether a file of another kind than `bared` knows may hold what a camera wrote."""
    if data.startswith(_TIFF):
        return True
    return data[4:8] == b"ftyp" and any(name in data for name in _IN_BOXES)


def is_same_picture(one: bytes, other: bytes) -> bool:
    """Say whether two files show the same, to the pixel, with the same colours and way up."""
    try:
        with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
            ways = (image.getexif().get(_ORIENTATION, 1) for image in (first, second))
            profiles = (image.info.get("icc_profile") for image in (first, second))
            return (
                len({*ways}) == 1
                and len({*profiles}) == 1
                and (first.mode, first.size) == (second.mode, second.size)
                and first.tobytes() == second.tobytes()
            )
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False


def _jpeg(data: bytes) -> tuple[bytes, bytes]:
    """Go through the segments before the first scan, and leave out what stands behind the end."""
    kept, gone = [_JPEG], b""
    at = 2
    while data[at + 1] != _SCAN:
        if data[at] != 0xFF:
            raise IndexError
        if data[at + 1] == 0xFF:  # a byte that fills
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise IndexError
        body = data[at + 4 : end]
        if any(data[at + 1] == marker and body.startswith(start) for marker, start in _OF_JPEG):
            gone += body
        else:
            kept.append(data[at:end])
        at = end
    stop = _end_of_jpeg(data, at)
    if b"MPF\0" in gone:  # what stands behind are further pictures, each with data of its own
        gone += data[stop:]
    else:
        stop = len(data)
    way = _way_up(data)
    if way != 1:
        body = _EXIF + _only_way_up(way)
        segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
        place = 2 if len(kept) > 1 and kept[1][1] == 0xE0 else 1
        kept.insert(place, segment)
        gone = gone.removeprefix(body)
    return b"".join(kept) + data[at:stop], gone


def _end_of_jpeg(data: bytes, at: int) -> int:
    """Find the end of a picture whose first scan begins at a place."""
    while (at := data.find(b"\xff", at + 1)) >= 0:
        marker = data[at + 1 : at + 2]
        if marker == bytes([_END]):
            return at + 2
        if not marker:
            break
        if marker[0] not in (0x00, 0xFF) and not 0xD0 <= marker[0] <= 0xD7:
            at += 1 + struct.unpack_from(">H", data, at + 2)[0]
    return len(data)


def _png(data: bytes) -> tuple[bytes, bytes]:
    kept, gone = [_PNG], b""
    for name, whole in _chunks_of_png(data):
        body = whole[8:-4]
        if name == b"eXIf" or (name in _TEXTS and body.startswith(_WORDS_OF_PNG)):
            gone += body
        else:
            kept.append(whole)
    way = _way_up(data)
    if way != 1 and gone:
        body = _only_way_up(way)
        gone = gone.removeprefix(body)
        chunk = b"eXIf" + body
        sized = struct.pack(">I", len(body)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        kept.insert(2, sized)
    return b"".join(kept), gone


def _chunks_of_png(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        end = at + 12 + struct.unpack_from(">I", data, at)[0]
        if end > len(data):
            raise IndexError
        yield data[at + 4 : at + 8], data[at:end]
        at = end


def _webp(data: bytes) -> tuple[bytes, bytes]:
    kept, gone = [], b""
    way = _way_up(data)
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        end = at + 8 + size + size % 2
        if at + 8 + size > len(data):
            raise IndexError
        body = data[at + 8 : at + 8 + size]
        if name in (b"EXIF", b"XMP "):
            gone += body.removeprefix(_EXIF)
        elif name == b"VP8X":
            flags = body[0] & ~_WEBP_FLAGS | (0x08 if way != 1 else 0)
            kept.append(data[at : at + 8] + bytes([flags]) + body[1:])
        else:
            kept.append(data[at:end])
        at = end
    if way != 1:
        body = _only_way_up(way)
        gone = gone.removeprefix(body)
        kept.append(b"EXIF" + struct.pack("<I", len(body)) + body)
    inside = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside, gone


def _way_up(data: bytes) -> int:
    """Read how a photograph is to be turned, from 1 to 8."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            way = image.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return 1
    return way if way in range(1, 9) else 1


def _only_way_up(way: int) -> bytes:
    """Write Exif data that say how a photograph is to be turned, and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, way, 0)
    return b"MM\0*\0\0\0\x08" + b"\0\x01" + entry + b"\0\0\0\0"


def _says_place(data: bytes, gone: bytes) -> bool:
    if b"GPSL" in gone:
        return True
    try:
        with Image.open(io.BytesIO(data)) as image:
            return bool(image.getexif().get_ifd(_PLACE))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
