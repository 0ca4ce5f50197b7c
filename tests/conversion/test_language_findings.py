"""What looks broken in the language of a seed."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.dates.dates import find_dates
from sharih.conversion.language_findings import find_flaws
from sharih.conversion.outline import outline
from sharih.conversion.records import SeedLine
from tests.helpers.newsroom import LEDE
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK, seed_of, understood


def test_words_with_letters_of_a_persian_keyboard_are_a_finding() -> None:
    lines = [
        SeedLine(1, "قال الرئیس الأمریكي ذلك"),
        SeedLine(2, "باع چارلز پيتر گيتارا"),
        SeedLine(3, LEDE),
    ]
    assert [(flaw.line, flaw.kind, flaw.text) for flaw in find_flaws(lines, (), (), "ar", ())] == [
        (1, "Persian letters in Arabic words", "الرئیس الأمریكي")
    ]


def test_what_looks_broken_is_told(registry: Registry) -> None:
    text = (
        "عنوان الخبر الأول\nوصرح الكرملين قد صرح بأن بوتين لا يعتزم ذلك.\n"
        "قالت الإدارة الأمريكية ذلك في في بيان.\nثم قالت الإدارة الأميركية في White House: “نعم.\n"
        "ضاعت حر\ufffdف هنا وهناك."
    )
    found = outline(seed_of(text), registry).findings
    assert [(finding.line, finding.kind, finding.text) for finding in found] == [
        (2, "verb twice", "وصرح الكرملين قد صرح"),
        (3, "word twice in a row", "في في"),
        (4, "words in the other script", "White House"),
        (4, "quotation mark missing", "نعم."),
        (4, "two spellings", "الأمريكية / الأميركية"),
        (5, "letters lost before the text came in", "\ufffd"),
    ]


def test_an_arabic_text_of_which_only_figures_are_left_is_converted() -> None:
    found = outline(seed_of("2024\nاشترك"), EMPTY)
    assert [fate.fate for fate in found.fates] == ["paragraph", "dropped"]
    assert found.findings == ()


def test_a_date_that_ages_is_a_finding() -> None:
    found = understood(f"{PARK}وقالت اليوم الخميس إنها ستفتح أخرى في مارس المقبل، في 5 مايو 2025.")
    kinds = [(finding.kind, finding.text) for finding in found.findings]
    assert [kind for kind in kinds if kind[1] != "منذ عشرين عاما"] == [
        ("date that ages", "اليوم الخميس"),
        ("date that ages", "في مارس المقبل"),
    ]


def test_a_question_mark_in_the_place_of_a_quotation_mark_is_a_finding() -> None:
    found = understood(f"{PARK}وقالت إن ?الحديقة مفتوحة? للجميع.")
    assert "a ? where a quotation mark may have stood" in {f.kind for f in found.findings}
    assert "a ? where a quotation mark may have stood" not in {
        finding.kind for finding in understood(PARK).findings
    }


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ar", "وقع يوم الجمعة 5 مايو 2024 في العاصمة", ["يوم الجمعة 5 مايو 2024 / 2024-05-05"]),
        ("ar", "وقع يوم الأحد 5 مايو 2024 في العاصمة", []),
        ("ar", "وقع يوم الجمعة 5 مايو في العاصمة", []),
        ("en", "It opened on Tuesday, 6 May 2024", ["Tuesday, 6 May 2024 / 2024-05-06"]),
        ("en", "It opened on Monday, May 6, 2024", []),
    ],
)
def test_a_weekday_that_a_full_date_was_not_is_told(lang: Lang, text: str, told: list[str]) -> None:
    found = find_flaws([SeedLine(1, text)], (), find_dates(1, text, lang), lang, ())
    kind = "that day was another weekday"
    assert [flaw.text for flaw in found if flaw.kind == kind] == told


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("تقام الدورة يومي 9 و10 أكتوبر 2025 في المدينة.", False),
        ("تقام الدورة من 9 إلى 12 أكتوبر 2025 في المدينة.", False),
        ("تقام الدورة يوم الخميس المقبل في المدينة.", True),
    ],
)
def test_days_that_are_told_with_their_year_do_not_age(text: str, ages: bool) -> None:
    kinds = [flaw.kind for flaw in outline(seed_of(f"عنوان الخبر\n{text}"), EMPTY).findings]
    assert ("date that ages" in kinds) == ages
