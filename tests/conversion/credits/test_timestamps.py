"""Lines that tell when an article was published."""

from __future__ import annotations

import pytest

from sharih.conversion.credits.timestamps import time_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@pytest.mark.parametrize("form", ["Sat 6 {} 2024 10.00 BST", "{} 6, 2024", "{}. 6, 2024"])
@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_may_be_cut_to_three_letters(form: str, number: int) -> None:
    line = form.format(MONTHS[number - 1])
    assert time_line(line, "en") == [("published", f"2024-{number:02}-06")]
