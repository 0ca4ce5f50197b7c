"""Text → which spans of it a page must isolate: the other script, and numbers that stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sharih.arabic.numbers import Span, whole_numbers
from sharih.arabic.run_edges import quoted, with_path_ends
from sharih.arabic.script import (
    ADDRESS,
    ARABIC_LETTER,
    ARABIC_MARK,
    LATIN_LETTER,
    LATIN_RUN,
    TATWEEL,
    Lang,
    may_hold_address,
)

_MODEL = r"\d{3}-\d{3}(?![\w–−-])"  # Boeing 737-800
_NUMBERS = rf"(?:[ \u00a0](?:{_MODEL}|\d++(?:[.,:/]\d++)*%?(?![\d–−-])))*"
_COMMAS: Final = {"ar": "،؛", "en": ",;"}
"""On a page in the other language, what stands between these belongs to one phrase; the commas of
the page's language part two."""
_GAPS: Final = {
    lang: re.compile(
        rf"(?P<close>[\"”’»)\]])?{_NUMBERS}"
        rf"(?:[ \u00a0]|[:/{commas}] ?| [&–—-] )(?P<open>[\"“‘«(\[])?"
    )
    for lang, commas in _COMMAS.items()
}
"""What may stand between two words of a name, or of a phrase, in a language."""
_TAIL: Final = re.compile(_NUMBERS)
_PAIRS: Final = {'"': '"', "“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}

# A Latin word with what may stand inside it and the digits that touch it. Abbreviations keep
# their full stop, since a sentence cannot be told to end there.
_LATIN_NAME: Final = (
    r"\b(?:[A-Z]\.){2,}|\b[A-Z]\.(?=\s[A-Z])"
    r"|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|Mr|Mrs|Ms|Dr|Prof|vs)\."
    rf"|(?:(?<![\d.,])\d[\d.,]{{0,15}}+(?:-(?=[A-Za-z]))?)?[#@]?[{LATIN_LETTER}]"
    rf"(?:[{LATIN_LETTER}\u0300-\u036f\d_²³¹\u2070-\u209c]|[.'’&/+@#:*=~–-](?=[A-Za-z\d])"
    r"|(?:[/\\]\.{1,2}[/\\]?|:?\\)(?=[A-Za-z\d])|[+#]++(?!\w)"
    r"|[$€£]\d++(?:[.,]\d++)*+)*+"
)
_LATIN_WORD: Final = re.compile(f"(?=[{LATIN_LETTER}\\d#@])(?:{_LATIN_NAME})")
_LATIN_WORD_OR_ADDRESS: Final = re.compile(f"{ADDRESS.pattern}|{_LATIN_NAME}")
_ARABIC_WORD: Final = re.compile(
    rf"[{ARABIC_LETTER}][{ARABIC_LETTER}{ARABIC_MARK}{TATWEEL}\u200c\u200d]*+؟?"
)


_INDIC: Final = re.compile("[٠-٩]")
_TURNED_IN_ENGLISH: Final = re.compile(f"[{ARABIC_LETTER}٠-٩]")
_ASKED: Final = re.compile("!*؟[!؟]*")


_MARK_OF: Final = {"en": "\u200e", "ar": "\u200f"}
_SIGNS: Final = r"[^\w\s\u061c\u200e\u200f\u2066-\u2069]{1,8}"
_MARKED_END: Final = {lang: re.compile(_SIGNS + mark) for lang, mark in _MARK_OF.items()}
_MARKED_START: Final = {lang: re.compile(f"{mark}{_SIGNS}\\Z") for lang, mark in _MARK_OF.items()}
_MOST_SIGNS: Final = 9
"""Signs at the edge of a run, with the mark that an author has put behind or before them."""


def foreign_runs(text: str, lang: Lang) -> list[Span]:
    """Find the spans of the other script that a page in `lang` must isolate.

    Each holds whole names with the punctuation and digits that belong to them; spaces at the
    edges, closing punctuation of the sentence, and bare numbers and ranges stay outside. On an
    Arabic page, numbers that `whole_numbers` finds are among them.
    """
    if lang == "ar":
        return _united(_latin_runs(text), whole_numbers(text))
    if _TURNED_IN_ENGLISH.search(text) is None:
        return []
    runs = []
    words = [match.span() for match in _ARABIC_WORD.finditer(text)]
    for start, end in _joined(text, _united(words, quoted(text, "ar")), "ar"):
        asked = _ASKED.match(text, end)
        runs.append((start, asked.end() if asked else end))
    runs = _with_marks(text, runs, "ar")
    if _INDIC.search(text) is None:
        return runs
    numbers = [span for span in whole_numbers(text) if _INDIC.search(text, *span)]
    return _united(runs, numbers)


def _latin_runs(text: str) -> list[Span]:
    if LATIN_RUN.search(text) is None:
        return []
    word = _LATIN_WORD_OR_ADDRESS if may_hold_address(text) else _LATIN_WORD
    words = list(with_path_ends(text, [match.span() for match in word.finditer(text)]))
    runs = list(_joined(text, _united(words, quoted(text, "en")), "en"))
    return _with_marks(text, runs, "en")


def _with_marks(text: str, runs: list[Span], lang: Lang) -> list[Span]:
    """Take signs into a run that an author has drawn to it by a mark of its direction.

    What is isolated is neutral to what stands around it, so the mark would not reach it.
    """
    if _MARK_OF[lang] not in text:
        return runs
    found: list[Span] = []
    at = 0
    for start, end in runs:
        before = _MARKED_START[lang].search(text, max(at, start - _MOST_SIGNS), start)
        behind = _MARKED_END[lang].match(text, end)
        after = behind.end() if behind else end
        if start < at:  # a quotation that begins among the signs of the run before it
            found[-1] = found[-1][0], max(at, after)
        else:
            found.append((before.start() if before else start, after))
        at = found[-1][1]
    return found


def _united(runs: list[Span], numbers: list[Span]) -> list[Span]:
    """Put runs and numbers in order; where they share a place they are one."""
    if not numbers or not runs:
        return runs or numbers
    found: list[Span] = []
    for start, end in sorted((*runs, *numbers)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _joined(text: str, words: list[Span], lang: Lang) -> Iterator[Span]:
    """Join words that make one name; a bracket or quotation mark inside must be closed."""
    between = _GAPS[lang]
    run: list[Span] = []
    opened: str | None = None
    opened_at = 0
    for start, end in words:
        gap = between.fullmatch(text, run[-1][1], start) if run else None
        closes = gap["close"] if gap else None
        opens = gap["open"] if gap else None
        balanced = closes in (None, opened) and (opens is None or opened in (None, closes))
        if gap is None or not balanced:
            yield from _closed(text, run, opened, opened_at)
            run, opened = [], None
        elif opens:
            opened, opened_at = _PAIRS[opens], len(run)
        elif closes:
            opened = None
        run.append((start, end))
    yield from _closed(text, run, opened, opened_at)


def _closed(text: str, run: list[Span], opened: str | None, opened_at: int) -> Iterator[Span]:
    """Give a finished run with its closing mark and trailing number, or split at an open mark."""
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    if opened and text.startswith(opened, end):
        end += len(opened)
    elif opened:
        yield start, run[opened_at - 1][1]
        start = run[opened_at][0]
    tail = _TAIL.match(text, end)
    yield start, tail.end() if tail else end
