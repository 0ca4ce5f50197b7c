"""Days without a year in an article whose lede tells its day."""

from __future__ import annotations

import datetime as dt

import pytest

from sharih.arabic import Lang
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.news_day import news_day


@pytest.mark.parametrize(
    ("lede", "lang", "day"),
    [
        ("أعلنت الوزارة، الخميس 6 أغسطس 2026، تسجيل إصابات.", "ar", dt.date(2026, 8, 6)),
        ("The council voted on Thursday, August 6, 2026 to close it.", "en", dt.date(2026, 8, 6)),
        ("أعلنت الوزارة في 6 أغسطس 2026 تسجيل إصابات.", "ar", None),
        ("أعلنت الوزارة، الجمعة 6 أغسطس 2026، تسجيل إصابات.", "ar", None),
        ("يغلق الشارع حتى صباح الخميس 6 أغسطس 2026.", "ar", None),
        ("بدأ الخميس 6 أغسطس 2026 وانتهى الجمعة 7 أغسطس 2026.", "ar", None),
    ],
)
def test_a_lede_tells_the_day_of_its_news_with_its_weekday(
    lede: str, lang: Lang, day: dt.date | None
) -> None:
    assert news_day(lede, lang) == day


def test_it_gives_days_their_year_and_nothing_else() -> None:
    text = (
        "سجلت أول إصابة في 28 يوليو، وأغلقت البئر أمس، وتنتهي الحملة يوم 9 مايو المقبل وفي أكتوبر."
    )
    found = find_dates(1, text, "ar", near=dt.date(2026, 8, 6))
    assert [one.resolved for one in found] == ["2026-07-28", None, "2027-05-09", None]


def test_what_came_then_came_in_the_first_such_month() -> None:
    text = "أعيد فتح المعبر في 15 أغسطس 2024 لثلاثة أشهر، ثم مدد العمل به في يناير."
    assert [one.resolved for one in find_dates(1, text, "ar")] == ["2024-08-15", "2025-01"]
    text = "أعيد فتح المعبر في 15 أغسطس 2024. ثم مدد العمل به في يناير."
    assert [one.resolved for one in find_dates(1, text, "ar")] == ["2024-08-15", None]
