"""The lines of a text of an agency as it was sent → what stands between its takes and under it."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.datelines import SIGN_OFF
from sharih.conversion.credits.service_lines import (
    EDGES,
    LINES,
    NOTE_LINES,
    is_codes,
    is_service,
    is_telegraph,
)
from sharih.conversion.credits.sign_offs import LONGEST, SERVICE, is_clock_alone, signed
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, SeedLine

TAIL: Final = 14
"""What an agency writes under its text stands in so many last lines;"""
UNDER: Final = 8
"""a sign-off and what stands under it are so many lines."""

_ENDED: Final = re.compile(r"[.؟!…][\"”»’)\]]*\Z")
_REPORTING: Final = re.compile(
    r"[(\[](?:additional )?(?:reporting|writing|editing|compiled) ", re.IGNORECASE
)
_CONTACT: Final = re.compile(r"\(\(.{5,140}\)\)|\(.{0,60}\S@\S.{0,60}\)")
_PHOTO: Final = re.compile("تصوير|عدسة|صورة|[Pp]hoto|©")
_MORE: Final = re.compile(
    r"\W*(?:MORE|يتبع|المزيد لاحقا)\W*(?:(?:[^\W\d_]{1,2}\W+){1,6}[^\W\d_]{1,2})?\W*"
)
_TAKE: Final = re.compile(r"(?:^|[/(]) ?(?:اضافه [^\W\d_]+(?: واخيره)?|\d[a-z]{2} (?:take|add))")


def find_between(reading: Reading) -> dict[int, str]:
    """Find what stands between the takes of a text."""
    reasons: dict[int, str] = {}
    behind = False
    for line in reading.lines:
        text = line.text
        frame = len(text) <= LONGEST and (is_telegraph(text) or _MORE.fullmatch(text) is not None)
        behind = frame or (behind and _begins_take(text))
        if behind:
            reasons[line.number] = SERVICE
    return reasons


def _begins_take(text: str) -> bool:
    """Whether a line that follows says which part of a text this is, and nothing else."""
    if text.strip("() ").isdigit() or is_service(text, LINES) or is_codes(text):
        return True
    folded = key_of(text).strip(EDGES)
    take = _TAKE.search(folded) or re.fullmatch(r"(?:[^\W\d_]+ ){1,4}\d", folded)
    return len(text) < LONG and take is not None


def find_under(reading: Reading) -> tuple[dict[int, str], list[Credit]]:
    """Find what stands under the text, from the end up to its last sentence."""
    reasons: dict[int, str] = {}
    waiting: dict[int, str] = {}
    found: list[Credit] = []
    lang, lines = reading.seed.lang, reading.lines
    for at in range(len(lines) - 1, max(len(lines) - 1 - TAIL, 0), -1):
        line = lines[at]
        told = signed(line, lang) if len(line.text) <= LONGEST else None
        if told is None and _CONTACT.fullmatch(line.text):
            told = []
        if told is None and is_clock_alone(line.text):
            waiting[line.number] = SIGN_OFF
            continue
        if told is not None:
            reasons |= {**waiting, line.number: SIGN_OFF}
            found += told
        elif len(line.text) > LONG or (_ENDED.search(line.text) and " " in line.text.strip()):
            break
    behind = lines[-UNDER:] if reasons else ()
    for line in behind:
        if line.number > min(reasons) and _is_scrap(line.text, lang):
            reasons.setdefault(line.number, SERVICE)
    return reasons, found


def _is_scrap(text: str, lang: Lang) -> bool:
    """Whether a line under a sign-off is neither a sentence nor a credit."""
    if len(text) > LONG or _ENDED.search(text) or text.startswith(("#", "©")):
        return False
    return ":" not in text[:24] and credits_of(text, lang) is None and _PHOTO.search(text) is None


def join_credits(reading: Reading) -> None:
    """Put the lines of a credit in brackets together: `(Reporting by …` up to its bracket."""
    joins: dict[int, int] = {}
    first: SeedLine | None = None
    left = 0
    for line in reading.lines[-TAIL:]:
        if first is not None:
            joins[line.number] = first.number
            left -= 1
        elif _REPORTING.match(line.text):
            first, left = line, NOTE_LINES
        if first is not None and (line.text.endswith((")", "]")) or not left):
            first = None
    reading.join(joins)
