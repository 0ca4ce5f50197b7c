"""What stands around the article of a saved page says who wrote it and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.outline import outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from tests.helpers.registries import EMPTY

TEXT = (
    "<p>أعلنت وزارة الأشغال يوم الأحد "
    "بدء توسعة الجسر الشمالي، على أن تنتهي قبل نهاية العام المقبل.</p>"
    "<p>وقال وزير الأشغال إن الجسر "
    "سيضم ثلاثة مسارات في كل اتجاه، مع ممر للمشاة وآخر للدراجات هذا العام.</p>"
)
TITLE = "<h1>بدء توسعة الجسر الشمالي</h1>"


@pytest.mark.parametrize(
    ("over", "under", "behind", "said"),
    [
        ("", '<div class="byline">بيروت - من طه حسين</div>', "", {("author", "طه حسين")}),
        (
            "",
            '<div class="meta">جريدة الجسر - بيروت: طه حسين</div><time>2 مارس 2025</time>',
            "",
            {("author", "طه حسين"), ("published", "2025-03-02")},
        ),
        (
            "",
            "<div>طه حسين بيروت <time>الأحد 2 مارس 2025 16:00</time></div>",
            "",
            {("author", "طه حسين"), ("published", "2025-03-02")},
        ),
        ("", '<div class="by">«الجسر» (الرياض)</div>', "", {("source", "الجسر")}),
        ("<div>الأحد 2 مارس 2025 - العدد 4112</div>", "", "", {("published", "2025-03-02")}),
        (
            "",
            "",
            '<div class="post-footer">مرسلة بواسطة طه حسين في <a>9:03 م</a></div>',
            {("author", "طه حسين")},
        ),
        (
            "",
            '<div class="share">نسخ الرابط</div>',
            '<div class="comments"><b>ابن البحر</b><i>3 مارس 2025</i></div>',
            set(),
        ),
    ],
)
def test_who_and_when_is_proposed_of_what_stands_around_the_article(
    over: str, under: str, behind: str, said: set[tuple[str, str]]
) -> None:
    page = f"<body><header>{over}</header><main>{TITLE}{under}{TEXT}{behind}</main></body>"
    found = outline(seed_from_bytes(Path("seeds/page.html"), page.encode()), EMPTY)
    assert {(credit.kind, credit.text) for credit in found.credits} == said
    assert len(found.sections[0].paragraphs) == 2
