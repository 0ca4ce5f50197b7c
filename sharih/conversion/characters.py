"""The lines of a seed → clean lines, and a record of every repair.

What is mended is how text was stored or typed, never how it is worded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK, TATWEEL, strip_controls
from sharih.conversion.encodings import may_be_twice_decoded, mend_twice_decoded
from sharih.conversion.records import Line, Repair

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
# Forms that old systems stored instead of letters. Left out: signs that have no letters in
# them, such as the ornate brackets and the ligature of the blessing.
_PRESENTATION: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+")
_UNUSUAL_SPACE: Final = re.compile(
    "[\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
_PRINTED_TATWEEL: Final = re.compile(
    f"(?<=[{ARABIC_LETTER}{ARABIC_MARK}]){TATWEEL}+(?=[{ARABIC_LETTER}{ARABIC_MARK}])"
)
_SPACE_BEFORE_MARK: Final = re.compile(
    r"(?<=[^\s.…]) +(?=(?:[،؛؟!?,;]+|\.|(?<=[^\d\s] ):)(?:[\s\"”»’)\]]|$))", re.MULTILINE
)
_STRAY_STOP: Final = re.compile(r"(?<=[^\s.])\. +\.(?= *$)", re.MULTILINE)
_LATIN_MARK: Final = re.compile(
    f"(?<=[{ARABIC_LETTER}{ARABIC_MARK}])"
    rf"(?:,(?= *[{ARABIC_LETTER}])|;(?=\s|$)|\?(?=[\s\"”»’)\]!]|$))",
    re.MULTILINE,
)
_ARABIC_MARKS_FOR: Final = {",": "،", ";": "؛", "?": "؟"}
_SPACES: Final = re.compile(" {2,}")
# No script piles up more than three signs on a letter; texts that do are meant to harm.
_FLOOD: Final = re.compile(
    "(?P<kept>[{0}]{{3}})[{0}]+".format(
        f"{ARABIC_MARK}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    )
)


def _substitution(
    pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]
) -> Callable[[str], tuple[str, int]]:
    return lambda text: pattern.subn(new, text)


def _compose(text: str) -> tuple[str, int]:
    """Normal form C: a hamza stored as a sign of its own joins its letter."""
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    return unicodedata.normalize("NFC", text), 1


def _drop_invisible(text: str) -> tuple[str, int]:
    clean = strip_controls(text)
    return clean, len(text) - len(clean)


# In this order: what a step looks for may only appear through the one before it.
_STEPS: Final[tuple[tuple[str, Callable[[str], tuple[str, int]]], ...]] = (
    ("letters stored as their printed forms",
     _substitution(_PRESENTATION, lambda found: unicodedata.normalize("NFKC", found.group()))),
    ("unusual spaces", _substitution(_UNUSUAL_SPACE, " ")),
    ("invisible characters dropped", _drop_invisible),
    ("letters and signs joined", _compose),
    ("flood of signs on a letter cut", _substitution(_FLOOD, r"\g<kept>")),
    ("tatweel between letters dropped", _substitution(_PRINTED_TATWEEL, "")),
    ("space before a punctuation mark dropped", _substitution(_SPACE_BEFORE_MARK, "")),
    ("stray second full stop dropped", _substitution(_STRAY_STOP, ".")),
    ("Latin punctuation mark after Arabic made Arabic",
     _substitution(_LATIN_MARK, lambda found: _ARABIC_MARKS_FOR[found.group()])),
    ("spaces in a row made one", _substitution(_SPACES, " ")),
)  # fmt: skip


def clean_lines(text: str) -> tuple[tuple[Line, ...], tuple[Repair, ...]]:
    """Split the text of a seed into lines and clean each.

    Lines end where an editor shows them ending: at LF, CR LF or CR.
    """
    lines: list[Line] = []
    repairs: list[Repair] = []
    # Most texts need few repairs; one pass over the whole tells which to try line by line.
    needed: list[tuple[str, Callable[[str], tuple[str, int]]]] = []
    raws = _LINE_END.split(text)
    if may_be_twice_decoded(text):
        raws = _mended(raws, repairs)
    whole = "\n".join(raws)
    for what, step in _STEPS:
        whole, count = step(whole)
        if count:
            needed.append((what, step))
    for number, raw in enumerate(raws, start=1):
        line = raw
        for what, step in needed:
            line, count = step(line)
            if count:
                repairs.append(Repair(number, what, count))
        lines.append(Line(number, line.strip()))
    if len(lines) > 1 and not lines[-1].text and _LINE_END.search(text[-1:]):
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
