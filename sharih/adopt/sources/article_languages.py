"""An article → its language: as it says itself, by its name, by its folder, by its letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NoReturn

from sharih.adopt.sources.foreign_languages import foreign_letters, is_language
from sharih.adopt.sources.front_matter import FrontMatter
from sharih.adopt.sources.sites import Place, Site
from sharih.arabic import Lang, majority_script
from sharih.errors import ContentError, Problem
from sharih.languages import LANGS

_KEYS: Final = ("lang", "language", "locale")
_NO_WORDS: Final = re.compile(
    r"^[ ]{0,3}(```|~~~).*?(?:^[ ]{0,3}\1|\Z)|`[^`\n]*`|https?://\S+|<[^<>]*>|\{[{%<].*?[}%>]\}"
    r"|\]\([^()\n]*\)|^(?: {4}|\t)[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
_REMEDY: Final = "Write Lang: ar or Lang: en, if it is in one of them."


def language_of(
    path: Path, head: FrontMatter, named: str, body: str, title: str, place: Place, site: Site
) -> Lang:
    """Tell the language of an article; raises ContentError for a third one, or none.

    `named` is the language that the name of its file names.
    """
    said = next((head.values[key] for key in _KEYS if _short(head.values.get(key, ""))), "")
    own = _short(said) or named.lower() or _of_folder(path, place, site) or _short(place.lang)
    words = _NO_WORDS.sub(" ", body)
    if own and own not in LANGS:
        _refuse(path, head.line(*_KEYS), f"its language is {own}", _REMEDY)
    of_site = _short(site.language)
    hint = path.stem if is_language(path.stem) else of_site
    foreign = foreign_letters(f"{title}\n{words}", hint)
    if foreign and not (own == "en" and foreign not in _OF_LETTERS):
        _refuse(path, head.line(*_KEYS), f"its words are {foreign}", _REMEDY)
    if own:
        return own
    if of_site in LANGS and majority_script(title) == of_site:
        return of_site
    lang = majority_script(words) or majority_script(body) or majority_script(title)
    if lang is None:
        _refuse(path, head.line(*_KEYS), "it has no language", "Write Lang: ar or Lang: en.")
    return lang


_OF_LETTERS: Final = frozenset(
    {"Cyrillic", "Greek", "Hebrew", "Devanagari", "Bengali", "Thai", "Armenian", "Georgian",
     "Japanese", "Chinese", "Korean"}
)  # fmt: skip
"""What letters alone tell; words may be names that an English text is full of."""


def _short(code: str) -> str:
    """Give the language of a code such as `en_US`; empty for what is none."""
    short = code.strip().lower().replace("_", "-").partition("-")[0]
    return short if re.fullmatch(r"[a-z]{2,3}", short) else ""


def _of_folder(path: Path, place: Place, site: Site) -> str:
    """Give the language that a folder above an article is named by.

    A folder `fr` is one of French where one of the site's languages lies beside it, or where the
    settings name that language; `it` may be about something else.
    """
    languages = site.values.get("languages")
    known = (
        {str(code).lower() for code in languages} if isinstance(languages, dict | list) else set()
    )
    at = place.top
    for part in path.relative_to(place.top).parts[:-1]:
        code = part.lower()
        beside = any((at / lang).is_dir() for lang in LANGS)
        if code in LANGS or (is_language(code) and (beside or code in known)):
            return _short(code)
        at /= part
    return ""


def _refuse(path: Path, line: int | None, reason: str, remedy: str) -> NoReturn:
    raise ContentError(Problem(path, line, f"not taken: {reason}", remedy))
