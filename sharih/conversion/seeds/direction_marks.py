"""A text of a seed → the same with no more marks of direction than those that say something.

Programs put marks round names, before lines and into dates, where they change nothing on a page
that knows its direction, and would only hide from us what stands there. What an author puts beside
digits and signs does: a page cannot tell that `12-34` is no range, or that a name ends in `!`.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import (
    ISOLATES,
    LATIN_LETTER,
    MARKS,
    strip_controls,
    strip_unsafe_controls,
)

_ANY: Final = re.compile(f"[{MARKS}{ISOLATES}]")
_OPENS, _CLOSES = "\u2066-\u2068", "\u2069"
_SIGN: Final = r"+#$€£%&*=~<>°\u2010\u2011\u2212-"
"""Inside of a character class: signs that the bidi algorithm puts elsewhere beside Arabic."""
_DATE: Final = re.compile(
    rf"(?<![\d-])[{MARKS}]*\d{{1,4}}[{MARKS}]*([-/.])[{MARKS}]*\d{{1,2}}[{MARKS}]*\1"
    rf"[{MARKS}]*\d{{1,4}}[{MARKS}]*(?![\d-])"
)
_ISOLATED: Final = re.compile(rf"[{_OPENS}](?P<words>[^{ISOLATES}\n]{{0,80}}){_CLOSES}")
_TELLING: Final = re.compile(rf"[{_SIGN}][\d{LATIN_LETTER}]|[\d{LATIN_LETTER}][{_SIGN}]")
_AT_START: Final = re.compile(
    rf"^[{MARKS}]++(?:(?<!\u200e)|(?!\d+[\u2010\u2011-]\d))", re.MULTILINE
)
_IN_NUMBER: Final = rf"\d.,:/{MARKS}{_SIGN}"
_KEPT: Final = re.compile(
    # A number with a sign, with all marks in it and at its ends.
    rf"(?<![{_IN_NUMBER}])(?=[{_IN_NUMBER}]*[{_SIGN}])(?=[{MARKS}{_SIGN}]*\d)[{_IN_NUMBER}]++"
    # Signs behind a Latin name, or before one.
    rf"|(?<=[{LATIN_LETTER}])[!?.)/:{_SIGN}]{{1,3}}\u200e"
    rf"|\u200e[.@/{_SIGN}]{{1,2}}(?=[{LATIN_LETTER}])"
    rf"|[{MARKS}]"
)


def speaking_marks(text: str) -> str:
    """Drop all that is not seen but joiners, and marks of direction that say something.

    Raises nothing; any text is data.
    """
    if _ANY.search(text) is None:
        return strip_controls(text)
    text = _AT_START.sub("", strip_unsafe_controls(text))
    text = _DATE.sub(lambda found: strip_controls(found[0]), text)
    text = _ISOLATED.sub(_isolated, text)
    return strip_unsafe_controls(_KEPT.sub(_kept, text))


def _isolated(found: re.Match[str]) -> str:
    words = found["words"]
    bare = strip_controls(words)
    return found[0] if _TELLING.search(bare) and not _DATE.fullmatch(bare) else words


def _kept(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else ""
