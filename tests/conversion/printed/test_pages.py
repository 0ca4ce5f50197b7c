"""Running heads and page numbers: dropped with a reason, and paragraphs go on behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.columns import order_columns
from sharih.conversion.printed.line_wrapping import join_broken
from sharih.conversion.printed.page_numbers import page_number
from sharih.conversion.printed.pages import find_page_lines
from sharih.conversion.seeds.seeds import seed_from_bytes

PAGES = (
    "Westport Gazette\nThe harbour authority said on Wednesday that the inner\n"
    "basin will be closed to all shipping for nine nights,\n"
    "while contractors remove what has gathered, as the fleet\n"
    "had asked for in the spring, before the season of fishing\n"
    "{}\n{}Westport Gazette\nin the north begins, and that a firm from the same region\n"
    "has been chosen for the work in the port, which will cost\nmore than last year, and for"
    " that of the other ports,\nas the fleet had asked.\n{}\n"
)


def read(text: str) -> Reading:
    """Read a text without its page lines, its paragraphs put together."""
    reading = Reading.of(seed_from_bytes(Path("a.txt"), text.encode()))
    reading.drop(find_page_lines(reading))
    order_columns(reading)
    join_broken(reading)
    return reading


@pytest.mark.parametrize(
    ("text", "number"),
    [("- 3 -", 3), ("صفحة 2 من 4", 2), ("٣", 3), ("Page 2 of 5", 2), ("3/7", 3), ("[12]", 12),
     ("ص 4", 4), ("1 ص", 1), ("2 من1 صفحة", 1), ("الصفحة ٥", 5), ("2 of 9", 2), ("– ٢ –", 2),
     ("https://sahel.example.org/?p=5512 1/2", 1)],
)  # fmt: skip
def test_numbers_of_pages_are_read(text: str, number: int) -> None:
    found = page_number(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["9/7", "0021", "5 نوفمبر", "3 - 2 - 1", "2024-05-12", "3.5"])
def test_other_lines_with_digits_are_none(text: str) -> None:
    assert page_number(text) is None


@pytest.mark.parametrize("feed", ["", "\f"])
@pytest.mark.parametrize(("first", "second"), [("- 1 -", "- 2 -"), ("Page 1 of 2", "Page 2 of 2")])
def test_a_paragraph_goes_on_over_a_page(feed: str, first: str, second: str) -> None:
    reading = read(PAGES.format(first, feed, second))
    assert len(reading.lines) == 1
    assert reading.lines[0].text.startswith("The harbour authority")
    assert "season of fishing in the north" in reading.lines[0].text
    assert [drop.reason for drop in sorted(reading.dropped, key=lambda drop: drop.line)] == [
        "running head or foot", "page number", "running head or foot", "page number",
    ]  # fmt: skip


def test_a_title_that_is_the_running_head_stays_where_it_stands_first() -> None:
    title = "Harbour closes for nine nights"
    reading = read(PAGES.format("1", "\f", "2").replace("Westport Gazette", title))
    assert reading.lines[0].text == title
    assert [drop.text for drop in reading.dropped].count(title) == 1


def test_numbered_parts_of_a_text_are_no_pages() -> None:
    part = "قال المهندس إن الحجارة ستنظف وتعاد إلى أماكنها كلها قبل الصيف المقبل في المدينة.\n"
    reading = read("".join(f"- {n} -\n{part * 8}" for n in (1, 2, 3)))
    assert not reading.dropped


def test_two_columns_by_turns_are_read_one_after_the_other() -> None:
    left = ["The fleet had asked for it,", "and the council agreed in",
            "the end after long talks", "with the owners, who will",
            "pay for the work in their", "part of the old port."]  # fmt: skip
    right = ["A second berth is planned,", "which will be for ferries",
             "from the islands and for", "the ships of the pilots,",
             "who have none since their", "house was sold in May."]  # fmt: skip
    turns = [f"{a}\n{' ' * 40}{b}" for a, b in zip(left, right, strict=True)]
    reading = read("\n".join(turns))
    texts = " ".join(line.text for line in reading.lines)
    assert texts == " ".join([*left, *right])


def test_signs_of_items_that_stand_alone_go_to_their_items() -> None:
    reading = read("What bidders must offer\n•\nCells that work\n•\nA plan for the cells\n")
    assert [line.text for line in reading.lines][1:] == [
        "• Cells that work",
        "• A plan for the cells",
    ]


def test_first_lines_that_are_indented_begin_paragraphs() -> None:
    text = (
        "    The harbour authority said on Wednesday that the\n"
        "inner basin will be closed to all shipping at night.\n"
        "It will be open by day, as the fleet had asked for\n"
        "in the spring.\n"
        "    The closure begins in March, and has been timed to\n"
        "avoid the fishing season, which begins in the middle\n"
        "of April.\n"
        "    No more is known of it, as the authority has said.\n"
    )
    assert [line.number for line in read(text).lines] == [1, 5, 8]
