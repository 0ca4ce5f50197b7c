"""A line under a text of an agency → when it was sent, and who made it for the newsroom."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang, fold_pattern
from sharih.conversion.credits.days_told import day_told
from sharih.conversion.credits.service_lines import EDGES, is_agencies, is_codes, is_telegraph
from sharih.conversion.credits.timestamps import time_line
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.records import Credit, CreditKind, SeedLine

LONGEST: Final = 90
"""A line that says when a text was sent has at most so many characters."""

_NUMBERED: Final = re.compile(r"(?P<agency>[^\W\d]{2,8}) \d{4,6}\b.{0,24}")
_DAY_AND_CLOCK: Final = re.compile(
    r"(?<!\d)(?P<day>\d\d)[0-2]\d[0-5]\d ?(?:gmt|utc|z)? (?P<month>[a-z]{3}) (?P<year>(?:20)?\d\d)"
)
_IN_CODES: Final = re.compile(
    r"[A-Z]{2}-(?P<month>[01]\d)-(?P<day>[0-3]\d)-(?P<year>\d\d) \d{4} ?(?:GMT|UTC|E[SD]?T)?"
)
_ZONES: Final = re.compile(r"(?<![^\W_])(?:gmt|utc|جمت|تغ|ت م|ت غ|local|time)(?![^\W_])|\d+|[:/.-]")
_WORD: Final = re.compile(r"[^\W\d_]{4}")
_NEWSROOM: Final = re.compile(
    fold_pattern(
        r"(?:(?P<covered>تغطية(?: صحفية| إضافية)?|شاركت? في التغطية|كتابة)"
        r"|(?P<prepared>إعداد(?: وتحرير)?|ترجمة)|(?P<edited>تحرير|مراجعة))\b"
    )
)
FOR_SERVICE: Final = re.compile(
    r"(?:\A| )(?:للنشرة|للقسم العربي|للخدمة|for the Arabic service)(?!\w).*\Z"
)
"""Behind the name of who made a text: for which service of an agency."""
_BEHIND_NAME: Final = re.compile(r" (?:من|في) .*\Z")
_FROM: Final = re.compile(r"من (?=\S+ \S)")


def sent(line: SeedLine, lang: Lang) -> list[Credit] | None:
    """Tell the day of a line that says by which agency a text was sent, and when."""
    text = line.text.strip()
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    folded = key_of(text)
    rest = _ZONES.sub(" ", _DAY_AND_CLOCK.sub(" ", folded)).strip(EDGES)
    names = is_agencies(" ".join(rest.split()))
    if not (is_telegraph(text) or is_codes(text) or names):
        told = None if _WORD.search(rest) else time_line(text, lang)
        kinds: tuple[CreditKind, ...] = ("published", "modified")
        found = [
            Credit(one, day, line.number)
            for one in kinds
            for kind, day in told or ()
            if kind == one
        ]
        return found or None
    return [Credit("published", day, line.number) for day in days_with_year(text, lang)]


def days_with_year(text: str, lang: Lang) -> list[str]:
    """Read the day of such a line, if any; that of a teleprinter has it before the hour."""
    folded = key_of(text)
    if found := _IN_CODES.search(text):
        told = day_told(f"20{found['year']}-{found['month']}-{found['day']}", lang)
    elif found := _DAY_AND_CLOCK.search(folded):
        year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
        told = day_told(f"{found['day']} {found['month']} {year}", "en")
    else:
        told = day_told(text, lang)
    day = told.iso() if told else None
    return [day] if day else []


def names_newsroom(text: str) -> bool:
    """Whether a line in brackets says who made a text: `(إعداد فلان للنشرة العربية - تحرير …)`."""
    if text[:1] not in "([" or text[-1:] not in ")]":
        return text[:1] in "([" and _NEWSROOM.match(key_of(text).lstrip("([ ")) is not None
    plain = text.strip("()[] ")
    return _NEWSROOM.match(key_of(plain)) is not None or (
        len(plain) <= LONGEST and FOR_SERVICE.search(plain) is not None
    )


def of_newsroom(text: str, number: int) -> list[Credit]:
    """Read who is named by `(تغطية صحفية … - إعداد … للنشرة العربية - تحرير …)`: authors first."""
    found: dict[str, list[str]] = {"covered": [], "prepared": [], "edited": []}
    for part in re.split(r" ?[-–—؛] ", text):
        words = folded_line(part)
        match = _NEWSROOM.match(words.text)
        by = _FROM.match(part)
        if match is None and not (by and FOR_SERVICE.search(part)):
            continue
        begin = words.end(match.end()) if match else by.end() if by else 0
        names = FOR_SERVICE.sub("", part[begin:].strip(" :"))
        names = _BEHIND_NAME.sub("", names)
        kind = (match and match.lastgroup) or "covered"
        found[kind] += [name.strip() for name in re.split(r" ?[،,] ?| و(?=\S+ \S)", names)]
    told = found["covered"] or found["prepared"] or found["edited"]
    return [Credit("author", name, number) for name in told if 1 <= name.count(" ") <= 3]
