"""What words a text has for the index, whatever the spelling and the naming of months."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.arabic import fold
from sharih.content.editions import Edition
from sharih.content.metadata import Metadata
from sharih.markdown.parser import parse
from sharih.search.months import month_names, months_in
from sharih.search.words import edition_words, words_of


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
        ("of 4,005 May be", set()),
        ("they may march", set()),
        ("3 March", {3}),
    ],
)
def test_months_are_found_in_every_naming(text: str, months: set[int]) -> None:
    assert months_in(fold(text), {*words_of(text)}).keys() == {f"#{month}" for month in months}


def test_every_month_has_a_name_in_each_naming() -> None:
    numbers = [*month_names().values()]
    assert {number: numbers.count(number) >= 3 for number in range(1, 13)} == dict.fromkeys(
        range(1, 13), True
    )


@pytest.mark.parametrize(
    ("body", "once", "several"),
    [
        ("قال (قال) «وقال»: قال.", "وقال", "قال"),
        ("يوم 2024-11-07.", "يوم 7 نوفمبر 2024 #11", ""),
        ("2024-01: [كييف](topic:kyiv)", "يناير 2024 #1 كييف", ""),
        ("U.S. 1,500,", "us 1500", ""),
        ("أُوكْرَانِيَا\n\nاوكرانيا\n\n- أوكرانيا", "", "اوكرانيا"),
    ],
)
def test_words_of_an_edition_are_told_apart_by_how_often_they_stand(
    body: str, once: str, several: str
) -> None:
    edition = Edition("ar", Path("ar.md"), Metadata(title="سلام"), parse(body), ())
    found = [{*words.split()} for words in edition_words(edition)]
    assert found == [{*once.split()}, {*several.split()}, set(), {"سلام"}]
