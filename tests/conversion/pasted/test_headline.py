"""The title of an article, and labels before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.lines.labels import split_title_label
from sharih.conversion.outline import outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.documents import document, paragraph
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK, understood

TITLE = "الوزارة تفتح باب التقديم على المنح"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (f"عاجل | {TITLE}", "عاجل"),
        (f"عاجل: {TITLE}", "عاجل"),
        (f"#عاجل {TITLE}", "عاجل"),
        (f"#عاجل | {TITLE}", "عاجل"),
        (f"عاجل 🔴 {TITLE}", "عاجل"),
        (f"رياضة عالمية | {TITLE}", "رياضة عالمية"),
        (f"#أخبار_المدينة | {TITLE}", "أخبار المدينة"),
        ("UPDATE 2-Carriers press planemakers over deliveries", "UPDATE 2"),
        (f"الوزير: {TITLE}", None),
        ("عاجل الوزارة تفتح باب التقديم", None),
        ("خاصة الطلاب يستفيدون من المنح", None),
        (f"الرئيسية | {TITLE} | موقع", None),
        ("عاجل | خبر", None),
    ],
)
def test_a_label_is_told_from_a_speaker_and_a_word(text: str, label: str | None) -> None:
    found, rest = split_title_label(text)
    assert found == label
    assert label or rest == text


@pytest.mark.parametrize("over", ["تحقيق", "تحقيق المدينة اليوم كاملا"])
def test_a_title_that_the_file_tells_is_text_where_nothing_else_is(over: str) -> None:
    data = document(paragraph(over), paragraph("البلدية تفتح حديقة جديدة", style="T"))
    found = outline(seed_from_bytes(Path("a.docx"), data), EMPTY)
    assert [p.text for section in found.sections for p in section.paragraphs][-1:] == [
        "البلدية تفتح حديقة جديدة"
    ]
    assert not found.dropped


@pytest.mark.parametrize(
    ("title", "lede"),
    [
        (
            "Share prices fall in Cairo",
            "Share prices in Cairo fell by two per cent on Monday after rates rose. " * 2,
        ),
        (
            "شارك في الانتخابات نصف الناخبين",
            "قالت اللجنة إن نصف الناخبين شاركوا في الانتخابات التي جرت يوم الأحد. " * 2,
        ),
    ],
)
def test_a_headline_that_begins_as_a_line_of_a_page_does_stays(title: str, lede: str) -> None:
    found = understood(f"{title}\n{lede}\n{PARK}")
    assert (found.title, found.title_source) == (title, "first line")


def test_a_line_of_a_page_that_shares_no_word_with_the_text_goes() -> None:
    found = understood(f"اشترك في نشرتنا البريدية\n{PARK}")
    assert found.title == PARK.split("\n", 1)[0]
    assert [drop.reason for drop in found.dropped] == ["newsletter box"]
