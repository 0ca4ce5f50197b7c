"""The last lines of an article → what an agency writes under its text, and who signed it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.datelines import SIGN_OFF
from sharih.conversion.credits.sent_days import names_newsroom, of_newsroom, sent
from sharih.conversion.credits.service_lines import (
    EDGES,
    is_agencies,
)
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, SeedLine

SERVICE: Final = "service line of an agency"
"""The reason for leaving out what an agency tells the newsrooms that take its text."""
LINES: Final = 6
"""So many lines at the end may be a sign-off."""
LONGEST: Final = 160
"""No such line has more characters than this."""

_INITIALS: Final = re.compile(
    r"(?:[^\W\d_]{1,2}[ ./|–—-]+){1,8}[^\W\d_]{1,2}|[^\W\d_]/[^\W\d_]{1,3}"
    r"|(?:[^\W\d_]{1,4}-)?[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){1,4}"
)
_REPORTING: Final = re.compile(
    r"(?:additional )?(?:reporting|writing|editing|compiled|translated|edited|written)"
    r" (?:and \w+ )?by ",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\d{4}|\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:ت ?م|gmt|local time|utc)?"
    r"(?: \d{1,2}[:.]\d\d ?(?:gmt|utc))?"
)
_SIGNED: Final = re.compile(
    r"(?P<agency>[^\s/]{2,20}(?: [^\s/]{1,2}){0,2})\s?[/–-]\s?"
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})"
)
_WITH_INITIALS: Final = re.compile(
    r"(?:[(\[/](?P<agency>[^()\[\]]{2,30})[)\]/]|(?P<bare>[^/]{2,20})/)(?P<rest>.*)"
)
_ENDING: Final = re.compile(r"(?<=[.؟!»”\"]) ?(?P<sign>[(\[/][^()\[\]/]{2,40}[)\]/])\Z")
_ENDED: Final = re.compile(
    r"(?<=[.؟!»”\"]) ?(?P<sign>[(\[/–—-]{0,3} ?(?P<word>[^\W\d_]{1,12})[^\w\s]{0,3} ?"
    r"(?P<rest>[^\W_]{0,4}(?:[ ./|–—-]+[^\W_]{1,4}){0,8})\W{0,2})\Z"
)
_WITH: Final = re.compile(
    r"(?:with (?:(?:inputs?|reports?|files|material|additional reporting) )?(?:from |by )?"
    r"|(?:بالتعاون مع|بالاشتراك مع|بمساهمة|نقلا عن|مع|عن) )(?P<agencies>.{2,40})"
)
_WORD: Final = re.compile(r"[^\W\d_]{4}")


def take_sign_offs(reading: Reading, dateline: str) -> None:
    """Leave out what an agency writes under its text, and the one in its last line."""
    reasons, found = sign_offs(reading, named=bool(dateline))
    for line in reading.lines[-LINES:]:
        short = len(line.text) <= LONG
        if short and key_of(line.text).strip(EDGES) in dateline_words().ends:
            reasons.setdefault(line.number, SERVICE)
    if len(reasons) == len(reading.lines):
        return
    reading.drop(reasons)
    reading.propose(*sorted(found, key=lambda credit: credit.line))
    _take_off_last(reading)


def sign_offs(reading: Reading, *, named: bool) -> tuple[dict[int, str], list[Credit]]:
    """Find the lines of a sign-off from the end on; `named` where a name alone may be one."""
    reasons: dict[int, str] = {}
    waiting: dict[int, str] = {}
    found: list[Credit] = []
    lines = reading.lines
    for at in range(len(lines) - 1, max(len(lines) - 1 - LINES, 0), -1):
        line = lines[at]
        if len(line.text) > LONGEST:
            break
        told = signed(line, reading.seed.lang)
        if told is None and is_clock_alone(line.text):
            waiting[line.number] = SIGN_OFF
            continue
        if told is None and not reasons and named:
            told = _name_alone(reading.seed.lines, line, reasons)
        if told is None:
            break
        reasons |= {**waiting, line.number: SIGN_OFF}
        found += told
    return reasons, found


def signed(line: SeedLine, lang: Lang) -> list[Credit] | None:
    """Tell what a line under a text says of its authors; None where it is no sign-off."""
    text = line.text.strip()
    plain = text.strip(EDGES).strip()
    folded = key_of(plain)
    if not plain:
        return None
    if _REPORTING.match(plain):
        told = credits_of(re.sub(r";\s*$", "", text.strip("()[]")), "en") or []
        return [Credit("author", name, line.number) for kind, name in told if kind == "author"]
    if names_newsroom(text):
        return of_newsroom(plain, line.number)
    if folded in dateline_words().ends or _INITIALS.fullmatch(plain) or is_agencies(text):
        return []
    if (others := _WITH.fullmatch(folded)) and is_agencies(others["agencies"]):
        return []
    ending = re.split(r"[ /()–—-]+", folded, maxsplit=1)
    if len(ending) == 2 and ending[0] in dateline_words().ends:
        rest = ending[1].strip(EDGES)
        return [] if not rest or _INITIALS.fullmatch(rest) or len(rest) < 4 else None
    if found := _WITH_INITIALS.fullmatch(text):
        rest = found["rest"].strip(EDGES)
        named = any(
            map(is_agencies, re.split(r" ?[/–—-] ?", (found["agency"] or found["bare"]).strip()))
        )
        if named and (not rest or _INITIALS.fullmatch(rest)):
            return []
    by = _SIGNED.fullmatch(plain)
    if by and is_agencies(by["agency"]):
        return [Credit("author", by["name"], line.number)]
    return sent(line, lang)


def is_clock_alone(text: str) -> bool:
    """Whether a line under a text tells an hour, or a number, and nothing else."""
    return _CLOCK.fullmatch(key_of(text).strip(EDGES)) is not None


def _name_alone(
    of_file: Sequence[SeedLine], line: SeedLine, gone: Collection[int]
) -> list[Credit] | None:  # fmt: skip
    """Take a name right under the text of an agency, at the end, for its correspondent's."""
    texts = [other for other in of_file if other.text]
    at = next(n for n, other in enumerate(texts) if other.number == line.number)
    told = credits_of(f"كتب {line.text}", "ar")
    before = texts[at - 1].text if at else ""
    last = all(other.number in gone for other in texts[at + 1 :])
    if not told or not last or not before.endswith((".", "»", "”", '"')) or len(before) < 40:
        return None
    return [Credit("author", name, line.number) for _, name in told]


def _take_off_last(reading: Reading) -> None:
    """Take what ends a dispatch off its last line: `… غدا. (رويترز)`, `… غدا. انتهى/ م ع`."""
    line = reading.lines[-1]
    tail = line.text[-60:]
    match = _ENDING.search(tail)
    if match is None or not is_agencies(match["sign"]):
        match = _ENDED.search(tail)
        if match is None or not _is_end(match):
            return
    rest = line.text[: len(line.text) - len(match["sign"])].rstrip()
    if rest.count(" ") > 2:
        reading.take_off({line.number: (match["sign"], rest)}, SIGN_OFF)


def _is_end(match: re.Match[str]) -> bool:
    """Whether words behind the last sentence are those that end a dispatch, or initials."""
    if key_of(match["word"]) in dateline_words().ends:
        return True
    return _INITIALS.fullmatch(match["sign"].strip(EDGES)) is not None
