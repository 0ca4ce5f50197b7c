"""What is read of tables that are to be drawn, and what is said of those that cannot be."""

from __future__ import annotations

import pytest

from sharih.charts.reading import (
    MOST_BARS,
    MOST_POINTS,
    NoChartError,
    chart_flaws,
    figures,
)
from sharih.markdown.parser import parse
from tests.helpers.casefile import Case, cases


@cases("charts.md")
def test_a_table_is_read_or_told(case: Case) -> None:
    document = parse(case.given)
    flaws = [f"{flaw.line}: {flaw.reason}" for flaw in chart_flaws(document)]
    (block,) = document.blocks
    if flaws:
        with pytest.raises(NoChartError):
            figures(block)
        assert flaws == case.expected.splitlines()
        return
    found = figures(block)
    unit = f" in {found.unit}" if found.unit else ""
    told = [f"{found.kind} {', '.join(found.labels)}{unit}"]
    for series in found.series:
        values = [f"{v.number:.12g} {v.text}" if v else "~" for v in series.values]
        told.append(f"{series.name}: {', '.join(values)}")
    assert told == case.expected.splitlines()


@pytest.mark.parametrize(("label", "most"), [("row {}", MOST_BARS), ("{}", MOST_POINTS)])
def test_a_chart_has_so_many_rows_and_no_more(label: str, most: int) -> None:
    def table(rows: int) -> str:
        lines = [f"| {label.format(1500 + at)} | {at} |" for at in range(rows)]
        return "\n".join(["| a | b |", "| --- | --- |", *lines, "{: .chart}"])

    assert list(chart_flaws(parse(table(most)))) == []
    (flaw,) = chart_flaws(parse(table(200)))
    assert flaw.severity == "warning"
    assert flaw.reason.startswith("a chart of 200 rows cannot be read")
    assert f"at most {most} rows" in flaw.remedy


def test_a_table_that_is_not_to_be_drawn_may_say_anything() -> None:
    assert list(chart_flaws(parse("| a |\n| --- |\n| .chart |\n"))) == []


def test_a_chart_inside_of_a_list_is_looked_at_too() -> None:
    text = "- item\n\n  | a | b |\n  | --- | --- |\n  | x | no |\n  | y | 1 |\n  {: .chart}\n"
    assert [flaw.line for flaw in chart_flaws(parse(text))] == [5]
