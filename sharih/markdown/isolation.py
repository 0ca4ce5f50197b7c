"""Plain words → HTML in which what runs the other way is isolated."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from markupsafe import Markup

from sharih.arabic import (
    ARABIC_LETTER,
    LATIN_LETTER,
    Lang,
    foreign_runs,
    strip_unsafe_controls,
    whole_numbers,
)
from sharih.languages import direction, other_language

_WORDS_OF: Final = {
    "en": re.compile(f"[{LATIN_LETTER}]"),
    "ar": re.compile(f"[{ARABIC_LETTER}]"),
}
_INDIC: Final = re.compile("[٠-٩]")
_BETWEEN_DIGITS: Final = re.compile(r"\D+")
_LEFT_MARK, _LEFT_ISOLATE, _RIGHT_ISOLATE, _CLOSES = "\u200e", "\u2066", "\u2067", "\u2069"


def isolate(text: str, lang: Lang) -> Markup:
    """Escape plain text and isolate runs of the other script, and numbers that stay whole.

    Source: W3C, Inline markup and bidirectional text in HTML.
    """
    # Every part is escaped.
    return Markup(escaped(strip_unsafe_controls(text), lang))  # noqa: S704 - as said  # nosec B704


def escaped(text: str, lang: Lang) -> str:
    """Write the HTML of `isolate` for a part of a text that holds no unsafe control."""
    runs = foreign_runs(text, lang)
    return _with_runs(text, runs, lang) if runs else html.escape(text)


def isolated(words: str, lang: Lang) -> str:
    """Write the HTML of `isolate`; `words` are of those that `plain_parts` gives."""
    runs = () if lang == "en" and words.isascii() else foreign_runs(words, lang)
    if runs:
        return _with_runs(words, runs, lang)
    # There is nothing else to escape in these.
    return words.replace('"', "&quot;").replace("'", "&#x27;")


def isolated_numbers(text: str) -> str:
    """Isolate the numbers of a plain text from right to left that stand left to right whole.

    For places that hold no markup, such as the title of a window or a feed.
    """
    parts: list[str] = []
    at = 0
    for start, end in whole_numbers(text):
        number = text[start:end]
        if _INDIC.search(number):
            number = _BETWEEN_DIGITS.sub(f"{_LEFT_MARK}\\g<0>{_LEFT_MARK}", number)
        parts += (text[at:start], _LEFT_ISOLATE, number, _CLOSES)
        at = end
    return "".join([*parts, text[at:]])


def isolated_plain(text: str, lang: Lang) -> str:
    """Isolate what `isolate` does by characters, for places that hold no markup but words."""
    parts: list[str] = []
    at = 0
    for start, end in foreign_runs(text, lang):
        run = text[start:end]
        if lang == "ar" and _INDIC.search(run):
            run = _BETWEEN_DIGITS.sub(f"{_LEFT_MARK}\\g<0>{_LEFT_MARK}", run)
        opens = _LEFT_ISOLATE if lang == "ar" else _RIGHT_ISOLATE
        parts += (text[at:start], opens, run, _CLOSES)
        at = end
    return "".join([*parts, text[at:]]) if parts else text


@cache
def _run_tag(lang: Lang) -> str:
    return f'<bdi lang="{lang}" dir="{direction(lang)}">'


def _with_runs(text: str, runs: Sequence[tuple[int, int]], lang: Lang) -> str:
    """Escape a text with its runs of the other script."""
    parts: list[str] = []
    at = 0
    for start, end in runs:
        parts += (html.escape(text[at:start]), _run(text[start:end], lang))
        at = end
    return "".join([*parts, html.escape(text[at:])])


def _run(run: str, lang: Lang) -> str:
    """Isolate a run: words in their language, a number left to right in that around it."""
    other = other_language(lang)
    if _WORDS_OF[other].search(run):
        return f"{_run_tag(other)}{html.escape(run)}</bdi>"
    # To the bidi algorithm ٥٥٥-٠١٩٩ are two numbers wherever it stands (UAX #9, W4).
    tag = "bdo" if _INDIC.search(run) else "bdi"
    return f'<{tag} dir="ltr">{html.escape(run)}</{tag}>'
