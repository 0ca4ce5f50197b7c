"""Words with nothing but links and emphasis, rendered without a converter as with one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.markdown.inline import converted, inline_html
from sharih.markdown.plain_inline import plain_inline
from tests.helpers.casefile import read_cases

PIECES = st.sampled_from(
    [
        "الكرملين", "بوتين، ", "word", " ", "  ", "\n", "*", "**", "***", "_", "[", "]", "(", ")",
        "](topic:", "[بوتين](topic:vladimir-putin)", "[a b](explainer:bread-prices#bakers)",
        "[x](#lead)", "[](#a)", "[ x ](#a)",
        "**نص مهم**", "*نص*", "!", "\\", "`", "&", "&amp;", "<",
        "«نص»",
        '"', "'", ".", "1. ", "- ", "# ", "> ", ":", "    ", "\u00a0", "www.", "{: #a}", "|",
        "٢٠٢٤",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
@example("[**نص**](topic:a)")
@example("**[نص](topic:a)**")
@example("* نص * آخر *")
@example("**نص**آخر**")
@example("a ** b ** c")
@example("****")
@example("[نص](topic:a)[نص](topic:b)")
@example("نص](topic:a)")
@example("*a*b*")
@example("1. نص")
@example("    نص")
def test_what_needs_no_converter_is_as_the_converter_has_it(text: str) -> None:
    assert inline_html(text) == (converted(text) if text.strip() else "")


@pytest.mark.parametrize("name", ["inline.md", "linked_arabic.md", "linked_english.md"])
def test_texts_of_the_cases_are_as_the_converter_has_them(name: str) -> None:
    for case in read_cases(name):
        for text in (case.given, *case.given.split("\n")):
            assert inline_html(text) == (converted(text) if text.strip() else "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("قال بوتين: «نص»", "قال بوتين: «نص»"),
        ("[بوتين](topic:putin) قال", '<a href="topic:putin">بوتين</a> قال'),
        ("**نص** و*آخر*", "<strong>نص</strong> و<em>آخر</em>"),
        ("a\nb", "a\nb"),
    ],
)
def test_plain_words_links_and_emphasis_need_none(text: str, html: str) -> None:
    assert plain_inline(text) == html == converted(text)


@pytest.mark.parametrize("text", ["a & b", "`x`", "a_b", "[x](http://a.b)", "a  \nb", "**a*b**"])
def test_what_may_be_anything_else_is_left_to_the_converter(text: str) -> None:
    assert plain_inline(text) is None
