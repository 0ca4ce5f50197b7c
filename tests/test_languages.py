"""Tests of dates, numbers and lists in both languages, and of the addresses of pages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih import routes
from sharih.arabic import Lang
from sharih.languages import LANGS, Conventions, direction, is_vague_date, other_language

ARABIC = Conventions("ar", "ar")
ENGLISH = Conventions("en", "en")


def test_arabic_is_written_from_the_right_and_english_from_the_left() -> None:
    assert [direction(lang) for lang in LANGS] == ["rtl", "ltr"]
    assert [other_language(lang) for lang in LANGS] == ["en", "ar"]


@pytest.mark.parametrize(
    ("conventions", "written"),
    [
        (ARABIC, "7 نوفمبر 2024"),
        (Conventions("ar", "ar_LB"), "7 تشرين الثاني 2024"),
        (Conventions("ar", "ar_TN"), "7 نوفمبر 2024"),
        (Conventions("ar", "ar", "arab"), "٧ نوفمبر ٢٠٢٤"),
        (ENGLISH, "November 7, 2024"),
        (Conventions("en", "en_GB", "arab"), "7 November 2024"),
    ],
)
def test_a_date_is_written_in_the_words_and_digits_of_the_site(
    conventions: Conventions, written: str
) -> None:
    assert conventions.date(dt.date(2024, 11, 7)) == written


@pytest.mark.parametrize(
    ("text", "arabic", "english"),
    [
        ("2024-11-07", "7 نوفمبر 2024", "November 7, 2024"),
        ("2024-11", "نوفمبر 2024", "November 2024"),
        ("2024", "2024", "2024"),
        ("2024-13", "2024-13", "2024-13"),
        ("2024-02-30", "2024-02-30", "2024-02-30"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_vague_date_is_written_as_exactly_as_it_is_known(
    text: str, arabic: str, english: str
) -> None:
    assert ARABIC.vague_date(text) == arabic
    assert ENGLISH.vague_date(text) == english


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29", "0001"])
def test_a_day_month_or_year_that_exists_is_a_vague_date(text: str) -> None:
    assert is_vague_date(text)


@pytest.mark.parametrize(
    "text", ["", "0000", "2023-02-29", "2024-00", "2024-1", "24", "2024-11-07\n", "2024 11"]
)
def test_what_does_not_exist_is_no_date(text: str) -> None:
    assert not is_vague_date(text)


@given(
    st.dates(), st.sampled_from(["ar", "ar_LB", "ar_EG", "en"]), st.sampled_from(["latn", "arab"])
)
def test_no_date_or_number_holds_a_direction_mark(day: dt.date, locale: str, digits: str) -> None:
    lang: Lang = "ar" if locale.startswith("ar") else "en"
    conventions = Conventions(lang, locale, "arab" if digits == "arab" else "latn")
    for written in (
        conventions.date(day),
        conventions.vague_date(day.isoformat()),
        conventions.vague_date(day.isoformat()[:7]),
        conventions.number(-day.toordinal() / 7),
    ):
        assert not {"\u061c", "\u200e", "\u200f"} & set(written)
        other = set("0123456789") if lang == "ar" and digits == "arab" else set("٠١٢٣٤٥٦٧٨٩")
        assert not other & set(written)


def test_numbers_have_the_separators_of_their_digits() -> None:
    assert ENGLISH.number(1234.5) == "1,234.5"
    assert ARABIC.number(1234.5) == "1,234.5"
    assert Conventions("ar", "ar", "arab").number(1234.5) == "١٬٢٣٤٫٥"


def test_lists_are_joined_as_the_language_does() -> None:
    assert ENGLISH.list(["a", "b", "c"]) == "a, b, and c"
    assert ARABIC.list(["أ", "ب", "ج"]) == "أ وب وج"
    assert ARABIC.list(["أ"]) == "أ"
    assert ARABIC.list([]) == ""


def test_pages_have_these_paths() -> None:
    assert [routes.home("ar"), routes.home("ar", 2)] == ["ar/", "ar/page/2/"]
    assert routes.explainer("en", "a-b") == "en/a-b/"
    assert routes.bilingual("a-b") == "ar-en/a-b/"
    assert [routes.topics("ar"), routes.topic("ar", "x")] == ["ar/topics/", "ar/topics/x/"]
    assert [routes.archive("en"), routes.page("en", "about")] == ["en/archive/", "en/about/"]
    assert routes.feed("ar/", "atom") == "ar/feed.atom"
    assert routes.feed(routes.topic("ar", "x"), "atom") == "ar/topics/x/feed.atom"


def test_a_path_lies_in_a_file_and_has_addresses() -> None:
    assert [routes.file_of(path) for path in ("", "ar/", "ar/feed.atom")] == [
        "index.html",
        "ar/index.html",
        "ar/feed.atom",
    ]
    site = routes.Urls("/repo", "https://example.org/repo")
    assert site.href("ar/") == "/repo/ar/"
    assert site.absolute("ar/") == "https://example.org/repo/ar/"
    assert routes.Urls("", "").href("") == "/"


@pytest.mark.parametrize("lang", LANGS)
def test_no_explainer_can_take_the_place_of_a_page(lang: Lang) -> None:
    for path in (
        routes.topics(lang), routes.archive(lang), routes.page(lang, "about"), routes.home(lang, 2),
        f"{lang}/search/", f"{lang}/stories/a/",
    ):  # fmt: skip
        assert path.split("/")[1] in routes.RESERVED
