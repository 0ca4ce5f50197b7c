"""The lines of a Markdown document of a converter → the same as CommonMark.

pandoc writes attributes in braces and fences of colons; html2text breaks long headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import digits

LONG_HEADING: Final = 45
"""A heading that was broken at a width has at least so many characters in its first line."""
NEAR: Final = 4
"""So near stands the first line of a block behind its sign."""
WIDTH: Final = 100
"""What was broken at a width has no longer lines."""

_MARKER: Final = re.compile(
    r"(?P<before>[ \t]{0,3}(?:>[ ]?)*)"
    r"(?:(?P<bullet>[•●▪◦‣])(?=[ \t])|(?P<number>[٠-٩۰-۹]{1,3})(?=[.)][ \t]))"
)
_ATTRIBUTES: Final = re.compile(r"(?<=[\s\])*_`])[ ]*\{[#.][^{}\n]{0,200}\}")
_EMPTY_SPAN: Final = re.compile(r"\[\](?=\{[#.])")
_FENCE: Final = re.compile(r" {0,3}:{3,}[^:]*:*\s*\Z")
_HEADING: Final = re.compile(r" {0,3}#{1,6} +\S")
_BLOCK: Final = re.compile(r"\s*(?:[#>|:=`~!\[*_+]|-{1,}|\d+[.)]|\Z)")
_STOP: Final = re.compile(r"[.:؟?!]\Z")
_LONE_BREAK: Final = re.compile(r"\\\Z")


def plain_lines(lines: Sequence[str]) -> tuple[list[str], dict[int, int]]:
    """Write the lines as CommonMark; gives them, and which number goes with which one before."""
    found = list(lines)
    joined: dict[int, int] = {}
    fences: list[int] = []
    for at, line in enumerate(found):
        if "{" in line:
            found[at] = _ATTRIBUTES.sub("", _EMPTY_SPAN.sub(" ", line))
    for at, line in enumerate(found):
        if line.startswith(":::") or (":::" in line and _FENCE.match(line)):
            found[at] = ""
            fences.append(at)
        elif line.endswith("\\") and (at + 1 == len(found) or not found[at + 1].strip()):
            found[at] = _LONE_BREAK.sub("", line)
    for at in range(len(found) - 1):
        if found[at].lstrip().startswith("#") and _is_broken(found, at):
            found[at] = f"{found[at].rstrip()} {found[at + 1].strip()}"
            found[at + 1] = ""
            joined[at + 2] = at + 1
    for at in fences:
        # The sign of a block goes with its first line, that of its end with the last one.
        rest = (n for n in range(at + 1, min(at + NEAR, len(found))) if found[n].strip())
        if (following := next(rest, None)) is not None:
            joined[at + 1] = following + 1
    return found, joined


def plain_marker(line: str) -> str:
    """Write bullets and Arabic digits before an item so that they are Markdown."""
    match = _MARKER.match(line)
    if match is None:
        return line
    sign = "-" if match["bullet"] else digits(match["number"], "latn")
    return f"{match['before']}{sign}{line[match.end() :]}"


def _is_broken(lines: Sequence[str], at: int) -> bool:
    """Whether a heading goes on in the line below, which stands alone there."""
    first, second = lines[at], lines[at + 1]
    third = lines[at + 2] if at + 2 < len(lines) else ""
    return (
        LONG_HEADING <= len(first) <= WIDTH
        and _HEADING.match(first) is not None
        and not third.strip()
        and _BLOCK.match(second) is None
        and len(second) < len(first)
        and not _STOP.search(second.rstrip())
    )
