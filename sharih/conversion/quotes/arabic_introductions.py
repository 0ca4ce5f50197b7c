"""What stands before a quotation in Arabic → whether it announces speech, and whose words it is."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.quotes.attribution import Statement

_PASSING_ON: Final = ("نقلت", "ذكرت", "افادت", "اوردت")
_PASSED_ON: Final = re.compile(
    fold_pattern(
        r"(?<![^\W_])و?(?:(?:بحسب|حسب|وفق|كما|مثلما)(?: ما)? )?(?:نقلت|ذكرت|أفادت|أوردت)"
        r"(?: (?:عنه|عنها|ذلك))? (?:وكالة|صحيفة|قناة|موقع|شبكة|مجلة)"
        r"(?:(?! عن )[^،.:“\"«])*+(?! عن )،?"
    )
)
_LONGEST_INTRODUCTION: Final = 40
_ANNOUNCED: Final = re.compile(
    fold_pattern(
        r"(?::|(?<![^\W_])(?:بأنه|بأنها|بأنهم|بالقول|قائلا|قائلة|بقوله|بقولها|قوله|قولها)"
        r"|(?<![^\W_])ب?ما (?:وصف|اسم|سم|اعتبر)(?:ا|ت|ي)?(?:ه|ها)(?: ب)?)[\s،:]*\Z"
    )
)
_LED_IN: Final = re.compile(r"(?<![^\W_])[بف]?ان(?:ه|ها|هم|نا|ي)?[\s،:]*\Z")
_EDGES: Final = '،,.:؛()[]"“”«»–- '


def blank_passed_on(key: str) -> str:
    """Blank out where an agency is named as the source of what somebody else said."""
    if not any(verb in key for verb in _PASSING_ON):
        return key
    return _PASSED_ON.sub(lambda match: " " * len(match.group()), key)


def is_introduced_in_arabic(key: str, start: int, words: int) -> bool:
    """Whether what stands before a quotation of this many words announces speech."""
    before = key[max(0, start - _LONGEST_INTRODUCTION) : start]
    return bool(_ANNOUNCED.search(before)) or (words >= 3 and bool(_LED_IN.search(before)))


def leads_to_in_arabic(key: str, statement: Statement, start: int, words: int) -> bool:
    """Say whether a statement leads straight to a quotation of this many words at `start`."""
    between = key[statement.leads_from : start].strip(_EDGES)
    return not between or is_introduced_in_arabic(key, start, words)
