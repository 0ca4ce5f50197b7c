"""Where bars, lines and words stand in a drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.charts.drawing import draw
from sharih.charts.labels import lines_of
from sharih.charts.reading import figures
from sharih.charts.records import Chart
from sharih.charts.scales import line_scale
from sharih.markdown.parser import parse

LANGS: tuple[Lang, Lang] = ("ar", "en")


def chart(lang: Lang, head: str, *rows: str, classes: str = ".chart") -> Chart:
    """Draw a table."""
    rule = "|".join(["---"] * (head.count("|") + 1))
    text = "\n".join([f"| {head} |", f"| {rule} |", *(f"| {row} |" for row in rows)])
    (block,) = parse(f"{text}\n{{: {classes}}}\n").blocks
    return draw(figures(block), lang)


def test_bars_are_as_long_as_their_numbers_and_begin_where_reading_does() -> None:
    for lang in LANGS:
        drawn = chart(lang, "a|b", "x|10", "y|5", "z|0")
        long, short, none = drawn.bars
        assert long.width == pytest.approx(2 * short.width, abs=0.02)
        assert none.width == 0
        begins = {bar.x if lang == "en" else bar.x + bar.width for bar in (long, short)}
        assert begins == {drawn.start} == {100.0 if lang == "ar" else 0.0}


def test_bars_of_negative_numbers_go_the_other_way() -> None:
    for lang in LANGS:
        drawn = chart(lang, "a|b", "x|10", "y|-5")
        up, down = drawn.bars
        assert drawn.zero is not None
        if lang == "en":
            up_begins, down_begins = up.x, down.x + down.width
        else:
            up_begins, down_begins = up.x + up.width, down.x
        assert up_begins == pytest.approx(drawn.zero, abs=0.02)
        assert down_begins == pytest.approx(drawn.zero, abs=0.02)
        assert (up.value.anchor, down.value.anchor) == ("start", "end")


def test_a_line_goes_the_way_that_is_read_and_its_years_are_as_far_apart_as_they_are() -> None:
    rows = ("2010|1", "2011|2", "2020|3")
    english, arabic = (chart(lang, "a|b", *rows) for lang in ("en", "ar"))
    xs = [point.x for point in english.points]
    assert (xs[2] - xs[0]) == pytest.approx(10 * (xs[1] - xs[0]), rel=0.01)
    assert xs == sorted(xs)
    assert [point.x for point in arabic.points] == pytest.approx([100 - x for x in xs])
    ys = [point.y for point in english.points]
    assert ys == sorted(ys, reverse=True)
    assert ys == [point.y for point in arabic.points]


def test_a_line_has_a_gap_where_a_number_is_missing() -> None:
    drawn = chart("en", "a|b", "2010|1", "2011|2", "2012|", "2013|4", "2014|—", "2015|1", "2016|2")
    assert len(drawn.strokes) == 2
    assert [point.alone for point in drawn.points] == [False, False, True, False, False]


def test_numbers_and_names_of_the_other_script_are_isolated() -> None:
    drawn = chart("ar", "a|نسبة", "Asia (ASEAN)|-3%", "غيرها|4%")
    assert [text.words for text in drawn.labels] == ["\u2066Asia (ASEAN)\u2069", "غيرها"]
    assert [bar.value.words for bar in drawn.bars] == ["\u2066-3%\u2069", "\u20664%\u2069"]


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=12), st.sampled_from(LANGS))
def test_everything_stays_inside_whatever_the_numbers(numbers: list[float], lang: Lang) -> None:
    rows = [f"r{at}|{number:.3f}" for at, number in enumerate(numbers)]
    for classes in (".chart .bars", ".chart .line"):
        drawn = chart(lang, "a|b", *rows, classes=classes)
        for bar in drawn.bars:
            assert 0 <= bar.x <= bar.x + bar.width <= 100.02
            assert 0 <= bar.y < drawn.height
            assert -0.01 <= bar.value.x <= 100.01
        for point in drawn.points:
            assert 0 <= point.x <= 100
            assert 0 < point.y < drawn.height


@given(*[st.floats(-1e12, 1e12, allow_subnormal=False)] * 2)
def test_a_scale_holds_its_numbers_between_round_ones(one: float, other: float) -> None:
    low, high = sorted((one, other))
    scale = line_scale(low, high)
    assert 2 <= len(scale.ticks) <= 7
    around = 1e-6 * (abs(low) + abs(high)) + 1e-9
    assert scale.low <= low + around
    assert scale.high >= high - around
    assert all(before < after for before, after in pairwise(scale.ticks))


@given(st.text(alphabet="ab يم", max_size=300))
def test_a_label_is_three_lines_at_most_and_each_has_room(words: str) -> None:
    lines = lines_of(words)
    assert 1 <= len(lines) <= 3
    assert all(len(line) <= 36 for line in lines)
    whole = "".join(lines).replace(" ", "")
    if not whole.endswith("…"):
        assert whole == words.replace(" ", "")
