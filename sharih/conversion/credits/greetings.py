"""The first lines of a letter without fields, or of a release → its greeting and its thanks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.credits.letter_words import LetterWords, letter_words
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

LETTER: Final = "of the letter around the article"
"""The reason for leaving out what a letter says around its article."""
HEAD_OF_RELEASE: Final = 4
"""A greeting, or what says that a text is for the press, is one of so many first lines."""
FEWEST_WORDS: Final = 4
"""Behind a line of so many words, none of them is looked for."""
_ADDRESSED: Final = re.compile(r"[،,!:]")
SIGNED: Final = 4
"""Thanks and a name are at most so many lines."""


def take_greeting(reading: Reading) -> None:
    """Leave out the first lines of a letter that has no fields, and those of a press release.

    Behind a greeting, and a line that stands alone, comes a blank line.
    """
    words = letter_words()
    lines = reading.lines
    reasons: dict[int, str] = {}
    for a, b in pairwise(lines[:HEAD_OF_RELEASE]):
        key = key_of(a.text).strip(" :*()[]-–—")
        apart = b.number > a.number + 1 and not a.text.endswith(".") and b.text[-1] not in ".،,"
        if key in words.release or (
            apart
            and not reasons
            and len(a.text) < 2 * LONG
            and (_ADDRESSED.search(a.text) or a.text.count(" ") < FEWEST_WORDS - 1)
            and words.salutations.match(key)
        ):
            reasons[a.number] = LETTER
        elif a.text.count(" ") >= FEWEST_WORDS - 1:
            break
    if len(lines) - len(reasons) > 1:
        reading.drop(reasons)
        greeted = any(words.salutations.match(key_of(d.text)) for d in reading.dropped[-1:])
        if reasons and greeted:
            reading.drop(_thanks(reading.lines, words))


def _thanks(lines: Sequence[SeedLine], words: LetterWords) -> Mapping[int, str]:
    """Find what ends a letter that began with a greeting: thanks, and a name below them."""
    for at in range(max(2, len(lines) - SIGNED), len(lines)):
        first = key_of(lines[at].text).split("،")[0].split(",")[0].strip(" .!")
        apart = lines[at].number > lines[at - 1].number + 1
        if apart and first in words.farewells and all(len(x.text) < LONG for x in lines[at:]):
            return {line.number: LETTER for line in lines[at:]}
    return {}
