"""Tests of the lines over a text that are plainly no headline."""

from __future__ import annotations

import pytest

from sharih.conversion.lines.reading import FIELD
from sharih.conversion.structure.over_lines import RULE, is_codes, reason_over
from tests.helpers.understood import understood

HEADLINE = "محطة رصد جديدة للزلازل في إربد"
BODY = (
    "دشن المرصد الزلزالي محطة رصد جديدة في محافظة إربد، وهي السابعة في شبكة تمتد إلى العقبة.\n\n"
    "وستتاح بياناتها للجامعات دون مقابل."
)


@pytest.mark.parametrize(
    "line",
    [
        "KUN0041 4 ثقا 0312 كونا 0117",
        "رقم البث: 0452 الأولوية: عادي",
        "UNDER EMBARGO UNTIL 00.01 GMT THURSDAY 12 JUNE 2025",
        "محظور النشر حتى الساعة العاشرة صباحا",
        "TODO translate by Weds!!!",
        ">>> للنشرة، والصور عند المصمم",
        "xxx لا تنشر قبل مراجعة الأرقام xxx",
        "The Delta Observer | Vol. XII No. 67 | Page 5",
        "مجلة العمران .. العدد الثالث .. خريف 1971",
        "******************",
        "30 0 3 ا - 4# الى",
    ],
)
def test_what_is_plainly_no_headline_goes(line: str) -> None:
    found = understood(f"{line}\n\n{HEADLINE}\n\n{BODY}")
    assert found.title == HEADLINE
    assert line in [drop.text for drop in found.dropped]


@pytest.mark.parametrize(
    "line",
    [
        HEADLINE,
        "5 ملايين نخلة في واحات الجنوب",
        "30 قتيلا و50 جريحا في انهيار جسر",
        "النائب العام يقرر حظر النشر في قضية المرفأ",
        "حظر النشر يثير جدلا بين الصحفيين",
        "Syria (finally) counts its bakeries",
        "Embargo on timber hits boatyards",
        "العدد الكامل لطلاب الجامعة يعود إلى القاعات",
    ],
)
def test_headlines_stay(line: str) -> None:
    assert reason_over(line) is None


def test_signs_around_a_headline_and_codes_behind_it_go() -> None:
    assert understood(f"^{HEADLINE}^\n\n{BODY}").title == HEADLINE
    assert understood(f"{HEADLINE} <LCCc1>\n\n{BODY}").title == HEADLINE


def test_the_headline_of_the_text_stands_behind_urgent_lines() -> None:
    flashes = "عاجل / المرصد: محطة جديدة\nعاجل / المرصد: البيانات للجامعات\n"
    found = understood(f"{flashes}{HEADLINE}\n{BODY}")
    assert found.title == HEADLINE
    assert [drop.reason for drop in found.dropped] == ["urgent line before the headline"] * 2


def test_a_recording_has_its_title_among_the_fields() -> None:
    title = "كيف تعود الحياة إلى الأهوار؟"
    head = f"برنامج: صباح البلد\nالحلقة: 212\nتاريخ البث: 4/11/2023\nعنوان الحلقة: {title}"
    talk = "المذيع: أهلا بكم في حلقة عن عودة المياه إلى الأهوار.\nالضيف: عادت إلى نصف المساحة."
    found = understood(f"{head}\n\n{talk}\nالمذيع: ومتى؟\nالضيف: في الربيع.")
    assert found.title == title


@pytest.mark.parametrize(
    "title",
    [
        "تضاعف الإنتاج في النصف الثاني من السنة الحالية",
        "عدد 20 لاعبا في قائمة المنتخب",
        "السعر 5 دنانير للتذكرة الواحدة",
        "صفحة 5 من الاتفاق تثير الجدل",
        "العدد الأول من المجلة يصدر غدا",
        "Bread price up 10 percent in Cairo",
        "Page 5 of the treaty angers Cairo",
    ],
)
def test_the_only_title_over_a_text_is_no_head_of_a_paper(title: str) -> None:
    found = understood(f"{title}\n{BODY}")
    assert (found.title, found.dropped) == (title, ())


@pytest.mark.parametrize(
    ("line", "are"),
    [
        ("KUN0041", True),
        ("KUN0041 4 ثقا 0312 كونا 0117", True),
        ("KUN0041 0312 ثقافة فنون", True),  # two codes, and half of the words
        ("KUN0041 0312 ثقافة وفنون وآداب", False),
        ("KUN0041 ثقافة", False),  # one is a name
        ("12:30 KUN0041 0312", False),  # the clock of a broadcast
        ("2024", False),
        ("ثقافة", False),
    ],
)
def test_codes_of_agencies_are_most_of_their_line(line: str, are: bool) -> None:
    assert is_codes(line) is are


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("رقم البث: 0452", FIELD),
        ("رقم البث: 0452 الأولوية: عادي", FIELD),
        ("رقم البث: 0452 الأولوية: عادي جدا هذا المساء", None),  # it says something
        ("رقم البث: 0452 عن الحصاد في الشمال كله", None),
        ("القاعة: 0452", None),
        ("30 0 3 ا - 4# كلام جديد", RULE),  # a word to three signs that are none
        ("0 3 ا - 4# كلام جديد", None),
        (f"The Delta Observer | Vol. XII No. 67 {'| Page 5 ' * 8}", "head of the paper"),
        (f"KUN0041 {'كونا ' * 20}0117", None),  # no line over a text is so long
    ],
)
def test_fields_and_the_head_of_a_paper_are_told_from_what_says_something(
    line: str, reason: str | None
) -> None:
    assert reason_over(line) == reason
