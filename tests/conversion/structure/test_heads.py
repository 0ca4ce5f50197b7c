"""Tests of the headline among several short lines before a text."""

from __future__ import annotations

import pytest

from tests.helpers.understood import understood

TEXT = (
    "في الطابق الثالث من المكتبة الوطنية تعمل ورشة الترميم منذ 1984، "
    "وفيها أربعة يرممون المخطوط بغراء النشا والورق الياباني."
)
TITLE = "ورشة في المكتبة ترمم المخطوط بغراء النشا"


@pytest.mark.parametrize(
    ("above", "kicker"),
    [
        ("ثقافة وفنون\nحوار", "حوار"),
        ("حوار العدد الجديد", "حوار العدد الجديد"),
        ("إذاعة | برامج | اتصل بنا\nلقاء", "لقاء"),
    ],
)
def test_labels_stand_over_the_headline(above: str, kicker: str) -> None:
    found = understood(f"{above}\n{TITLE}\n{TEXT}\nوهذا كل ما في الورشة.")
    assert (found.title, found.kicker) == (TITLE, kicker)


def test_a_headline_whose_words_recur_stays_over_the_line_that_sums_up() -> None:
    found = understood(
        f"غراء النشا القديم\nفي المكتبة ورشة ترمم المخطوط منذ أربعين سنة\n{TEXT}\n{TEXT}"
    )
    assert (found.title, found.kicker) == ("غراء النشا القديم", None)


def test_buttons_over_a_recording_are_no_title() -> None:
    spoken = "".join(f"0:{n:02}\nوهذا سطر من كلام طويل رقم {n}\n" for n in range(3, 40, 4))
    found = understood(f"النص\nبحث في النص\n{spoken}العربية (تلقائي)")
    dropped = [drop.text for drop in found.dropped]
    assert found.title_source == "proposed from the lede"
    assert {"النص", "بحث في النص", "العربية (تلقائي)"} <= set(dropped)


def test_a_paragraph_ends_where_something_else_is_heard() -> None:
    lines = [f"0:{n:02}\nوهذا سطر من كلام طويل" for n in range(3, 40, 4)]
    lines.insert(4, "[موسيقى]")
    assert len(understood("\n".join(lines)).sections[0].paragraphs) == 2


BRIEFING = """OFFICE OF THE SPOKESPERSON
Port Authority Briefing on the Canal Closure
Media Room, Port Tower
2:07 P.M. LOCAL TIME
SPOKESPERSON: The canal was closed to large vessels at six this morning because of sand.
Q     How many ships are waiting at the canal?
SPOKESPERSON: Forty-one as of noon, and nobody is out of food.
Q     It was my question. When will it open?
SPOKESPERSON: We hope on Friday, and I am not going to give you an hour.
Q     Thank you.
END   2:19 P.M. LOCAL TIME
"""


def test_a_briefing_keeps_who_speaks_and_loses_where_and_when_it_was() -> None:
    found = understood(BRIEFING)
    assert found.title == "Port Authority Briefing on the Canal Closure"
    texts = [part.text for section in found.sections for part in section.paragraphs]
    assert [text.partition(" ")[0] for text in texts] == ["SPOKESPERSON:", "Q"] * 3
    assert not found.sections[0].heading
    assert {drop.line for drop in found.dropped} == {1, 3, 4, 11}
