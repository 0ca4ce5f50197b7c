"""The fonts of a site → those that cards can be set in, and why others cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sharih.arabic import Lang
from sharih.cards.records import BOLD, REGULAR
from sharih.errors import ContentError, Problem
from sharih.look.coverage import LETTERS, lacking
from sharih.look.records import Face, FontFile, Use
from sharih.settings import Settings

_USES: Final[Mapping[int, tuple[Use, ...]]] = {BOLD: ("headings", "text"), REGULAR: ("text",)}
"""What words of a weight are on pages, the first that has a face of its own."""
_WHY: Final[Mapping[Lang, str]] = {
    "ar": "which has no file with all letters of Arabic that joins them",
    "en": "which has no file with all letters of English",
}
_REMEDY: Final = "Name a font of that language, or leave it: cards are in the theme's face."


def own_faces(settings: Settings) -> dict[tuple[Lang, int], bytes]:
    """Return the fonts of a site that cards are set in, by language and weight."""
    found = {key: _font(face, key, settings) for key, face in _faces(settings)}
    return {key: data for key, data in found.items() if data}


def unused_faces(settings: Settings) -> list[Problem]:
    """Tell fonts of a site's files that cards cannot be set in, each once."""
    unused = {
        (face.family, lang): None
        for (lang, weight), face in _faces(settings)
        if not _font(face, (lang, weight), settings)
    }
    place = settings.place_of("SHARIH_FONTS")
    return [
        Problem(*place, f"cards cannot be set in {family}, {_WHY[lang]}", _REMEDY, "warning")
        for family, lang in unused
    ]


def _faces(settings: Settings) -> Iterator[tuple[tuple[Lang, int], Face]]:
    """List the faces that have files, each for what it would be on cards."""
    for lang, uses in settings.options.fonts.items():
        for weight, names in _USES.items():
            face = next((uses[use] for use in names if use in uses), None)
            if face and face.files:
                yield (lang, weight), face


def _font(face: Face, key: tuple[Lang, int], settings: Settings) -> bytes:
    """Return the file of a face that is nearest to a weight and can set a language."""
    from sharih.cards.shaping import joins  # Pillow is slow to import

    lang, weight = key
    upright = [file for file in face.files if file.style == "normal"]
    for file in sorted(upright, key=lambda each: _away(each, weight)):
        try:
            data = settings.inputs.read(settings.root / file.path)
            if not lacking(data, LETTERS[lang]) and (lang != "ar" or joins(data)):
                return data
        except (OSError, ContentError):
            continue  # told as a file that cannot be used
    return b""


def _away(file: FontFile, weight: int) -> int:
    """Say how far a file is from a weight."""
    parts = [int(part) for part in file.weight.split()]
    return max(parts[0] - weight, weight - parts[-1], 0)
