"""Tables whose cells stand one on a line."""

from __future__ import annotations

import pytest

from tests.helpers.understood import assert_accounted_in_time, told_parts, understood

TITLE = "Water board minutes point to a dry summer"
LEDE = "The reservoir above Stonebridge stood at 41 per cent on Friday, the lowest since 1976."
LAST = "The board meets again on Tuesday, and will then decide whether to cut the pressure."


def test_cells_of_a_table_are_its_rows() -> None:
    cells = "Month\nLevel\nRain (mm)\nMarch\n58%\n31\nApril\n50%\n12\nMay\n41%\n9"
    assert told_parts(understood(f"{TITLE}\n\n{LEDE}\n\n{cells}\n\n{LAST}\n")) == [
        f"- {LEDE}",
        "- Month | Level | Rain (mm)",
        "- March | 58% | 31",
        "- April | 50% | 12",
        "- May | 41% | 9",
        f"- {LAST}",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "فيسبوك\n12\nتويتر\n5\nواتساب\n3",
        "السكر\nالزيت\nالأرز\nالطحين\nالشاي\nالقهوة",
        "1\nالأولى\n2\nالثانية\n3\nالثالثة",
    ],
)
def test_counters_and_lists_are_no_table(lines: str) -> None:
    found = told_parts(understood(f"{TITLE}\n\n{LEDE}\n\n{lines}\n\n{LAST}\n"))
    assert not [line for line in found if " | " in line]


def test_a_flood_of_short_lines_takes_no_more_than_its_length() -> None:
    assert_accounted_in_time(f"{TITLE}\n\n{LEDE}\n\n" + "March\n58%\n" * 5_000)
