"""Pages that were selected whole: where their article begins and ends, and its headline."""

from __future__ import annotations

import pytest

from tests.helpers.casefile import Case, cases
from tests.helpers.understood import assert_accounted_in_time, told_with_credits, understood

PARAGRAPH = "أعلنت الوزارة فتح باب التقديم على برنامج المنح الدراسية لطلبة الجامعات كافة.\n"
LONG = f"{PARAGRAPH[:-2]} في جميع المحافظات، من دون شروط تتعلق بالعمر.\n"
TITLE = "عنوان خبر آخر من الأخبار\n"


@cases("pages.md")
def test_the_article_of_a_page_is_found(case: Case) -> None:
    assert told_with_credits(understood(case.given)) == case.expected.splitlines()


def test_a_chosen_headline_is_told_as_such() -> None:
    found = understood(
        "الرئيسية\nسياسة\nاقتصاد\nرياضة\nالوزارة تفتح باب التقديم على المنح\n7 نوفمبر 2024\n"
        + PARAGRAPH * 2
    )
    (title,) = [fate for fate in found.fates if fate.fate == "title"]
    assert (title.line, title.note) == (5, "the most plausible of the lines before the text")


def test_without_a_plausible_headline_one_is_proposed() -> None:
    found = understood(f"الرئيسية\nسياسة\nاقتصاد\nرياضة\nصحة\n{PARAGRAPH}{PARAGRAPH}")
    assert found.title_source == "proposed from the lede"


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH + f"اقرأ أيضا\n{TITLE}" * 8_000 + PARAGRAPH,
        f"الأكثر قراءة\n{PARAGRAPH}" * 8_000,
        "كلمة\n" * 20_000 + TITLE + PARAGRAPH,
        TITLE * 10_000 + PARAGRAPH + "شارك\nالتعليقات\n",
    ],
)
def test_floods_of_furniture_take_no_more_than_their_length(text: str) -> None:
    assert_accounted_in_time(text)


def test_a_quotation_alone_that_a_paragraph_says_too_is_left_out() -> None:
    said = "«التقديم مفتوح للجميع حتى نهاية الشهر»"
    found = understood(f"{TITLE}{PARAGRAPH}{said}\nوقال متحدث إن {said[1:-1]}، ولن يمدد.\n")
    assert [(drop.text, drop.reason) for drop in found.dropped] == [(said, "pull quote")]
    alone = understood(f"{TITLE}{PARAGRAPH}{said}\n{PARAGRAPH}")
    assert not alone.dropped


def test_the_time_between_what_an_article_says_in_short_and_its_text_is_left_out() -> None:
    found = understood(
        f"الرئيسية\nسياسة\nاقتصاد\nرياضة\nالوزارة تفتح باب التقديم على المنح\n\n{LONG}\n"
        f"نُشر في 14 نوفمبر 2023\nعدد القراءات 20\n{LONG}\n{LONG}\n{LONG}"
    )
    assert [fate.fate for fate in found.fates if fate.line in (5, 7, 9, 10, 11)] == [
        "title", "paragraph", "dropped", "dropped", "paragraph",
    ]  # fmt: skip


def test_the_numbers_of_pictures_in_a_gallery_are_left_out() -> None:
    head = (
        f"الأخبار\nصور\nفيديو\nرياضة\nالوزارة تفتح باب التقديم على المنح\n26 مارس 2025\n\n{LONG}\n"
    )
    counted = understood(head + "".join(f"{n} / 3\n{PARAGRAPH}" for n in (1, 2, 3)))
    assert [drop.text for drop in counted.dropped if "/" in drop.text] == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
    ]
    other = understood(head + "".join(f"{n} / 3\n{PARAGRAPH}" for n in (3, 1, 7)))
    assert not any("/" in drop.text for drop in other.dropped)
