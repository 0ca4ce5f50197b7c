"""Lines that were broken at a width, and joined again."""

from __future__ import annotations

from pathlib import Path

from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.line_wrapping import join_broken
from sharih.conversion.records import Seed, SeedLine
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.understood import understood


@cases("wrapping.md")
def test_lines_broken_at_a_width_are_joined(case: Case) -> None:
    lines = tuple(SeedLine(n, text) for n, text in enumerate(case.given.split("\n"), start=1))
    reading = Reading.of(Seed("a.txt", Path("a.txt"), "", "ar", lines, ()))
    join_broken(reading)
    joined = [f"{line.number} {line.text}" for line in reading.lines]
    assert joined == case.expected.splitlines()


def test_every_joined_line_is_accounted_for() -> None:
    text = (
        "ترميم الجسر القديم يبدأ الشهر المقبل\n\n"
        "تبدأ البلدية الشهر المقبل أعمال ترميم الجسر القديم\n"
        "الذي يربط ضفتي المدينة منذ مئة عام، وتستمر الأعمال\n"
        "ثمانية أشهر تغلق خلالها إحدى حارتي السير أمام كل\n"
        "السيارات والحافلات وتبقى حارة واحدة مفتوحة للناس\n"
        "المسرعين كل يوم."
    )
    found = understood(text)
    assert [fate.fate for fate in found.fates] == [
        "title", "blank", "paragraph", "joined", "joined", "joined", "joined",
    ]  # fmt: skip
    assert found.fates[3].note == "to line 3"
    assert found.lede.text.endswith("مفتوحة للناس المسرعين كل يوم.")


def test_one_paragraph_of_two_thousand_words_is_one_paragraph() -> None:
    found = understood("عنوان الخبر الأول\n" + "كلمة أخرى ثم كلمة. " * 500)
    assert [fate.fate for fate in found.fates] == ["title", "paragraph"]


def test_a_flood_of_broken_lines_takes_no_more_than_its_length() -> None:
    line = "تبدأ البلدية في الشهر المقبل أعمال ترميم"
    with linear_time():
        found = understood(f"عنوان الخبر الأول هنا\n\n{line}\n" + f"{line}، و\n" * 22_000)
    assert len(found.fates) == 22_003
