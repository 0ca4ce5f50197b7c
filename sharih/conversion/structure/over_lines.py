"""The lines over a text → those that are plainly no headline, whatever follows.

Codes and numbers of an agency, the number of a paper or a page, terms of release, notes to
colleagues and rules are known by their shape; they go before broken lines are joined, since they
would be joined with the text and hide its width.
"""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.letter_ends import NOTE
from sharih.conversion.credits.sent_days import days_with_year
from sharih.conversion.credits.service_lines import is_telegraph
from sharih.conversion.credits.sign_offs import SERVICE
from sharih.conversion.credits.timestamps import TIMESTAMP
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.lines.reading import FIELD, Reading
from sharih.conversion.printed.head_lines import MASTHEAD, is_issue, reason_of
from sharih.conversion.printed.head_words import head_words
from sharih.conversion.records import Credit
from sharih.conversion.talk.clock import is_recorded

RELEASE: Final = "terms of release"
"""The reason for leaving out when a text may be published."""
RULE: Final = "no words"
"""The reason for leaving out a line of signs, or of what a scanner saw in a picture."""
HEAD: Final = 12
"""So many lines at most may stand over a text."""
LONGEST: Final = 100
"""A line over a text has at most this many characters."""
TEXT: Final = 40
"""So many characters has a line of a text that was broken,"""
TEXT_LINES: Final = 3
"""and so many follow each other."""
TITLE_WORDS: Final = 3
"""The headline that has to stay has at least this many words."""
FEWEST_SIGNS: Final = 5
"""So many words are what a scanner sees in a picture,"""
SIGNS: Final = 2
"""most of them of at most so many signs."""

_LONE_NUMBER: Final = re.compile(r"([-–—ـ~•]) ?\d{1,4} ?\1")
_CODE: Final = re.compile(r"[A-Za-z]{1,4}\d{3,}-*")
_YEAR: Final = re.compile(r"\d{4}")
_CLOCK: Final = re.compile(r"\d:\d\d|-->")
_CARETS: Final = re.compile(r"\^+(?P<text>[^^]+)\^+")
_CODE_BEHIND: Final = re.compile(r"\s(?P<code><[\w.-]{2,14}>)\Z")
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_DIGITS: Final = re.compile(r"\d")
_MIXED: Final = re.compile(r"(?=\w*[A-Za-z])(?=\w*\d)[A-Za-z\d]{4,}|0\d{2,}|\d{4,}N{4}")
_NUMBERED: Final = re.compile(
    r"(?P<label>[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,2}) ?: ?[\w/-]*\d[\w/-]*\b"
)
_FIELD: Final = re.compile(r"\b[^\W\d_]{3,}(?: [^\W\d_]{3,})? ?: ?")
_MARKED: Final = re.compile(r"(?P<mark>[xX]{2,}|[!#=~>*+@]{3,})(?=[\s\w])")
_BEHIND: Final = re.compile(r"!{2,}\W*\Z")


def drop_over(reading: Reading) -> None:
    """Leave out lines over the text that are plainly no headline, if one may stay."""
    reasons: dict[int, str] = {}
    run, stays, titled = 0, False, False
    for line in reading.lines[:HEAD]:
        found = reason_over(line.text)
        if found and credits_of(line.text, reading.seed.lang) is None:
            reasons[line.number] = found
            run = 0
            continue
        long = len(line.text) > LONGEST or shape(line.text).prose
        enough = line.text.count(" ") >= TITLE_WORDS - 1
        stays, titled = stays or enough, titled or (enough and not long)
        run = run + 1 if len(line.text) >= TEXT else 0
        if run == TEXT_LINES or long:
            break
        dateline = find_dateline(line.text)
        if dateline and dateline.rest and dateline.sure:
            break
    if not titled:
        # Before a paragraph a line is rather its title, though it looks like the number of a paper.
        reasons = {n: why for n, why in reasons.items() if why not in (MASTHEAD, TIMESTAMP)}
    if reasons and stays and not is_recorded(reading.lines):
        for line in reading.lines[:HEAD]:
            if reasons.get(line.number) in (SERVICE, FIELD):
                days = days_with_year(line.text, reading.seed.lang)
                reading.propose(*(Credit("published", day, line.number) for day in [*days][:1]))
        reading.drop(reasons)
    _tidy(reading)


def _tidy(reading: Reading) -> None:
    """Take carets and codes off a headline: `^…^`, `… <LCCc1>`."""
    for line in reading.lines[:HEAD]:
        if line.text[:1] == "^" and (carets := _CARETS.fullmatch(line.text)):
            reading.change({line.number: carets["text"].strip()})
            reading.note(line.number, "carets taken off")
        elif line.text[-1:] == ">" and (code := _CODE_BEHIND.search(line.text)):
            reading.take_off({line.number: (code["code"], line.text[: code.start()])}, SERVICE)


def reason_over(text: str) -> str | None:
    """Tell why a line over a text is no headline; None where it may be one."""
    plain = text.strip()
    if not _WORDS.search(plain) and not plain.isalpha():
        return None if is_telegraph(plain) else _wordless(plain)
    if len(plain) > LONGEST and not is_issue(plain):
        return None
    key = key_of(plain)
    if head_words().release.match(key):
        return RELEASE
    if _is_note(plain, key):
        return NOTE
    if _is_noise(plain):
        return RULE
    if is_codes(plain):
        return SERVICE
    if _NUMBERED.match(plain) and _is_numbered(plain):
        return FIELD
    return reason_of(plain) if is_issue(plain) else None


def _wordless(text: str) -> str | None:
    """Tell what a line without a word is; days and hours are read elsewhere."""
    return RULE if not re.search(r"[^\W_]", text) or _LONE_NUMBER.fullmatch(text) else None


def _is_noise(text: str) -> bool:
    """Whether a scanner saw letters in a picture: hardly a word among single signs."""
    words = text.split()
    if len(words) < FEWEST_SIGNS or _CLOCK.search(text) or _YEAR.search(text):
        return False
    short = sum(len(word) <= SIGNS for word in words)
    return 2 * short >= len(words) and 4 * len(_WORDS.findall(text)) <= len(words)


def is_codes(text: str) -> bool:
    """Whether most words of a line are numbers and codes: `KUN0041 4 عام 0312 كونا 0117`."""
    if not _DIGITS.search(text) or _CLOCK.search(text):
        return False
    words = text.split()
    if len(words) == 1:
        return _CODE.fullmatch(text) is not None
    numbers = sum(_DIGITS.search(word) is not None for word in words)
    codes = sum(_MIXED.search(word) is not None for word in words)
    return codes > 1 and 2 * numbers >= len(words)


def _is_numbered(text: str) -> bool:
    """Whether a line is fields with short values, the first a number: `رقم البث: 0452 …`."""
    rest = _NUMBERED.sub("", text, count=1).strip()
    if not rest:
        return text.startswith("رقم") or "number" in text[:20].lower()
    return _FIELD.match(rest) is not None and rest.count(" ") < TITLE_WORDS + 1


def _is_note(text: str, key: str) -> bool:
    """Whether a line says something to colleagues: `TODO …`, `>>> …`, `xxx … xxx`."""
    marked = _MARKED.match(text)
    if marked:
        mark = marked["mark"]
        return mark[0] in "xX>!@" or text.endswith(mark)
    return head_words().note.match(key) is not None or (
        _BEHIND.search(text) is not None and text.isascii()
    )
