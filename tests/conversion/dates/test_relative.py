"""Dates that are told from the day of publication."""

from __future__ import annotations

import datetime as dt

from sharih.conversion.dates.dates import find_dates
from sharih.conversion.outline import outline
from tests.helpers.casefile import Case, cases
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK, seed_of, understood


@cases("resolution.md")
def test_dates_are_resolved_against_a_known_day_of_publication(case: Case) -> None:
    found = [
        date.text + (f" = {date.resolved}" if date.resolved else "")
        for date in find_dates(1, case.given, "ar", dt.date(2024, 3, 14))
    ]
    assert found == case.expected.splitlines()


def test_the_day_of_publication_is_taken_from_the_seed_or_given() -> None:
    text = f"{PARK}وحضر الافتتاح أمس عدد كبير من سكان الحي.\nنشر في 14 مارس 2024"
    found = understood(text)
    assert found.published == "2024-03-14"
    assert [date.resolved for date in found.dates if date.text == "أمس"] == ["2024-03-13"]
    given_day = outline(seed_of(text), EMPTY, published=dt.date(2025, 1, 1))
    assert [d.resolved for d in given_day.dates if d.text == "أمس"] == ["2024-12-31"]
