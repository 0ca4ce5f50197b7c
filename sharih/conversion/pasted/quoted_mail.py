"""A mail that was quoted, as it was copied → its text, without signs, head and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.lines.reading import MAIL, Reading
from sharih.conversion.records import Credit, SeedLine
from sharih.conversion.rule_files import any_of

QUOTED: Final = "sign of a quoted mail"
"""The reason for leaving out lines that hold nothing else."""
FEWEST: Final = 3
"""So many lines at least begin with the sign, and half of all of them."""

SIGNATURE: Final = "signature of a mail"
SIGNED: Final = 8
"""So many last lines may be a signature,"""
SHORT: Final = 60
"""each with at most this many characters."""
HEAD: Final = 12
"""So many lines at the beginning may be the head of a mail."""

_FROM: Final = frozenset(map(fold, ("from", "من", "المرسل")))
_TO: Final = frozenset(map(fold, ("to", "subject", "إلى", "الموضوع", "المستلم", "العنوان")))
_DAY: Final = frozenset(
    map(fold, ("sent", "date", "أرسل", "أرسلت", "التاريخ", "تاريخ الإرسال", "تاريخ"))
)
_OTHERS: Final = frozenset(
    map(fold, ("cc", "bcc", "reply-to", "attachments", "نسخة", "نسخة إلى", "المرفقات"))
)
_KEY: Final = re.compile(rf"\W{{0,3}}(?P<key>{any_of(_FROM | _TO | _DAY | _OTHERS)})\W{{0,3}}:")
_RULE: Final = re.compile(r"[-_=]{3,} ?[^\W\d_]+(?: [^\W\d_]+){0,3} ?[-_=]{3,}:?|[-_=]{3,}")
_GREETING: Final = re.compile(
    fold_pattern(
        r"(?:(?:best|kind|warm|many|with) )*(?:regards|wishes|thanks|cheers|sincerely|yours \w+)"
        r"|(?:و?مع |و?تفضلوا ب\w+ )?(?:(?:خالص|فائق|أطيب|وافر|جزيل) )?"
        r"(?:ال)?(?:تحية|تحيات|تحياتي|تحياتنا|تقدير|شكر|احترام|تقديري|شكرا)(?: \w+){0,3}|"
    )
)
_SIGN: Final = re.compile(r"(?:[>›] ?)+")
_ONE: Final = re.compile(r"[>›](?: |$)")


def read_quoted_mail(reading: Reading) -> None:
    """Take the sign of a quotation off the lines, where most of them have it."""
    lines = reading.lines
    if reading.seed.marks or not any(line.text[:1] in ">›" for line in lines[:FEWEST]):
        return
    quoted = [line for line in lines if line.text[:1] in ">›"]
    # Two signs begin a line of subtitles where somebody else speaks.
    once = sum(_ONE.match(line.text) is not None for line in quoted)
    if once < FEWEST or 2 * once < len(quoted) or 2 * len(quoted) < len(lines):
        return
    rests = {line.number: _SIGN.sub("", line.text, count=1).strip() for line in quoted}
    reading.drop({number: QUOTED for number, rest in rests.items() if not rest})
    reading.change({number: rest for number, rest in rests.items() if rest})


def drop_head(reading: Reading) -> None:
    """Leave out what a mail says of itself before its text, and propose its day."""
    lines = reading.lines[:HEAD]
    if reading.seed.marks or not any(":" in line.text[:16] for line in lines):
        return
    keys = {line.number: _KEY.match(fold(line.text)) for line in lines}
    names = {match["key"] for match in keys.values() if match}
    if len(names) < FEWEST or not names & _FROM or not names & _TO:
        return
    reasons = {number: MAIL for number, match in keys.items() if match}
    last = max(reasons)
    reasons |= {n.number: MAIL for n in lines if n.number < last and _RULE.fullmatch(n.text)}
    for line in lines:
        match = keys[line.number]
        if match and match["key"] in _DAY and (day := day_of(line.text, reading.seed.lang)):
            reading.propose(Credit("published", day, line.number))
            break
    if any(drop.reason == QUOTED for drop in reading.dropped):
        reading.drop(reasons | _signature(reading.lines))


def _signature(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find the greeting under the text of a mail, and what follows it."""
    for at in range(max(1, len(lines) - SIGNED), len(lines)):
        if _GREETING.fullmatch(fold(lines[at].text).strip(" ,،.!-")):
            rest = lines[at:]
            if all(len(line.text) < SHORT for line in rest):
                return {line.number: SIGNATURE for line in rest}
    return {}


def day_of(text: str, lang: Lang) -> str | None:
    """Find the day that a line tells, in either language."""
    english: Lang = "en"
    for language in (lang, english):
        for mention in find_dates(0, text, language):
            if mention.kind == "date" and mention.resolved:
                return mention.resolved
    return None
