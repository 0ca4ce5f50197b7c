"""Markdown seeds: their markup is taken off, and says what lines are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sharih.conversion.seeds.markdown_files import read_markdown
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.casefile import Case, cases
from tests.helpers.documents import told

NOTE = Path("seeds/note.md")


@cases("markdown_seeds.md")
def test_markup_is_taken_off_and_says_what_lines_are(case: Case) -> None:
    seed = seed_from_bytes(NOTE, case.given.encode())
    assert told(seed, numbered=True) == case.expected.splitlines()


@given(st.text(alphabet="نص a1#*>-|`[]()\n .", max_size=200))
def test_no_line_with_words_is_lost(text: str) -> None:
    found = read_markdown(text.encode(), NOTE)
    if not found.marks:
        return
    lines = found.text.split("\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if any(char.isalnum() for char in line):
            assert lines[number - 1] or number in found.parts, (number, line)
