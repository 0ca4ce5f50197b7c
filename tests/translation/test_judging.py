"""The status of a pair as it is told: what changed since, what was wrong all along, waivers."""

from __future__ import annotations

import pytest

from sharih.translation.edits import Edit
from sharih.translation.judging import Judged, judgement
from sharih.translation.reasons import Judgement, Reason
from sharih.translation.statuses import UnitStatus

_GOOD = "Seventeen ministers came."
_WRONG = "Seventy ministers came."
_SOURCE = "حضر 17 وزيرا."


def _judged(
    status: UnitStatus, before: str, now: str, target: str, *accepted: str, then: str = ""
) -> Judgement:
    edit = Edit(before, now, then or target, target, "ar")
    return judgement(Judged(status, edit, accepted, 19, 13))


def test_what_agrees_is_fresh_without_a_reason() -> None:
    assert _judged("fresh", _SOURCE, _SOURCE, _GOOD) == Judgement("fresh")


def test_what_was_wrong_from_the_start_is_material() -> None:
    wrong = Reason("number", "17 ≠ Seventy", 19, 13)
    assert _judged("fresh", _SOURCE, _SOURCE, _WRONG) == Judgement("material", (wrong,))


def test_a_rule_that_was_waived_is_silent_for_these_texts() -> None:
    assert _judged("fresh", _SOURCE, _SOURCE, _WRONG, "number").status == "fresh"
    assert _judged("fresh", _SOURCE, _SOURCE, _WRONG, "date").status == "material"


@pytest.mark.parametrize(
    ("now", "target"), [(f"{_SOURCE} أمس", _WRONG), (_SOURCE, "Seventy ministers attended.")]
)
def test_a_further_change_of_either_text_speaks_again(now: str, target: str) -> None:
    found = _judged("stale", _SOURCE, now, target, "number", then=_WRONG)
    assert found.status == "material"


def test_a_changed_fact_is_told_once_with_the_line_it_stands_on() -> None:
    found = _judged("material", "حضر 12 وزيرا.", "حضر 15 وزيرا.", "12 came.")
    assert found.reasons == (Reason("number", "12 → 15", 19, 13),)


@pytest.mark.parametrize(
    ("status", "rule"), [("missing", "missing"), ("machine", "machine"), ("cosmetic", "spelling")]
)
def test_every_status_that_is_not_fresh_has_its_reason(status: UnitStatus, rule: str) -> None:
    found = _judged(status, _SOURCE, _SOURCE, _GOOD)
    assert (found.status, [reason.rule for reason in found.reasons]) == (status, [rule])


def test_what_a_machine_translated_wrong_is_still_of_the_machine() -> None:
    found = _judged("machine", _SOURCE, _SOURCE, _WRONG)
    assert found.status == "machine"
    assert [reason.rule for reason in found.reasons] == ["machine", "number"]
