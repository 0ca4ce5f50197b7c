"""Dates are read as Pelican reads them; one that is not said wholly is none."""

from __future__ import annotations

import datetime as dt

import pytest

from sharih.adopt.sources.dates import date_of_name, read_date


@pytest.mark.parametrize(
    ("text", "day", "guessed"),
    [
        ("2024-11-07", "2024-11-07", False),
        ("2024-11-07 10:20", "2024-11-07", False),
        ("2024-11-07T23:30:00+03:00", "2024-11-07", False),
        ("2024-11-07T00:30:00Z", "2024-11-07", False),
        ("2024-11-07 10:20:30 +0300", "2024-11-07", False),
        ("2024/1/7", "2024-01-07", False),
        ("٢٠٢٤-١١-٠٧", "2024-11-07", False),
        ("Nov 7, 2024", "2024-11-07", False),
        ("7 November 2024", "2024-11-07", False),
        ("Thu, 07 Nov 2024 10:00:00 GMT", "2024-11-07", False),
        ("20241107", "2024-11-07", False),
        ("7/11/2024", "2024-07-11", True),
    ],
)
def test_a_date_is_read(text: str, day: str, guessed: bool) -> None:
    read = read_date(text)
    assert read is not None
    assert (read.day, read.guessed) == (dt.date.fromisoformat(day), guessed)


@pytest.mark.parametrize(
    "text",
    ["", "2024", "November 2024", "Tuesday", "last Tuesday", "10:20", "2024-13-01", "x", "٧"],
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("2024-11-07-title", "2024-11-07", "title"),
        ("2024-1-7_title", "2024-01-07", "title"),
        ("2024-11-07", None, "2024-11-07"),
        ("2024-13-40-title", None, "2024-13-40-title"),
        ("title-2024-11-07", None, "title-2024-11-07"),
    ],
)
def test_a_name_may_begin_with_a_date(name: str, day: str | None, rest: str) -> None:
    read, left = date_of_name(name)
    assert (read.day.isoformat() if read else None, left) == (day, rest)
