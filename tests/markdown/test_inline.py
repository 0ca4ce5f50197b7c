"""Inline Markdown → safe HTML, and what is known of it."""

from __future__ import annotations

import html
import re

import pytest

from sharih.arabic import Lang
from sharih.markdown.inline import (
    block_language,
    images,
    inline_html,
    is_mostly,
    links,
    main_language,
    plain_text,
)
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time


@cases("inline.md")
def test_inline_markdown_becomes_html(case: Case) -> None:
    assert inline_html(case.given) == case.expected


def test_pictures_are_listed_with_their_words() -> None:
    (image,) = images('![a b](c.png "d — e (f)") and [g](h.png)')
    assert (image.src, image.alt, image.title) == ("c.png", "a b", "d — e (f)")
    assert images("`![a](b.png)` and \\![c](d.png)") == []


@pytest.mark.parametrize("hidden", ["&#8238;", "&#xFEFF;", "&#1;", "&#x200F;", "\u202e", "&#8294;"])
@pytest.mark.parametrize("text", ["[a]({}javascript:x)", "[a](java{}script:x)", "![a]({}data:x)"])
def test_no_address_becomes_unsafe_by_what_is_taken_out_of_it(text: str, hidden: str) -> None:
    shown = html.unescape(inline_html(text.format(hidden)))
    kept = re.sub(r"[^a-z:]", "", "".join(re.findall(r'(?:href|src)="([^"]*)"', shown)))
    assert not kept.startswith(("javascript:", "data:"))


def test_addresses_are_listed_as_written_unsafe_ones_too() -> None:
    text = "[a](topic:x) ![b](c.png) <https://example.org/?a=1&b=2> [d](javascript:alert(1))"
    assert links(text) == [
        "topic:x",
        "https://example.org/?a=1&b=2",
        "javascript:alert(1)",
    ]
    assert links("`[a](b)` and \\[a](b)") == []


def test_the_language_of_markdown_is_that_of_its_words() -> None:
    assert main_language("[شرحنا](explainer:why-has-the-ministry-not-answered-yet)", "en") == "ar"
    assert main_language("[our explainer](/ar/) (بوتين)", "en") == "en"
    assert main_language("2024 — 5%", "ar") == "ar"
    assert main_language("OpenAI وMicrosoft: من يملك ChatGPT؟", "ar") == "ar"
    assert main_language("The White House said: مكرر", "ar") == "en"


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "![" * 10_000, "[a](" * 5_000, "[a](b " * 5_000, "`" * 50_000, "*" * 50_000,
     "*a " * 10_000, "_a " * 10_000, "\\" * 20_000, "<" * 50_000, "&" * 50_000, "كلمة " * 50_000],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_floods_of_markup_take_no_time(text: str) -> None:
    with linear_time():
        shown = plain_text(text)
    assert shown


@pytest.mark.parametrize(
    ("text", "around", "lang"),
    [
        ("`code in English words` عربي", "ar", "ar"),
        ("`كلام عربي طويل جدا هنا` word", "en", "en"),
        ("[نص](topic:english-words-are-here)", "en", "ar"),
        ("&nbsp;&nbsp;&amp; نص", "en", "ar"),
        ("plain words", "ar", "en"),
    ],
)
def test_neither_code_nor_addresses_are_words_of_a_language(
    text: str, around: Lang, lang: Lang
) -> None:
    assert block_language(text, around) == lang
    assert is_mostly(lang, text)
    assert not is_mostly("en" if lang == "ar" else "ar", text)
