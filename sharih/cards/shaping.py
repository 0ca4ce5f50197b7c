"""The faces of cards, in any size and weight → what draws words with them, letters joined."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from functools import cache, lru_cache
from typing import Final, NamedTuple

from PIL import ImageFont, features

from sharih.arabic import LATIN_LETTER, Lang, foreign_runs, strip_unsafe_controls
from sharih.cards.records import REGULAR
from sharih.languages import direction
from sharih.look.coverage import lacking
from sharih.look.theme_fonts import ARABIC, CARDS, LATIN, SIGNS, ThemeFonts

_REFERENCE: Final = 100
"""The size at which words are measured."""
_JOINED: Final = "ببب"
_UNSEEN: Final = frozenset(
    "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2069\u202d\u202c \xa0\u202f\xad"
)
"""What is not drawn, or nothing but space."""
_LEFT_ISOLATE, _RIGHT_ISOLATE = "\u2066", "\u2067"
_CLOSES: Final = "\u2069"
_FORCED: Final = "\u202d{}\u202c"
"""Has digits run as they stand."""
_INDIC_NUMBER: Final = re.compile(f"(?=.*[٠-٩])[^{LATIN_LETTER}]*")
_UNDRAWN: Final = re.compile(
    "[^ -~\xa0-\xa3\xa5\xa7-\xab\xae-\xb0\xb4\xb6-\xb8\xba\xbb\xbf-\u0107\u010a-\u0113"
    "\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0131\u0136\u0137"
    "\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0161\u0164\u0165"
    "\u016a\u016b\u016e-\u017e\u0218-\u021b\u0600-\u06ff\u200c-\u2010\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2022\u2026\u202f\u2039\u203a\u2066-\u2069\u20ac\u2122"
    "\u2212\ufd3e\ufd3f\ufdf2\ufdfa\ufdfc]+"
)
"""What the face does not have, but marks of direction, which are not drawn."""


@cache
def can_shape() -> bool:
    """Say whether Arabic letters are joined here: Pillow's own layout would part them, silently."""
    return bool(features.check("raqm"))


@cache
def has_face() -> bool:
    """Say whether the face of cards can be had: its packages are installed."""
    return not ThemeFonts().missing()


@cache
def _data() -> bytes:
    data = ThemeFonts().read(CARDS)
    if data is None:
        raise OSError("the packages of fonts are not installed")
    return data


class Typeface(NamedTuple):
    """What words are set in."""

    lang: Lang
    weight: int
    own: bytes = b""
    """A font of the site's; without it, the theme's."""


@lru_cache(maxsize=64)
def face(size: int, weight: int, own: bytes = b"") -> ImageFont.FreeTypeFont:
    """Return a face in a size and weight, the theme's or a font of the site's.

    Raises OSError where letters cannot be joined, and for what is no font.
    """
    if not can_shape():
        raise OSError("Pillow cannot shape Arabic here")
    data = io.BytesIO(own or _data())
    font = ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.RAQM)
    if not own:
        font.set_variation_by_axes([weight])
        return font
    with suppress(OSError):  # of a font of one weight
        axes = font.get_variation_axes()
        font.set_variation_by_axes([_on_axis(axis, weight) for axis in axes])
    return font


def _on_axis(axis: ImageFont.Axis, weight: int) -> float:
    """Choose a place on an axis: the weight that is asked for, of all others the usual one."""
    if (axis["name"] or b"").lower() != b"weight":
        return axis["default"] or 0
    return min(max(weight, axis["minimum"] or weight), axis["maximum"] or weight)


@lru_cache(maxsize=4096)
def width(text: str, typeface: Typeface) -> float:
    """Measure a text of one line, in sizes of its type."""
    lang, weight, own = typeface
    font = face(_REFERENCE, weight, own)
    return font.getlength(text, direction=direction(lang), language=lang) / _REFERENCE


@cache
def height(typeface: Typeface) -> float:
    """Say how high the letters of a face are above and below their line, in sizes of its type."""
    return sum(face(_REFERENCE, typeface.weight, typeface.own).getmetrics()) / _REFERENCE


def has_letters(own: bytes, text: str) -> bool:
    """Say whether a font of the site's has all that is drawn of a text."""
    return not (set(text) - _UNSEEN) & _lacking(own)


@cache
def _lacking(own: bytes) -> frozenset[str]:
    known = "".join(map(chr, sorted({*ARABIC, *SIGNS, *LATIN}))).split()
    return frozenset(lacking(own, "".join(known))) - _UNSEEN


@cache
def joins(own: bytes) -> bool:
    """Say whether a font of the site's joins the letters of Arabic."""
    font = face(_REFERENCE, REGULAR, own)

    def drawn(*features: str) -> bytes:
        way = direction("ar")
        return bytes(font.getmask(_JOINED, direction=way, features=[*features], language="ar"))

    return drawn() != drawn("-init", "-medi", "-fina", "-rlig", "-calt", "-liga")


def begins_left(lang: Lang) -> bool:
    """Say whether lines of a language begin at the left."""
    return direction(lang) == direction("en")


def drawable(text: str) -> str:
    """Leave out what the face does not have, such as an emoji, instead of drawing empty boxes."""
    return " ".join(_UNDRAWN.sub("", " ".join(strip_unsafe_controls(text).split())).split())


def isolated(line: str, lang: Lang) -> str:
    """Set apart what runs the other way in a line, as pages do."""
    runs = foreign_runs(line, lang)
    if not runs:
        return line
    other = _RIGHT_ISOLATE if begins_left(lang) else _LEFT_ISOLATE
    parts, at = [], 0
    for start, end in runs:
        run = line[start:end]
        whole = _FORCED.format(run) if _INDIC_NUMBER.fullmatch(run) else run
        parts += [line[at:start], other, whole, _CLOSES]
        at = end
    return "".join([*parts, line[at:]])
