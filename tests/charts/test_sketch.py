"""What stands of a chart in lists: without words, inside of its field, in either direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.charts.records import Sketch
from sharih.charts.sketch import HEIGHT, WIDTH, first_sketch
from sharih.markdown.parser import parse

LANGS: tuple[Lang, Lang] = ("ar", "en")
CELLS = st.integers(-50, 50).map(str) | st.just("")


def sketched(lang: Lang, head: str, *rows: str, classes: str = ".chart") -> Sketch:
    """Sketch a table."""
    rule = "|".join(["---"] * (head.count("|") + 1))
    text = "\n".join([f"| {head} |", f"| {rule} |", *(f"| {row} |" for row in rows)])
    found = first_sketch(parse(f"نص.\n\n{text}\n{{: {classes}}}\n"), lang)
    assert found is not None
    return found


def places(line: str) -> list[tuple[float, float]]:
    """Read the points of a line."""
    return [(float(x), float(y)) for x, y in (point.split(",") for point in line.split())]


def test_bars_begin_where_reading_does_and_are_as_long_as_their_numbers() -> None:
    for lang in LANGS:
        found = sketched(lang, "a|b", "x|10", "y|5", "z|0")
        long, short = found.bars
        assert long.width == pytest.approx(2 * short.width, abs=0.2)
        assert long.y < short.y
        begins = {bar.x if lang == "en" else bar.x + bar.width for bar in found.bars}
        assert begins == {4.0 if lang == "en" else 56.0}
        assert found.zero is None


def test_numbers_below_zero_go_the_other_way() -> None:
    for lang in LANGS:
        found = sketched(lang, "a|b", "x|10", "y|-5")
        up, down = found.bars
        assert found.zero is not None
        one, other = (up, down) if lang == "en" else (down, up)
        assert one.x == pytest.approx(found.zero, abs=0.11)
        assert other.x + other.width == pytest.approx(found.zero, abs=0.11)


def test_years_go_the_way_that_is_read_as_far_apart_as_they_are() -> None:
    rows = ("2010|1", "2011|2", "2020|3")
    english, arabic = (places(sketched(lang, "a|b", *rows).lines[0].points) for lang in LANGS[::-1])
    xs = [x for x, _ in english]
    assert xs == [4.0, 9.2, 56.0]
    assert [x for x, _ in arabic] == pytest.approx([WIDTH - x for x in xs])
    heights = [y for _, y in english]
    assert heights == sorted(heights, reverse=True)
    assert heights == [y for _, y in arabic]


def test_a_line_has_a_gap_where_there_is_no_number() -> None:
    rows = ("2010|1|1", "2011|2|", "2012||2", "2013|3|3", "2014|4|")
    found = sketched("ar", "a|b|c", *rows)
    assert [(line.series, len(places(line.points))) for line in found.lines] == [
        (1, 2), (1, 2), (2, 2)
    ]  # fmt: skip


def test_of_many_bars_only_those_of_the_first_column_are_drawn() -> None:
    few = [f"x|{n}|{n}|{n}" for n in range(1, 9)]
    assert {bar.series for bar in sketched("ar", "a|b|c|d", *few).bars} == {1, 2, 3}
    many = [f"x|{n}|{n}|{n}" for n in range(1, 10)]
    found = sketched("ar", "a|b|c|d", *many)
    assert [bar.series for bar in found.bars] == [1] * 9


@given(
    st.sampled_from(LANGS),
    st.sampled_from([".chart", ".chart .line"]),
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12),
)
def test_nothing_stands_outside_of_its_field(
    lang: Lang, classes: str, rows: list[tuple[str, str]]
) -> None:
    written = [f"x|{one}|{other}" for one, other in [("3", "-4"), *rows]]
    found = sketched(lang, "a|b|c", *written, classes=classes)
    for bar in found.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 <= bar.y < bar.y + bar.height <= HEIGHT
    for line in found.lines:
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places(line.points))


def test_what_cannot_be_drawn_is_left_out() -> None:
    wrong = "| a | b |\n| --- | --- |\n| x | about 5 |\n| y | 6 |\n{: .chart}\n"
    right = "| a | b |\n| --- | --- |\n| x | 5 |\n| y | 6 |\n{: .chart}\n"
    assert first_sketch(parse(wrong), "ar") is None
    assert first_sketch(parse("| a | b |\n| --- | --- |\n| x | 5 |\n| y | 6 |\n"), "ar") is None
    found = first_sketch(parse(f"{wrong}\n{right}"), "ar")
    assert found is not None
    assert len(found.bars) == 2
