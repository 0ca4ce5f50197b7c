"""Dates that are found in a text, and the day of publication that an editor wrote."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang, fold
from sharih.conversion import as_json
from sharih.conversion.credits.datelines import split_dateline
from sharih.conversion.dates.dates import _matches, find_dates
from sharih.conversion.dates.patterns import WORDINGS
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.casefile import Case, cases
from tests.helpers.newsroom import LAST, LEDE, SECOND, SLUG, TITLE, Newsroom
from tests.helpers.registries import EMPTY

WORDS = (
    "في من إلى منذ قبل خلال يوم اليوم أمس غدا مساء الخميس، الجمعة الأحد مارس شباط تشرين الثاني"
    " رمضان صفر ربيع الأول شهر عام العام السنة الأسبوع الماضي المقبلة هذا نهاية الموافق 5 15 24"
    " 2024 1446 هـ 1446هـ 7/11/2024 2024-11-08 15/9/1446 (5 مارس) ل20 و5 الثاني من النصف ساعة"
    " أيام عشرين قال: الرجل، «اليوم أكتوبر/تشرين 14ماي لليوم بعام المبارك غرة م"
    " و14ماي ال14 ال إلى و7 3-7 - / 2024/05/20 20 حزيران/يونيو لغاية عامي 1887 دينار نحو"
)

ENGLISH = (
    "on in since until mid-January May 5 7th november 2024, January 20 Friday morning last next"
    " week year today two days ago 7/11/2024 2024-11-08 the (March early within"
    " 24 hours to and of 5th 3-7 - / 2024/05/20 through 1887 dollars"
)


def read(*lines: str) -> Outline:
    text = "\n".join((TITLE, LEDE, *lines, LAST))
    return outline(seed_from_bytes(Path("new.txt"), text.encode()), EMPTY)


@cases("yearless.md")
def test_a_day_without_a_year_is_the_one_nearest_to_the_publication(case: Case) -> None:
    found = [
        date.text + (f" = {date.resolved}" if date.resolved else "")
        for date in find_dates(1, case.given, "ar", dt.date(2025, 3, 20))
        if date.kind == "date"
    ]
    assert found == case.expected.splitlines()


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("until April 5", "2025-04-05"),
        ("on Friday, 28 March", "2025-03-28"),
        ("on Monday, 28 March", None),
        ("on the 30 December", "2024-12-30"),
        ("on September 20", None),
        ("the January 6 committee", None),
        ("since March 3", None),
        ("on April 5 every year", None),
    ],
)
def test_an_english_day_without_a_year_is_the_nearest_too(text: str, resolved: str | None) -> None:
    found = find_dates(1, text, "en", dt.date(2025, 3, 20))
    assert [date.resolved for date in found if date.kind == "date"] == [resolved]


def test_a_day_without_a_year_is_open_where_nobody_knows_the_publication() -> None:
    (date,) = find_dates(1, "في 5 أبريل", "ar")
    assert date.resolved is None


def lines_of(words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words.split()), max_size=14).map(" ".join)


@given(lines_of(WORDS))
def test_dates_are_found_as_one_search_through_the_line_would(text: str) -> None:
    assert spans(fold(text), "ar") == whole_search(fold(text), "ar")


@given(lines_of(ENGLISH))
def test_english_dates_are_found_as_one_search_through_the_line_would(text: str) -> None:
    assert spans(fold(text), "en") == whole_search(fold(text), "en")


def spans(folded: str, lang: Lang) -> list[tuple[int, int]]:
    return [match.span() for match in _matches(folded, lang)]


def whole_search(folded: str, lang: Lang) -> list[tuple[int, int]]:
    return [match.span() for match in WORDINGS[lang].pattern.finditer(folded)]


def test_dates_that_point_from_their_day_age_whatever_else_they_say() -> None:
    found = read(
        "قالت اللجنة اليوم الخميس 6 مارس 2025 إنها ستجتمع في 9 مارس المقبل.",
        "وكانت قد اجتمعت في رمضان الماضي وفي 5 مارس 2024.",
    )
    assert [flaw.text for flaw in found.findings if flaw.kind == "date that ages"] == [
        "اليوم الخميس 6 مارس 2025", "9 مارس المقبل", "في رمضان الماضي",
    ]  # fmt: skip


def test_a_dateline_may_have_both_calendars() -> None:
    lede = "الرياض 15 رمضان 1446 هـ الموافق 15 مارس 2025 م واس: افتتح معرض الكتاب السنوي أبوابه."
    dateline, rest = split_dateline(lede)
    assert dateline.endswith("واس:")
    assert rest.startswith("افتتح")
    text = f"عنوان الخبر الأول\n{lede}\nويستمر المعرض عشرة أيام حتى 25 مارس في القاعة الكبرى."
    found = outline(seed_from_bytes(Path("new.txt"), text.encode()), EMPTY)
    assert (found.published, found.agencies) == ("2025-03-15", ("واس",))
    assert "2025-03-25" in [date.resolved for date in found.dates]


RELATIVE = "وقال المنظمون أمس إن المحادثات تستمر حتى 5 أبريل في القاعة نفسها."


def resolved(newsroom: Newsroom, *only: str, **options: object) -> list[str | None]:
    """Convert, and give what the dates of the last seed resolve to."""
    report = newsroom.convert(*only, details=True, **options).reports[-1]
    return [date["resolved"] for date in as_json(report)["dates"]]


@pytest.fixture
def dated(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    newsroom.add("a.txt", TITLE, LEDE, RELATIVE, LAST)
    assert resolved(newsroom) == [None, None]
    newsroom.edit("Status: draft", "Date: 2025-03-20\nStatus: draft")
    newsroom.add("a.txt", TITLE, LEDE, RELATIVE, SECOND, LAST)
    return newsroom


def test_the_date_an_editor_wrote_is_the_day_of_publication(dated: Newsroom) -> None:
    assert resolved(dated) == ["2025-03-19", "2025-04-05"]


def test_the_editors_date_counts_when_a_seed_is_converted_again(dated: Newsroom) -> None:
    assert resolved(dated, again=("a.txt",)) == ["2025-03-19", "2025-04-05"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Proposed: summary", "Proposed: date, summary"),
        ("Seed: a.txt", "Seed: other.txt, a.txt"),
    ],
)
def test_a_date_that_nobody_confirmed_for_this_seed_does_not_count(
    dated: Newsroom, old: str, new: str
) -> None:
    dated.edit(old, new)
    assert resolved(dated) == [None, None]


def test_the_editors_date_counts_before_what_the_seed_tells(dated: Newsroom) -> None:
    dated.add("a.txt", TITLE, "نشر في 1 يناير 2024", LEDE, RELATIVE, LAST)
    assert resolved(dated) == ["2025-03-19", "2025-04-05"]
    assert "Date: 2025-03-20" in dated.read(SLUG)


@cases("dates.md")
def test_dates_are_found_and_resolved_only_where_they_are_whole(case: Case) -> None:
    found = [
        f"{date.kind}: {date.text}" + (f" = {date.resolved}" if date.resolved else "")
        for date in find_dates(1, case.given, "ar")
    ]
    assert found == case.expected.splitlines()


def test_english_dates_are_found_too() -> None:
    text = "On Friday, 7 November 2024, and January 20, 2025; in March; last week; 2022."
    found = [(date.kind, date.text, date.resolved) for date in find_dates(1, text, "en")]
    assert found == [
        ("weekday", "On Friday", None),
        ("date", "7 November 2024", "2024-11-07"),
        ("date", "January 20, 2025", "2025-01-20"),
        ("month", "in March", None),
        ("relative", "last week", None),
        ("year", "2022", "2022"),
    ]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("on the 5th of May, 2024", ["2024-05-05"]),
        ("Aug. 4, 2020, and Nov. 7, 2024", ["2020-08-04", "2024-11-07"]),
        ("filed on 05/20/2024", ["2024-05-20"]),
        ("filed on 05/06/2024", [None]),
        ("3-7 May 2024", ["2024-05-03/2024-05-07"]),
        ("June 10-12, 2024", ["2024-06-10/2024-06-12"]),
        ("from May 3 to 7, 2024", ["2024-05-03/2024-05-07"]),
        ("from 25 December to 5 January 2025", ["2024-12-25", "2025-01-05"]),
        ("May 30 to June 2, 2024", ["2024-05-30", "2024-06-02"]),
    ],
)
def test_english_days_are_read_in_all_their_forms(text: str, resolved: list[str | None]) -> None:
    assert [date.resolved for date in find_dates(1, text, "en")] == resolved


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("last Friday", "2025-03-14"),
        ("last Monday", None),  # in the week of the publication
        ("next Monday", "2025-03-24"),
        ("next Saturday", None),
        ("on Friday", None),
    ],
)
def test_an_english_weekday_is_resolved_where_it_lies_in_another_week(
    text: str, resolved: str | None
) -> None:
    (date,) = find_dates(1, text, "en", dt.date(2025, 3, 20))
    assert date.resolved == resolved
