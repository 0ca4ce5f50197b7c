"""What an editor finds still right is fresh, until one of the texts changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.editions import Explainer
from sharih.translation.acceptance import accepted, is_doubted
from sharih.translation.alignment import same_record
from sharih.translation.ledger import LedgerEntry
from sharih.translation.ledger_file import print_ledger
from sharih.translation.printed_ledger import read_printed
from sharih.translation.reasons import Reason, Rule
from sharih.translation.states import TextState, state_of
from tests.helpers.desk import ARABIC, ENGLISH, Desk

NEGATED = ARABIC[0].replace("لن يهنئ", "سيهنئ")
LATER = ARABIC[3].replace("20 يناير", "21 يناير")


def _state(desk: Desk) -> TextState:
    explainer = Explainer("desk", desk.folder, desk.arabic, desk.english)
    return state_of(explainer, desk.ledger)


def _accept(desk: Desk, key: str) -> None:
    desk.record()
    desk.ledger = accepted(desk.ledger, _state(desk), key)


@pytest.mark.parametrize(("arabic", "at"), [([NEGATED, *ARABIC[1:]], 0), ([*ARABIC[:3], LATER], 3)])
def test_a_unit_that_was_accepted_is_fresh_and_no_other(
    desk: Desk, arabic: list[str], at: int
) -> None:
    desk.edit(arabic)
    before = [unit for unit in _state(desk).units if unit.is_open]
    assert len(before) == 1
    assert is_doubted(before[0])
    _accept(desk, before[0].key)
    assert not any(unit.is_open for unit in _state(desk).units)
    entry = desk.ledger.entries[before[0].key]
    assert (entry.source, entry.target) == (arabic[at], ENGLISH[at])
    assert set(entry.accepted) == {reason.rule for reason in before[0].reasons}


def test_what_was_accepted_stays_so_when_it_is_recorded_and_read_again(desk: Desk) -> None:
    desk.edit([NEGATED, *ARABIC[1:]])
    (key,) = [unit.key for unit in _state(desk).units if unit.is_open]
    _accept(desk, key)
    kept = desk.ledger
    desk.record()
    assert same_record(desk.ledger, kept)
    assert read_printed(print_ledger(kept, "en", "ar.md")) == kept


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_further_change_speaks_again(desk: Desk, side: str) -> None:
    desk.edit([NEGATED, *ARABIC[1:]])
    (key,) = [unit.key for unit in _state(desk).units if unit.is_open]
    _accept(desk, key)
    if side == "source":
        desk.edit([NEGATED.replace("الرئيس", "الوزير"), *ARABIC[1:]])
        (unit,) = [unit for unit in _state(desk).units if unit.is_open]
        assert unit.key == key
    else:
        desk.edit(english=[f"{ENGLISH[0]} So it said.", *ENGLISH[1:]])
        desk.record()
        assert desk.ledger.entries[key].accepted == ()


def test_several_units_that_are_one_in_the_translation_are_accepted_together(desk: Desk) -> None:
    desk.edit(english=[f"{ENGLISH[0]} {ENGLISH[1]}", *ENGLISH[2:]])
    desk.record()
    desk.edit([NEGATED, *ARABIC[1:]])
    (unit,) = [unit for unit in _state(desk).units if unit.is_open]
    assert len(unit.sources) == 2
    _accept(desk, unit.key)
    state = _state(desk)
    assert not any(unit.is_open for unit in state.units)
    first, second = (desk.ledger.entries[key] for key, _, _ in unit.sources)
    assert (first.source, second.source) == (NEGATED, ARABIC[1])
    assert (first.joined, first.target) == (None, unit.target)
    line = unit.sources[1][2]
    assert second == LedgerEntry(second.key, ARABIC[1], "", joined=first.key, line=line)


def test_what_is_not_translated_cannot_be_accepted(desk: Desk) -> None:
    desk.edit([*ARABIC, "فقرة جديدة لم تترجم بعد إلى الإنجليزية."])
    (unit,) = [unit for unit in _state(desk).units if unit.is_open]
    assert unit.status == "missing"
    assert not is_doubted(unit)
    assert accepted(desk.ledger, _state(desk), unit.key) is desk.ledger


def test_a_unit_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(KeyError):
        accepted(desk.ledger, _state(desk), "nowhere.1")


_words = st.sampled_from(["كلمة", "جملة 5", "لن يكون", "sentence 5", "2024", "شرح طويل بعض الشيء"])
_paragraphs = st.lists(st.lists(_words, min_size=1, max_size=4).map(" ".join), max_size=6)


@given(_paragraphs, _paragraphs, _paragraphs)
@example([], ["2024", "2024 كلمة كلمة", "كلمة"], ["جملة 5", "كلمة", "جملة 5", "2024 كلمة كلمة"])
def test_accept_then_fresh_whatever_was_edited(
    folder: Path, arabic: list[str], english: list[str], after: list[str]
) -> None:
    desk = Desk(folder, arabic, english)
    desk.edit(after)
    desk.record()
    while doubted := [unit for unit in _state(desk).units if is_doubted(unit)]:
        desk.ledger = accepted(desk.ledger, _state(desk), doubted[0].key)
        now = {unit.key: unit for unit in _state(desk).units}
        assert not is_doubted(now[doubted[0].key])
    assert {unit.status for unit in _state(desk).units if unit.is_open} <= {"missing"}


def test_only_rules_that_can_be_waived_are(desk: Desk) -> None:
    state = _state(desk)
    unit = state.units[-1]
    rules: tuple[Rule, ...] = ("number", "machine", "spelling", "split", "name")
    told = replace(unit, status="material", reasons=tuple(Reason(rule) for rule in rules))
    found = accepted(desk.ledger, replace(state, units=(*state.units[:-1], told)), unit.key)
    assert found.entries[unit.key].accepted == ("number", "name")
