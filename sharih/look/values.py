"""Values of the settings about a site's look → checked records; no file is opened."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sharih.arabic import Lang
from sharih.languages import LANGS
from sharih.look.colours import luminance
from sharih.look.records import COLOURS, SCHEMES, SYSTEM, USES, Face, FontFile, Scheme, Use

_WEIGHT: Final = re.compile(r"([1-9][0-9]{0,2}|1000)(?: ([1-9][0-9]{0,2}|1000))?( italic)?")
_RANGE: Final = re.compile(
    r"U\+(?:[0-9A-F]{1,6}(?:-[0-9A-F]{1,6})?|[0-9A-F]{0,5}\?{1,6})", re.IGNORECASE
)
_FACE: Final = 'Write "Amiri", or {"family": "Amiri", "files": {"400": "fonts/amiri.woff2"}}.'
_LIGHT: Final = 'Write {"light": {"accent": "#0b5d51"}, "dark": {"accent": "#7fd1c2"}}.'
_COLOUR: Final = "Write one such as #0b5d51, rgb(11 93 81) or oklch(43% 0.09 180)."


class UnfitValueError(ValueError):
    """Why a setting cannot be used, and what to write instead."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        """What follows the name of the setting."""
        self.remedy = remedy
        super().__init__(reason)


def style_sheets(value: object) -> tuple[str, ...]:
    """Check a list of style sheets. Raises UnfitValueError."""
    if not isinstance(value, list | tuple) or not all(map(_is_name, value)):
        raise UnfitValueError(f"cannot be {value!r}", 'Write a list of files: ["look/style.css"].')
    for name in value:
        _check_ending(str(name), ".css")
    return tuple(map(str, value))


def icon(value: object) -> str:
    """Check the name of an icon; nothing is none. Raises UnfitValueError."""
    if value in (None, ""):
        return ""
    if not _is_name(value):
        raise UnfitValueError(f"cannot be {value!r}", 'Write the name of a file: "look/icon.svg".')
    _check_ending(str(value), ".svg", ".png", ".ico")
    return str(value)


def pictures(value: object) -> Mapping[Lang, str]:
    """Check a picture, or one for each language; nothing is none. Raises UnfitValueError."""
    if value in (None, ""):
        return {}
    names = value if isinstance(value, Mapping) else dict.fromkeys(LANGS, value)
    if not set(names) <= set(LANGS) or not all(map(_is_name, names.values())):
        remedy = 'Write "look/logo.svg" or {"ar": "look/ar.svg", "en": "look/en.svg"}.'
        raise UnfitValueError(f"cannot be {value!r}", remedy)
    for name in names.values():
        _check_ending(str(name), ".svg", ".png", ".webp", ".jpg", ".jpeg")
    return {lang: str(names[lang]) for lang in LANGS if lang in names}


def fonts(value: object) -> Mapping[Lang, Mapping[Use, Face]]:
    """Check the faces of each language by what they are for. Raises UnfitValueError.

    One word, or nothing, has every text in the faces that its reader has.
    """
    remedy = 'Write {"ar": {"text": …, "headings": …, "interface": …}, "en": {…}}, or "system".'
    if value in (None, SYSTEM):
        return {lang: {"text": Face(SYSTEM)} for lang in LANGS}
    if not isinstance(value, Mapping):
        raise UnfitValueError(f"cannot be {value!r}", remedy)
    found: dict[Lang, dict[Use, Face]] = {}
    for lang, faces in value.items():
        if lang not in LANGS or not isinstance(faces, Mapping):
            raise UnfitValueError(f"cannot have {lang!r}: {faces!r}", remedy)
        for use, face in faces.items():
            if use not in USES:
                raise UnfitValueError(f"cannot have {use!r} in {lang}", remedy)
            found.setdefault(lang, {})[use] = _face(face, f"{lang} {use}")
    return found


def colours(value: object) -> Mapping[Scheme, Mapping[str, str]]:
    """Check the colours for light and for dark. Raises UnfitValueError."""
    if not isinstance(value, Mapping) or not set(value) <= set(SCHEMES):
        raise UnfitValueError(f"cannot be {value!r}", _LIGHT)
    found: dict[Scheme, dict[str, str]] = {}
    for scheme in SCHEMES:
        named = value.get(scheme, {})
        if not isinstance(named, Mapping):
            raise UnfitValueError(f"cannot have {scheme}: {named!r}", _LIGHT)
        found[scheme] = {}
        for name, colour in named.items():
            _check_colour(scheme, name, colour)
            found[scheme][name] = " ".join(colour.split())
    return found


def _check_colour(scheme: Scheme, name: object, colour: object) -> None:
    if name not in COLOURS:
        near = difflib.get_close_matches(str(name), COLOURS, n=1)
        remedy = f"Did you mean {near[0]}? " if near else ""
        remedy += f"Known are {', '.join(COLOURS)}."
        raise UnfitValueError(f"has no colour {name!r}", remedy)
    if not isinstance(colour, str) or luminance(colour) is None:
        reason = f"has {colour!r} as {scheme} {name}, which is no colour, or not a full one"
        raise UnfitValueError(reason, _COLOUR)


def _face(value: object, where: str) -> Face:
    if isinstance(value, str):
        value = {"family": value}
    if not isinstance(value, Mapping) or not set(value) <= {"family", "files"}:
        raise UnfitValueError(f"cannot have {value!r} as {where}", _FACE)
    family, files = value.get("family"), value.get("files") or {}
    if not isinstance(family, str) or not family.strip() or not family.isprintable():
        raise UnfitValueError(f"needs the name of a family for {where}", _FACE)
    if "," in family:
        reason = f"names more than one family for {where}: {family.strip()}"
        raise UnfitValueError(reason, f"Write one; the theme's own faces follow it. {_FACE}")
    if not isinstance(files, Mapping):
        raise UnfitValueError(f"cannot have the files {files!r} for {where}", _FACE)
    named = tuple(file for weight, names in files.items() for file in _files(weight, names, where))
    return Face(family.strip(), named)


def _files(weight: object, names: object, where: str) -> list[FontFile]:
    match = _WEIGHT.fullmatch(str(weight))
    if match is None or (match[2] and int(match[1]) > int(match[2])):
        remedy = 'Write one such as "400", "700", "400 italic", or "100 900" for a variable font.'
        raise UnfitValueError(f"has {weight!r} as a weight of {where}", remedy)
    ranges = names if isinstance(names, Mapping) else {"": names}
    for characters, name in ranges.items():
        if not _is_name(name):
            raise UnfitValueError(f"cannot have {name!r} as a file of {where}", _FACE)
        _check_ending(str(name), ".woff2")
        parts = [part.strip() for part in str(characters).split(",")]
        if characters and not all(map(_RANGE.fullmatch, parts)):
            remedy = 'Write them as "U+0600-06FF, U+200C-200F".'
            raise UnfitValueError(f"has {characters!r} as characters of {where}", remedy)
    style = "italic" if match[3] else "normal"
    said = f"{match[1]} {match[2]}" if match[2] else match[1]
    return [FontFile(str(name), said, style, str(c)) for c, name in ranges.items()]


def _is_name(value: object) -> bool:
    return isinstance(value, str | Path) and str(value) not in ("", ".")


def _check_ending(name: str, *endings: str) -> None:
    if Path(name).suffix.lower() not in endings:
        wanted = endings[0] if len(endings) == 1 else f"{', '.join(endings[:-1])} or {endings[-1]}"
        raise UnfitValueError(f"cannot be the file {name}", f"Name a file that ends in {wanted}.")


CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType({
    "styles": style_sheets, "icon": icon, "logo": pictures, "logo_dark": pictures,
    "fonts": fonts, "colours": colours,
})  # fmt: skip
"""What checks each setting, by its name in `Look`."""
