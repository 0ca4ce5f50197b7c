"""What stands on a card, and how all cards of a site look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from sharih.arabic import Lang
from sharih.records import record

WIDTH: Final = 1200
HEIGHT: Final = 630
"""The size that those who show links ask for."""
REGULAR: Final = 400
BOLD: Final = 700
"""The weights of words on cards."""
Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""


@record(frozen=True, slots=True)
class CardWords:
    """The words of a card; what is empty is left out."""

    lang: Lang
    """The language of the site's name on it, and the side where lines begin."""
    title: str
    label: str = ""
    """What stands over the title, such as a topic."""
    note: str = ""
    """What stands under it, where there is room."""
    title_lang: Lang | None = None
    """The language of the title, where it is not that of the card."""


@record(frozen=True, slots=True)
class SocialCard:
    """A card as the page says of it to those who show a link to it."""

    path: str
    """Where it lies on the site."""
    kind: str
    """Its media type."""
    digest: str
    """Differs where anything differs that is drawn."""
    words: CardWords
    page: str
    """The path of the page that it is drawn with; others may share it. Empty for a photograph that
    is on the site anyway."""
    picture: tuple[str, str] | None = None
    """The explainer, by its slug, and its picture, by the name of the file, that is in it."""
    width: int = WIDTH
    height: int = HEIGHT


@record(frozen=True, slots=True)
class Palette:
    """The colours that cards are drawn in."""

    paper: Colour = (0xFD, 0xFB, 0xF6)
    ink: Colour = (0x1D, 0x19, 0x15)
    muted: Colour = (0x54, 0x4C, 0x44)
    line: Colour = (0xDD, 0xD3, 0xC3)
    accent: Colour = (0x98, 0x18, 0x2D)


@record(frozen=True, slots=True)
class Design:
    """How all cards of a site look."""

    names: Mapping[Lang, str]
    """The name of the site."""
    palette: Palette = field(default_factory=Palette)
    logos: Mapping[Lang, bytes] = field(default_factory=dict)
    """Pictures in place of the name."""
    digest: str = ""
    """Differs where any card would look different."""
    faces: Mapping[tuple[Lang, int], bytes] = field(default_factory=dict)
    """The site's own fonts, by language and weight; what they have no letter for is set in the
    theme's."""
