"""The last lines of a mail, a press release or a manuscript → those behind the article in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold
from sharih.conversion.credits.credit_lines import credits_of, office_of
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.letter_words import LetterWords, letter_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import Credit, SeedLine

END: Final = "behind the end of the article"
NOTE: Final = "note to an editor"
MOST: Final = 40
"""So many lines at the end are looked at."""
LARGEST: Final = 45
"""What stands behind an article is at most so many per cent of the text."""
CLOSING: Final = 110
"""A line that closes a letter has at most this many characters."""
NOTE_CHARACTERS: Final = 240
LABEL: Final = 40
"""The words that begin a note stand within so many characters."""
SIGNATURE_WORDS: Final = 12
"""A line below a rule, where nothing else closes the text, has at most this many words."""
SIGNATURE_LINES: Final = 6
SIGNATURE: Final = "--"
"""Mails have this over the signature."""
TOLD_LINES: Final = 10
"""More lines are of a page, and the days in them those of other articles."""
SENTENCE: Final = 60
"""What is told behind an end sign has at least one line that is longer than this."""
FEWEST_LINES: Final = 3
"""So many lines at least stand before what closes a text."""

_EDGES: Final = ' \t()[]/-–—_*#.|:\\«»"،,'
_NO_END: Final = frozenset(map(fold, ("more", "follows", "urgent", "more to follow", "يتبع")))
_RULE: Final = re.compile(r"(?:[*#_=~•–—-] ?){3,}\Z|-? ?30 ?-?\Z")
_OF_MESSAGES: Final = "#@"
_SENTENCE: Final = re.compile(r"[.؟?!…][\"”»’)\]]*\Z")
_HAS_SIGN: Final = re.compile(r"[^:|–—-]{2,40}[:|–—-]")
_BRACKETS: Final = "[({<*"
_UNDONE: Final = "[({<⟦【tTfFxX"
# So begins what an author has still to do.


def take_ends(reading: Reading) -> None:
    """Leave out signature, contacts and notes behind an article, and notes to editors in it."""
    reading.drop(_notes(reading.lines))
    lines = reading.lines
    at = _end(lines)
    if at is not None:
        _propose(reading, lines[at:])
        reading.drop({line.number: END for line in lines[at:]})


def _propose(reading: Reading, lines: Sequence[SeedLine]) -> None:
    """Propose what lines say of the article that stand behind it."""
    for line in lines if len(lines) <= TOLD_LINES else ():
        for kind, text in credits_of(line.text, reading.seed.lang) or ():
            if kind == "section" or kind == "editor":  # noqa: PLR1714 - narrows the type
                continue
            reading.propose(Credit(kind, text, line.number))
    offices = [(line, office) for line in lines[:TOLD_LINES] if (office := office_of(line.text))]
    if offices and not any(credit.kind == "source" for credit in reading.credits):
        reading.propose(Credit("source", offices[0][1], offices[0][0].number))


def _end(lines: Sequence[SeedLine]) -> int | None:
    """Find the position of the line that closes the article."""
    total = sum(len(line.text) for line in lines)
    words = letter_words()
    behind = 0
    found: int | None = None
    for at in range(len(lines) - 1, max(FEWEST_LINES, len(lines) - MOST) - 1, -1):
        text = lines[at].text
        behind += len(text)
        if 100 * behind > LARGEST * total:
            break
        if len(text) <= CLOSING and _closes(lines, at, words):
            found = at
    return found


def _closes(lines: Sequence[SeedLine], at: int, words: LetterWords) -> bool:
    text = lines[at].text
    rest = lines[at + 1 :]
    if text.strip() == SIGNATURE:
        return 0 < len(rest) <= 2 * SIGNATURE_LINES
    if _RULE.match(text):
        # Below a rule stand a signature and contacts, or a second article.
        return 0 < len(rest) <= SIGNATURE_LINES and all(
            line.text.count(" ") < SIGNATURE_WORDS
            and line.text[0] not in _OF_MESSAGES
            and not _SENTENCE.search(line.text)
            for line in rest
        )
    key = key_of(text[:LABEL])
    plain = key.strip(_EDGES) if len(text) <= LABEL else ""
    if plain in dateline_words().ends and plain not in _NO_END:
        # Initials, hours and agencies are the sign-off of a dispatch, which is read elsewhere.
        return any(_is_of_letter(line.text, words) for line in rest) and not any(
            len(line.text) > 2 * NOTE_CHARACTERS for line in rest
        )
    return plain in words.farewells or words.closings.match(key) is not None


def _is_of_letter(text: str, words: LetterWords) -> bool:
    """Whether a line is plainly one of a letter behind its article."""
    return len(text) > SENTENCE or "@" in text or words.closings.match(key_of(text)) is not None


def _notes(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find what an editor tells another."""
    words = letter_words()
    return {
        line.number: NOTE
        for line in lines
        if len(line.text) < NOTE_CHARACTERS
        and (
            (line.text[0] in _UNDONE and words.undone.match(key_of(line.text)))
            or (line.text[0] in _BRACKETS and words.bracketed.match(key_of(line.text[:LABEL])))
            or (_HAS_SIGN.match(line.text)
                and words.notes.match(key_of(line.text[:LABEL])))
        )
    }  # fmt: skip
