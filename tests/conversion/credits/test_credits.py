"""Lines of credits, times and sign-offs around an article."""

from __future__ import annotations

import pytest

from sharih.conversion.credits.credit_lines import credits_of
from sharih.conversion.credits.credit_words import credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from tests.helpers.understood import assert_accounted_in_time, told, told_with_credits, understood

TITLE = "البلدية تفتح حديقة جديدة في الحي"
PARK = (
    "فتحت البلدية حديقة جديدة في الحي الشمالي من المدينة، وهي أول حديقة في هذا الحي منذ "
    "عشرين عاما على الأقل."
)
MORE = "وقال متحدث باسمها إن الحديقة مفتوحة كل يوم من الصباح إلى المساء، وإن الدخول إليها مجاني."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("كتب: طه حسين", "author طه حسين"),
        ("كتبت/ مي زيادة", "author مي زيادة"),
        ("كتب طه حسين", "author طه حسين"),
        ("إعداد: طه حسين ومي زيادة", "author طه حسين, author مي زيادة"),
        ("كتب: طه حسين - السبت 1 فبراير 2025", "author طه حسين, published 2025-02-01"),
        ("كتب: محرر الرياضة", ""),
        ("المصدر: وكالات", "source وكالات"),
        ("تصوير: طه حسين / رويترز", "photographer طه حسين"),
        ("وسوم: نفط | غاز", "tags نفط، غاز"),
        ("التصنيفات: أماكن | الوسوم: نفط، غاز", "tags نفط، غاز"),
        ("By MARTHA GELLHORN and George Orwell", "author MARTHA GELLHORN, author George Orwell"),
        ("Words by George Orwell | Pictures by Mark Twain",
         "author George Orwell, photographer Mark Twain"),
        ("الخميس 7 نوفمبر 2024 - 14:32", "published 2024-11-07"),
        ("2024/05/20", "published 2024-05-20"),
        ("07.11.2024 10:32", "published 2024-11-07"),
        ("Nov 7, 2024 at 2:32 PM", "published 2024-11-07"),
        ("Published: 2024-11-07T14:32:00+03:00", "published 2024-11-07"),
        ("نشر بتاريخ 7/11/2024", "published 2024-11-07"),
        ("حُدّث في 13 آذار 2025", "modified 2025-03-13"),
        ("نشر: 7 نوفمبر 2024 | آخر تحديث: 8 نوفمبر 2024",
         "published 2024-11-07, modified 2024-11-08"),
        ("حاورها في عمّان: غسان كنفاني", "author غسان كنفاني"),
        ("كتبت مي زيادة من بيروت", "author مي زيادة"),
        ("نص وتصوير: طه حسين", "author طه حسين, photographer طه حسين"),
        ("Words and pictures by Mark Twain", "author Mark Twain, photographer Mark Twain"),
        ("Story: Daniel Defoe / Photos: Roger Fenton",
         "author Daniel Defoe, photographer Roger Fenton"),
        ("By Agatha Christie, Tripoli, 16 November 2024",
         "author Agatha Christie, published 2024-11-16"),
        ("بقلم طه حسين 14 مارس 2024", "author طه حسين, published 2024-03-14"),
        ("Published 14 March 2024 by Mark Twain", "published 2024-03-14, author Mark Twain"),
        ("First published in The Headland Review", "source The Headland Review"),
        ("(عن صحيفة الخليج بتصرف)", "source صحيفة الخليج"),
        ("منقول من صفحة الميناء", "source صفحة الميناء"),
        ("تحرير: م.ز", ""),
    ],
)  # fmt: skip
def test_a_line_of_credits_says_who_and_when(line: str, said: str) -> None:
    found = credits_of(line, "en" if line.isascii() else "ar")
    assert found is not None
    assert ", ".join(f"{kind} {text}" for kind, text in found) == said


@pytest.mark.parametrize(
    "headline",
    [
        "المصدر الأول للطاقة في البلاد يتراجع",
        "المصدر: لا نية للتفاوض مع أحد",
        "كتب الأطفال تعود إلى الواجهة",
        "كتب نادرة تباع في مزاد علني",
        "نقلا عن مصادر طبية، ارتفع عدد القتلى",
        "Story: How the river was lost",
        "تقرير: الاقتصاد ينمو رغم الأزمة",
        "تحرير الأسعار يبدأ غدا في المدن",
        "Photo of the year goes to a young man",
        "By the numbers: how the city votes",
        "Updated guidance for 2024 schools",
    ],
)
def test_a_headline_that_begins_with_a_word_of_credits_stays(headline: str) -> None:
    body = f"{PARK}\n{MORE}" if not headline.isascii() else f"{'The park is open. ' * 8}\nIt is."
    assert told(understood(f"{headline}\n{body}"))[0] == f"title (first line): {headline}"


def test_credits_leave_the_text_and_are_told() -> None:
    found = understood(
        f"{TITLE}\nبقلم طه حسين\nالحديقة في المساء - تصوير: نجيب محفوظ\n{PARK}\n{MORE}\n"
        "المصدر: وكالات\nتحرير: مي زيادة"
    )
    assert [(credit.kind, credit.text, credit.line) for credit in found.credits] == [
        ("author", "طه حسين", 2),
        ("photographer", "نجيب محفوظ", 3),
        ("source", "وكالات", 6),
    ]
    assert [paragraph.text for paragraph in found.sections[0].paragraphs] == [PARK, MORE]


def test_a_credit_of_the_page_behind_the_article_is_read() -> None:
    text = f"{TITLE}\n\n{PARK}\n\n{MORE}\n\nمشاركة\nطباعة\nنقلا عن: بوابة الساحل\n"
    assert "source: بوابة الساحل" in told_with_credits(understood(text))


def test_the_line_of_an_issue_tells_the_day() -> None:
    text = f"«الساحل» | العدد 5120 | الخميس 11 يناير 2024\n{TITLE}\n{PARK}\n{MORE}\n"
    assert understood(text).published == "2024-01-11"


def test_a_name_between_title_and_time_is_the_authors() -> None:
    found = understood(f"{TITLE}\nطه حسين\n7 نوفمبر 2024\n{PARK}\n{MORE}")
    assert [(one.kind, one.text) for one in found.credits] == [
        ("author", "طه حسين"), ("published", "2024-11-07"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "agencies", "authors"),
    [
        ("(رويترز)", ["رويترز"], []),
        ("/ وام /", ["وام"], []),
        ("وام/إيليا أبو ماضي", ["وام"], ["إيليا أبو ماضي"]),
        ("(النهاية) م ز", [], []),
        ("س م / ع ن", [], []),
        ("ع س\n(انتهى)", [], []),
        ("// انتهى //\n13:52 ت م\n0087", [], []),
        ("ENDS", [], []),
        ("(Reporting by Joseph Conrad in London; Editing by Mark Twain)", [], ["Joseph Conrad"]),
    ],
)
def test_the_sign_off_of_an_agency_is_left_out_and_read(
    ending: str, agencies: list[str], authors: list[str]
) -> None:
    found = understood(f"{TITLE}\nالقاهرة (وكالات) - {PARK}\n{MORE}\n{ending}")
    assert [paragraph.text for paragraph in found.sections[0].paragraphs] == [PARK, MORE]
    assert list(found.agencies) == agencies
    assert [one.text for one in found.credits if one.kind == "author"] == authors


def test_an_agency_behind_the_last_full_stop_is_taken_off() -> None:
    found = understood(f"{TITLE}\n{PARK}\n{MORE} (رويترز)")
    assert found.sections[0].paragraphs[-1].text == MORE
    assert found.agencies == ("رويترز",)


@pytest.mark.parametrize(
    "line",
    [
        "BC-ML--Lebanon-Library", "230 words", "GULF-AIRLINES/ORDERS (PIX)", "وطني / تربية / نقابة",
        "(إعادة لتصحيح اسم الوزير في الفقرة الثانية)", "(Adds analyst comment, details on leases)",
    ],
)  # fmt: skip
def test_service_lines_over_a_text_are_left_out(line: str) -> None:
    found = understood(f"{line}\n{TITLE}\n{PARK}\n{MORE}")
    assert found.title == TITLE
    assert [drop.text for drop in found.dropped] == [line]


def test_the_lists_of_words_can_be_read_and_are_checked() -> None:
    assert credit_words().labels["كتب"] == "author"
    assert dateline_words().never


@pytest.mark.parametrize(
    "lines",
    [
        "كتب: طه حسين\n" * 20_000,
        "خبر من المدينة اليوم\nطه حسين\n7 نوفمبر 2024\n" * 10_000,
        "القاهرة - رويترز\n" * 20_000,
        "القاهرة - رويترز: وصل الوفد إلى العاصمة اليوم\n" * 10_000,
        "القاهرة (" * 50_000,
        "7 - 11 " * 50_000,
    ],
)
def test_floods_of_credits_take_no_more_than_their_length(lines: str) -> None:
    assert_accounted_in_time(f"{TITLE}\n{lines}\n{PARK}")


@pytest.mark.parametrize("line", ["حلب – بدوي الجبل", "الحسكة: بدوي الجبل", "بدوي الجبل من حلب"])
def test_a_name_with_a_place_under_the_headline_is_the_authors(line: str) -> None:
    found = understood(f"{TITLE}\n{line}\n{PARK}\n{MORE}\n")
    assert [(one.kind, one.text) for one in found.credits] == [("author", "بدوي الجبل")]
    assert [paragraph.text for paragraph in found.sections[0].paragraphs] == [PARK, MORE]


def test_words_of_the_text_behind_a_place_are_no_name() -> None:
    found = understood(f"{TITLE}\nحلب: حديقة البلدية\n{PARK}\n{MORE}\n")
    assert not found.credits


def test_a_name_over_what_its_bearer_is_signs_a_text() -> None:
    found = understood(f"{TITLE}\n{PARK}\n{MORE}\n{PARK}\nأحمد شوقي\nكاتب وباحث في شؤون العمران\n")
    assert [(one.kind, one.text) for one in found.credits] == [("author", "أحمد شوقي")]
    assert [drop.text for drop in found.dropped] == ["أحمد شوقي", "كاتب وباحث في شؤون العمران"]


def test_a_name_that_begins_like_and_is_not_parted() -> None:
    found = understood(f"{TITLE}\nبقلم: مصطفى وهبي التل\n{PARK}\n{MORE}\n")
    assert [one.text for one in found.credits] == ["مصطفى وهبي التل"]


@pytest.mark.parametrize("beside", ["منذ ساعتين | 321 مشاهدة", "قبل يومين", "3 دقائق قراءة"])
def test_how_old_and_how_often_read_an_article_is_stands_beside_its_author(beside: str) -> None:
    assert credits_of(f"كتب: مصطفى وهبي | {beside}", "ar") == [("author", "مصطفى وهبي")]
