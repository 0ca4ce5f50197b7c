"""Colours as CSS writes them → how bright they are, and how well words can be read on them."""

from __future__ import annotations

from typing import Final

THRESHOLD: Final = 4.5
"""The least contrast of words of any size: WCAG 2.2, 1.4.3, level AA."""

_WEIGHTS: Final = {
    "srgb": (0.2126, 0.7152, 0.0722),
    "srgb-linear": (0.2126, 0.7152, 0.0722),
    "display-p3": (0.22897, 0.69174, 0.07929),
    "xyz-d65": (0.0, 1.0, 0.0),
    "xyz": (0.0, 1.0, 0.0),
    # From white as D50 to white as D65, after Bradford: the row for Y.
    "xyz-d50": (-0.02833, 1.00993, 0.02106),
}
"""How much each coordinate adds to the brightness."""
_TURNED: Final = {"hsl": "srgb", "hwb": "srgb", "lab": "xyz-d50", "lch": "xyz-d50",
                  "oklab": "xyz-d65", "oklch": "xyz-d65"}  # fmt: skip
_CURVED: Final = ("srgb", "display-p3")


def luminance(text: str) -> float | None:
    """Return the relative luminance of a colour, from 0 for black to 1 for white.

    None for what is no colour of CSS Color 4, and for one that shows what lies behind it.
    """
    from tinycss2.color4 import parse_color  # most sites have no colours of their own

    try:
        colour = parse_color(text)
    except (ValueError, TypeError, IndexError):
        return None
    if colour is None or isinstance(colour, str) or colour.alpha < 1:
        return None
    turned = colour.to(_TURNED.get(colour.space, colour.space))
    weights = _WEIGHTS.get(turned.space)
    if weights is None:
        return None
    parts = turned.coordinates
    if turned.space in _CURVED:
        parts = tuple(map(_linear, parts))
    bright = sum(weight * part for weight, part in zip(weights, parts, strict=True))
    return float(min(1.0, max(0.0, bright)))


def contrast(one: float, other: float) -> float:
    """Return the contrast of two luminances, from 1 to 21, as WCAG defines it."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def _linear(part: float) -> float:
    share = min(1.0, max(0.0, part))
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
