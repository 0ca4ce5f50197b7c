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
    "line",
    [
        "قالت بلدية المدينة ورئيس الجمعية في بيان عن الجسر الجديد.",
        "شارك فيه 60 عاملا من أبناء المدينة فوق النهر والجسر الجديد.",
    ],
)
def test_what_says_nothing_alone_is_no_key_point(line: str) -> None:
    other = "شارك في بناء الجسر 60 عاملا من أبناء المدينة فوق النهر الجديد."
    assert line not in read(BRIDGE[0], line, *BRIDGE[1:]).parts.key_points
    assert other in read(BRIDGE[0], other, *BRIDGE[1:]).parts.key_points


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


@pytest.mark.parametrize(
    ("line", "told"),
    [
        # A year that belongs to a word beside it, and what was said of another day.
        (
            "وأصدرت المحكمة في 3 ديسمبر 2020 حكما بإلغاء مادتين من القانون الصادر عام 1981.",
            {
                "2020-12-03": "أصدرت المحكمة في 3 ديسمبر 2020 حكما بإلغاء مادتين من القانون"
                " الصادر عام 1981."
            },
        ),
        (
            "وقالت الوزارة في 12 أكتوبر 2021 إن الماء بلغ أعلى مستوى منذ إنشاء السد عام 1987.",
            {
                "2021-10-12": "قالت الوزارة في 12 أكتوبر 2021 إن الماء بلغ أعلى مستوى منذ إنشاء"
                " السد عام 1987."
            },
        ),
        # Nothing happened until then.
        ("ولن تفتتح البلدية النفق الجديد قبل أكتوبر 2026 كما قالت.", {}),
        ("ولم تكن في المدينة مدرسة للبنات قبل عام 1999 كما قالت الجمعية.", {}),
        # What somebody says of himself, in his own words.
        ("ونفى صاحب المصنع ذلك قائلا: «لدينا محطة معالجة تعمل منذ 2015».", {}),
        # No fragment and nothing that begins with "and".
        (
            "لكن مهندسا أكد أن الصيانة توقفت في مارس 2019، وأن تقريرا حذر في 3 يونيو 2021 منه.",
            {},
        ),
        (
            "وسبق للنادي أن فاز باللقب مرتين، في 2007 و2013، أمام جمهوره.",
            {
                "2007": "سبق للنادي أن فاز باللقب مرتين، في 2007 و2013، أمام جمهوره.",
                "2013": "سبق للنادي أن فاز باللقب مرتين، في 2007 و2013، أمام جمهوره.",
            },
        ),
        # What may be stays so.
        ("وقد ينتهي العمل في النفق في مارس 2027.",
         {"2027-03": "قد ينتهي العمل في النفق في مارس 2027."}),
        ("وقد انتهى العمل في النفق في مارس 2021.",
         {"2021-03": "انتهى العمل في النفق في مارس 2021."}),
        # Of a span of years the first, and each date the clauses that tell of it.
        ("وتراجع المخزون كثيرا بين عامي 2015 و2017.",
         {"2015": "تراجع المخزون كثيرا بين عامي 2015 و2017."}),
        (
            "ورفعت الحكومة الإيجارات في مايو 2011، ثم جمدتها في يونيو.",
            {"2011-05": "رفعت الحكومة الإيجارات في مايو 2011.",
             "2011-06": "رفعت الحكومة الإيجارات في مايو 2011، ثم جمدتها في يونيو."},
        ),
    ],
)  # fmt: skip
def test_an_entry_is_a_whole_clause_of_its_own_date(line: str, told: dict[str, str]) -> None:
    found = {one.date: one.text for one in read(*BRIDGE, line).parts.timeline}
    assert {date: text for date, text in found.items() if date not in DAYS} == told


def test_what_was_said_yesterday_is_not_told_of_another_day() -> None:
    lede = "عمان، 17 يوليو 2025 (رويترز) - فتحت البلدية الجسر الجديد فوق النهر أمام السيارات."
    line = "وأعلنت النقابة أمس الأربعاء أنها ستبدأ إضرابا مفتوحا في 25 يوليو."
    days = {one.date for one in read(BRIDGE[0], lede, *BRIDGE[2:], line).parts.timeline}
    assert "2025-07-16" in days
    assert "2025-07-25" not in days


@pytest.mark.parametrize(
    "line",
    [
        "لا يُعرف ما إذا كان البرلمان سيقر القانون.",
        "لا أحد يعرف أين ذهبت الثريا الكبيرة.",
        "لم تعلن الشركة موعد الرحلة الأولى.",
        "لا نعرف متى يفتح الطريق القديم.",
    ],
)
def test_what_nobody_knows_is_told(line: str) -> None:
    assert line in read(*BRIDGE, f"و{line}").parts.unknown


@pytest.mark.parametrize(
    "line",
    [
        "It is unclear who will pay for the repair.",
        "It is not clear when the bridge will open.",
        "It remains unknown whether the road is safe.",
    ],
)
def test_it_tells_of_nothing_before_it_where_nobody_knows(line: str) -> None:
    filler = [f"The bridge over river {name} was built by the town." for name in "ABCDEFGH"]
    assert read("A bridge is built", *filler, line).parts.unknown == (line,)


@pytest.mark.parametrize(
    ("dateline", "lede", "point"),
    [
        (
            "عمان، 17 يوليو 2025 (رويترز) - ",
            "فتحت البلدية اليوم الجسر الجديد فوق النهر أمام السيارات في الربيع.",
            "فتحت البلدية اليوم [17 يوليو 2025] الجسر الجديد فوق النهر أمام السيارات في الربيع.",
        ),
        (
            "بيروت، 17 تموز 2025 (رويترز) - ",
            "أعلنت البلدية مساء أمس الأربعاء أن الجسر الجديد فوق النهر يفتح.",
            "أعلنت البلدية مساء أمس الأربعاء [16 تموز 2025] أن الجسر الجديد فوق النهر يفتح.",
        ),
        (
            "تونس، 17 جويلية 2025 (رويترز) - ",
            "فتحت البلدية الشهر الماضي (يونيو) الجسر الجديد فوق النهر في الربيع أمام السيارات.",
            "فتحت البلدية الشهر الماضي (يونيو) الجسر الجديد فوق النهر في الربيع أمام السيارات.",
        ),
        (
            "عمان، 17 يوليو 2025 (رويترز) - ",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 أغسطس المقبل.",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 أغسطس المقبل [2025].",
        ),
        (
            "عمان، 17 ديسمبر 2025 (رويترز) - ",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 يناير بعد فحصه.",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 يناير [2026] بعد فحصه.",
        ),
        (
            "عمان، 17 يوليو 2025 (رويترز) - ",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 أغسطس بعد فحصه.",
            "تفتح البلدية الجسر الجديد فوق النهر أمام السيارات في 5 أغسطس بعد فحصه.",
        ),
    ],
)  # fmt: skip
def test_a_day_that_ages_has_its_date_in_key_points(dateline: str, lede: str, point: str) -> None:
    month = "آذار" if "تموز" in dateline else "مارس"
    others = [line.replace("مارس", month) for line in BRIDGE[2:]]
    found = read(BRIDGE[0], f"{dateline}{lede}", *others)
    assert found.parts.key_points[0] == point


def test_a_day_of_which_nobody_knows_the_date_stays_as_it_is() -> None:
    lede = "أعلنت البلدية أمس الأربعاء أن الجسر الجديد فوق النهر سيفتح في الربيع."
    assert read(BRIDGE[0], lede, *BRIDGE[2:]).parts.key_points[0] == lede


def test_english_days_are_written_as_the_article_writes_days() -> None:
    filler = [
        "Engineers from the port of Amman checked every cable of it for a month.",
        "Two lanes carry lorries, and a third one is kept for bicycles and walkers.",
        "Shops on the southern bank hope for customers who came by ferry before.",
        "The ferry made 14 trips a day, and carried some 900 people.",
        "A toll of half a dinar is to pay for repairs and for the lamps.",
        "Nobody was hurt when a crane fell over in the last week of the works.",
        "The council meets again on July 30, 2025 to talk about the toll.",
    ]
    for written, day in (("17 July 2025", "16 July 2025"), ("July 17, 2025", "July 16, 2025")):
        lede = f"LONDON, {written} (Reuters) - The town opened a bridge over the river yesterday."
        others = [line.replace("July 30, 2025", written.replace("17", "30")) for line in filler]
        found = read("A bridge over the river is opened", lede, *others)
        assert f"over the river yesterday [{day}]." in found.parts.key_points[0]
