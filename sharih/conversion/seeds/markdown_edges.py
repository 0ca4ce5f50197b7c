"""The blocks of a Markdown document → those at its edges that are links to other pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from markdown_it.token import Token

from sharih.conversion.records import Mark

LONG: Final = 90
"""A paragraph has at least this many characters."""
NOTE_WORDS: Final = 25
"""A note under the text, all in emphasis, has at most this many words."""
FEWEST: Final = 2
"""So many links make a list of them."""

_LETTER: Final = re.compile(r"[^\W_]")


def links_alone(token: Token) -> int:
    """Count the links of a block that has no other words; 0 where it has."""
    depth = count = 0
    for part in token.children or []:
        if part.type == "link_open":
            depth, count = depth + 1, count + 1
        elif part.type == "link_close":
            depth -= 1
        elif part.type == "text" and not depth and _LETTER.search(part.content):
            return 0
    return count


def is_emphasised(token: Token) -> bool:
    """Whether all words of a block are in emphasis."""
    depth = 0
    for part in token.children or []:
        if part.type == "em_open":
            depth += 1
        elif part.type == "em_close":
            depth -= 1
        elif part.content.strip() and not depth:
            return False
    return True


def edge_lines(
    lines: Sequence[str], marks: Mapping[int, Mark], links: Mapping[int, int], emphasised: set[int]
) -> set[int]:
    """Find lists of links before and behind the text, the headings over them, and a last note.

    `links` are the lines that are links and nothing else, with how many there are.
    """
    numbers = sorted(n for n, mark in marks.items() if mark.kind not in ("outside", "note"))
    long = [
        n for n in numbers
        if len(lines[n - 1]) >= LONG and n not in links and marks[n].kind != "title"
    ]  # fmt: skip
    if not long:
        return set()
    found: set[int] = set()
    run: list[int] = []
    for at, number in enumerate([*numbers, 0]):
        if number in links and marks[number].kind in ("item", "paragraph"):
            run.append(number)
            continue
        outside = run and not long[0] < run[0] < long[-1]
        if outside and sum(links[n] for n in run) >= FEWEST:
            found.update(run)
            before = numbers[at - len(run) - 1] if at > len(run) else 0
            if before > long[-1] and (marks[before].kind == "heading" or _leads(lines, before)):
                found.add(before)
        run = []
    last = next((n for n in reversed(numbers) if n not in found), 0)
    if last in emphasised and lines[last - 1].count(" ") < NOTE_WORDS and last >= long[-1]:
        found.add(last)
    return found


def _leads(lines: Sequence[str], number: int) -> bool:
    return len(lines[number - 1]) < LONG and lines[number - 1].rstrip().endswith(":")
