"""Tests of mails, press releases and manuscripts: the article in them."""

from __future__ import annotations

import pytest

from tests.helpers.understood import understood

BODY = (
    "أطلقت وزارة البلديات اليوم منصة إلكترونية موحدة لإصدار تراخيص المخابز وتجديدها "
    "في ثلاثة أيام بدل ثلاثة أسابيع.\n\n"
    "وبينت الوزارة أن المنصة تربط بين الدفاع المدني والصحة والبيئة، وأن الرسوم تبقى "
    "كما هي حتى نهاية العام."
)
HEADLINE = "البلديات تطلق منصة موحدة لتراخيص المخابز"


def gone(text: str) -> list[str]:
    """List what is dropped of a text."""
    return [drop.text for drop in understood(text).dropped]


def test_a_mail_has_its_headline_below_the_greeting() -> None:
    head = "من: إدارة الإعلام\nإلى: التحرير\nالموضوع: خبر للنشر - منصة المخابز"
    found = understood(f"{head}\n\nالزملاء الأعزاء،\nمرفق لكم خبر.\n\n{HEADLINE}\n\n{BODY}")
    assert found.title == HEADLINE
    assert [drop.text for drop in found.dropped] == [
        *head.split("\n"),
        "الزملاء الأعزاء،",
        "مرفق لكم خبر.",
    ]


def test_the_subject_is_the_title_where_no_line_below_is_one() -> None:
    found = understood(f"من: المكتب\nالموضوع: FW: بيان صحفي: {HEADLINE}\n\n{BODY}")
    assert (found.title, found.title_source) == (HEADLINE, "first line")


def test_fields_are_proposed() -> None:
    found = understood(f"العنوان: {HEADLINE}\nالكاتب: طه حسين\nعدد الكلمات: 120\n\n{BODY}")
    assert [(credit.kind, credit.text) for credit in found.credits] == [("author", "طه حسين")]


@pytest.mark.parametrize(
    "head",
    ["الطقس: غائم\nالحرارة: معتدلة", "المحرر: متى بدأت؟\nالكاتب: في الشتاء.\nالمحرر: ولماذا؟"],
)
def test_labels_that_are_no_fields_stay(head: str) -> None:
    assert not set(gone(f"{HEADLINE}\n{head}\n{BODY}")) & set(head.split("\n"))


@pytest.mark.parametrize(
    "end",
    [
        "وتفضلوا بقبول فائق الاحترام\nإدارة الإعلام\nهاتف: 000",
        "--\nالمكتب\nالطابق الثالث",
        "انتهى\nملاحظات للمحررين:\nالصور متاحة بلا مقابل.",
        "***\nالمرفقات: صور\nقسم الأخبار",
    ],
)
def test_a_letter_ends_before_its_signature(end: str) -> None:
    assert gone(f"{HEADLINE}\n{BODY}\n{end}")[-3:] == end.split("\n")


def test_a_second_article_below_a_rule_stays() -> None:
    assert gone(f"{HEADLINE}\n{BODY}\n***\nخبر آخر بلا صلة\n{BODY}") == ["***"]


def test_notes_to_editors_are_dropped_and_headlines_with_such_words_stay() -> None:
    assert gone(f"{HEADLINE}\n{BODY}\n[ملاحظة للديسك: راجعوا الرقم]") == [
        "[ملاحظة للديسك: راجعوا الرقم]"
    ]
    assert understood(f"مسودة قانون الإيجار أمام البرلمان\n{BODY}").title.startswith("مسودة")


def test_offices_of_one_kind_are_a_list_and_sign_nothing() -> None:
    offices = ("شعبة الآداب: المعهد الأول", "شعبة العلوم: المعهد الثاني", "شعبة الرياضة: معهد ثالث")
    found = understood(
        "\n".join(("قائمة المعاهد المتفوقة هذا العام", BODY, f"ثم {BODY}", *offices))
    )
    assert not found.dropped
    assert not found.credits


def test_the_office_that_signs_a_text_is_its_source() -> None:
    more = BODY.replace("البلديات", "الصحة")
    found = understood(f"{HEADLINE}\n{BODY}\n\n{more}\n\nإدارة الإعلام والاتصال")
    assert [(credit.kind, credit.text) for credit in found.credits] == [
        ("source", "إدارة الإعلام والاتصال")
    ]


def test_a_greeting_without_fields_and_thanks_are_left_out() -> None:
    text = (
        "السلام عليكم، هذا الخبر من قسم المحليات، أرجو مراجعته قبل النشر\n\n"
        "البلدية تفتح حديقة جديدة في الحي\n"
        "فتحت البلدية حديقة جديدة في الحي الشمالي من المدينة، وهي أول حديقة فيه منذ عشرين عاما.\n"
        "وقال متحدث باسمها إن الحديقة مفتوحة كل يوم من الصباح إلى المساء.\n\nشكرا، وأنا في الخدمة\n"
    )
    found = understood(text)
    assert found.title == "البلدية تفتح حديقة جديدة في الحي"
    assert [drop.reason for drop in found.dropped] == ["of the letter around the article"] * 2


def test_a_headline_that_begins_like_a_greeting_stays() -> None:
    text = f"Hello Kitty museum opens its doors\n\nThousands come on the first day\n\n{BODY}\n"
    assert understood(text).title == "Hello Kitty museum opens its doors"


@pytest.mark.parametrize(
    "note",
    [
        "[check the year - CD]",
        "TODO: add quote from union",
        "[يُراجع الرقم مع الوزارة]",
        "⟦TK: name?⟧",
    ],
)
def test_what_is_still_to_do_is_no_text(note: str) -> None:
    first = "The town opened a new park in the north of the old quarter, the first in twenty years."
    second = "A spokesman for the council said that it was open every day from morning to evening."
    found = understood(f"Town opens a new park in the north\n\n{first}\n\n{note}\n\n{second}\n")
    assert [drop.text for drop in found.dropped] == [note]


def test_the_headline_of_a_release_is_over_what_sums_it_up() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\nContact: Press Office, press@example.org\n\n"
        "Northern Ferries orders three electric boats\n"
        "The boats will carry 400 passengers each from 2027\n\n"
        "Northern Ferries today ordered three boats for the fjord crossing, which replace ships of "
        "1984 that burn diesel.\n"
    )
    assert understood(text).title == "Northern Ferries orders three electric boats"


@pytest.mark.parametrize("sign", [": ", "\t"])
def test_a_table_over_a_manuscript_is_no_text_of_it(sign: str) -> None:
    rows = {"العنوان المقترح": "المياه تعود إلى أحياء المدينة القديمة", "القسم": "محليات",
            "عدد الكلمات": "240", "الصور": "water_01.jpg ، water_02.jpg"}  # fmt: skip
    head = "\n".join(f"{label}{sign}{value}" for label, value in rows.items())
    text = f"{head}\n\nالمياه تعود إلى أحياء المدينة القديمة\n\nالموصل – مكتب نينوى\n\n{BODY}"
    found = understood(text)
    assert found.title == "المياه تعود إلى أحياء المدينة القديمة"
    assert len(found.sections[0].paragraphs) == BODY.count("\n\n") + 1
    assert not [credit for credit in found.credits if credit.kind == "photographer"]
    assert len(found.dropped) >= len(rows) + 1
