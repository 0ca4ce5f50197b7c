"""The look of a site → words that are hard to read, and what its settings have only half."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sharih.arabic import Lang
from sharih.check.sources import Sources
from sharih.errors import ContentError, Problem
from sharih.look.colours import THRESHOLD
from sharih.look.coverage import LETTERS, lacking
from sharih.look.records import SCHEMES, Face
from sharih.look.tokens import faint_words
from sharih.settings import Settings
from sharih.site.pages.assets import load_site_assets

_BOLD = 600
"""The least weight that a reader takes for bold."""
_SHOWN = 6
"""How many of the letters that a face lacks are named."""


def own_files(sources: Sources) -> Iterator[Problem]:
    """Find style sheets, fonts and pictures of the site that cannot be used."""
    try:
        load_site_assets(sources.site.settings)
    except ContentError as error:
        yield from error.problems


def faint_colours(sources: Sources) -> Iterator[Problem]:
    """Find colours of words that are hard to read on what lies behind them."""
    settings = sources.site.settings
    options = settings.options
    if not (options.colours or options.styles):
        return  # the theme's own are tested
    try:
        css = load_site_assets(settings).css
    except ContentError:
        return  # told already
    place = settings.place_of("SHARIH_COLOURS" if options.colours else "SHARIH_STYLES")
    for faint in faint_words(css):
        one, other = faint.colours
        reason = (
            f"{faint.scheme} {faint.words} {one} on {faint.ground} {other}"
            f" has a contrast of {math.floor(faint.ratio * 10) / 10}"
        )
        remedy = f"Words need {THRESHOLD}; change one of the two colours."
        yield Problem(*place, reason, remedy, "warning")


def half_colours(sources: Sources) -> Iterator[Problem]:
    """Find colours that are set for light and not for dark, or the other way round."""
    settings = sources.site.settings
    named = settings.options.colours
    for scheme, other in (SCHEMES, SCHEMES[::-1]):
        only = sorted(named.get(scheme, {}).keys() - named.get(other, {}).keys())
        if only:
            reason = f"SHARIH_COLOURS sets {', '.join(only)} for {scheme} and not for {other}"
            remedy = "Set both; half of the readers see the theme's colours otherwise."
            yield Problem(*settings.place_of("SHARIH_COLOURS"), reason, remedy, "warning")


def thin_faces(sources: Sources) -> Iterator[Problem]:
    """Find faces without a bold, in which nothing would stand out: Arabic is not made bolder."""
    settings = sources.site.settings
    for lang, faces in settings.options.fonts.items():
        for use, face in faces.items():
            if face.files and not _has_bold(face):
                reason = f"SHARIH_FONTS has no bold of {face.family} for {lang} {use}"
                remedy = 'Add its "700"; what is to stand out looks like all else without it.'
                yield Problem(*settings.place_of("SHARIH_FONTS"), reason, remedy, "warning")


def foreign_faces(sources: Sources) -> Iterator[Problem]:
    """Find faces without the letters of the language that they are for."""
    settings = sources.site.settings
    place = settings.place_of("SHARIH_FONTS")
    for lang, faces in settings.options.fonts.items():
        for use, face in faces.items():
            missing = _missing(face, lang, settings)
            if missing:
                shown = " ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
                reason = f"SHARIH_FONTS has no {shown} in {face.family} for {lang} {use}"
                remedy = "Name a font of that language, or add a file for these characters."
                yield Problem(*place, reason, remedy, "warning")


def _missing(face: Face, lang: Lang, settings: Settings) -> str:
    """List the letters of a language that no file of a face has; none where one is no font."""
    letters = LETTERS[lang] if face.files else ""
    for file in face.files:
        try:
            letters = lacking(settings.inputs.read(settings.root / file.path), letters)
        except (OSError, ContentError):
            return ""  # told as a file that cannot be used
    return letters


def _has_bold(face: Face) -> bool:
    return any(int(file.weight.split()[-1]) >= _BOLD for file in face.files)
