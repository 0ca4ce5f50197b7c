"""The lines of a mail, a press release or a manuscript → the article in them.

Over an article stand fields (`From: …`, `Subject: …`, rows of a table), below them a greeting;
behind it an end sign, a closing with a signature, notes to editors. They are known by their
place: several labels in a row at the head, a short line that closes the text near its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.greetings import LETTER, take_greeting
from sharih.conversion.credits.letter_fields import FEWEST_WORDS, HEAD, LONG, Field, fields_of
from sharih.conversion.credits.letter_headlines import (
    headline_above,
    headline_below,
    plain_subject,
)
from sharih.conversion.credits.letter_words import LetterWords, letter_words
from sharih.conversion.credits.timestamps import days_in
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.reading import FIELD, Reading
from sharih.conversion.records import Credit, SeedLine

_FILE: Final = re.compile(r"\w\.[A-Za-z]{3,4}\b")


def take_fields(reading: Reading) -> None:
    """Leave out fields over a text and what a letter says below them, and find the headline."""
    if not _take_labelled(reading):
        take_greeting(reading)


def _take_labelled(reading: Reading) -> bool:
    """Leave out fields and what is said below them; whether there were some."""
    head = reading.lines[:HEAD]
    labelled = any(":" in line.text or "|" in line.text or line.number in reading.cells
                   for line in head)  # fmt: skip
    if not labelled or len(reading.lines) < 2:
        return False
    words = letter_words()
    fields = fields_of(reading, head, words)
    if not fields:
        return False
    last = fields[-1].number
    behind = [line for line in reading.lines if line.number > last]
    if not behind:
        return False
    title = next((field for field in fields if field.label in words.titles and field.value), None)
    first = fields[0].number
    headline = headline_below(behind, title.value if title else "", words)
    if headline is None and title is None:
        headline = headline_above([line for line in head if line.number < first], behind)
    reasons = {field.number: FIELD for field in fields}
    lang = reading.seed.lang
    reasons |= {
        line.number: LETTER
        for line in head
        if line.number < first and line.number != headline and credits_of(line.text, lang) is None
    }
    if headline is not None:
        reasons |= {line.number: LETTER for line in behind if line.number < headline}
        reading.headline = headline
    elif title is not None and title.value.count(" ") >= FEWEST_WORDS - 1:
        _keep_title(reading, title, reasons)
    reasons |= _greetings(behind, words, headline)
    _propose(reading, fields)
    for line in head:
        if line.number < first and len(line.text) < LONG:
            reading.propose(
                *(Credit("published", day, line.number)
                  for kind, day in days_in(line.text, lang) if kind == "published")
            )  # fmt: skip
    reading.drop(reasons)
    return True


def _keep_title(reading: Reading, title: Field, reasons: dict[int, str]) -> None:
    """Take what stands behind the label for the headline."""
    text = plain_subject(title.value, letter_words())
    line = next(line for line in reading.lines if line.number == title.number)
    label = line.text[: len(line.text) - len(text)].strip() if line.text.endswith(text) else ""
    if not text or not label:
        return
    del reasons[title.number]
    reading.take_off({title.number: (label, text)}, FIELD)
    reading.headline = title.number


def _greetings(
    behind: Sequence[SeedLine], words: LetterWords, headline: int | None
) -> Mapping[int, str]:
    """Find what a letter says before its article, where no headline stands behind it."""
    found: dict[int, str] = {}
    for line in behind[:8] if headline is None else ():
        short = len(line.text) < LONG + 30
        if not short or not (words.greetings.match(key_of(line.text)) or line.text[-1] in ",،"):
            break
        found[line.number] = LETTER
    return found if len(found) < len(behind) else {}


def _propose(reading: Reading, fields: Sequence[Field]) -> None:
    """Propose what the fields say of the article."""
    lang = reading.seed.lang
    told = [credit for field in fields for credit in _told(field, lang)]
    if not any(credit.kind == "published" for credit in told):
        days = ((field, _day_of(field.value, lang)) for field in fields if field.is_day)
        told += [Credit("published", day, field.number) for field, day in days if day][:1]
    reading.propose(*told)


def _told(field: Field, lang: Lang) -> Iterator[Credit]:
    value = field.value.split(" | ")[0]
    for kind, text in (credits_of(f"{field.label}: {value}", lang) if value else None) or ():
        named = kind in ("author", "photographer")
        if kind != "section" and not (
            named and (any(map(str.isdigit, text)) or _FILE.search(text))
        ):
            yield Credit("author" if kind == "editor" else kind, text, field.number)


def _day_of(text: str, lang: Lang) -> str | None:
    """Find the day that a field tells, in either language."""
    english: Lang = "en"
    for language in (lang, english):
        for mention in find_dates(0, text, language):
            if mention.kind == "date" and mention.resolved:
                return mention.resolved
    return None
