"""The bytes of a font and characters → those of them that it cannot draw."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sharih.arabic import Lang

LETTERS: Final[Mapping[Lang, str]] = MappingProxyType({
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
})  # fmt: skip
"""The letters that a face for a language must have."""

_SIZE: Final = 40
_NOTHING: Final = "\U0010ffff"
"""A character that no font has."""


def lacking(data: bytes, characters: Iterable[str]) -> str:
    """Return the characters that a font draws as it draws what it does not have.

    Raises OSError for what is no font that can be read.
    """
    from PIL import ImageFont  # slow to import, and for few sites

    font = ImageFont.truetype(io.BytesIO(data), _SIZE, layout_engine=ImageFont.Layout.BASIC)

    def drawn(character: str) -> tuple[object, bytes]:
        mask, offset = font.getmask2(character, mode="L")
        return (font.getlength(character), offset, mask.size), bytes(mask)

    empty = drawn(_NOTHING)
    return "".join(each for each in characters if drawn(each) == empty)
