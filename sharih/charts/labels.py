"""Words beside bars and lines → as much of them as there is room for on a telephone."""

from __future__ import annotations

from typing import Final

_LINE: Final = 36
"""So many letters stand in a line 290 pixels wide."""
_MOST_LINES: Final = 3
_LETTER: Final = 2.75
"""The width of a letter, in hundredths of such a line."""
_AROUND: Final = 4.0
_SHORT: Final = 14
_MORE: Final = "…"


def lines_of(words: str) -> tuple[str, ...]:
    """Break words into lines; what is more than three lines ends in `…`."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        rest = word
        if line and len(line) + 1 + len(rest) <= _LINE:
            line += f" {rest}"
            continue
        if line:
            lines.append(line)
        while len(rest) > _LINE:
            lines.append(rest[:_LINE])
            rest = rest[_LINE:]
        line = rest
    if line or not lines:
        lines.append(line)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1][: _LINE - 1].rstrip()
        lines = [*lines[: _MOST_LINES - 1], f"{last}{_MORE}"]
    return tuple(lines)


def shortened(words: str, most: int = _SHORT) -> str:
    """Cut words that are longer than there is room for."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}{_MORE}"


def room_for(letters: int) -> float:
    """Say how much of the width words of so many letters take, with the space around them."""
    return letters * _LETTER + _AROUND
