"""Which day it is: a named input of every build."""

from __future__ import annotations

import datetime as dt

import pytest

from sharih.days import today

NEW_YEAR = "1735689600"  # 2025-01-01 00:00 UTC


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", dt.date(2025, 1, 1)),
        ("Asia/Beirut", dt.date(2025, 1, 1)),
        ("America/New_York", dt.date(2024, 12, 31)),
    ],
)
def test_the_day_is_that_of_the_variable_in_the_time_zone(zone: str, day: dt.date) -> None:
    assert today(zone, {"SOURCE_DATE_EPOCH": NEW_YEAR}) == day


def test_without_the_variable_it_is_that_of_the_clock() -> None:
    before = dt.datetime.now(dt.UTC).date()
    assert before <= today("UTC", {}) <= dt.datetime.now(dt.UTC).date()


@pytest.mark.parametrize("epoch", ["yesterday", "1e400", "9" * 30])
def test_a_variable_that_is_no_moment_is_told(epoch: str) -> None:
    with pytest.raises(ValueError, match="is no number of seconds since 1970"):
        today("UTC", {"SOURCE_DATE_EPOCH": epoch})
