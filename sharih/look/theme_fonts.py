"""Families of fonts, as their packages have them → the files that the theme's style sheets name.

What is cut out is a fixed repertoire and never the letters of a text: one letter that is missing
would be drawn in another face in the middle of a word. It is done once, and kept by the versions
of all that it is made with. Neither family reserves its name (OFL, 5), so that a part of one may
be called like the whole.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.files import replace_file, user_cache

ARABIC: Final = (*range(0x600, 0x700), 0x200C, 0x200D, 0x200E, 0x200F, 0xFD3E, 0xFD3F, 0xFDF2,
                 0xFDFA, 0xFDFC)  # fmt: skip
"""The block of Arabic, what joins and parts letters, ornate brackets, words in one sign."""
SIGNS: Final = (
    *(code for code in range(0x20, 0x100) if not chr(code).isalpha() and chr(code).isprintable()),
    0xA0, *range(0x2010, 0x2016), 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021,
    0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116,
    0x2122, 0x2212,
)  # fmt: skip
"""Spaces, digits, punctuation and the signs that a newspaper needs."""
LATIN: Final = (*(code for code in range(0x20, 0x180) if chr(code).isalpha()), 0x218, 0x219, 0x21A,
                0x21B)  # fmt: skip
"""The letters of European languages, of transliterations too."""

Axes = Mapping[str, float | tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A file that is cut out of a font."""

    package: str
    """The name of the distribution that has the font."""
    source: str
    """The font in it, by the name of its module."""
    characters: tuple[int, ...]
    axes: Axes = field(default_factory=dict)
    """What is left of the axes of a variable font; others stay whole."""


_NASKH: Final = ("pylopdf-fonts-ar", "pylopdf_fonts_ar/NotoNaskhArabic-Variable.ttf")
_SERIF: Final = ("fontpkg-noto-serif", "fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf")
_ITALIC: Final = ("fontpkg-noto-serif", "fontpkg_noto_serif/files/NotoSerif-Italic[wdth,wght].ttf")
CARDS: Final = "cards.woff2"
"""The face of cards, which has the letters of both scripts."""
CUTS: Final[Mapping[str, Cut]] = MappingProxyType({
    "naskh.woff2": Cut(*_NASKH, (*ARABIC, *SIGNS)),
    "serif.woff2": Cut(*_SERIF, (*LATIN, *SIGNS), {"wdth": 100, "wght": (400, 700)}),
    "serif-italic.woff2": Cut(*_ITALIC, (*LATIN, *SIGNS), {"wdth": 100, "wght": 400}),
    CARDS: Cut(*_NASKH, (*ARABIC, *SIGNS, *LATIN)),
})  # fmt: skip
LICENCES: Final[Mapping[str, str]] = MappingProxyType({
    "naskh.woff2": "OFL-naskh.txt", "serif.woff2": "OFL-serif.txt",
    "serif-italic.woff2": "OFL-serif.txt",
})  # fmt: skip
"""The licence of each file, which goes wherever it goes."""
_TOOLS: Final = ("fonttools", "brotli")


class ThemeFonts:
    """The files of the theme's fonts, each made when it is first asked for."""

    def __init__(self, kept: Path | None = None) -> None:
        """`kept` is a folder for what was made, by default one for all sites of a user."""
        self._kept = kept or user_cache() / "fonts"
        self._data: dict[str, bytes] = {}

    def missing(self) -> str:
        """Name the packages that are not installed, with commas between; empty for none."""
        wanted = dict.fromkeys((*_TOOLS, *(cut.package for cut in CUTS.values())))
        return ", ".join(name for name in wanted if not _version(name))

    def mark(self, name: str) -> str:
        """Tell a file of `CUTS` from one that other versions make, without making it."""
        return _mark(CUTS[name])

    def read(self, name: str) -> bytes | None:
        """Return a file of `CUTS`, or a licence; None where packages are missing, or for another.

        Where what was made cannot be kept, it is made again another time.
        """
        if name in self._data:
            return self._data[name]
        data = self._licence(name) if name in LICENCES.values() else self._cut(name)
        if data is not None:
            self._data[name] = data
        return data

    def _licence(self, name: str) -> bytes | None:
        cut = next(CUTS[file] for file, licence in LICENCES.items() if licence == name)
        return licence_of(cut.package).encode() if _version(cut.package) else None

    def _cut(self, name: str) -> bytes | None:
        if name not in CUTS or self.missing():
            return None
        path = self._kept / f"{_mark(CUTS[name])}-{name}"
        with suppress(OSError):
            return path.read_bytes()
        data = cut_font(CUTS[name])
        with suppress(OSError):  # it is made again then
            replace_file(path, data, durable=False)
        return data


def cut_font(cut: Cut) -> bytes:
    """Cut a file out of a font. Raises LookupError where its package is not installed."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(_installed(cut.source), recalcTimestamp=False)
    options = subset.Options(hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cut.characters)
    subsetter.subset(font)  # first, as the axes of few letters are soon cut
    if cut.axes:
        instancer.instantiateVariableFont(font, dict(cut.axes), inplace=True)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def ranges(characters: Iterable[int]) -> str:
    """Write characters as a `unicode-range`."""
    runs: list[list[int]] = []
    for code in sorted(set(characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def licence_of(package: str) -> str:
    """Return the text of the licence of an installed distribution."""
    from importlib.metadata import distribution  # slow to import, and not needed while none is cut

    found = distribution(package)
    name = next(path for path in found.files or () if path.name == "LICENSE")
    return Path(str(found.locate_file(name))).read_text(encoding="utf-8").strip() + "\n"


def _mark(cut: Cut) -> str:
    """Tell a file from one that other versions made, or of other letters."""
    parts: list[Any] = [cut, *(_version(name) for name in (*_TOOLS, cut.package))]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _installed(source: str) -> Path:
    name, _, inside = source.partition("/")
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"{name} is not installed")
    return Path(spec.submodule_search_locations[0], inside)
