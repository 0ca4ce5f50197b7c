"""Values are written into settings so that Python reads them back, and nothing else changes."""

from __future__ import annotations

import ast

from hypothesis import given
from hypothesis import strategies as st

from sharih.start.settings_text import by_language, literal, with_values

TEXT = """\
A = ""
# قبل
B: dict[str, str] = {  # here
    "x": "y",
}
A = 1; C = "ث"
def f():
    A = 2
"""

texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_a_text_is_read_back_as_it_is_and_stands_on_one_line(text: str) -> None:
    written = literal(text)
    assert ast.literal_eval(written) == text
    assert all(char.isprintable() for char in written)


@given(texts, texts)
def test_a_value_takes_the_place_of_another_and_all_else_stays(first: str, second: str) -> None:
    changed = with_values(TEXT, {"A": literal(first), "C": literal(second), "D": "1"})
    names: dict[str, object] = {}
    exec(changed, names)  # noqa: S102 - written here
    assert (names["A"], names["C"], names["B"]) == (first, second, {"x": "y"})
    assert "# قبل\nB: dict[str, str] = {  # here\n" in changed
    assert "D" not in names
    assert "    A = 2\n" in changed


def test_what_the_settings_say_already_leaves_them_as_they_are() -> None:
    assert with_values(TEXT, {"C": '"ث"'}) == TEXT
    assert with_values("", {"A": "1"}) == ""


def test_what_is_not_known_in_a_language_is_marked_where_there_is_a_usual_value() -> None:
    written = by_language({"ar": "", "en": "x"}, {"ar": "موقعي", "en": "My site"})
    assert ast.literal_eval(written) == {"ar": "موقعي", "en": "x"}
    assert written.splitlines()[1].endswith("# to fill in")
    assert "fill in" not in by_language({"ar": "", "en": ""}, {"ar": "", "en": ""})
