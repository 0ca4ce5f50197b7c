"""The lines of an article → those that say once more what a paragraph says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.stems import stems
from sharih.conversion.pasted.page_lines import Lines
from sharih.conversion.records import SeedLine

PULL_QUOTE: Final = "pull quote"
PULLED_WORDS: Final = (5, 30)
"""A pull quote has at least, and at most, so many words."""
PULLED_LETTERS: Final = 12
"""What stands in a longer line too has so many letters: fewer may be there by chance."""
MOST_LINES: Final = 400
"""In an article of more lines nothing is looked for twice."""
HEADING_WORDS: Final = 8
"""A heading that is a quotation has at most this many words."""
NEAR: Final = 3
"""What a pull quote says in other words stands at most so many lines away."""

_SIGNS: Final = re.compile(r"[\W_]+")
QUOTED: Final = re.compile(r"[\"“«„'‘](?:.*\w)?+\W*?[\"”»“'’]\W*\Z")
_HEADLINED: Final = re.compile(r"['‘][^'‘’\"“”.]+(?:['’][^\W\d_][^'‘’\"“”.]*)*['’]\Z")
_OPENING: Final = '"“«„'


def pull_quotes(text: Lines, positions: range) -> dict[int, str]:
    """Find the lines that say once more what a paragraph of the article says."""
    fewest, most = PULLED_WORDS
    if len(positions) > MOST_LINES:
        return {}
    keys: dict[int, str] = {}
    whole = ""
    found = {}
    for at in positions:
        look = text.shapes[at]
        line = text.lines[at].text
        if not fewest <= look.words <= most or text.edge_matches[at] or look.item:
            continue
        if not (QUOTED.match(line) or look.sentence) or _is_quoted_heading(text, at):
            continue
        if not keys:
            keys = {x: _key(text.lines[x].text) for x in positions}
            # The same line twice is none: it has to stand in a longer one.
            whole = "\n".join(set(keys.values()))
        if whole.count(keys[at]) > 1 or (QUOTED.match(line) and _is_said_near(text, at)):
            found[at] = PULL_QUOTE
    return found


def told_twice(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find quotations alone on their lines that stand in a longer line too: number → why."""
    # Single marks are those of headlines, and so of headings.
    alone = [
        line
        for line in lines
        if line.text[0] in _OPENING and line.text.count(" ") < PULLED_WORDS[1]
        and QUOTED.match(line.text)
    ]  # fmt: skip
    if not alone or len(lines) > MOST_LINES:
        return {}
    keys = {line.number: _key(line.text) for line in lines}
    return {
        line.number: PULL_QUOTE
        for line in alone
        if len(keys[line.number]) >= PULLED_LETTERS
        and any(
            keys[line.number] in key and len(key) > len(keys[line.number])
            for number, key in keys.items()
            if number != line.number
        )
    }


def _is_quoted_heading(text: Lines, at: int) -> bool:
    """Whether a line is short, in the single marks of headlines, and directly before a text."""
    short = text.shapes[at].words <= HEADING_WORDS and _HEADLINED.match(text.lines[at].text)
    return bool(short) and at + 1 < len(text) and text.prose(at + 1)


def _is_said_near(text: Lines, at: int) -> bool:
    """Whether a paragraph near a line has most of its words."""
    own = stems([text.lines[at].text])
    near = range(max(0, at - NEAR), min(len(text), at + NEAR + 1))
    return any(
        4 * len(own & stems([text.lines[x].text])) >= 3 * len(own)
        for x in near
        if x != at and text.prose(x)
    )


def _key(text: str) -> str:
    return _SIGNS.sub("", key_of(text))
