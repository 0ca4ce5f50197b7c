"""Single lines that end within a sentence."""

from __future__ import annotations

import pytest

from tests.helpers.understood import told_parts, understood

TITLE = "نقيب الصيادين: البحر لم يعد يكفينا"
LONG = "وقال متحدث باسم النقابة إن المراكب عادت أمس إلى الميناء القديم بعد أسبوع من الانتظار."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("يستيقظ النقيب في الرابعة فجرا. استقبلنا على رصيف الميناء", "القديم، وبين يديه شبكة."),
        ("He wakes at four in the morning. He received us on the quay", "of the old harbour."),
    ],
)
def test_a_line_that_ends_within_a_sentence_goes_on(first: str, second: str) -> None:
    found = told_parts(understood(f"{TITLE}\n\n{first}\n{second}\n\n{LONG}\n\n{LONG}\n"))
    assert found[0] == f"- {first} {second}"


def test_what_somebody_says_goes_on() -> None:
    text = (
        f"{TITLE}\n\nالمذيعة: كيف تصفون الموسم الحالي في السوق؟\n"
        "الضيف: موسم جيد دخل فيه السوق في أسبوعين\nعشرون ألف طن من التمور.\n"
        "المذيعة: شكرا لك على هذا اللقاء القصير.\nالضيف: شكرا لكم وللمشاهدين الكرام في كل مكان.\n"
    )
    assert "- الضيف: موسم جيد دخل فيه السوق في أسبوعين عشرون ألف طن من التمور." in told_parts(
        understood(text)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Boats at Marsaxlokk at dusk. File photo: Henri Cartier-Bresson",
        "الحكومة تقر الموازنة الجديدة في جلسة طويلة",
    ],
)
def test_captions_and_headings_are_not_joined(line: str) -> None:
    text = f"{TITLE}\n\n{LONG}\n\n{line}\n{LONG}\n\n{LONG} ثم عادت.\n"
    assert f"- {line} {LONG}" not in told_parts(understood(text))
