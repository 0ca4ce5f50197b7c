"""Timelines, and how far their dates are apart."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2025-01-09", "2025-01-10", Gap(0)),
        ("2025-01-10", "2025-01-20", Gap(1)),
        ("2024-11-05", "2025-01-09", Gap(2, months=2)),
        ("2022-02-24", "2024-11-05", Gap(3, years=3)),
        ("2024", "2024-11-05", Gap(0)),
        ("2024-11", "2024-11-30", Gap(0)),
        ("2024-01", "2024-12", Gap(2, months=10)),
        ("1999", "2000", Gap(0)),
        ("9999-11", "9999-12", Gap(0)),
    ],
)
def test_a_gap_is_what_lies_between_the_nearest_days(
    before: str, after: str, expected: Gap
) -> None:
    assert gap(before, after) == expected


@given(DATES, DATES)
def test_a_gap_is_bounded_and_the_same_in_both_directions(first: str, second: str) -> None:
    found = gap(first, second)
    assert found == gap(second, first)
    assert found.step in range(4)
    assert bool(found.years) == (found.step == 3)
    assert bool(found.months) == (found.step == 2)
