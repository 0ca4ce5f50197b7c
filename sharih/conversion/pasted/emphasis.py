"""The lines of a message → the same without the signs and emoji that only show them otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.lines.reading import Reading
from sharih.conversion.records import SeedLine

EMOJI_OFF: Final = "emoji taken off"
EMPHASIS_OFF: Final = "signs of emphasis taken off"
FIRST_LINES: Final = 4
"""A headline in bold is one of the first so many lines."""
LABEL_WORDS: Final = 2
"""A label in bold over it has at most this many words."""
HEADLINE_WORDS: Final = 30
"""It has at most this many words."""

# Signs that are text too are left out: stars of a rating, check marks, arrows and squares, the
# last three without the selector that makes emoji of them.
_PICTURES = (
    "\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u2712\u2715-\u27bf\u2b00-\u2bff"
    "\u231a-\u23ff\u203c\u2049"
)
_SELECTORS = "\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
_EMOJI = f"(?:[{_PICTURES}]|[\u2190-\u21ff\u25a0-\u25ff\u2713\u2714]\ufe0f)[{_SELECTORS}]*"
# One class of characters, which the engine looks for far faster than for what it stands for.
_SIGNS: Final = re.compile("[*_~\u203c\u2049\u20e3\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_KEYCAP: Final = re.compile(r"(?P<number>\d{1,2}|\U0001f51f)\ufe0f?\u20e3? *(?=\S)")
_LEADING: Final = re.compile(rf"(?:{_EMOJI}[ |:–-]*)+")
_LAST: Final = re.compile(f"[{_PICTURES}{_SELECTORS}]")
# A row of emoji is tried from its beginning alone.
_IN_ROW = f"(?<![{_PICTURES}{_SELECTORS}])(?<![{_PICTURES}{_SELECTORS}] )"
_TRAILING: Final = re.compile(rf"{_IN_ROW}(?: ?{_EMOJI})+\Z")
_PAIRS: Final = tuple(
    re.compile(
        rf"(?<![\w{sign}]){sign}{{{count}}}(?=[^\s{sign}])([^{sign}]*[^\s{sign}])"
        rf"{sign}{{{count}}}(?![\w{sign}])"
    )
    for sign, count in ((r"\*", 2), (r"\*", 1), ("_", 1), ("~", 1))
)
_BOLD: Final = re.compile(r"\*{1,2}[^\s*][^*]*[^\s*]\*{1,2}[.:!؟]?\Z")
_SIGN: Final = re.compile(r"[\u25a0-\u25ff\u2190-\u21ff\u2713\u2714] *(?=\S)")
_BULLET = "• "


def plain_lines(reading: Reading, *, stamped: bool) -> None:
    """Take emoji off the edges of lines, and signs of emphasis off the words between them.

    These are taken off only in a text that has other signs of a message: a stamp, emoji at the
    edge of a line, a line that is in bold as a whole, three pairs of signs.
    """
    found = set(_SIGNS.findall("\n".join(line.text for line in reading.lines)))
    if not found:
        return
    signs = not found.isdisjoint("*_~")
    emoji = not found.issubset("*_~")
    before = reading.lines
    if emoji:
        reading.change(_without_emoji(before))
        _note(reading, before, EMOJI_OFF)
    if not (stamped or before != reading.lines or (signs and _is_marked(reading.lines))):
        return
    _keep_headline(reading)
    before = reading.lines
    reading.change({line.number: _without_signs(line.text) for line in before})
    reading.change(_without_emoji(reading.lines))
    reading.change({line.number: _without_sign(line.text) for line in reading.lines})
    _note(reading, before, EMPHASIS_OFF)


def _note(reading: Reading, before: Sequence[SeedLine], what: str) -> None:
    for old, new in zip(before, reading.lines, strict=True):
        if old.text != new.text:
            reading.note(new.number, what)


def _is_marked(lines: Sequence[SeedLine]) -> bool:
    """Whether a line is in bold as a whole, or three pairs of signs stand in the text."""
    if any(line.text[:1] == "*" and _BOLD.match(line.text) for line in lines):
        return True
    found = (len(pair.findall(line.text)) for line in lines for pair in _PAIRS[:2])
    return sum(found) > 2


def _keep_headline(reading: Reading) -> None:
    """Remember the first line for the headline, if it is the first in bold as a whole."""
    lines = reading.lines[: FIRST_LINES + 1]
    for at, line in enumerate(lines[:FIRST_LINES]):
        if line.text[:1] == "*" and _BOLD.match(line.text):
            follows = lines[at + 1].text if at + 1 < len(lines) else ""
            if line.text.count(" ") < LABEL_WORDS and _BOLD.match(follows):
                continue  # the label over the headline
            short = line.text.count(" ") < HEADLINE_WORDS
            if short and at + 1 < len(reading.lines) and ":" not in line.text[-3:]:
                reading.headline = line.number
            return
        if shape(line.text).prose:
            return


def _without_signs(text: str) -> str:
    if "*" not in text and "_" not in text and "~" not in text:
        return text
    for pair in _PAIRS:
        text = pair.sub(r"\1", text)
    return text


def _without_sign(text: str) -> str:
    """Take a square, a circle or an arrow off the beginning of a paragraph; items keep theirs."""
    sign = _SIGN.match(text)
    return text[sign.end() :] if sign and shape(text).prose else text


def _without_emoji(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Take emoji off the edges of lines; those before the items of a list become bullets."""
    leads = [_LEADING.match(line.text) for line in lines]
    keycaps = [_keycap(line.text) for line in lines]
    bullets = [
        lead.group()[0] if lead and not shape(line.text).prose else ""
        for line, lead in zip(lines, leads, strict=True)
    ]
    found = {}
    for at, line in enumerate(lines):
        keycap, lead = keycaps[at], leads[at]
        if keycap:
            text = f"{keycap[0]}. {line.text[keycap[1] :]}"
        elif lead:
            rest = line.text[lead.end() :]
            text = (_BULLET if _in_list(lines, bullets, at) and rest else "") + rest
        else:
            text = line.text
        plain = _TRAILING.sub("", text).rstrip() if _LAST.match(text[-1:]) else text
        if plain != line.text and plain.strip():
            found[line.number] = plain
    return found


def _keycap(text: str) -> tuple[int, int] | None:
    """Read a number on a key, `1️⃣`; gives it and where the words begin."""
    match = _KEYCAP.match(text)
    if match is None or not ("\u20e3" in match.group() or match["number"] == "\U0001f51f"):
        return None
    number = 10 if match["number"] == "\U0001f51f" else int(match["number"])
    return number, match.end()


def _in_list(lines: Sequence[SeedLine], bullets: Sequence[str], at: int) -> bool:
    """Whether the line directly before or behind begins with the same emoji."""
    return bool(bullets[at]) and any(
        0 <= other < len(lines)
        and bullets[other] == bullets[at]
        and abs(lines[other].number - lines[at].number) == 1
        for other in (at - 1, at + 1)
    )
