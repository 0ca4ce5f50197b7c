"""Labels before a title."""

from __future__ import annotations

import pytest

from sharih.conversion.lines.labels import split_title_label

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
