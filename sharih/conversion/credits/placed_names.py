"""A name with a place or a post beside it, alone on lines at the edges → who wrote an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sharih.conversion.credits.bare_names import MOST, OF_HEADLINE
from sharih.conversion.credits.credit_lines import Said
from sharih.conversion.credits.credit_words import credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.datelines import CREDIT
from sharih.conversion.credits.person_names import is_name
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import ENDS, LONG
from sharih.conversion.lines.reading import Reading
from sharih.conversion.lines.stems import stems
from sharih.conversion.records import SeedLine

AT_THE_END: Final = 3
"""Who signs a text, and what he is, stand in so many last lines."""
POST_WORDS: Final = 12
"""What the writer of a text is has at most this many words."""

_NAME = r"(?P<name>[^\d:/–—]+?)"
_PLACED: Final = re.compile(rf"(?P<place>[^\W\d_]+(?: [^\W\d_]+)?) ?[-–—:/ـ] ?{_NAME}\Z")
_NAMED: Final = re.compile(rf"{_NAME} (?:من|في|[-–—/]|in|from) ?(?P<place>[^\d:/–—]+)\Z")


def take_placed_names(
    reading: Reading, reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take a name beside a place under the headline, or over a post at the end, for the author's.

    Nothing is taken where something tells the author already. Most words of a name are none of
    the text.
    """
    if any(kind == "author" for told in found.values() for kind, _ in told):
        return
    for line in _under_headline(reading, reasons):
        name = name_beside_place(line.text)
        if name and 2 * len(stems([name]) & _told(reading)) < name.count(" ") + 1:
            reasons[line.number] = CREDIT
            found[line.number] = [("author", name)]
            return
    _take_signature(reading.lines, reasons, found)


def _told(reading: Reading) -> frozenset[str]:
    return stems(line.text for line in reading.lines if len(line.text) >= LONG)


def name_beside_place(text: str) -> str | None:
    """Find the name in a line that has nothing else but a place: `عمان - فلان الفلاني`."""
    places = dateline_words().places
    for pattern in (_PLACED, _NAMED):
        match = pattern.match(text.strip(" ()[]"))
        if match and key_of(match["place"]).strip() in places:
            name = match["name"].strip()
            return name if is_name(name) else None
    return None


def _under_headline(reading: Reading, reasons: dict[int, str]) -> Iterator[SeedLine]:
    """Give the short lines between the first one as long as a headline and the text."""
    kept = {line.number for line in reading.lines}
    titled = False
    for line in [line for line in reading.seed.lines if line.text][:MOST]:
        if line.number in kept and (len(line.text) >= LONG or ENDS.search(line.text)) and titled:
            return
        if titled and line.number not in reasons:
            yield line
        titled = titled or line.text.count(" ") >= OF_HEADLINE - 1


def _take_signature(
    lines: Sequence[SeedLine], reasons: dict[int, str], found: dict[int, list[Said]]
) -> None:  # fmt: skip
    """Take for the author's the name over a line at the end that says what he is."""
    rest = [line for line in lines if line.number not in reasons]
    for above, line in zip(rest[-AT_THE_END:], rest[1 - AT_THE_END :], strict=False):
        post = line.text.count(" ") < POST_WORDS and credit_words().calling.match(key_of(line.text))
        if post and len(rest) > AT_THE_END and is_name(above.text):
            reasons |= dict.fromkeys((above.number, line.number), CREDIT)
            found[above.number] = [("author", above.text)]
            return
