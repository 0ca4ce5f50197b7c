"""The lines of an article → the table of contents over it, which only says its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import fold_pattern
from sharih.conversion.line_keys import key_of
from sharih.conversion.records import SeedLine

CONTENTS: Final = "table of contents"
FEWEST: Final = 2
"""A table of contents has at least so many lines."""
LABEL_WORDS: Final = 4

_LABEL: Final = re.compile(
    fold_pattern(
        r"\W*(?:(?:جدول|قائمة|فهرس)? ?(?:ال)?محتويات(?: ال\w+| هذا \w+)?"
        r"|محتوى ال(?:مقال|صفحة|تقرير)|فهرس(?: ال\w+)?"
        r"|في هذا (?:ال)?(?:مقال|تقرير|موضوع)|عناصر (?:ال)?(?:مقال|موضوع)"
        r"|(?:table of )?contents|in this (?:article|story|piece|report|guide)"
        r"|on this page|jump to)(?: ?[\[(](?:hide|show|إخفاء|إظهار)[\])])?\W*"
    ),
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)–-]?|[-–•*]) ?")


def find_contents(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find a table of contents: number → why it is left out.

    Behind a line that says so stand lines that all stand once more, alone, further down.
    """
    for at, line in enumerate(lines):
        if line.text.count(" ") < LABEL_WORDS and _LABEL.fullmatch(key_of(line.text)):
            told = _told_again(lines[at + 1 :])
            if len(told) >= FEWEST:
                return dict.fromkeys((line.number, *told), CONTENTS)
    return {}


def _told_again(lines: Sequence[SeedLine]) -> list[int]:
    """List the first lines that stand once more behind them."""
    last = {_plain(line.text): at for at, line in enumerate(lines)}
    found: list[int] = []
    for at, line in enumerate(lines):
        if last[_plain(line.text)] == at:
            break
        found.append(line.number)
    return found


def _plain(text: str) -> str:
    return key_of(_NUMBER.sub("", text, count=1)).strip(" .:؟?")
