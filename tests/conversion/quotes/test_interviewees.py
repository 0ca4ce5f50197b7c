"""Who says the quotations in the answers of an interview."""

from __future__ import annotations

import pytest

from tests.helpers.understood import understood

ARABIC = """الحارة هي العالم مصغرا

التقينا الروائي نجيب محفوظ في مقهى قديم من مقاهي القاهرة، وتحدثنا عن الكتابة والمدينة.

س: هل ماتت الحارة؟
ج: الحارة لم تمت. {answer} هذا ما تعلمته من الناس.

س: هل تسافر كثيرا؟
ج: لا أسافر إلا قليلا، والمدينة تكفيني.
"""
ENGLISH = """Reading rooms in winter

Toni Morrison, the novelist, talks to us about libraries and the town council.

Q: Do you believe the council?

A: I want to. {answer} That is all.

Q: And the union?

A: The union signed the letter too.
"""


def speakers(text: str) -> list[str | None]:
    found = understood(text)
    return [q.speaker for s in found.sections for p in s.paragraphs for q in p.quotes if q.speech]


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("وأقول دائما: «من لا يعرف حارته لا يعرف العالم».", "الروائي نجيب محفوظ"),
        ("قلت له في الاجتماع: «أعطنا الميزانية ثم نتحدث».", "الروائي نجيب محفوظ"),
        ("سألني أحد القراء: «لماذا لا تسافر إلى أوروبا؟».", "أحد القراء"),
        ("كما كان أبي يردد: «من استعجل البناء استعجل الخراب».", "أبي"),
        ("التقيت امرأة مسنة فقالت لي: «أنا ولدت هنا وسأموت هنا».", "امرأة مسنة"),
        ("ردت وزارة الثقافة: «انتظروا الموازنة حتى العام المقبل».", "وزارة الثقافة"),
    ],
)
def test_who_answers_quotes_himself_or_whom_he_met(answer: str, who: str) -> None:
    assert speakers(ARABIC.format(answer=answer)) == [who]


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("As I told the council, “a promise without a budget is a poem.”", "Toni Morrison"),
        ("“Come and see the room in January,” I say to them.", "Toni Morrison"),
        ("One librarian came up to me and said, “We shelve books by torchlight.”", "One librarian"),
        ("Well, my mother used to say, “Cold rooms make short books.”", "my mother"),
    ],
)
def test_the_same_in_english(answer: str, who: str) -> None:
    assert speakers(ENGLISH.format(answer=answer)) == [who]


def test_outside_of_interviews_nobody_answers() -> None:
    text = ARABIC.replace("س: ", "").replace("ج: ", "").replace("؟", ".")
    assert speakers(text.format(answer="وأقول: «من لا يعرف حارته لا يعرف العالم».")) == [None]
