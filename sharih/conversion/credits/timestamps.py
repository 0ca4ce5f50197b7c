"""Lines that tell when an article was published or changed → the days they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_words import LabelKind, credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.days_told import ANY_WEEKDAY, DAY, DayTold, day_told
from sharih.conversion.line_keys import key_of
from sharih.conversion.rule_files import any_of

LONGEST: Final = 110
"""A line with a time has at most this many characters."""
STAMP_WORDS: Final = 3
"""A line that tells a day in full has at most this many words that tell something else."""
TIMESTAMP: Final = "time of publication"
"""The reason for leaving out lines that tell when an article was published."""

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)"
_DIGIT: Final = re.compile(r"\d")

_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTED: Final = re.compile(r"[|–—•·:/،,-]")
_ENDED: Final = re.compile(r"[.:؛;،,؟?!…]\Z")
_T: Final = re.compile(r"(?<=\d)t(?=\d)")


@cache
def _pieces() -> re.Pattern[str]:
    words = credit_words()
    labels = [word for word, kind in words.labels.items() if kind in ("published", "modified")]
    return re.compile(
        rf"(?<!\d)(?P<day>{DAY})(?=$|[^\w]|t\d)|(?<![^\W_])(?P<label>{any_of(labels)})(?![^\W_])"
        rf"|(?P<clock>(?<!\d){_CLOCK})|(?<![^\W_]){ANY_WEEKDAY}"
        rf"|(?<![^\W_])(?:gmt|utc)? ?[+-]\d{{1,4}}"
        rf"|(?<![^\W_])(?:{any_of(words.time_words)})(?![^\W_])"
    )


def time_line(text: str, lang: Lang) -> Sequence[tuple[LabelKind, str]] | None:
    """Tell which days a line tells that tells nothing else; None where it is no such line.

    A day has a year there, or a word before it that says what it is.
    """
    return _time_line(text, lang) if len(text) <= LONGEST and _DIGIT.search(text) else None


# Several stages ask.
@lru_cache(maxsize=256)
def _time_line(text: str, lang: Lang) -> Sequence[tuple[LabelKind, str]] | None:
    folded = _T.sub(" ", key_of(text))
    kind: LabelKind = "published"
    labelled, at = False, 0
    found: list[tuple[LabelKind, str]] = []
    for match in _pieces().finditer(folded):
        if _LETTER_OR_DIGIT.search(folded, at, match.start()):
            return None
        at = match.end()
        if match["label"]:
            kind, labelled = credit_words().labels[match["label"]], True
        elif match["day"]:
            day = day_told(match["day"], lang)
            _add(found, kind, day)
            labelled = labelled or (day is not None and day.year is not None)
    if _LETTER_OR_DIGIT.search(folded, at) or not labelled:
        return None
    return found if found or _has_day(folded) else None


def stamp_line(text: str, lang: Lang, others: int) -> list[tuple[LabelKind, str]] | None:
    """Tell the day of a line that tells it in full, and beside it hardly anything.

    `others` is how many other words may stand there, beside a sign, an hour or who wrote it: a
    desk, a programme, a code; with a place it is a dateline. The year may stand behind the hour.
    None where it is no such line.
    """
    if len(text) > LONGEST or not _DIGIT.search(text) or _ENDED.search(text):
        return None
    folded = _T.sub(" ", key_of(text))
    kind: LabelKind = "published"
    day: DayTold | None = None
    for match in _pieces().finditer(folded):
        if match["label"] and day is None:
            kind = credit_words().labels[match["label"]]
        day = day or (day_told(match["day"], lang) if match["day"] else None)
    rest = _pieces().sub(" ", folded)
    years = _YEAR.findall(rest)
    words = _WORD.findall(rest)
    if day is None or len(words) > others or (words and kind == "modified"):
        return None
    clock = any(match["clock"] for match in _pieces().finditer(folded))
    written = bool(words) and credit_words().labels.get(words[0]) == "author"
    if words and not (clock or written or _PARTED.search(rest)):
        return None  # what happened on that day
    if not dateline_words().places.isdisjoint(words):
        return None
    if day.year is None and len(years) == 1:
        day, rest = DayTold(int(years[0]), day.month, day.day), _YEAR.sub(" ", rest)
    iso = day.iso()
    return [(kind, iso)] if iso and not _DIGIT.search(rest) else None


def is_clock(text: str) -> bool:
    """Whether a part of a line tells an hour, and nothing else."""
    if not _DIGIT.search(text) or len(text) > LONGEST:
        return False
    folded = key_of(text)
    matches = list(_pieces().finditer(folded))
    left = _pieces().sub(" ", folded)
    return any(match["clock"] for match in matches) and not _LETTER_OR_DIGIT.search(left)


def days_in(text: str, lang: Lang) -> list[tuple[LabelKind, str]]:
    """Tell the days that a line with a time tells beside other things."""
    folded = key_of(text)
    kind: LabelKind = "published"
    found: list[tuple[LabelKind, str]] = []
    at = 0
    for match in _pieces().finditer(folded):
        if kind == "modified" and _LETTER_OR_DIGIT.search(folded, at, match.start()):
            return []  # something else was changed: آخر تحديث للموقع
        at = match.end()
        if match["label"]:
            kind = credit_words().labels[match["label"]]
        elif match["day"]:
            _add(found, kind, day_told(match["day"], lang))
    if not found:
        _add(found, kind, day_told(text, lang))
    return found


def _add(found: list[tuple[LabelKind, str]], kind: LabelKind, day: DayTold | None) -> None:
    iso = day.iso() if day else None
    if iso and kind not in (told for told, _ in found):
        found.append((kind, iso))


def _has_day(folded: str) -> bool:
    return any(match["day"] for match in _pieces().finditer(folded))
