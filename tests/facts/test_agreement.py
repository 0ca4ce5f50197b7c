"""The quick way to say that two texts agree says nothing else than the exact one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sharih.arabic import Lang, fold
from sharih.content.editions import Edition
from sharih.content.metadata import Metadata
from sharih.content.words_at_once import words_at_once
from sharih.facts.agreement import surely_agree, surely_agree_in_each, words_of_each
from sharih.facts.comparing import differences
from sharih.facts.reading import read_facts
from sharih.markdown.parser import parse
from tests.helpers.casefile import read_cases

_ARABIC = """
و في من يوم الساعة مساء المئة بالمئة ألف مليون ملايين خمسة عشر وعشرون نصف الأول الثاني ثانية
يناير شباط كانون تشرين مارس رمضان صفر الاثنين الأحد 5 7 12 2024 3.5% 14:30 2-1 تسعينيات يومين
"""
_ENGLISH = """
and in of the on at pm per cent percent thousand million five ten twenty half first second third
January February March May may Ramadan Monday Sunday 5 7 12 2024 3.5% 14:30 2-1 1990s two 3m k
"""


def _texts(words: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words.split()), max_size=8).map(" ".join)


def _is_exact(arabic: str, english: str) -> bool:
    return differences(read_facts(arabic, "ar"), read_facts(english, "en")) == ([], [])


@given(_texts(_ARABIC), _texts(_ENGLISH))
@settings(max_examples=1000)
def test_what_surely_agrees_has_no_difference(arabic: str, english: str) -> None:
    if surely_agree(arabic, english, "ar"):
        assert _is_exact(arabic, english)
    assert surely_agree(arabic, english, "ar") == surely_agree(english, arabic, "en")


@given(st.data())
def test_parts_of_good_pairs_surely_agree_only_where_they_do(data: st.DataObject) -> None:
    cases = read_cases("good_pairs.md")
    one, other = (data.draw(st.sampled_from(cases)) for _ in range(2))
    lang: Lang = "en" if one.title.startswith("From English") else "ar"
    source, target = one.given.split("\n")[0], other.given.split("\n")[1]
    if surely_agree(source, target, lang):
        theirs: Lang = "ar" if lang == "en" else "en"
        assert differences(read_facts(source, lang), read_facts(target, theirs)) == ([], [])


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قال المتحدث نعم.", "The spokesman said yes."),
        ("في 20 يناير 2025.", "On 20 January 2025."),
        ("يوم الجمعة، ٣٫٥٪.", "On Friday, 3.5%."),
        ("خمسة وزراء.", "Ministers."),
    ],
)
def test_what_most_pairs_are_like_is_told_the_quick_way(arabic: str, english: str) -> None:
    assert surely_agree(arabic, english, "ar")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("3 مليارات.", "3 million."),
        ("في 7 حزيران.", "On 7 July."),
        ("خمسة وزراء.", "Six ministers."),
        ("27 شخصا.", "People."),
    ],
)
def test_where_facts_differ_the_quick_way_does_not_say_that_they_agree(
    arabic: str, english: str
) -> None:
    assert not surely_agree(arabic, english, "ar")


@given(st.lists(st.tuples(_texts(_ARABIC), _texts(_ENGLISH)), max_size=5), st.sampled_from("ae"))
def test_many_pairs_are_told_as_each_by_itself(pairs: list[tuple[str, str]], first: str) -> None:
    if first == "e":
        pairs = [(english, arabic) for arabic, english in pairs]
    lang: Lang = "ar" if first == "a" else "en"
    sources, targets = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    found = surely_agree_in_each(words_of_each(sources), words_of_each(targets), lang)
    assert found == [surely_agree(*pair, lang) for pair in pairs]


@pytest.mark.parametrize(
    "odd", ['[a](b "c', '")', "{: ", "}", "\x00", "https://x.org/7 ", "&#0;", "[x](y(7)z 7", "'s"]
)
def test_what_stands_at_the_edges_of_texts_is_of_no_other_text(odd: str) -> None:
    sources = ["17 وزيرا", odd, "يوم الجمعة", "سبعون وزيرا"]
    targets = ["17 ministers", odd, "On Friday", "Seventeen ministers"]
    found = surely_agree_in_each(words_of_each(sources), words_of_each(targets), "ar")
    assert [found[0], *found[2:]] == [True, True, False]


@pytest.mark.parametrize(
    ("arabic", "english"), [("سبعة وزراء", "Ministers"), ("وزراء", "Seven in May")]
)
def test_what_only_one_of_two_says_in_words_is_told_the_quick_way(
    arabic: str, english: str
) -> None:
    assert surely_agree(arabic, english, "ar")
    assert _is_exact(arabic, english)


_ODD = st.sampled_from(
    [
        "قال", "7", "may", " ", "\n", "\n\n", "- ", "[", "](", "(", ")", "]", '"', "{:", "{#a}",
        "}", "&", "&nbsp;", "<", ">", "https:", "//", "x.org/7", "\u064e", "\u200f", "\u0640",
        "[a](topic:b)", '[a](b "7")', "![أ](a.svg)", "[a](https://x.org/7_(b))", "`", "> ",
        "A", "ﷺ", "ß",
    ]
)  # fmt: skip


@given(st.lists(_ODD, max_size=14).map("".join), st.lists(_ODD, max_size=4).map("".join))
@settings(max_examples=500)
@example("[a]\u064e(b7) [a](7\u064e)", "")
@example("[a](b)7](7](c)", "[a](b")
@example("https://x.org/7 [a](b)", "")
@example("http\u064e://x.org/7 {\u064e: 7}", "&\u064e#53;")
def test_an_edition_is_folded_at_once_as_each_of_its_texts(body: str, title: str) -> None:
    edition = Edition("ar", Path("ar.md"), Metadata(title=title), parse(body), ())
    words = words_at_once(edition)
    assert {*words.texts} >= {title, *(unit.text for unit in edition.document.units)}
    assert words.folded == [fold(text) for text in words.texts]
    if words.shown is not None:
        assert words.shown == words_of_each(words.texts)


def test_links_within_a_site_do_not_keep_an_edition_from_being_folded_at_once() -> None:
    text = "قال [بوتين](topic:vladimir-putin) في [بيان](https://x.org/7).\n\n- 7 وزراء"
    words = words_at_once(Edition("ar", Path("ar.md"), Metadata(title="عنوان"), parse(text), ()))
    assert words.shown is not None
    assert "قال [بوتين] في [بيان]." in words.shown
