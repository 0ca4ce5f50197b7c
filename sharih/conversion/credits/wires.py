"""A text of an agency as it was sent → what the agency writes over, between and under it.

Such lines are found before broken lines are joined, since they would be joined with the text;
what stands over a text alone is found once more when the page around it is gone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.datelines import SIGN_OFF, agencies_in
from sharih.conversion.credits.dispatch_ends import find_between, find_under, join_credits
from sharih.conversion.credits.sent_days import days_with_year, sent
from sharih.conversion.credits.service_lines import (
    EDGES,
    LINES,
    NOTE_LINES,
    is_agencies,
    is_note,
    is_over_dispatch,
    is_service,
    is_telegraph,
)
from sharih.conversion.credits.sign_offs import LONGEST, SERVICE
from sharih.conversion.headlines.evidence import Over, choose
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.labels import is_label
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import FIELD, Reading
from sharih.conversion.records import Credit, SeedLine

TITLED: Final = 10
"""With more lines before it, they are those of a page, and another stage finds the headline."""
HEAD: Final = 24
"""The dateline of an agency stands in one of so many first lines, as they are in the file."""
OF_HEADLINE: Final = 4
"""A line of this many words may be the headline."""
TEXT_LINES: Final = 8
"""So many lines of the text are asked for the words of a headline."""
BROKEN: Final = 40
"""A line of a note that goes on in the next has at least so many characters."""

_ENDED: Final = re.compile(r"[.؟!…][\"”»’)\]]*\Z")
_SIGN: Final = re.compile("[(/:–—ـ-]")
_BEHIND_HEADLINE: Final = re.compile(r"(?<=\S) ?\((?P<word>\w+)[^()]{0,80}\)\Z")
_SLUGS: Final = re.compile(
    r"(?P<slug>[^\W\d_]{2,14}(?: [^\W\d_]{2,12})?"
    r"(?: ?/ ?[^\W\d_]{2,14}(?: [^\W\d_]{2,12})?)* ?(?:(?<= )/(?= )|(?<!/):))\s*(?=\S+ \S+ \S+ \S)"
)
_BEFORE_HEADLINE: Final = re.compile(r"(?P<slug>[A-Z]{2,}(?:-[A-Z0-9/]+)+ ?:)\s*(?=\S+ \S+ \S)")


def read_wire(reading: Reading) -> None:
    """Leave out what an agency writes around its text; nothing where there is no such sign."""
    start = _start(reading.lines)
    framed = any(is_telegraph(line.text) for line in reading.lines)
    if start is None and not framed:
        return
    join_credits(reading)
    if start is not None:
        begins = start if _has_rest(reading.lines[start]) else start + 1
        reading.begins.update(line.number for line in reading.lines[begins : begins + 1])
    reasons = _over(reading, HEAD if start is None else start)
    mail = any(drop.reason == FIELD for drop in reading.dropped)
    if (
        start
        and (reasons or any(drop.line < reading.lines[start].number for drop in reading.dropped))
        and start <= TITLED
        and _has_rest(reading.lines[start])
        and reading.headline is None
    ):
        over = [line for line in reading.lines[:start] if line.number not in reasons]
        text = reading.lines[start : start + TEXT_LINES]
        reading.headline = _headline(over, text, reading.seed.lang, last=mail)
    reasons |= find_between(reading)
    under, found = find_under(reading)
    reasons |= under
    if len(reasons) < len(reading.lines):
        told = [*_days(reading, reasons, start), *found]
        reading.propose(*(one for one in told if one.kind != "published"))
        reading.propose(*[one for one in told if one.kind == "published"][:1])
        reading.drop(reasons)
        for line in [line for at, line in enumerate(reading.lines)
                     if not at or line.number == reading.headline]:  # fmt: skip
            _take_slug_off(reading, line)


def _days(reading: Reading, gone: Collection[int], start: int | None) -> Iterator[Credit]:
    """Read the days of lines over a text: they have a year."""
    lang = reading.seed.lang
    for line in reading.lines[:start]:
        if line.number in gone and not is_note(line.text):
            yield from (
                Credit("published", day, line.number) for day in days_with_year(line.text, lang)
            )


def _start(lines: Sequence[SeedLine]) -> int | None:
    """Find the first line that begins with the dateline of an agency and goes on."""
    for at, line in enumerate(lines[:HEAD]):
        found = find_dateline(line.text) if _SIGN.search(line.text, 0, LONG) else None
        if found and found.agencies and (found.sure or len(found.rest) > LONG):
            return at
        if len(line.text) > LONGEST:
            return None
    return None


def _has_rest(line: SeedLine) -> bool:
    found = find_dateline(line.text)
    return found is not None and bool(found.rest)


def _over(reading: Reading, start: int) -> dict[int, str]:
    """Find what stands over the text: codes, slugs, paths, numbers, and notes of several lines."""
    arabic = reading.seed.lang == "ar"
    reasons: dict[int, str] = {}
    lines = reading.lines[:start]
    notes, titled = 0, False
    for at, line in enumerate(lines):
        long = len(line.text) > LONGEST or (len(line.text) > BROKEN and line.text.endswith("."))
        if long and at >= notes and not is_note(line.text):
            break
        notes = max(notes, at + _note_lines(lines[at : at + NOTE_LINES]))
        over = not is_label(line.text) and (
            is_over_dispatch(line.text, arabic=arabic) or sent(line, reading.seed.lang) is not None
        )
        if at < notes or (over and not (titled and is_agencies(line.text))):
            reasons[line.number] = SERVICE
        else:
            titled = titled or line.text.count(" ") >= OF_HEADLINE - 1
    return reasons


def _headline(
    over: Sequence[SeedLine], text: Sequence[SeedLine], lang: Lang, *, last: bool
) -> int | None:
    """Find the headline among what is left over a text: a line that is as long as one.

    With `last` it is in the last group of lines that has such a line: above it is a greeting.
    """
    likely = [
        at
        for at, line in enumerate(over)
        if not _is_said_again(line, over)
        and line.text.count(" ") >= OF_HEADLINE - 1
        and not line.text.startswith(("*", "-", "•", "(", "["))
        and not line.text.endswith(":")
        and credits_of(line.text, lang, surely=True) is None
        and (find_dateline(line.text) is None or _has_rest(line))
    ]
    if last and likely:
        numbers = [over[at].number for at in likely]
        first = max(n for n in numbers if n - 1 not in numbers)
        likely = [at for at in likely if over[at].number >= first]
    texts = [line.text for line in over]
    best = choose(Over.of(texts, [line.text for line in text]), likely)
    return over[likely[0] if best is None else best].number if likely else None


def _note_lines(lines: Sequence[SeedLine]) -> int:
    """Count the lines of the note that begins here: up to its bracket, or while words go on."""
    if not is_note(lines[0].text):
        return 0
    if lines[0].text[:1] in "([":
        closed = (n for n, line in enumerate(lines, 1) if line.text.endswith((")", "]")))
        return next(closed, 1)
    count = 1
    for line, following in pairwise(lines):
        broken = len(line.text) >= BROKEN and not _ENDED.search(line.text)
        low = following.text[:1].islower() or _ENDED.search(following.text) is not None
        if not broken or not low or following.number > line.number + 1:
            break
        count += 1
    return count


def _take_slug_off(reading: Reading, line: SeedLine) -> None:
    """Take the slug off a line that may be the headline; one that is said again goes."""
    before, slash, rest = line.text.partition("/")
    if (
        slash
        and len(before) < LONG
        and rest.count(" ") >= OF_HEADLINE
        and key_of(before).strip() in dateline_words().slugs
    ):
        reading.take_off({line.number: (f"{before}/", rest.strip())}, SERVICE)
        return
    slugs = _SLUGS.match(line.text) if slash else None
    if (
        slugs
        and not ((found := find_dateline(line.text)) and found.agencies)
        and "/" in slugs["slug"]
        and not is_label(before.strip())
    ):
        reading.take_off({line.number: (slugs["slug"], line.text[slugs.end() :])}, SERVICE)
        return
    if note := _BEHIND_HEADLINE.search(line.text):
        if key_of(note["word"]) in dateline_words().corrections:
            parts = (note.group().strip(), line.text[: note.start()])
            reading.take_off({line.number: parts}, SERVICE)
        return
    match = _BEFORE_HEADLINE.match(line.text)
    if match is None:
        return
    if _is_said_again(line, reading.lines[:LINES]):
        reading.drop({line.number: SERVICE})
    else:
        reading.take_off({line.number: (match["slug"], line.text[match.end() :])}, SERVICE)


def _is_said_again(line: SeedLine, others: Sequence[SeedLine]) -> bool:
    """Whether another line says what follows a slug."""
    match = _BEFORE_HEADLINE.match(line.text)
    again = key_of(line.text[match.end() :])[:30] if match else ""
    return bool(again) and any(again in key_of(other.text) for other in others if other is not line)


def drop_service_lines(reading: Reading) -> None:
    """Leave out slugs, catchlines and notes on corrections over a text."""
    lines = reading.lines
    reasons: dict[int, str] = {}
    for at, line in enumerate(lines[:LINES]):
        if len(line.text) > LONGEST or at + 1 == len(lines):
            break
        alone = (
            at < 2
            and len(lines) > 3
            and line.text.count(" ") < OF_HEADLINE
            and is_agencies(line.text)
            and agencies_in(line.text)
        )
        if alone or is_service(line.text, at):
            reasons[line.number] = SERVICE
    for line in lines[1 : min(LINES, len(lines) - 1)]:
        if len(line.text) > LONG or line.text.endswith((".", "»", "”")):
            break
        if is_agencies(line.text) and agencies_in(line.text):
            reasons[line.number] = SIGN_OFF
            reading.propose(Credit("source", line.text.strip(EDGES), line.number))
    if len(reasons) < len(lines):
        reading.drop(reasons)
