"""What stands over a printed text, told from headlines in the same words."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang
from sharih.conversion.printed.head_lines import look_of
from tests.helpers.understood import PARK, understood


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("جريدة المساء العدد 1234", "ar"),
        ("السنة الثالثة - العدد 12", "ar"),
        ("صحيفة يومية سياسية العدد 123", "ar"),
        ("Founded 1876 | Price 20p", "en"),
    ],
)
def test_the_head_of_a_paper_is_known(text: str, lang: Lang) -> None:
    assert look_of(text, lang) == "head"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("إنتاج الفوسفات يتضاعف في النصف الثاني من السنة الحالية", "ar"),
        ("وزارة التربية: السنة الأولى مجانية لطلاب القرى", "ar"),
        ("انتهاء دراسات المشروع مع بداية السنة القادمة", "ar"),
        ("السعر 20 جنيها للكيلو بدءا من الغد", "ar"),
        ("Oil price hits $90", "en"),
        ("Bread price rises again as flour runs short", "en"),
        ("University founded in 1908 marks a birthday", "en"),
        ("First edition of the book fair opens in Rabat", "en"),
    ],
)
def test_a_headline_with_such_words_is_none(text: str, lang: Lang) -> None:
    assert look_of(text, lang) == "title"


def test_a_headline_of_a_clean_text_that_names_a_year_stays() -> None:
    title = "إنتاج الفوسفات يتضاعف في النصف الثاني من السنة الحالية"
    assert understood(f"{title}\n{PARK.partition(chr(10))[2]}").title == title
