"""Families of fonts that could set the site → a table of what they weigh, and of their digits.

`pip install -r bench/requirements-fonts.txt`, then `python -m bench.font_table`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from sharih.look.theme_fonts import ARABIC, LATIN, SIGNS, Axes, Cut, cut_font

_Axes = Axes
_NOTO: Final[_Axes] = {"wdth": 100, "wght": (400, 700)}
_WHOLE: Final[_Axes] = {"wght": (400, 700)}
_PLEX: Final = "fontpkg_ibm_plex_sans_arabic/files/IBMPlexSansArabic-{}.ttf"
_PLEX_SERIF: Final = "fontpkg_ibm_plex_serif/files/IBMPlexSerif-{}.ttf"
_AMIRI: Final = "fontpkg_amiri/files/Amiri-{}.ttf"
_GARAMOND: Final = "fontpkg_eb_garamond/files/EBGaramond[wght].ttf"
_SANS: Final = "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf"
_KUFI: Final = "fontpkg_noto_kufi_arabic/files/NotoKufiArabic[wght].ttf"
_NASKH: Final = "pylopdf_fonts_ar/NotoNaskhArabic-Variable.ttf"
_SERIF: Final = "fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf"

PAIRS: Final[dict[str, tuple[list[tuple[str, _Axes]], list[tuple[str, _Axes]]]]] = {
    "Noto Naskh Arabic, Noto Serif": ([(_NASKH, {})], [(_SERIF, _NOTO)]),
    "Noto Kufi Arabic, Noto Sans": ([(_KUFI, _WHOLE)], [(_SANS, _NOTO)]),
    "Amiri, EB Garamond": (
        [(_AMIRI.format(weight), {}) for weight in ("Regular", "Bold")],
        [(_GARAMOND, _WHOLE)],
    ),
    "IBM Plex Sans Arabic, IBM Plex Serif": (
        [(_PLEX.format(weight), {}) for weight in ("Regular", "Bold")],
        [(_PLEX_SERIF.format(weight), {}) for weight in ("Regular", "Bold")],
    ),
}
"""The fonts of each pair, a regular and a bold together: Arabic, then Latin."""


def table() -> str:
    """Measure all pairs and write them as Markdown. Raises LookupError without their packages."""
    head = "| pair | Arabic | Latin | digits ٠–٩ | digits 0–9 |\n| --- | --- | --- | --- | --- |"
    return "\n".join((head, *_rows()))


def _rows() -> Iterator[str]:
    for name, (arabic, latin) in PAIRS.items():
        one = [cut_font(_cut(source, axes, (*ARABIC, *SIGNS))) for source, axes in arabic]
        other = [cut_font(_cut(source, axes, (*LATIN, *SIGNS))) for source, axes in latin]
        sizes = [f"{sum(map(len, files)) / 1000:.0f} KB" for files in (one, other)]
        digits = [_told(one[0], "٠١٢٣٤٥٦٧٨٩"), _told(other[0], "0123456789")]
        yield f"| {' | '.join((name, *sizes, *digits))} |"


def _cut(source: str, axes: _Axes, characters: tuple[int, ...]) -> Cut:
    return Cut("", source, characters, axes)


def _told(font: bytes, digits: str) -> str:
    widths = digit_widths(font, digits)
    return "one width" if len(widths) == 1 else f"{len(widths)} widths, {widths[0]}–{widths[-1]}"


def digit_widths(font: bytes, digits: str) -> list[int]:
    """List the different widths of digits, in thousandths of the height of a line of type."""
    from fontTools.ttLib import TTFont

    opened = TTFont(io.BytesIO(font))
    names, high = opened.getBestCmap(), opened["head"].unitsPerEm
    return sorted({round(1000 * opened["hmtx"][names[ord(digit)]][0] / high) for digit in digits})


if __name__ == "__main__":
    print(table())
