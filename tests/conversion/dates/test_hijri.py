"""Days of the Hijri calendar and of the Gregorian one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.dates.dates import find_dates
from sharih.conversion.dates.hijri import HijriDay, gregorian_day
from sharih.conversion.outline import outline
from sharih.conversion.records import DateMention, Outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.casefile import Case, cases
from tests.helpers.newsroom import LAST, LEDE, TITLE
from tests.helpers.registries import EMPTY


def read(*lines: str) -> Outline:
    text = "\n".join((TITLE, LEDE, *lines, LAST))
    return outline(seed_from_bytes(Path("new.txt"), text.encode()), EMPTY)


def told(date: DateMention) -> str:
    text = f"{date.kind}: {date.text} = {date.resolved or '?'}"
    return f"{text} ({date.proposed})" if date.proposed else text


@cases("calendars.md")
def test_a_hijri_day_is_proposed_and_a_gregorian_one_beside_it_wins(case: Case) -> None:
    found = find_dates(1, case.given, "ar")
    assert [told(date) for date in found] == case.expected.splitlines()


@given(st.dates(dt.date(1930, 1, 1), dt.date(2070, 1, 1)))
def test_every_day_is_the_hijri_day_that_was_made_of_it(day: dt.date) -> None:
    from hijridate import Gregorian

    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    assert gregorian_day(HijriDay(hijri.year, hijri.month, hijri.day)) == day


@pytest.mark.parametrize("day", [HijriDay(None, 9, 1), HijriDay(1300, 9, 1), HijriDay(1446, 9, 31)])
def test_a_day_outside_of_the_calendar_is_not_computed(day: HijriDay) -> None:
    assert gregorian_day(day) is None


def test_calendars_that_differ_by_more_than_sighting_are_a_finding() -> None:
    found = read(
        "يقام المعرض في 15 رمضان 1446 هـ الموافق 18 مارس 2025 في القاعة الكبرى.",
        "ويقام الحفل في 16 رمضان 1446 هـ الموافق 17 مارس 2025 في القاعة نفسها.",
    )
    assert [(flaw.line, flaw.text) for flaw in found.findings if "Hijri" in flaw.kind] == [
        (3, "15 رمضان 1446 هـ / 2025-03-18")
    ]
