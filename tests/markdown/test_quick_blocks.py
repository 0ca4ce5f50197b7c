"""Blocks of common forms, read without a closer look as with one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.markdown.parser import parse, parse_closely
from sharih.markdown.quick_blocks import QuickReader
from tests.helpers.casefile import read_cases

LINES = st.sampled_from(
    [
        "", "", "", " ", "كلمة", "نص، آخر.", "two words", "two  ", "two {#a}", "{: lang=ar}",
        "{#a}", "- بند", "- item {#a}", "- ", "-", "- - -", "* x", "+ y", "---", "1. واحد",
        "٣. ثلاثة", "10", "2024-11-07", ":   تعريف", ": x {#a}", ": - x", ": 5. x", " : x", ":x",
        "> قول", "> {#a}", "> — قائل", "> -- قائل", ">", "> > b", "> - x", ">x {#b}", "— قائل",
        "## h {#s}", "#hash", "===", "--", "| a | b |", "|---|---|", "a | b", "```", "    code",
        "  two", "   three", "<!-- c -->", "![a](b.png)", "[^1]: x", "\u00a0x", "\tx", "-\tx",
    ]
)  # fmt: skip
TEXTS = st.tuples(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n", "\r\n"])).map(
    lambda made: made[1].join(made[0])
)


@given(TEXTS, st.sampled_from([1, 7]))
@example("a\n\n: b", 1)
@example("a\n: b\n\nc\n\n: d", 1)
@example("a\n: b\n\n    c", 1)
@example("- a\n\n  b", 1)
@example("- a\n\n- b", 1)
@example("- a\n- - -", 1)
@example("> a {#x}\n> — b", 1)
@example("> a\n> — b {#x}", 1)
@example("a\n\n\n", 1)
def test_what_is_read_quickly_is_what_a_closer_look_finds(text: str, first_line: int) -> None:
    assert parse(text, first_line) == parse_closely(text, first_line)


@pytest.mark.parametrize("name", ["blocks.md", "units.md", "inline.md", "outlines.md"])
def test_texts_of_the_cases_are_as_a_closer_look_finds_them(name: str) -> None:
    for case in read_cases(name):
        for text in (case.given, case.expected):
            assert parse(text) == parse_closely(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("## السؤال {#what}", "heading"),
        ("قال بوتين.", "paragraph"),
        ("one\ntwo {: lang=en}", "paragraph"),
        ("قال بوتين.\n\nثم سكت.", "paragraph"),
        ("- بند\n- item {: lang=en}", "list"),
        ("- بند\n\nكلمة", "list"),
        ("> «قول»\n> — قائل", "quote"),
        ("#### Level {#four-4}", "heading"),
        ("## عنوان", "heading"),
        ("أ\n:   ب", "definitions"),
        ("أ\n:   ب\n\n## ج {#d}", "definitions"),
        ("أ\n:   ب\n\n- ج", "definitions"),
        ("أ\n:   ب\n\n> ج", "definitions"),
        ("2024-11-07\n:   صدور الحكم.\n\n2024-11\n:   نشر المسودة.\n\nكلمة", "definitions"),
    ],
)
def test_common_forms_need_no_closer_look(text: str, kind: str) -> None:
    read = QuickReader().quick([*text.split("\n"), ""], 0, 1)
    assert read is not None
    assert read[1].kind == kind


@pytest.mark.parametrize(
    "text", ["a\n===", "a\n\n: b", "a\n\n : b", "- a\n\n  b", "| a |\n|---|", "> > a", "<!--"]
)
def test_what_may_be_anything_else_is_looked_at_closely(text: str) -> None:
    assert QuickReader().quick([*text.split("\n"), ""], 0, 1) is None
