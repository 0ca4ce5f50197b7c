"""Sentences with dates, and what a timeline has of them."""

from __future__ import annotations

import datetime as dt

from sharih.arabic import majority_script
from sharih.conversion.outline import outline
from tests.helpers.casefile import Case, cases
from tests.helpers.registries import EMPTY
from tests.helpers.understood import seed_of

DAY = dt.date(2024, 3, 14)
OTHERS = {
    "ar": (
        "جسر جديد فوق النهر الكبير",
        "فتحت البلدية الجسر الجديد في 1 يناير 1901 أمام السيارات والمشاة.",
        "وزار رئيس البلدية الحي القديم في 2 يناير 1901 مع وفد من التجار.",
        *(f"ويمر في الشارع رقم {number} نحو ألف عابر كل صباح من الأسبوع." for number in "12345"),
    ),
    "en": (
        "A new bridge over the river",
        "The council opened the new bridge on 1 January 1901 to cars and walkers.",
        "The mayor visited the old quarter on 2 January 1901 with some merchants.",
        *(f"Street number {number} is used by a thousand walkers every day." for number in "12345"),
    ),
}  # fmt: skip


@cases("timeline.md")
def test_a_date_has_the_clauses_that_tell_of_it(case: Case) -> None:
    others = OTHERS[majority_script(case.given) or "ar"]
    found = outline(seed_of("\n".join((*others, case.given))), EMPTY, published=DAY)
    told = [f"{one.date}: {one.text}" for one in found.parts.timeline if one.date[:4] != "1901"]
    assert told == case.expected.splitlines()
