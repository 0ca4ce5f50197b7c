"""The title of an article, and labels before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.lines.labels import split_title_label
from sharih.conversion.outline import outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.documents import document, paragraph
from tests.helpers.registries import EMPTY

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
