"""Tests of the splitter: Markdown → blocks and units, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.markdown.blocks import all_blocks
from sharih.markdown.grammar import heading, is_comment
from sharih.markdown.parser import parse
from tests.helpers.casefile import Case, cases
from tests.helpers.outline import outline, units
from tests.helpers.patience import linear_time

_PIECES = [
    "كلمة", "word", " ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028",
    "#", "## ", "- ", "1. ", "٢) ", "> ", ":   ", "|", "|---|", "---", "===", "```", "~~~", "<!--",
    "-->", "{#id}", "{: lang=ar}", "[a]: b", "— ", "![a](b)", "`", "[", "\\", "* ", "\u00a0",
]  # fmt: skip
markdown = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=40).map("".join)


@cases("blocks.md")
def test_markdown_splits_into_blocks(case: Case) -> None:
    assert outline(parse(case.given)) == case.expected


@cases("units.md")
def test_units_have_their_lines_and_words(case: Case) -> None:
    assert units(parse(case.given)) == case.expected


@given(markdown)
def test_what_was_read_is_printed_to_the_character(text: str) -> None:
    assert str(parse(text)) == text


@given(markdown)
def test_units_are_numbered_in_order_and_stand_where_their_line_says(text: str) -> None:
    document = parse(text, 5)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [unit.index for unit in document.units] == list(range(len(document.units)))
    for unit in document.units:
        for word in unit.text.expandtabs(4).split()[:1]:
            following = "\n".join(raw[unit.line - 5 :]).expandtabs(4)
            assert word in following
            assert unit.line >= 5


@given(markdown)
def test_every_unit_belongs_to_exactly_one_block_or_entry(text: str) -> None:
    document = parse(text)
    found = []
    for block in all_blocks(document.blocks):
        found += [unit for unit in (block.unit, *(item.unit for item in block.items)) if unit]
    assert sorted(unit.index for unit in found) == [unit.index for unit in document.units]


def test_line_numbers_start_where_the_body_does() -> None:
    assert [unit.line for unit in parse("a\r\n\r\nb\rc\n\nd", 10).units] == [10, 12, 15]


@pytest.mark.parametrize(
    "text",
    [
        "كلمات كثيرة\n\n" * 50_000,
        "a\n" * 100_000,
        "- a\n" * 100_000,
        "a\n: b\n\n" * 30_000,
        "|a|b|\n|-|-|\n" + "|a|b|\n" * 100_000,
        "".join("  " * depth + "- a\n" for depth in range(1_000)),
        ">" * 1_000_000,
        ">>>>>\n" * 100_000,
        "- " * 500_000,
        "[" * 1_000_000,
        "`" * 1_000_000,
        "```\n" * 100_000,
        "<!--\n" * 100_000,
        "#" * 1_000_000,
        "# a" + " " * 1_000_000 + "b",
        "a " + "{:" * 500_000 + "}",
        "|" * 1_000_000 + "\n|-|",
        "a|b\n|-" + " " * 1_000_000 + "x",
        "\t" * 1_000_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_floods_take_time_in_step_with_their_length(text: str) -> None:
    with linear_time():
        document = parse(text)
    assert str(document) == text


def depth_of(text: str) -> int:
    """Count how many quotations stand inside of each other at the end of a text."""
    blocks, depth = parse(text).blocks, 0
    while blocks and blocks[-1].kind == "quote":
        blocks, depth = blocks[-1].blocks, depth + 1
    return depth


def test_blocks_stand_inside_of_each_other_as_deep_as_is_told_and_no_deeper() -> None:
    assert depth_of("> " * 12 + "a") == 12
    assert depth_of("> " * 20 + "a") == depth_of("> " * 13 + "a")
    before = "> a\n\nb\n\n> > c\n\nd\n\n"  # what stands before makes no room
    assert depth_of(before + "> " * 20 + "a") == depth_of("> " * 20 + "a")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- a", (1, "a comment is never closed", "Write --> at its end.")),
        ("a\n\n<!-- b\n--> c", (4, "text on the line where a comment ends would be lost",
                               "Begin a new line after -->.")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_comment_is_told_with_what_to_do(
    text: str, told: tuple[int, str, str]
) -> None:
    (flaw,) = parse(text).flaws
    assert (flaw.line, flaw.reason, flaw.remedy) == told


@pytest.mark.parametrize(
    ("text", "begins"),
    [("<!-- a -->", True), ("   <!-- a -->", True), ("    <!-- a -->", False), ("< !-- a", False)],
)
def test_a_comment_may_stand_in_by_three_spaces(text: str, begins: bool) -> None:
    assert is_comment(text) == begins
    assert (parse(text).blocks[0].kind == "comment") == begins


def test_what_stands_right_behind_the_attributes_of_a_table_is_not_lost() -> None:
    found = parse("| أ | ب |\n| --- | --- |\n| 1 | 2 |\n{: #t}\nبعد.\nثم.").blocks
    assert [(block.kind, block.line) for block in found] == [("table", 1), ("paragraph", 5)]
    assert found[0].attributes.id == "t"
    assert found[1].text == "بعد.\nثم."


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("##   عنوان   ", (2, "عنوان")),
        ("## عنوان ##  ", (2, "عنوان")),
        ("## عنوان##", (2, "عنوان##")),
        ("###### a", (6, "a")),
        ("## ##", (2, "")),
        ("####### a", None),
        ("##a", None),
    ],
)
def test_a_heading_has_its_level_and_words_without_spaces_and_signs_around(
    line: str, read: tuple[int, str] | None
) -> None:
    assert heading(line) == read
