"""Runs of the other script are isolated, in HTML and by characters, and all words are kept."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given

from sharih.arabic import Lang, strip_controls
from sharih.markdown.isolation import isolate, isolated, isolated_numbers, isolated_plain
from tests.helpers.strategies import ANY_SCRIPT

LTR, RTL, POP, MARK = "\u2066", "\u2067", "\u2069", "\u200e"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("قال < ثم & ثم >", "ar", "قال &lt; ثم &amp; ثم &gt;"),
        ("قالت Reuters ذلك", "ar", 'قالت <bdi lang="en" dir="ltr">Reuters</bdi> ذلك'),
        ("قال R&D ذلك", "ar", 'قال <bdi lang="en" dir="ltr">R&amp;D</bdi> ذلك'),
        ("the word شارح here", "en", 'the word <bdi lang="ar" dir="rtl">شارح</bdi> here'),
        ("هاتف 555-0199 فقط", "ar", 'هاتف <bdi dir="ltr">555-0199</bdi> فقط'),
        ("هاتف ٥٥٥-٠١٩٩ فقط", "ar", 'هاتف <bdo dir="ltr">٥٥٥-٠١٩٩</bdo> فقط'),
        ("a \u202eb", "en", "a b"),
        ("5 < 6", "en", "5 &lt; 6"),
    ],
)
def test_what_is_of_the_other_script_is_isolated_and_all_is_escaped(
    text: str, lang: Lang, found: str
) -> None:
    assert isolate(text, lang) == found


@pytest.mark.parametrize(
    ("words", "lang", "found"),
    [
        ('say "it\'s"', "en", "say &quot;it&#x27;s&quot;"),
        ('قال "نعم"', "ar", "قال &quot;نعم&quot;"),
        ("قالت Reuters", "ar", 'قالت <bdi lang="en" dir="ltr">Reuters</bdi>'),
        ("the شارح", "en", 'the <bdi lang="ar" dir="rtl">شارح</bdi>'),
    ],
)
def test_plain_words_are_isolated_in_the_same_way(words: str, lang: Lang, found: str) -> None:
    assert isolated(words, lang) == found == isolate(words, lang)


def test_numbers_stand_whole_also_where_no_markup_may_be() -> None:
    assert isolated_numbers("هاتف 555-0199.") == f"هاتف {LTR}555-0199{POP}."
    assert isolated_numbers("و٥٥٥-٠١٩٩") == f"و{LTR}٥٥٥{MARK}-{MARK}٠١٩٩{POP}"
    assert isolated_numbers("قالت Reuters") == "قالت Reuters"
    assert isolated_numbers("لا رقم") == "لا رقم"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("قالت Reuters ذلك", "ar", f"قالت {LTR}Reuters{POP} ذلك"),
        ("the شارح here", "en", f"the {RTL}شارح{POP} here"),
        ("هاتف ٥٥٥-٠١٩٩", "ar", f"هاتف {LTR}٥٥٥{MARK}-{MARK}٠١٩٩{POP}"),
        ("كلام فقط", "ar", "كلام فقط"),
    ],
)
def test_words_are_isolated_by_characters_where_no_markup_may_be(
    text: str, lang: Lang, found: str
) -> None:
    assert isolated_plain(text, lang) == found


@given(ANY_SCRIPT)
@example("C$“:/! ك")
def test_nothing_is_lost_by_being_isolated(text: str) -> None:
    clean = strip_controls(text)
    langs: tuple[Lang, Lang] = ("ar", "en")
    for lang in langs:
        assert re.sub(f"[{LTR}{RTL}{POP}{MARK}]", "", isolated_plain(clean, lang)) == clean
        assert html.unescape(re.sub(r"</?bd[io][^>]*>", "", isolate(clean, lang))) == clean
