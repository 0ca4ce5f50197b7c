"""The lines of a seed → clean lines, and a record of every repair.

What is mended is how text was stored or typed, never how it is worded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK, TATWEEL
from sharih.conversion.records import Repair, SeedLine
from sharih.conversion.seeds.direction_marks import speaking_marks
from sharih.conversion.seeds.encodings import may_be_twice_decoded, mend_twice_decoded
from sharih.conversion.seeds.printed_text import (
    ALLAH,
    PARTED_SIGN,
    PERCENT,
    RUN_SIGN,
    TURNED_BRACKET,
    TURNED_PERCENT,
    join_signs,
    mend_allah,
    order_runs,
    turn_brackets,
)

# Forms that old systems stored instead of letters. Left out: signs that have no letters in
# them, such as the ornate brackets and the ligature of the blessing.
_PRESENTATION: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]")
_UNUSUAL_SPACE: Final = re.compile(
    "[\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
# Each begins with the character it is about, and looks back from there: so the engine skips.
_PRINTED_TATWEEL: Final = re.compile(
    f"{TATWEEL}(?<=[{ARABIC_LETTER}{ARABIC_MARK}]{TATWEEL}){TATWEEL}*"
    f"(?=[{ARABIC_LETTER}{ARABIC_MARK}])"
)
_SPACE_BEFORE_MARK: Final = re.compile(
    r" (?=[ ،؛؟!?,;.:])(?<=[^\s.…] ) *"
    r"(?=(?:[،؛؟!?,;]+|\.|(?<=[^\d\s] ):)(?:[\s\"”»’)\]]|$))",
    re.MULTILINE,
)
_STRAY_STOP: Final = re.compile(r"(?<=[^\s.])\. +\.(?= *$)", re.MULTILINE)
_LATIN_MARK: Final = re.compile(
    rf"[,;?](?<=[{ARABIC_LETTER}{ARABIC_MARK}].)"
    rf"(?:(?<=,)(?= *[{ARABIC_LETTER}])|(?<=;)(?=\s|$)|(?<=\?)(?=[\s\"”»’)\]!]|$))",
    re.MULTILINE,
)
_ARABIC_MARKS_FOR: Final = {",": "،", ";": "؛", "?": "؟"}
_SPACES: Final = re.compile("  +")
# No script piles up more than three signs on a letter; texts that do are meant to harm.
_SIGN_ON_LETTER = (
    f"[{ARABIC_MARK}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
_FLOOD: Final = re.compile(rf"(?P<kept>{_SIGN_ON_LETTER}{{3}}){_SIGN_ON_LETTER}+")


Mend = Callable[[str], tuple[str, int]]
"""A text → the text mended, and in how many places."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One kind of repair."""

    what: str
    """What is mended, in a few words."""
    sign: re.Pattern[str] | str | tuple[str, ...]
    """Found in every text that needs it. It begins with a character or a class of them, which
    the engine looks for far faster than it tries a regular expression at each place; a text, or
    one of several, is found faster still."""
    mend: Mend

    def is_needed(self, text: str) -> bool:
        """Whether a text has the sign."""
        if isinstance(self.sign, str):
            return self.sign in text
        if isinstance(self.sign, tuple):
            return any(sign in text for sign in self.sign)
        return self.sign.search(text) is not None


def _replace(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Mend:
    return lambda text: pattern.subn(new, text)


def _compose(text: str) -> tuple[str, int]:
    """Normal form C: a hamza stored as a sign of its own joins its letter."""
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    return unicodedata.normalize("NFC", text), 1


def _drop_invisible(text: str) -> tuple[str, int]:
    clean = speaking_marks(text)
    return clean, len(text) - len(clean)


def _plain_form(found: re.Match[str]) -> str:
    # A sign that is stored with the space it is printed on belongs to the letter before it.
    return unicodedata.normalize("NFKC", found.group()).replace(" ", "")


_ANY: Final = ""
# In this order: what a step looks for may only appear through the one before it.
_STEPS: Final = (
    _Step(
        "letters stored as their printed forms",
        _PRESENTATION,
        _replace(re.compile(f"{_PRESENTATION.pattern}+"), _plain_form),
    ),
    _Step("runs between direction marks put in order", RUN_SIGN, order_runs),
    _Step("unusual spaces", _UNUSUAL_SPACE, _replace(_UNUSUAL_SPACE, " ")),
    _Step("invisible characters dropped", _ANY, _drop_invisible),
    _Step("letters and signs joined", _ANY, _compose),
    _Step("sign put on its letter", PARTED_SIGN, join_signs),
    *(_Step("ligature of God's name mended", sign, mend_allah) for sign in ALLAH),
    _Step(
        "flood of signs on a letter cut",
        re.compile(_SIGN_ON_LETTER * 4),
        _replace(_FLOOD, r"\g<kept>"),
    ),
    _Step(
        "tatweel between letters dropped",
        TATWEEL,
        _replace(_PRINTED_TATWEEL, ""),
    ),
    _Step(
        "space before a punctuation mark dropped",
        re.compile(" [،؛؟!?,;.:]"),
        _replace(_SPACE_BEFORE_MARK, ""),
    ),
    _Step("brackets turned", TURNED_BRACKET, turn_brackets),
    _Step("percent sign put behind its number", PERCENT, _replace(TURNED_PERCENT, r"\2\1")),
    _Step("stray second full stop dropped", re.compile(r"\. +\."), _replace(_STRAY_STOP, ".")),
    _Step(
        "Latin punctuation mark after Arabic made Arabic",
        tuple(_ARABIC_MARKS_FOR),
        _replace(_LATIN_MARK, lambda found: _ARABIC_MARKS_FOR[found.group()]),
    ),
    _Step("spaces in a row made one", "  ", _replace(_SPACES, " ")),
)


def clean_lines(text: str) -> tuple[tuple[SeedLine, ...], tuple[Repair, ...]]:
    """Split the text of a seed into lines and clean each.

    Lines end where an editor shows them ending: at LF, CR LF or CR.
    """
    lines: list[SeedLine] = []
    repairs: list[Repair] = []
    raws = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if may_be_twice_decoded(text):
        raws = _mended(raws, repairs)
    # Most texts need few repairs; one pass over the whole tells which to try line by line.
    whole = "\n".join(raws)
    needed: list[_Step] = []
    for step in _STEPS:
        if step.is_needed(whole):
            whole, count = step.mend(whole)
            if count:
                needed.append(step)
    for number, raw in enumerate(raws, start=1):
        line = raw
        for step in needed:
            line, count = step.mend(line)
            if count:
                repairs.append(Repair(number, step.what, count))
        lines.append(SeedLine(number, line.strip()))
    if len(lines) > 1 and not lines[-1].text and text.endswith(("\n", "\r")):
        # What follows the last line end is no line.
        lines.pop()
    return tuple(lines), tuple(repairs)


def _mended(raws: list[str], repairs: list[Repair]) -> list[str]:
    """Undo the decoding of lines by a wrong encoding."""
    mended: list[str] = []
    for number, raw in enumerate(raws, start=1):
        line, what = mend_twice_decoded(raw)
        mended.append(line)
        if what:
            repairs.append(Repair(number, what, 1))
    return mended
