"""What words a text has for the index, whatever the spelling and the naming of months."""

from __future__ import annotations

import pytest

from sharih.search.months import month_names, months_in
from sharih.search.words import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أُوكْرَانِيَا، وبوتيـــن!", ["اوكرانيا", "وبوتين"]),
        ("الکرملین ﺑﻮﺗﻴﻦ", ["الكرملين", "بوتين"]),
        ("٢٤ و ۲۴ ساعة", ["24", "24", "ساعه"]),
        ("1,500 و ١٬٥٠٠ و2.5", ["1500", "1500", "و2", "5"]),
        ("U.S. troops, NATO’s", ["us", "troops", "nato"]),
        ("Zürich—Mar-a-Lago", ["zurich", "mar", "lago"]),
        ("؟!…، ًٌٍَُِّْـ", []),
        ("<img src=x>", ["img", "src"]),
    ],
)
def test_words_are_folded_and_single_letters_are_none(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("في نوفمبر", {11}),
        ("وبتشرين الثاني 2020", {11}),
        ("وكانون الأول", {12}),
        ("كانون الأول وتشرين الأول", {12, 10}),
        ("يوم 23 ماي على الأسئلة", {5}),
        ("في شهر أوت الماضي", {8}),
        ("5 آب", {8}),
        ("آب الأسرة", set()),
        ("قالت تيريزا ماي", set()),
        ("مقيم منذ سنة 2011، أب لطفلين", set()),
        ("In May 2020 you may go", {5}),
        ("they may march", set()),
        ("3 March", {3}),
    ],
)
def test_months_are_found_in_every_naming(text: str, months: set[int]) -> None:
    assert months_in(words_of(text)).keys() == {f"#{month}" for month in months}


def test_every_month_has_a_name_in_each_naming() -> None:
    numbers = [*month_names().values()]
    assert {number: numbers.count(number) >= 3 for number in range(1, 13)} == dict.fromkeys(
        range(1, 13), True
    )
