"""The lines of a unit are written anew, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.errors import Problems
from sharih.markdown.grammar import raw_lines
from sharih.translation.rewriting import SUMMARY, TITLE, rewritten_as_far
from tests.helpers.two_texts import two_texts

HEAD = "Title: A\nSummary: One\n    and two.\nStatus: draft\n\n"


def edition(text: str) -> Edition:
    """Read the text of a file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return edition_of("en", Path("en.md"), lines, Problems())


def texts(text: str) -> list[str]:
    """List the units of a text."""
    return [unit.text for unit in edition(text).document.units]


@given(two_texts(), st.sampled_from(["\n", "\r\n"]))
def test_the_words_that_are_there_change_no_byte(both: tuple[str, str], end: str) -> None:
    for text in both:
        whole = text.replace("\r\n", "\n").replace("\n", end)
        words = {unit.index: unit.text for unit in edition(whole).document.units}
        found = rewritten_as_far(whole, "en", words)
        assert found.refused == {}
        assert found.text == whole


@given(two_texts(), st.data())
def test_a_unit_says_what_it_is_to_say_and_others_what_they_said(
    both: tuple[str, str], data: st.DataObject
) -> None:
    text = both[1]
    units = edition(text).document.units
    changed = [unit for unit in units if unit.kind not in ("row", "caption", "definition")]
    if not changed:
        return
    unit = data.draw(st.sampled_from(changed))
    event(unit.kind)
    words = data.draw(st.sampled_from(["Other words.", "Words of **weight**, and `code`"]))
    found = rewritten_as_far(text, "en", {unit.index: words})
    assert found.refused == {}
    assert texts(found.text) == [words if u.index == unit.index else u.text for u in units]
    before, after = raw_lines(text), raw_lines(found.text)
    same = len([line for line in before if line in after])
    assert same >= len(before) - unit.text.count("\n") - 1


CASES = {
    "a paragraph": ("One.\n\nTwo.\n\nThree.", {1: "Zwei."}, "One.\n\nZwei.\n\nThree."),
    "a paragraph of more lines": ("One\ntwo.\n\nThree.", {0: "A\nb\nc."}, "A\nb\nc.\n\nThree."),
    "a paragraph that becomes shorter": ("One\ntwo.\n\nThree.", {0: "A."}, "A.\n\nThree."),
    "with its attributes": ("One.\n{: lang=ar}\n\nTwo.", {0: "A."}, "A.\n{: lang=ar}\n\nTwo."),
    "with attributes on its line": ("One. {: lang=ar}", {0: "A."}, "A. {: lang=ar}"),
    "a heading with its id": ("## One {#a}\n\nTwo.", {0: "A\nb"}, "## A b {#a}\n\nTwo."),
    "a heading that closes": ("### One ###\n\nTwo.", {0: "A"}, "### A ###\n\nTwo."),
    "a heading that is underlined": ("One\n---\n\nTwo.", {0: "A"}, "A\n---\n\nTwo."),
    "an item with its sign": ("* One\n* Two", {1: "A"}, "* One\n* A"),
    "an item of two lines": ("1. One\n   more\n2. Two", {0: "A\nb"}, "1. A\n   b\n2. Two"),
    "an item, but not what is in it": (
        "- One\n\n    - Two\n\n    Three",
        {0: "A", 2: "C"},
        "- A\n\n    - Two\n\n    C",
    ),
    "what stands in an item": ("- One\n\n  Two\n  three", {1: "A\nb"}, "- One\n\n  A\n  b"),
    "a quotation": ("> One\n>\n> two\n> — X", {0: "A\n\nb\n— Y"}, "> A\n>\n> b\n> — Y"),
    "a quotation with its attributes": (
        "> One\n> — X\n{: lang=ar}\n\nTwo",
        {0: "A\n— Y"},
        "> A\n> — Y\n{: lang=ar}\n\nTwo",
    ),
    "a date": ("2024\n:   One\n    two", {0: "2024\nA"}, "2024\n:   A"),
    "a date of two passages": (
        "2024\n:   One\n\n    two\n:   three",
        {0: "2025\nA\n\nb\n\nc"},
        "2025\n:   A\n\n    b\n:   c",
    ),
    "a row": ("| a |\n|---|\n| b |", {1: "| c |"}, "| a |\n|---|\n| c |"),
    "code": ("```\none\n```\n\nTwo", {0: "a\nb"}, "```\na\nb\n```\n\nTwo"),
    "indented code": ("One\n\n    two\n\nThree", {1: "a\n  b"}, "One\n\n    a\n      b\n\nThree"),
    "a picture": ('![one](a.png "b")\n\nTwo', {0: '![c](a.png "d")'}, '![c](a.png "d")\n\nTwo'),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_around_the_words_stays(case: str, end: str) -> None:
    body, words, wanted = CASES[case]
    before, after = ((HEAD + part + "\n").replace("\n", end) for part in (body, wanted))
    assert rewritten_as_far(before, "en", words).text == after


def test_title_and_summary_are_written_on_one_line() -> None:
    found = rewritten_as_far(f"{HEAD}One.\n", "en", {TITLE: "B", SUMMARY: "C\nd."})
    assert found.text == "Title: B\nSummary: C d.\nStatus: draft\n\nOne.\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One.", "A.\n\nB."),
        ("One.", "- A"),
        ("One.", "## A"),
        ("One.", "> A"),
        ("One.", "A\n---"),
        ("One.", "A\n```\nb"),
        ("One.", ""),
        ("One.", "A {: lang=ar}"),
        ("One.", "<!-- A"),
        ("## One", "## A {#b}"),
        ("- One", "A\n- B"),
        ("- One", "A\n\nB"),
        ("> One", "A {: lang=ar}"),
        ("| a | b |\n|---|---|", "| a | b | c |"),
        ("```\none\n```", "a\n```\nb"),
        ("2024\n:   One", "2024"),
        ('![one](a.png "b")', "one"),
        ("One.", "[^1]: b"),
    ],
)
def test_words_that_cannot_stand_there_leave_the_text_as_it_was(body: str, words: str) -> None:
    text = f"{HEAD}Before.\n\n{body}\n\nBehind.\n"
    found = rewritten_as_far(text, "en", {0: "B.", 1: words})
    assert list(found.refused) == [1]
    assert found.text == f"{HEAD}B.\n\n{body}\n\nBehind.\n"


def test_a_head_without_a_summary_gets_a_line_for_it() -> None:
    found = rewritten_as_far("Title: A\n\nOne.\n", "en", {SUMMARY: "B."})
    assert found.text == "Title: A\nSummary: B.\n\nOne.\n"


def test_each_line_keeps_the_end_it_had() -> None:
    text = "Title: A\n\nOne\r\ntwo\nthree\n\nFour\r\n"
    found = rewritten_as_far(text, "en", {0: "A\nb"})
    assert found.text == "Title: A\n\nA\r\nb\n\nFour\r\n"
