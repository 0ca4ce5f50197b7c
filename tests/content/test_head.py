"""The head of a Markdown file is read in one way by all who read it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sharih.content.head import Field, changed_head, fields_of, names_of, read_fields, split_head
from sharih.content.metadata import parse_head
from sharih.errors import Problems

HEAD = "Title: سؤال\nSummary: first\n    second\nseed: a.txt، b.txt,\nTITLE: again"


def test_a_value_goes_on_in_lines_that_are_indented() -> None:
    assert list(fields_of(HEAD)) == [
        Field("Title", "سؤال", 1),
        Field("Summary", "first second", 2, 2),
        Field("seed", "a.txt، b.txt,", 4),
        Field("TITLE", "again", 5),
    ]


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    assert read_fields(HEAD)["title"].value == "سؤال"
    assert parse_head(HEAD, Path("ar.md"), Problems()).title == "سؤال"


def test_names_are_parted_at_both_commas() -> None:
    assert names_of(read_fields(HEAD), "seed") == ("a.txt", "b.txt")
    assert names_of(read_fields(HEAD), "tags") == ()


def test_a_changed_head_keeps_everything_else() -> None:
    changed = changed_head(HEAD, {"summary": "new", "seed": None, "story": "talks"})
    assert changed == "Title: سؤال\nSummary: new\nTITLE: again\nStory: talks"
    assert changed_head("", {"title": "a"}) == "Title: a"
    assert changed_head("Title: a\r\nTags: b\r", {"tags": "c"}) == "Title: a\r\nTags: c\r"


@given(st.text(alphabet="aT:\n\t -أ\r", max_size=80))
def test_every_line_of_a_head_belongs_to_one_field(text: str) -> None:
    head, _, _ = split_head(text)
    lines = [n for f in fields_of(head) for n in range(f.line, f.line + f.height)]
    assert lines == list(range(1, head.count("\n") + 2 if head else 1))
