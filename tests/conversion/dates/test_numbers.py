"""Numbers of four digits that are no years."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang, fold
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.numbers import is_no_year


@pytest.mark.parametrize(
    "text",
    [
        "دفع كل واحد 2000 دينار", "شارك 1998 شخصا في السباق", "صدر 2024 طنا من التمور",
        "وصل نحو 2000 متطوع", "أكثر من 2010 عمال", "قرار مجلس الأمن رقم 2024", "القرار 1973",
        "المادة 2000 من القانون", "في غرفة 2012", "الهاتف 0111 2024 555", "في 2000 نسخة",
        "خسائر بلغت 2000", "عند الساعة 2030 بتوقيت غرينتش", "وقتل 1923 مدنيا", "بسعر 1999 للقطعة",
    ],
)  # fmt: skip
def test_what_is_counted_or_numbered_is_no_year(text: str) -> None:
    assert not find_dates(1, text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "كأس العالم 2022 في قطر", "موازنة 2025 أمام البرلمان", "انتخابات 2024 الرئاسية",
        "في 2024 رئيسا للجمعية", "صيف 2023 كان حارا", "ثورة 2011 في تونس", "منذ 2019 أيضا",
    ],
)  # fmt: skip
def test_a_year_stays_one(text: str) -> None:
    assert [date.kind for date in find_dates(1, text, "ar")] == ["year"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("it cost 2000 dollars", []), ("some 2000 people came", []), ("paid $2000 for it", []),
        ("Resolution 2024 was adopted", []), ("a 2000-metre track", []), ("at 1930 GMT", []),
        ("in the 1990's", []), ("call 0800 2024 100", []),
        ("the 2024 election", ["2024"]), ("the 2023-2024 season", ["2023", "2024"]),
        ("tended by hand since 1887", ["1887"]), ("a 2019 study", ["2019"]),
    ],
)  # fmt: skip
def test_english_numbers_are_told_apart_too(text: str, years: list[str]) -> None:
    found = [date.text for date in find_dates(1, text, "en") if date.kind != "relative"]
    assert found == years


@pytest.mark.parametrize(("lang", "text"), [("ar", "سنة 2000 دينار"), ("en", "in 2000 people")])
def test_a_word_of_time_before_a_number_counts_first_where_it_is_sure(
    lang: Lang, text: str
) -> None:
    at = text.index("2000")
    assert is_no_year(fold(text), at, at + 4, lang) is (lang == "en")
