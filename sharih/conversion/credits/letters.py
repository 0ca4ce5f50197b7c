"""The lines of a mail, a press release or a manuscript → the article in them.

Over an article stand fields (`From: …`, `Subject: …`, rows of a table), below them a greeting;
behind it an end sign, a closing with a signature, notes to editors. They are known by their
place: several labels in a row at the head, a short line that closes the text near its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import Lang, fold
from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.greetings import LETTER, take_greeting
from sharih.conversion.credits.letter_words import LetterWords, letter_words
from sharih.conversion.credits.timestamps import days_in
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.lines.reading import FIELD, Reading
from sharih.conversion.records import Credit, SeedLine

HEAD: Final = 16
"""So many lines at the head may be fields."""
FEWEST: Final = 2
"""Fewer labels may be anything, if none is that of a title."""
RECURRING: Final = 3
"""So many labels are of fields even where one is that of a speaker too."""
ABOVE: Final = 7
"""So many lines at most stand over fields: those of a letterhead."""
LONG: Final = 90
"""A paragraph has at least this many characters,"""
BROKEN: Final = 45
"""and a line of one that was broken at least so many."""
CELLS: Final = 2
"""A row of a table over a text has a label and what it is of."""
DECK: Final = 2
"""So many lines at least stand before a text where two of them are headline and summary."""
SHORTEST: Final = 12
"""A headline has at least this many characters,"""
FEWEST_WORDS: Final = 4
"""at least so many words,"""
MOST_WORDS: Final = 24
"""and at most so many."""

_FIELD: Final = re.compile(r"\*{0,2}(?P<label>[^\W\d_][^:|.،*]{0,24}?)\*{0,2} ?(?::|\|)\*{0,2} ?")
_STOP: Final = re.compile(r"[.:؛;,،]\Z")
_DAYS: Final = frozenset(
    map(fold, ("sent", "date", "أرسل", "أرسلت", "تم الإرسال", "التاريخ", "تاريخ الإرسال", "تاريخ"))
)
_FILE: Final = re.compile(r"\w\.[A-Za-z]{3,4}\b")
_ASKS: Final = re.compile(r"[؟?]\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what stands behind it."""

    number: int
    label: str
    """Folded."""
    value: str
    known: bool

    @property
    def is_day(self) -> bool:
        """Whether it tells when the text was sent."""
        return self.label in _DAYS


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
    fields = _fields(reading, head, words)
    if not fields:
        return False
    last = fields[-1].number
    behind = [line for line in reading.lines if line.number > last]
    if not behind:
        return False
    title = next((field for field in fields if field.label in words.titles and field.value), None)
    headline = _headline(behind, title.value if title else "", words)
    reasons = {field.number: FIELD for field in fields}
    first = fields[0].number
    lang = reading.seed.lang
    reasons |= {
        line.number: LETTER
        for line in head
        if line.number < first and credits_of(line.text, lang) is None
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


def _fields(reading: Reading, head: Sequence[SeedLine], words: LetterWords) -> list[Field]:
    """Find the fields at the head, one after another; nothing where they may be something else."""
    found: list[Field] = []
    others = 0
    for line in head:
        field = _field(line, words) or _in_cells(line, reading.cells.get(line.number, ()), words)
        if field is None or not (field.known or found):
            others += 1
            if others > (1 if found else ABOVE) or len(line.text) >= LONG:
                break
            continue
        others = 0
        if sum(one.known for one in found) >= RECURRING and field.label in {
            one.label for one in found
        }:
            break  # somebody begins to speak
        found.append(field)
    while found and not found[-1].known:
        found.pop()
    labels = [field.label for field in found]
    known = sum(field.known for field in found)
    title = any(_may_be_title(field, words) for field in found)
    repeated = len({*labels}) < len(labels) or (known < RECURRING and _recur(reading, found))
    known_before = sum(words.greetings.match(key_of(line.text)) is not None for line in head[:ABOVE]
                       if len(line.text) < BROKEN)  # fmt: skip
    enough = known >= FEWEST or title or (known and known_before)
    if repeated or not enough or 2 * known < len(found):
        return []
    return found


def _recur(reading: Reading, found: Sequence[Field]) -> bool:
    """Whether a label stands before later lines too: it is a speaker's name."""
    last = found[-1].number if found else 0
    labels = {field.label for field in found}
    return any(
        key_of(line.text.partition(":")[0]).strip() in labels
        for line in reading.lines
        if line.number > last and ":" in line.text[:30]
    )


def _field(line: SeedLine, words: LetterWords) -> Field | None:
    match = _FIELD.match(line.text)
    if match is None or match["label"].count(" ") > 2:
        return None
    value = line.text[match.end() :].strip()
    label = key_of(match["label"]).strip()
    known = label in words.titles or label in words.fields
    if (
        len(value) > (200 if known else LONG)
        or (_ASKS.search(value) and label not in words.titles)
        or (not known and not value)
    ):
        return None
    return Field(line.number, label, value, known)


def _in_cells(line: SeedLine, sizes: Sequence[int], words: LetterWords) -> Field | None:
    """Read a row of two cells as a label and what it is of; `sizes` are the words in each."""
    if len(sizes) != CELLS:
        return None
    parts = line.text.split()
    label, value = " ".join(parts[: sizes[0]]), " ".join(parts[sizes[0] :])
    key = key_of(label).strip(" :")
    if key not in words.titles and key not in words.fields:
        return None
    return Field(line.number, key, value, known=True)


def _may_be_title(field: Field, words: LetterWords) -> bool:
    """Whether a field by itself is that of a title."""
    long = field.value.count(" ") >= FEWEST_WORDS - 1
    return field.label in words.titles and long and not field.value.endswith((".", ":"))


def _headline(behind: Sequence[SeedLine], subject: str, words: LetterWords) -> int | None:
    """Find the line that the subject names, or one that stands over the first paragraph."""
    key = key_of(_plain_subject(subject, words))
    ahead: list[SeedLine] = []
    for at, line in enumerate(behind[:HEAD]):
        text = key_of(line.text)
        if min(len(key), len(text)) >= SHORTEST and (key in text or text in key) and (
            at + 1 < len(behind) and len(text) < 2 * LONG
        ):  # fmt: skip
            return line.number
        following = behind[at + 1] if at + 1 < len(behind) else line
        if _is_text(line, following, words):
            break
        ahead.append(line)
    if (
        len(ahead) > 1
        and FEWEST_WORDS <= ahead[-2].text.count(" ") + 1 <= MOST_WORDS
        and _is_dateline(ahead[-1].text)
    ):
        ahead.pop()
    if not ahead or len(ahead) == len(behind):
        return None
    last = ahead[-1]
    long = FEWEST_WORDS <= last.text.count(" ") + 1 <= MOST_WORDS
    if not long or _STOP.search(last.text) or words.greetings.match(key_of(last.text)):
        return None
    if _field(last, words) is not None and ":" not in last.text:
        return None
    return _over_deck(ahead, words).number


def _is_dateline(text: str) -> bool:
    """Whether a line tells only where a text is from, and of which desk."""
    found = find_dateline(text)
    return found is not None and not found.rest and bool(found.place)


def _over_deck(ahead: Sequence[SeedLine], words: LetterWords) -> SeedLine:
    """Find the headline of which the last line before a text is what sums it up.

    Both stand in one block, apart from the lines before and behind them.
    """
    last = ahead[-1]
    if len(ahead) < DECK:
        return last
    above = ahead[-2]
    direct = last.number == above.number + 1
    direct = direct and all(above.number > over.number + 1 for over in ahead[-3:-2])
    short = FEWEST_WORDS <= above.text.count(" ") + 1 <= MOST_WORDS
    if not direct or not short or _STOP.search(above.text) or _field(above, words) is not None:
        return last
    return last if words.greetings.match(key_of(above.text)) else above


def _is_text(line: SeedLine, following: SeedLine, words: LetterWords) -> bool:
    """Whether a line is a paragraph of the article, or the first of those one was broken into."""
    text = line.text
    if len(text) >= LONG:
        return len(text) >= LONG + 30 or not words.greetings.match(key_of(text))
    direct = following.number == line.number + 1
    return direct and len(text) >= BROKEN < len(following.text) and len(following.text) < LONG


def _plain_subject(subject: str, words: LetterWords) -> str:
    folded = folded_line(subject)
    match = words.prefixes.match(folded.text)
    return subject[folded.end(match.end()) :].strip(" -–—:") if match else subject


def _keep_title(reading: Reading, title: Field, reasons: dict[int, str]) -> None:
    """Take what stands behind the label for the headline."""
    text = _plain_subject(title.value, letter_words())
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
