"""Lines that somebody broke while typing, and joined again."""

from __future__ import annotations

from pathlib import Path

from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.typed_breaks import join_typed
from sharih.conversion.records import Seed, SeedLine
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.understood import understood


@cases("typed_lines.md")
def test_lines_broken_by_hand_are_joined(case: Case) -> None:
    lines = tuple(SeedLine(n, text) for n, text in enumerate(case.given.split("\n"), start=1))
    reading = Reading.of(Seed("a.txt", Path("a.txt"), "", "ar", lines, ()))
    join_typed(reading)
    joined = [f"{line.number} {line.text}" for line in reading.lines]
    assert joined == case.expected.splitlines()


def test_a_forward_with_headings_in_bold_is_read_as_a_whole() -> None:
    found = understood(
        "[12/03/2025, 9:14:22 م] مجلس الحي: *تقليل انقطاع الماء في الحي*\n\n"
        "نود أن نعلم أهلنا أن دائرة الماء بدأت\n"
        "صباح اليوم استبدال المضختين في\n"
        "محطة الشارع القديم، وسيستمر العمل\n"
        "أسبوعين.\n\n"
        "*مواعيد القطع*\n"
        "ينقطع الماء من التاسعة صباحا\n"
        "إلى الثالثة عصرا في الأزقة القريبة من النهر،\n"
        "ومن الرابعة إلى الثامنة في\n"
        "باقي الحي.\n"
    )
    assert found.title == "تقليل انقطاع الماء في الحي"
    assert [fate.fate for fate in found.fates][2:6] == ["paragraph", "joined", "joined", "joined"]
    assert [section.heading and section.heading.text for section in found.sections] == [
        None, "مواعيد القطع",
    ]  # fmt: skip
    assert len(found.sections[1].paragraphs) == 1


def test_a_flood_of_lines_broken_by_hand_takes_no_more_than_its_length() -> None:
    lines = "تبدأ البلدية في\nالشهر المقبل أعمال ترميم، وتستمر\n"
    with linear_time():
        found = understood("عنوان الخبر الأول هنا\n\n" + lines * 11_000 + "عامين.")
    assert len(found.fates) == 22_003
