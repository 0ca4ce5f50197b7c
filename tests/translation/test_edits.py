"""A unit before and now, and its translation: its status and the rule that says so."""

from __future__ import annotations

import pytest

from sharih.translation.edits import Edit, edits
from sharih.translation.reasons import Judgement, Reason
from tests.helpers.casefile import Case, cases, read_cases
from tests.helpers.judged import judged, registry


@cases("graded_edits.md")
def test_an_edit_is_graded_as_a_careful_editor_would(case: Case) -> None:
    found = judged(case)
    status, *rules = case.expected.split("\n")
    assert found.status == status, found
    if status == "material":
        told = [reason.rule for reason in found.reasons if not reason.doubt]
        assert len(told) == len(rules), found
        assert all(set(rule.split(" or ")) & set(told) for rule in rules), found


@cases("graded_edits_open.md")
def test_of_what_editors_grade_differently_any_of_their_grades_is_right(case: Case) -> None:
    found = judged(case)
    rules = [reason.rule for reason in found.reasons if not reason.doubt]
    told = [f"material {rule}" for rule in rules] if found.status == "material" else [found.status]
    assert set(told) <= set(case.expected.split("\n")), found


def test_there_are_as_many_graded_edits_as_were_asked_for() -> None:
    assert len(read_cases("graded_edits.md")) >= 80


@pytest.mark.parametrize(
    ("before", "now", "rule", "values"),
    [
        ("في 20 يناير.", "في 21 يناير.", "date", "20 ← 21 يناير"),
        ("خلال 24 ساعة.", "خلال 24 يومًا.", "number", "24 ساعة ← 24 يومًا"),
        ("يكلف $5 فقط.", "يكلف €5 فقط.", "number", "$5 → €5"),
        ("حضر وزراء.", "حضر 14 وزيرا.", "number", "+ 14"),
        ("حضر 14 وزيرا.", "حضر وزراء.", "number", "− 14"),
        ("لم يحضر.", "يحضر.", "negation", "no longer negated"),
        ("يحضر.", "لن يحضر.", "negation", "negated now"),
        ("قال بوتين.", "قال بيسكوف.", "name", "بوتين ← بيسكوف"),
        ("[أ](https://a.org/1)", "[أ](https://a.org/2)", "link", "a.org/1 → a.org/2"),
        ("[أ](topic:a) هنا.", "[أ](topic:b) هنا.", "link", "topic:a → topic:b"),
        ("[أ](topic:a) هنا.", "أ هنا.", "link", "− topic:a"),
        ("[أ](topic:a) هنا.", "[ب](topic:b) هنا.", "words", ""),
    ],
)
def test_a_reason_names_what_was_and_what_is(before: str, now: str, rule: str, values: str) -> None:
    (reason,) = edits(Edit(before, now, "As it was.", "As it was.", "ar", registry())).reasons
    assert (reason.rule, reason.values) == (rule, values)


def test_an_english_original_is_told_from_left_to_right() -> None:
    found = edits(Edit("On 20 January.", "On 21 January.", "في 20 يناير.", "في 20 يناير.", "en"))
    assert found == Judgement("material", (Reason("date", "20 → 21 January"),))


def test_what_disagreed_before_makes_no_edit_of_the_translation_wrong() -> None:
    """Whoever mends one word of a translation is not told of what stood there anyway."""
    edit = Edit("حضر 17 وزيرا.", "حضر 17 وزيرا.", "Some 71 came.", "Some 71 attended.", "ar")
    assert edits(edit) == Judgement("fresh")


def test_a_slip_of_the_pen_in_a_name_changes_no_name() -> None:
    said = "The Kremlin said so."
    edit = Edit("قال الكرلمين ذلك.", "قال الكرملين ذلك.", said, said, "ar", registry())
    assert edits(edit).status == "stale"
