"""A letter or a manuscript with fields → the line in it that is the headline of its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.credits.dateline_forms import find_dateline
from sharih.conversion.credits.letter_fields import HEAD, LONG, field_of
from sharih.conversion.credits.letter_words import LetterWords
from sharih.conversion.headlines.evidence import Over, choose
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.stems import stems
from sharih.conversion.records import SeedLine

BROKEN: Final = 45
"""A line of a paragraph that was broken has at least so many characters."""
SHORTEST: Final = 12
"""A headline has at least this many characters,"""
FEWEST_WORDS: Final = 4
"""at least so many words,"""
MOST_WORDS: Final = 24
"""and at most so many."""
TEXT_LINES: Final = 8
"""So many lines of the text are asked for the words of a headline."""
SHARED: Final = 2
"""The headline over the fields has so many words of the text."""

_STOP: Final = re.compile(r"[.:؛;,،]\Z")


def headline_below(behind: Sequence[SeedLine], subject: str, words: LetterWords) -> int | None:
    """Find the line below the fields that the subject names, or one over the first paragraph."""
    key = key_of(plain_subject(subject, words))
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
    if not ahead or len(ahead) == len(behind):
        return None
    likely = [at for at, line in enumerate(ahead) if _may_be_headline(line, words)]
    body = [line.text for line in behind[len(ahead) :][:TEXT_LINES]]
    apart = (at for at in range(1, len(ahead)) if ahead[at].number > ahead[at - 1].number + 1)
    over = Over.of([line.text for line in ahead], body, {"behind a blank line": apart})
    best = choose(over, likely)
    return None if best is None else ahead[best].number


def _may_be_headline(line: SeedLine, words: LetterWords) -> bool:
    """Whether a line below the fields is as long as a headline, and neither greeting nor field."""
    long = FEWEST_WORDS <= line.text.count(" ") + 1 <= MOST_WORDS
    if not long or marker(line.text) or _STOP.search(line.text):
        return False
    if words.greetings.match(key_of(line.text)) or _is_dateline(line.text):
        return False
    return not (field_of(line, words) is not None and ":" not in line.text)


def headline_above(above: Sequence[SeedLine], behind: Sequence[SeedLine]) -> int | None:
    """Find the headline over the fields: a programme tells below it who speaks, and when."""
    texts = [line.text for line in above]
    likely = [
        at
        for at, text in enumerate(texts)
        if FEWEST_WORDS <= text.count(" ") + 1 <= MOST_WORDS and not _STOP.search(text)
    ]
    over = Over.of(texts, [line.text for line in behind[:HEAD]])
    best = choose(over, (at for at in likely if len(stems([texts[at]]) & over.lede) >= SHARED))
    return None if best is None else above[best].number


def _is_dateline(text: str) -> bool:
    """Whether a line tells only where a text is from, and of which desk."""
    found = find_dateline(text)
    return found is not None and not found.rest and bool(found.place)


def _is_text(line: SeedLine, following: SeedLine, words: LetterWords) -> bool:
    """Whether a line is a paragraph of the article, or the first of those one was broken into."""
    text = line.text
    if len(text) >= LONG:
        return len(text) >= LONG + 30 or not words.greetings.match(key_of(text))
    direct = following.number == line.number + 1
    return direct and len(text) >= BROKEN < len(following.text) and len(following.text) < LONG


def plain_subject(subject: str, words: LetterWords) -> str:
    """Take off a subject what is none of a headline: `Fwd:`, `خبر صحفي:`."""
    folded = folded_line(subject)
    match = words.prefixes.match(folded.text)
    return subject[folded.end(match.end()) :].strip(" -–—:") if match else subject
