"""Quotations and who says them."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.quotes.quotes import find_quotes
from sharih.conversion.records import SeedLine
from tests.helpers.casefile import Case, cases
from tests.helpers.registries import EMPTY
from tests.helpers.understood import told_quote


@cases("quotes.md")
def test_speakers_are_proposed_by_the_wording(case: Case, registry: Registry) -> None:
    assert quotes_in(case, "ar", registry) == case.expected.splitlines()


@cases("quotes_english.md")
def test_english_speakers_are_proposed_too(case: Case, registry: Registry) -> None:
    assert quotes_in(case, "en", registry) == case.expected.splitlines()


@cases("speakers.md")
def test_each_quotation_has_its_speaker(case: Case) -> None:
    assert speakers_in(case, "ar") == case.expected.splitlines()


@cases("speakers_english.md")
def test_each_english_quotation_has_its_speaker(case: Case) -> None:
    assert speakers_in(case, "en") == case.expected.splitlines()


def speakers_in(case: Case, lang: Lang) -> list[str]:
    """Tell who says each quotation, in the words of the case."""
    paragraphs = [SeedLine(n, text) for n, text in enumerate(case.given.splitlines(), start=1)]
    found = [quote for quotes in find_quotes(paragraphs, lang, EMPTY) for quote in quotes]
    told = []
    for quote, line in zip(found, case.expected.splitlines(), strict=True):
        words = line.removesuffix(" term").partition(" = ")[0]
        assert quote.text.startswith(words)
        told.append(f"{words} = {quote.speaker or '-'}" if quote.speech else f"{words} term")
    return told


def quotes_in(case: Case, lang: str, registry: Registry) -> list[str]:
    paragraphs = [SeedLine(n, text) for n, text in enumerate(case.given.splitlines(), start=1)]
    found = find_quotes(paragraphs, "ar" if lang == "ar" else "en", registry)
    return [told_quote(quote) for quotes in found for quote in quotes]


def test_words_behind_the_last_quotation_change_no_speaker_before_it() -> None:
    spoken = SeedLine(1, "قال الوزير: “لن نغلق المدارس هذا الشتاء أبدا”.")
    alone = find_quotes([spoken], "ar", EMPTY)
    longer = find_quotes([spoken, SeedLine(2, "وأضاف المدير أن الأمر بسيط.")], "ar", EMPTY)
    assert longer == [*alone, ()]
    assert alone[0][0].speaker == "الوزير"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ar", "وقال الوزير: «لن نغلق المدارس هذا الشتاء أبدا»."),
        ("ar", "وأضافت: «لن نغلق المدارس هذا الشتاء أبدا»."),
        ("en", "The minister said: “We have seen no progress at all.”"),
    ],
)
def test_time_grows_with_the_number_of_paragraphs(lang: Lang, sentence: str) -> None:
    def needed(count: int) -> float:
        return quickest([SeedLine(number, sentence) for number in range(count)], lang)

    needed(10)
    assert needed(4000) < 12 * needed(1000)


def quickest(paragraphs: Sequence[SeedLine], lang: Lang) -> float:
    """Return the least of three times: what else the machine does counts for none."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        find_quotes(paragraphs, lang, EMPTY)
        found.append(time.process_time() - begun)
    return min(found)


@pytest.mark.parametrize("words", ["«نعم» قال الوزير ", "قال: «لا» ", "بين ", "وقال، "])
def test_time_grows_with_the_length_of_a_paragraph(words: str) -> None:
    def needed(count: int) -> float:
        return quickest([SeedLine(1, words * count + "«لن نغلق المدارس أبدا».")], "ar")

    needed(10)
    assert needed(8000) < 12 * needed(2000)


def test_gender_decides_who_goes_on_where_it_fits_somebody() -> None:
    text = (
        "قال مدرب الفريق إن اللاعبين جاهزون.",
        "وقالت رئيسة النادي إن التذاكر نفدت.",
        "وأضاف: «سنلعب من أجل الفوز وحده».",
        "وأضافت: «سنفتح الأبواب قبل الموعد بساعة».",
        "وأضافوا: «سنبقى هنا حتى آخر دقيقة».",
    )
    paragraphs = [SeedLine(number, line) for number, line in enumerate(text, start=1)]
    found = [quote.speaker for quotes in find_quotes(paragraphs, "ar", EMPTY) for quote in quotes]
    assert found == ["مدرب الفريق", "رئيسة النادي", "رئيسة النادي"]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("وقال رئيسها: “انتظرنا هذا اليوم أربعين عاما”.", "ar", ("رئيسها", "low")),
        ("قال أحدهم: “لن نعود إلى هناك أبدا”.", "ar", ("أحدهم", "low")),
        ("وقال رئيس المحكمة: “انتظرنا هذا اليوم أربعين عاما”.", "ar", ("رئيس المحكمة", "medium")),
        (
            "وقال رئيس المحكمة في حيثيات الحكم إن “ثبات القيمة يخل بالتضامن الاجتماعي”.",
            "ar",
            ("رئيس المحكمة", "medium"),
        ),
        ("One of them said: “We want to go home now.”", "en", ("One of them", "low")),
        ("Its president said: “We want to go home now.”", "en", ("Its president", "low")),
    ],
)
def test_who_is_told_only_by_what_stands_before_is_not_sure(
    text: str, lang: Lang, told: tuple[str, str]
) -> None:
    ((quote,),) = find_quotes([SeedLine(1, text)], lang, EMPTY)
    assert (quote.speaker, quote.confidence) == told
