"""The settings whose names begin with `SHARIH_` → the checked `Options`."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from babel import Locale, UnknownLocaleError

from sharih.arabic import Lang, strip_controls, strip_unsafe_controls
from sharih.languages import LANGS, Digits
from sharih.look.records import Face, Look, Scheme, Use
from sharih.look.values import CHECKS, UnfitValueError
from sharih.package.versions import version_of
from sharih.site_settings.engines import CHECKS as CHECKS_OF_ENGINES
from sharih.site_settings.menu import Fault
from sharih.translation.statuses import STATUSES, UnitStatus

PREFIX = "SHARIH_"
End = Literal["speakers", "people", "terms", "topics", "source", "cite", "related"]
ENDS: Final[tuple[End, ...]] = get_args(End)
"""What may stand behind the text of an explainer: who says what, who is who, the glossary, topics,
source and rights, how to cite it, explainers that share topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of our own; `SHARIH_DRAFTS` in the file is `drafts` here."""

    name: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "شارح", "en": "Sharih"})
    """The name of the site in each language."""
    tagline: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "", "en": ""})
    """A line under the name on the home pages."""
    seeds: str = "seeds"
    """The folder of the seeds."""
    topic_threshold: int = 2
    """The weight from which `convert` makes a topic of a seed a tag."""
    topic_cap: int = 8
    """`convert` gives a draft at most this many tags."""
    drafts: bool = True
    """Whether drafts are built, with a banner and `noindex`."""
    hold: tuple[UnitStatus, ...] = ("missing", "machine")
    """Where drafts are not built: the kinds of units that hold a translation back."""
    locales: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "ar", "en": "en_GB"})
    """CLDR locales for dates and numbers: `ar_LB` writes تشرين الثاني, `ar_TN` نوفمبر."""
    digits: Digits = "latn"
    """Digits of Arabic pages in what the site writes itself: `latn` 2024 or `arab` ٢٠٢٤."""
    ends: tuple[End, ...] = ENDS
    """What stands behind the text of an explainer."""
    translate: str = ""
    """The engine that makes new drafts bilingual, and that `translate` asks; empty for none."""
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What engines are told, by their names: the folder of a model, the address of a server."""
    models: str = ""
    """The folder of translation models; `SHARIH_MODELS` in the environment comes before it."""
    feed_items: int = 20
    """The number of explainers in a feed."""
    search: bool = True
    """Whether the site has search pages, and the index that they ask."""
    version: str = ""
    """The version of Sharih that the site was last brought up to; `update` writes it."""
    styles: tuple[str, ...] = ()
    """Style sheets of the site's own, which come after the theme's."""
    icon: str = ""
    """The picture that browsers show beside the name of a page; empty for the theme's."""
    logo: Mapping[Lang, str] = field(default_factory=dict)
    """Pictures in place of the site's name."""
    logo_dark: Mapping[Lang, str] = field(default_factory=dict)
    """The same for dark paper, where they differ there."""
    fonts: Mapping[Lang, Mapping[Use, Face]] = field(default_factory=dict)
    """Faces for each language, by what they are for."""
    colours: Mapping[Scheme, Mapping[str, str]] = field(default_factory=dict)
    """Colours for light and for dark paper, by the names of the theme's tokens."""
    cards: bool = True
    """Whether pictures are drawn that go with links to the site."""

    @property
    def look(self) -> Look:
        """All that is about the look of the site."""
        return Look(
            styles=self.styles, icon=self.icon, logo=self.logo, logo_dark=self.logo_dark,
            fonts=self.fonts, colours=self.colours,
        )  # fmt: skip


def read_options(raw: Mapping[str, Any], fault: Fault) -> Options:
    """Check the settings of our own among all; what is wrong goes to `fault`."""
    known = {PREFIX + f.name.upper(): f.name for f in fields(Options)}
    values: dict[str, Any] = {}
    faulty: set[str] = set()
    for key in sorted(key for key in raw if key.startswith(PREFIX)):
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"Did you mean {near[0]}? " if near else ""
            remedy += f"Known are {', '.join(known)}."
            fault(key, f"unknown setting {key}", remedy)
            continue
        try:
            values[known[key]] = _checked(known[key], raw[key])
        except UnfitValueError as unfit:
            faulty.add(key)
            fault(key, f"{key} {unfit.reason}", unfit.remedy)
    dark, logo = values.get("logo_dark", {}), values.get("logo", {})
    if dark and not dark.keys() & logo.keys() and PREFIX + "LOGO" not in faulty:
        reason = f"SHARIH_LOGO_DARK has a picture for {next(iter(dark))}, and SHARIH_LOGO has none"
        fault("SHARIH_LOGO_DARK", reason, "Name the one for light paper in SHARIH_LOGO.")
    return Options(**values)


def _checked(name: str, value: Any) -> Any:
    """Return a value in our type. Raises UnfitValueError."""
    if check := CHECKS.get(name) or CHECKS_OF_ENGINES.get(name):
        return check(value)
    found, remedy = _told_of(name, value)
    if remedy:
        raise UnfitValueError(f"cannot be {value!r}", remedy)
    return found


def _told_of(name: str, value: Any) -> tuple[Any, str]:
    """Return a value in our type, or what to write instead."""
    if name in ("name", "tagline", "locales"):
        good = isinstance(value, Mapping) and set(value) == set(LANGS)
        good = good and all(isinstance(text, str) for text in value.values())
        if good and name == "locales" and not all(_is_locale(value[lang], lang) for lang in LANGS):
            return value, 'Write locales of CLDR, such as {"ar": "ar_LB", "en": "en_GB"}.'
        empty = good and not all(strip_controls(text).strip() for text in value.values())
        if empty and name == "name":
            return value, "Write a name for each language."
        if good:
            return {lang: strip_unsafe_controls(text) for lang, text in value.items()}, ""
        return value, 'Write {"ar": "…", "en": "…"}.'
    if name in ("drafts", "cards", "search"):
        return value, "" if isinstance(value, bool) else "Write True or False."
    if name == "hold":
        good = isinstance(value, list | tuple | set) and all(kind in STATUSES for kind in value)
        kinds = tuple(kind for kind in STATUSES if kind in value) if good else ()
        return kinds, "" if good else f"Write a list of these: {', '.join(STATUSES)}."
    if name == "ends":
        good = isinstance(value, list | tuple | set) and all(part in ENDS for part in value)
        ends = tuple(part for part in ENDS if part in value) if good else ()
        return ends, "" if good else f"Write a list of these: {', '.join(ENDS)}."
    if name == "version":
        good = isinstance(value, str) and (not value or version_of(value) is not None)
        return value, "" if good else 'Write a version, such as "0.1.0".'
    if name == "digits":
        return value, "" if value in ("latn", "arab") else 'Write "latn" or "arab".'
    if name in ("feed_items", "topic_threshold", "topic_cap"):
        return value, "" if is_count(value) else "Write a number over 0."
    good = isinstance(value, str | Path) and bool(str(value))
    return str(value), "" if good else "Write the name of a folder."


def is_count(value: object) -> bool:
    """Say whether a value is a whole number over 0."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_locale(name: str, lang: Lang) -> bool:
    try:
        return Locale.parse(name).language == lang
    except (ValueError, UnknownLocaleError):
        return False
