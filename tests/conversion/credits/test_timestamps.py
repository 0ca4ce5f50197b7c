"""Lines that tell when an article was published."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang
from sharih.conversion.credits.timestamps import stamp_line, time_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize("form", ["Sat 6 {} 2024 10.00 BST", "{} 6, 2024", "{}. 6, 2024"])
@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_may_be_cut_to_three_letters(form: str, number: int) -> None:
    line = form.format(MONTHS[number - 1])
    assert time_line(line, "en") == [("published", f"2024-{number:02}-06")]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("فريق التدقيق - 02-10-2024", "2024-10-02"),
        ("2025-04-02 16:45:30|arabic", "2025-04-02"),
        ("11:42 19 Feb 2025 RTRS", "2025-02-19"),
        ("11 مارس 00:12 2025", "2025-03-11"),
    ],
)
def test_a_line_that_tells_a_day_in_full_tells_hardly_anything_else(line: str, day: str) -> None:
    lang: Lang = "en" if line.isascii() and "RTRS" in line else "ar"
    assert stamp_line(line, lang, 3) == [("published", day)]


@pytest.mark.parametrize(
    "line",
    [
        "الرياض 15 يناير 2025 واس",
        "آخر تحديث للموقع: 2025/01/15",
        "بدأ العمل بالقانون الجديد في 3 مارس 2025",
        "فريق التدقيق - 02-10-2024.",
        "أربع مدن في 2024",
        "حرب أكتوبر 6 أكتوبر 1973",
        "الثورة 14 يناير 2011",
    ],
)
def test_a_line_that_tells_more_than_a_day_is_none_of_its_own(line: str) -> None:
    assert stamp_line(line, "ar", 3) is None
