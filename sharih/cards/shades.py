"""The colours of a site → an image of indexes into their shades, and words put onto it.

A card without a photograph has a few colours only. As an image of indexes it is small, drawn
quickly, and the same everywhere.
"""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

from sharih.arabic import Lang
from sharih.cards.records import HEIGHT, WIDTH, Colour, Palette
from sharih.cards.shaping import Typeface, begins_left, face, isolated
from sharih.languages import direction

INK, ACCENT, MUTED = range(3)
"""The colours of words."""
SHADES: Final = 24
"""How many shades there are of each, from the paper to itself."""
ACCENTED: Final = 2 * SHADES - 1
"""The index of the accent in full."""
LINE: Final = 3 * SHADES
"""The index of the colour of lines; what a logo needs follows."""
_INDEXES: Final = [
    [colour * SHADES + round(cover * (SHADES - 1) / 255) for cover in range(256)]
    for colour in range(3)
]
"""How much of a place a letter covers → the index, for each colour."""
_COVERED: Final = [255 if round(cover * (SHADES - 1) / 255) else 0 for cover in range(256)]


def paper(palette: Palette) -> Image.Image:
    """Return an empty card."""
    card = Image.new("P", (WIDTH, HEIGHT), 0)
    colours: list[int] = []
    for colour in (palette.ink, palette.accent, palette.muted):
        for step in range(SHADES):
            colours += _between(palette.paper, colour, step / (SHADES - 1))
    card.putpalette([*colours, *palette.line])
    return card


class Layers:
    """Words that are drawn in the colours of words, a layer for each, and then put onto a card."""

    def __init__(self, lang: Lang, margin: int) -> None:
        """`lang` tells the side where lines begin, `margin` how far from it."""
        self._left = begins_left(lang)
        self._begins = margin if self._left else WIDTH - margin
        self._masks = [Image.new("L", (WIDTH, HEIGHT)) for _ in range(3)]
        self._pens = [ImageDraw.Draw(mask) for mask in self._masks]

    def line(self, colour: int, text: str, typeface: Typeface, foot: float, size: int) -> None:
        """Write a line; `foot` is where its letters stand."""
        lang, weight, own = typeface
        self._pens[colour].text(
            (self._begins, foot), isolated(text, lang), fill=255, font=face(size, weight, own),
            anchor="ls" if self._left else "rs", direction=direction(lang), language=lang,
        )  # fmt: skip

    def put_on(self, card: Image.Image) -> None:
        """Put the words onto a card."""
        for indexes, mask in zip(_INDEXES, self._masks, strict=True):
            if box := mask.getbbox():
                part = mask.crop(box)
                card.paste(part.point(indexes), box[:2], part.point(_COVERED))


def put_picture(card: Image.Image, picture: Image.Image, place: tuple[int, int]) -> None:
    """Put a picture of any colours onto a card, in as many as the card has room for."""
    first = LINE + 1
    few = picture.quantize(256 - first, dither=Image.Dither.NONE)
    own = (card.getpalette() or [])[: 3 * first]
    card.putpalette([*own, *(few.getpalette() or [])])
    indexes = Image.frombytes("L", few.size, few.tobytes())
    card.paste(indexes.point([min(255, index + first) for index in range(256)]), place)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(one, other, strict=True))
    return red, green, blue
