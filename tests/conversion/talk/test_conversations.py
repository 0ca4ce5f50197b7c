"""Turns, questions, lists and headings, told as an editor sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.outline import outline
from sharih.conversion.records import Mark, Seed, SeedLine
from sharih.conversion.rule_files import DATA, boilerplate_rules
from sharih.conversion.structure.structure import find_shape
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.patience import linear_time
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK, seed_of, told_parts, understood

LISTS = (DATA / "turns.toml").read_text(encoding="utf-8")


@cases("turns.md")
def test_transcripts_say_who_speaks_without_clock_and_noise(case: Case) -> None:
    assert told_parts(understood(case.given)) == case.expected.splitlines()


@cases("interviews.md")
def test_questions_of_interviews_are_headings_without_their_signs(case: Case) -> None:
    assert told_parts(understood(case.given)) == case.expected.splitlines()


@cases("lists.md")
def test_lists_are_found_with_and_without_signs(case: Case) -> None:
    assert told_parts(understood(case.given)) == case.expected.splitlines()


@cases("headings.md")
def test_headings_are_told_from_what_looks_like_one(case: Case) -> None:
    assert told_parts(understood(case.given)) == case.expected.splitlines()


def test_a_question_of_more_than_forty_words_keeps_its_sign() -> None:
    long = "لماذا " + "كلمة " * 45 + "؟"
    found = understood(f"{PARK}س: {long}\nج: لأن.\nس: وماذا بعد؟\nج: لا شيء.")
    texts = [part.text for section in found.sections for part in section.paragraphs]
    assert [s.heading.text for s in found.sections if s.heading] == ["وماذا بعد؟"]
    assert any(text.startswith("س: لماذا") for text in texts)


def test_a_question_at_the_end_is_no_heading() -> None:
    found = understood(f"{PARK}س: وماذا بعد؟\nج: لا شيء.\nس: حقا؟\nج: نعم.\nس: شكرا؟")
    assert found.sections[-1].paragraphs[-1].text == "س: شكرا؟"


def test_every_line_of_a_transcript_is_accounted_for() -> None:
    text = "عنوان\n" + "\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n<i>كلام</i>\n[موسيقى]\n" for n in range(1, 9)
    )
    seed = seed_of(text)
    assert [fate.line for fate in outline(seed, EMPTY).fates] == [x.number for x in seed.lines]


def test_questions_are_found_where_a_file_marks_paragraphs_only() -> None:
    texts = ["حوار", "مقدمة الحوار.", "س: ما هذا؟", "ج: كتاب.", "س: وهذا؟", "ج: قلم.", "شكرا."]
    plain = seed_of("\n".join(texts))
    marks = {n: Mark("title" if n == 1 else "paragraph") for n in range(1, len(texts) + 1)}
    lines = tuple(SeedLine(n, text) for n, text in enumerate(texts, 1))
    seed = Seed("a.html", Path("a.html"), "", plain.lang, lines, (), marks)
    shape = find_shape(seed, boilerplate_rules())
    assert shape.headings == {3, 5}
    assert [line.text for line in shape.body][1:5] == ["ما هذا؟", "كتاب.", "وهذا؟", "قلم."]


@pytest.mark.parametrize(
    "flood",
    [
        "\n".join(f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02} كلام" for n in range(60_000)),
        "المذيع: ما هذا؟\nالضيف: كلام.\n" * 10_000,
        "المذيع\nما هذا؟\nالضيف\nكلام.\n" * 5_000,
        "الشروط:\nأول\nثان\nثالث\n" * 5_000,
        "• أول\no ثان\n1. ثالث\n" * 7_000,
        "1- بند مكسور على سطرين لأن البرنامج كسره\nوهذه بقيته\n" * 10_000,
        "كلام: " * 50_000 + "\n" + "(" * 50_000 + "\n" + "*" * 50_000 + "\n00:01 " + "<i" * 50_000,
    ],
    ids=["stamps", "turns", "names", "bare lists", "nested", "broken items", "long lines"],
)
def test_a_flood_takes_its_length(flood: str) -> None:
    seed = seed_of(f"{PARK}{flood}\nانتهى الكلام هنا.")
    with linear_time():
        shape = find_shape(seed, boilerplate_rules())
    assert [fate.line for fate in shape.fates] == [line.number for line in seed.lines]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('hosts = "مذيع"', "hosts is missing or no list of texts"),
        ("host = []", "unknown key host"),
    ],
)
def test_what_is_wrong_in_the_words_is_told(tmp_path: Path, written: str, message: str) -> None:
    before, _, rest = LISTS.partition("hosts = [")
    path = tmp_path / "turns.toml"
    path.write_text(before + written + "\n" + rest.partition("]\n")[2], encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        word_patterns(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Auto-generated, may contain errors", "how a recording was written down"),
        ("This is a rush transcript.", "how a recording was written down"),
        ("تم تفريغ هذا التسجيل آليا", "how a recording was written down"),
        ("مرفق: صورتان + جدول بأسماء الأحياء", "what was attached"),
    ],
)
def test_what_is_told_of_how_a_text_was_made_is_dropped(line: str, reason: str) -> None:
    body = "\n".join(f"00:0{n} \nWe talk about the river and the old mill." for n in range(1, 7))
    found = understood(f"{line}\n{body}" if "صورتان" not in line else f"{PARK}{PARK}\n{line}")
    assert (line, reason) in [(drop.text, drop.reason) for drop in found.dropped]


@pytest.mark.parametrize(
    "line", ["This transcript changed the trial.", "المرفق الجديد يفتح أبوابه أمام الزوار"]
)
def test_headlines_that_begin_so_stay(line: str) -> None:
    assert understood(f"{line}\n{PARK.partition(chr(10))[2]}").title == line
