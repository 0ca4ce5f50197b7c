"""The lede of an article → the day of its news, where it tells that with its weekday."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.months import weekday_in

_NEAR_WORDS: Final = 24
_WEEKDAY_BEFORE: Final = len("Wednesday, ")
# Before a date these tell that it is not the day of the news.
_OTHER_DAY: Final = re.compile(
    fold_pattern(
        r"(?<!\w)[وف]?(?:حتى|إلى|قبل|بعد|منذ|من|لغاية|until|till|to|by|before|after|since|from)"
        r"(?: \w+)?,? \Z"
    )
)


def news_day(text: str, lang: Lang) -> dt.date | None:
    """Give the one day that a lede tells in full and with its weekday; None where there is none.

    So too where the weekday does not agree with it, or where something began or ends then.
    """
    days: set[dt.date] = set()
    at = 0
    for one in find_dates(0, text, lang):
        start = text.find(one.text, at)
        at = start + len(one.text)
        if one.kind != "date" or not one.resolved:
            continue
        day = dt.date.fromisoformat(one.resolved)
        beside = fold(text[max(0, start - _NEAR_WORDS) : start])
        named = fold(text[max(0, start - _WEEKDAY_BEFORE) : start] + one.text)
        if weekday_in(named, lang) == day.weekday() and not _OTHER_DAY.search(beside):
            days.add(day)
    return days.pop() if len(days) == 1 else None
