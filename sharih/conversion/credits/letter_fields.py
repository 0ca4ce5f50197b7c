"""The first lines of a mail, a press release or a manuscript → the fields over its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sharih.arabic import fold
from sharih.conversion.credits.letter_words import LetterWords
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

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
FEWEST_WORDS: Final = 4
"""A title has at least so many words."""

_FIELD: Final = re.compile(r"\*{0,2}(?P<label>[^\W\d_][^:|.،*]{0,24}?)\*{0,2} ?(?::|\|)\*{0,2} ?")
_DAYS: Final = frozenset(
    map(fold, ("sent", "date", "أرسل", "أرسلت", "تم الإرسال", "التاريخ", "تاريخ الإرسال", "تاريخ"))
)
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


def fields_of(reading: Reading, head: Sequence[SeedLine], words: LetterWords) -> list[Field]:
    """Find the fields at the head, one after another; nothing where they may be something else."""
    found: list[Field] = []
    others = 0
    for line in head:
        field = field_of(line, words) or _in_cells(line, reading.cells.get(line.number, ()), words)
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


def field_of(line: SeedLine, words: LetterWords) -> Field | None:
    """Read a line as a label and what stands behind it; None where it is something else."""
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
