"""Tables of contents over an article."""

from __future__ import annotations

import pytest

from sharih.conversion.pasted.contents import CONTENTS, find_contents
from sharih.conversion.records import SeedLine
from tests.helpers.understood import understood

TEXT = "الصهاريج سلسلة من أحواض محفورة في صخر بركاني بنيت لجمع مياه السيول وحماية المدينة."
CONTENT = ("ما الصهاريج؟", "من يعتني بها", "ما العمل")


def lines(text: str) -> list[SeedLine]:
    return [SeedLine(at, line) for at, line in enumerate(text.splitlines(), 1)]


@pytest.mark.parametrize(
    "label", ["المحتويات", "جدول المحتويات", "في هذا المقال:", "محتويات المقال"]
)
def test_a_table_of_contents_is_left_out_and_the_headings_stay(label: str) -> None:
    table = "".join(f"{at} {name}\n" for at, name in enumerate(CONTENT, 1))
    body = "".join(f"{name}\n{TEXT}\n{TEXT}\n" for name in CONTENT)
    found = understood(f"لماذا تهم صهاريج عدن\n{TEXT}\n{label}\n{table}{body}")
    headings = [section.heading.text for section in found.sections if section.heading]
    assert headings == list(CONTENT)
    assert {drop.reason for drop in found.dropped} == {CONTENTS}
    assert [drop.line for drop in found.dropped] == [3, 4, 5, 6]


def test_lines_that_do_not_recur_are_no_table_of_contents() -> None:
    assert not find_contents(lines(f"المحتويات\nماء\nملح\n{TEXT}\n"))


def test_a_word_for_contents_in_a_sentence_is_no_label() -> None:
    assert not find_contents(lines(f"محتويات المتحف نقلت إلى عدن أمس\nماء\nملح\n{TEXT}\nماء\nملح"))
