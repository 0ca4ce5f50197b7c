"""Articles, and the parts of an explainer that are made of them."""

from __future__ import annotations

import pytest

from sharih.conversion.outline import outline
from sharih.conversion.records import Happening, Outline, Parts
from tests.helpers.newsroom import ARTICLE, BRIDGE
from tests.helpers.registries import EMPTY
from tests.helpers.understood import seed_of

DAYS = {"2022-03", "2024-11-03", "1954"}


def read(*lines: str) -> Outline:
    return outline(seed_of("\n".join(lines)), EMPTY)


def test_an_article_gives_the_parts_of_an_explainer() -> None:
    assert read(*BRIDGE).parts == Parts(
        key_points=(
            BRIDGE[1],
            "تبلغ كلفة الجسر 12 مليون دينار، دفعت البلدية ثلثها.",
            BRIDGE[4][1:],
        ),
        timeline=(
            Happening("1954", BRIDGE[4][1:]),
            Happening("2022-03", "بدأ العمل فيه في مارس 2022."),
            Happening("2024-11-03", BRIDGE[1]),
        ),
        unknown=("لم يتضح بعد متى تفتح الطريق التي تصل إليه.",),
        sources=("وكالة رويترز",),
    )


def test_a_short_article_gives_none() -> None:
    assert read(*ARTICLE).parts == Parts()
    assert read(*BRIDGE[:4]).parts == Parts()


def test_no_key_point_says_what_another_one_says() -> None:
    again = "وكانت البلدية أعلنت يوم الأحد 3 نوفمبر 2024 أن الجسر الجديد سيفتح في الربيع."
    points = read(*BRIDGE, again).parts.key_points
    assert BRIDGE[1] in points
    assert again[1:] not in points


def test_what_looks_broken_is_no_key_point() -> None:
    broken = "وصرح رئيس البلدية قد صرح بأن الجسر الجديد فوق النهر يفتح في الربيع أمام الجميع."
    assert broken[1:] not in read(BRIDGE[0], broken, *BRIDGE[2:]).parts.key_points


def test_questions_items_and_quoted_blocks_are_no_key_points() -> None:
    question = "فهل يفتح الجسر الجديد فوق النهر في الربيع كما قالت البلدية؟ لا أحد يعرف الجواب بعد."
    items = ("- الجسر الجديد فوق النهر طوله مئتا متر وعرضه عشرون.",
             "- الجسر الجديد فوق النهر كلفته 12 مليون دينار.")  # fmt: skip
    points = read(*BRIDGE, question, *items).parts.key_points
    assert not any("؟" in point or "طوله" in point for point in points)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("وشارك وفد من المدينة في كأس العالم 2022 كما قالت الجمعية.", set()),
        ("وزادت كلفة الطريق كثيرا مقارنة بعام 2019 كما قالت الجمعية.", set()),
        ("وفتح الجسر في 5 مايو 2020 للمرة الأولى منذ عام 1999.", {"2020-05-05"}),
        ("وأغلق الجسر من 3 إلى 7 مايو 2024 بسبب الفيضان الكبير.", {"2024-05-03"}),
        ("وينتهي العمل هذا العام كما قالت الجمعية.", set()),
    ],
)
def test_only_what_happened_stands_in_a_timeline(line: str, days: set[str]) -> None:
    found = read(*BRIDGE, line).parts.timeline
    assert {one.date for one in found} == DAYS | days


def test_clauses_of_a_sentence_are_told_under_their_own_dates() -> None:
    line = (
        "وبدأ الحفر في سبتمبر 2021، فيما اكتمل مد الخطوط في نوفمبر 2023، مشيرا إلى أن العمل سريع."
    )
    found = {one.date: one.text for one in read(*BRIDGE, line).parts.timeline}
    assert found["2023-11"] == "اكتمل مد الخطوط في نوفمبر 2023."
    assert found["2021-09"] == "بدأ الحفر في سبتمبر 2021."


def test_what_happened_on_one_day_stands_together_and_once() -> None:
    more = "وزار الوزير المدينة في 3 نوفمبر 2024 مع وفد من التجار."
    again = "وكانت البلدية أعلنت يوم الأحد 3 نوفمبر 2024 أن الجسر الجديد سيفتح في الربيع."
    found = {one.date: one.text for one in read(*BRIDGE, more, again).parts.timeline}
    assert found["2024-11-03"] == f"{BRIDGE[1]} {more[1:]}"


def test_one_date_is_no_timeline() -> None:
    plain = [line.replace("مارس 2022", "الشتاء").replace("1954", "قديم") for line in BRIDGE]
    assert read(*plain).parts.key_points
    assert read(*plain).parts.timeline == ()


def test_what_was_said_stands_for_a_sentence_that_does_not_say_who_said_it() -> None:
    line = "وأضاف أن العمل في الطريق ينتهي في مايو 2026."
    found = {one.date: one.text for one in read(*BRIDGE, line).parts.timeline}
    assert found["2026-05"] == "العمل في الطريق ينتهي في مايو 2026."


def test_news_of_today_is_of_the_day_of_publication() -> None:
    lede = "عمان، 17 يوليو 2025 (رويترز) - فتحت البلدية اليوم الجسر الجديد فوق النهر أمام السيارات."
    found = {one.date: one.text for one in read(BRIDGE[0], lede, *BRIDGE[2:]).parts.timeline}
    assert found["2025-07-17"].startswith("فتحت البلدية اليوم")


ANSWERS = (
    "متى بدأت العمل في المتحف؟",
    "بدأت العمل هنا في مايو 2019 وكنت أصغر موظف في المتحف كله.",
    "ماذا تعرضون في القاعة الجديدة؟",
    "لدينا نحو ألفي قطعة فتحنا لها القاعة في يونيو 2021. وهي قطع صغيرة كلها.",
    "ومن يزور المتحف اليوم؟",
    "التلاميذ أولا. ثم السياح الذين عادوا في ربيع 2023 بأعداد كبيرة. وهذا ما نريد.",
)


def test_an_interview_gives_no_gist_and_no_timeline() -> None:
    over = "يعمل مدير المتحف في قصر قديم على ضفة النهر مع فريق صغير من الموظفين."
    found = read("حديث مع مدير متحف المدينة", over, *ANSWERS)
    assert len([section for section in found.sections if section.heading]) == 3
    assert found.parts == Parts()


def test_turns_of_a_talk_give_none() -> None:
    turns = [
        f"{name}: {line}"
        for name, line in zip(("المذيعة", "المدير", "المذيعة", "المدير"), BRIDGE[1:5], strict=True)
    ]
    assert read("حديث عن الجسر الجديد", *turns, *turns).parts == Parts()
