"""Timelines, and how far their dates are apart."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.site.views.timelines import Gap, gap
from tests.helpers.pages import Pages, plain
from tests.helpers.sample import MEETING


def test_the_timeline_shows_how_far_its_dates_are_apart(pages: Pages) -> None:
    timeline = pages[f"ar/{MEETING}/"].one('//section[@id="timeline"]/ol')
    assert [plain(p) for p in timeline.xpath('li[contains(@class, "pause")]')] == [
        "بعد نحو 3 أعوام",
        "بعد نحو شهرين",
    ]
    events = timeline.xpath('li[contains(@class, "event")]/@class')
    apart = [re.sub(r"\D", "", name) or "0" for name in events]
    assert apart == ["3", "2", "0", "1", "0"]


DATES = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


def possible(date: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date, a month or a year can mean."""
    first = dt.date.fromisoformat(f"{date}-01-01"[:10])
    if len(date) == len("2024"):
        return first, first.replace(month=12, day=31)
    if len(date) == len("2024-11"):
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, first


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2025-01-09", "2025-01-10", Gap(0)),
        ("2025-01-10", "2025-01-20", Gap(1)),
        ("2024-11-05", "2025-01-09", Gap(2, months=2)),
        ("2022-02-24", "2024-11-05", Gap(3, years=3)),
        ("2024", "2024-11-05", Gap(0)),
        ("2024-11", "2024-11-30", Gap(0)),
        ("1999", "2000", Gap(0)),
        ("9999-11", "9999-12", Gap(0)),
        # Bare years are counted, and so are months.
        ("2011", "2021", Gap(3, years=10, exact=True)),
        ("2022", "2024", Gap(3, years=2, exact=True)),
        ("2024-01", "2024-12", Gap(2, months=11, exact=True)),
        ("2024-01", "2024-03", Gap(1)),
        ("2011-03", "2021-03", Gap(3, years=10, exact=True)),
        ("2011-03", "2021-05", Gap(3, years=10)),
        # A day beside a month is taken by its month.
        ("2024-01-31", "2024-05", Gap(2, months=4)),
        ("2024-01", "2024-05-31", Gap(2, months=4)),
        ("2011-03-20", "2021-03", Gap(3, years=10)),
        # Two days may be whole months or years apart.
        ("2024-11-05", "2025-02-05", Gap(2, months=3, exact=True)),
        ("2024-11-05", "2025-02-06", Gap(2, months=3)),
        ("2022-02-24", "2025-02-24", Gap(3, years=3, exact=True)),
        ("2022-02-24", "2025-02-25", Gap(3, years=3)),
        # Of a bare year beside a month or a day nothing is told in months, and years only where
        # they are sure: from the middle of 2011 to the end of 2021 may be 10 years or 11.
        ("2024", "2025-03", Gap(1)),
        ("2024-02-24", "2026", Gap(1)),
        ("2011", "2021-07", Gap(3, years=10)),
        ("2011", "2021-09-10", Gap(3, years=10)),
        ("2011", "2021-12", Gap(1)),
        ("2011-12-31", "2021", Gap(1)),
        ("2024", "2026-04-15", Gap(1)),
    ],
)
def test_a_gap_says_no_more_than_its_dates(before: str, after: str, expected: Gap) -> None:
    assert gap(before, after) == expected


@given(DATES, DATES)
def test_a_gap_is_bounded_and_the_same_in_both_directions(first: str, second: str) -> None:
    found = gap(first, second)
    assert found == gap(second, first)
    assert found.step in range(4)
    assert bool(found.years) == (found.step == 3)
    assert bool(found.months) == (found.step == 2)
    assert not (found.exact and found.step < 2)


@given(DATES, DATES)
def test_what_is_told_of_a_gap_is_less_than_a_year_or_a_month_off(first: str, second: str) -> None:
    """Whichever days two dates mean; bare years, and months, are counted as calendars do."""
    found = gap(first, second)
    spans = sorted([possible(first), possible(second)])
    least, most = (spans[1][0] - spans[0][1]).days, (spans[1][1] - spans[0][0]).days
    unit = 365.2425 if found.years else 365.2425 / 12
    told = (found.years or found.months) * unit
    if told:
        assert told - unit - 2 <= least
        assert most <= told + unit + 2
