"""The two languages of a site: their order, direction, names and dates, from CLDR through Babel."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from sharih.arabic import Lang, digits, strip_controls

Digits = Literal["latn", "arab"]

LANGS: tuple[Lang, Lang] = ("ar", "en")
"""Arabic first, wherever the two are named in a row."""

_VAGUE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def other_language(lang: Lang) -> Lang:
    """Return the other one of the two languages."""
    return "en" if lang == "ar" else "ar"


@lru_cache(maxsize=8)
def direction(lang: str) -> str:
    """Return the value of `dir` for a language, from CLDR's character order."""
    return Locale.parse(lang, sep="-").text_direction


@dataclass(frozen=True, slots=True)
class Conventions:
    """How dates, numbers and lists are written in one language of a site."""

    lang: Lang
    locale: str
    """A CLDR locale: `ar` has Western digits and يناير, `ar_LB` has كانون الثاني."""
    digits: Digits = "latn"

    def date(self, day: dt.date) -> str:
        """Write a date in words: 7 نوفمبر 2024."""
        return self._page_text(_long_date(day, self.locale))

    def vague_date(self, text: str) -> str:
        """Write an ISO date, month or year (2024-11-07, 2024-11, 2024) in words."""
        found = _VAGUE.fullmatch(text)
        if found is None or not is_vague_date(text):
            return text
        if found[3]:
            return self.date(dt.date.fromisoformat(text))
        if found[2]:
            month = dt.date(int(found[1]), int(found[2]), 1)
            return self._page_text(_month_and_year(month, self.locale))
        return self._page_text(found[1])

    def number(self, value: float) -> str:
        """Write a number with the separators of the locale."""
        system = self.digits if self.lang == "ar" else "latn"
        return self._page_text(_decimal(value, self.locale, system))

    def list(self, parts: list[str]) -> str:
        """Join words into "a, b and c"."""
        return format_list(parts, style="standard", locale=self.locale)

    def _page_text(self, text: str) -> str:
        # Babel's data holds direction marks, which never reach a page; and it always writes
        # dates in Western digits, so the site's digits are put in afterwards.
        text = strip_controls(text)
        return digits(text, "arab") if self.lang == "ar" and self.digits == "arab" else text


# Babel takes some hundred microseconds for each, and a site says the same ones over and over.
@lru_cache(maxsize=65536)
def _long_date(day: dt.date, locale: str) -> str:
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=4096)
def _month_and_year(month: dt.date, locale: str) -> str:
    return format_skeleton("yMMMM", month, locale=locale)


@lru_cache(maxsize=4096)
def _decimal(value: float, locale: str, system: str) -> str:
    return format_decimal(value, locale=locale, numbering_system=system)


@lru_cache(maxsize=65536)
def is_vague_date(text: str) -> bool:
    """Say whether a text is an ISO date, month or year that exists."""
    found = _VAGUE.fullmatch(text)
    if found is None:
        return False
    try:
        dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
