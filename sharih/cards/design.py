"""The settings of a site, and the colours of its theme → how its cards look."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from sharih.arabic import Lang
from sharih.cards.own_faces import own_faces, unused_faces
from sharih.cards.records import Colour, Design, Palette
from sharih.errors import ContentError, Problem
from sharih.look.theme_fonts import CARDS, ThemeFonts
from sharih.look.tokens import resolved
from sharih.settings import Settings

UNSHAPED: Final = (
    "cards cannot be drawn: Pillow does not join Arabic letters here, as it finds no FriBiDi"
)
REMEDY: Final = (
    "Install it (Debian: apt-get install libfribidi0; macOS: brew install fribidi),"
    " or set SHARIH_CARDS = False."
)
_TOKENS: Final = "static/css/tokens.css"
_TOKEN: Final = re.compile(r"(--[\w-]+):\s*([^;{}]+);")
_HEX: Final = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_NAMES: Final = {"paper": "surface", "ink": "text", "muted": "text-muted", "line": "line",
                 "accent": "accent"}  # fmt: skip
"""The tokens that the colours of cards are called in the theme."""
_DRAWN: Final = frozenset({".png", ".webp", ".jpg", ".jpeg"})
"""The kinds of logos that can stand on a card; for others there is the name."""


def are_wanted(settings: Settings) -> bool:
    """Say whether a build draws cards: others see links only to what is on the web."""
    return settings.options.cards and bool(settings.siteurl)


def unshaped(settings: Settings) -> list[Problem]:
    """Tell where cards are wanted and letters cannot be joined, or not in a font of the site."""
    if not are_wanted(settings):
        return []
    from sharih.cards.shaping import can_shape  # Pillow is slow to import

    if can_shape():
        return unused_faces(settings)
    return [Problem(*settings.place_of("SHARIH_CARDS"), UNSHAPED, REMEDY, "warning")]


def design_of(settings: Settings) -> Design | None:
    """Return how cards look; None where they cannot be drawn here."""
    from sharih.cards.shaping import can_shape, has_face  # Pillow is slow to import

    if not can_shape() or not has_face():
        return None
    names, palette, logos = settings.options.name, palette_of(settings), _logos(settings)
    faces = own_faces(settings)
    marks = sorted((*key, hashlib.sha256(data).hexdigest()) for key, data in faces.items())
    parts = (sorted(names.items()), palette, sorted(logos.items()), marks, _program())
    digest = hashlib.sha256(repr(parts).encode()).hexdigest()
    return Design(names, palette, logos, digest, faces)


def palette_of(settings: Settings) -> Palette:
    """Take the colours of light paper; what is none, or is not there, is the theme's of Sharih."""
    try:
        text = settings.inputs.read(settings.theme / _TOKENS).decode("utf-8", "replace")
    except (OSError, ContentError):
        text = ""
    values: dict[str, str] = {}
    for name, value in _TOKEN.findall(text.partition("@media")[0]):
        values.setdefault(name, value.strip())
    own = settings.options.colours.get("light", {})
    values |= {f"--{name}": value for name, value in own.items()}
    found = {
        name: colour
        for name, token in _NAMES.items()
        if (colour := _colour(resolved(f"var(--{token})", values)))
    }
    return Palette(**found)


def _colour(text: str) -> Colour | None:
    """Read a colour as CSS writes it; None for what is none."""
    if match := _HEX.fullmatch(text):
        return int(match[1], 16), int(match[2], 16), int(match[3], 16)
    from tinycss2.color4 import parse_color  # few sites have colours of another form

    try:
        parsed = parse_color(text)
        parts = parsed.to("srgb").coordinates
    except (ValueError, TypeError, IndexError, AttributeError, NotImplementedError):
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, part or 0.0))) for part in parts)
    return red, green, blue


def _logos(settings: Settings) -> dict[Lang, bytes]:
    found: dict[Lang, bytes] = {}
    for lang, name in settings.options.logo.items():
        if PurePosixPath(name).suffix.lower() in _DRAWN:
            try:
                found[lang] = settings.inputs.read(settings.root / name)
            except (OSError, ContentError):
                continue  # told as a logo that cannot be used
    return found


@cache
def _program() -> str:
    """Return the mark of what draws: these modules, their face, and the libraries behind them."""
    import PIL
    from PIL import features

    mark = hashlib.sha256(ThemeFonts().mark(CARDS).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        mark.update(path.read_bytes())
    versions = [features.version(name) for name in ("raqm", "harfbuzz", "freetype2", "jpg")]
    mark.update(repr((PIL.__version__, *versions)).encode())
    return mark.hexdigest()
