"""A mail that was quoted, as it was copied → its lines without the signs of a quotation."""

from __future__ import annotations

import re
from typing import Final

from sharih.conversion.lines.reading import Reading

QUOTED: Final = "sign of a quoted mail"
"""The reason for leaving out lines that hold nothing else."""
FEWEST: Final = 3
"""So many lines at least begin with the sign, and half of all of them."""

_SIGN: Final = re.compile(r"(?:[>›] ?)+")
_ONE: Final = re.compile(r"[>›](?: |$)")


def read_quoted_mail(reading: Reading) -> None:
    """Take the sign of a quotation off the lines, where most of them have it."""
    lines = reading.lines
    if reading.seed.marks or not any(line.text[:1] in ">›" for line in lines[:FEWEST]):
        return
    quoted = [line for line in lines if line.text[:1] in ">›"]
    # Two signs begin a line of subtitles where somebody else speaks.
    once = sum(_ONE.match(line.text) is not None for line in quoted)
    if once < FEWEST or 2 * once < len(quoted) or 2 * len(quoted) < len(lines):
        return
    rests = {line.number: _SIGN.sub("", line.text, count=1).strip() for line in quoted}
    reading.drop({number: QUOTED for number, rest in rests.items() if not rest})
    reading.change({number: rest for number, rest in rests.items() if rest})
