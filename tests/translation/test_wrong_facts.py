"""Pairs whose facts disagree although nothing has changed, as readers are told of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.editions import Edition, Explainer
from sharih.content.topics import Registry
from sharih.content.words_at_once import words_at_once
from sharih.translation.acceptance import accepted
from sharih.translation.alignment import Alignment
from sharih.translation.glance import UNKNOWN, Known, known_of
from sharih.translation.states import TextState, state_of, told_states, unit_states
from sharih.translation.wrong_facts import with_wrong_facts
from tests.helpers.desk import ARABIC, ENGLISH, Desk
from tests.helpers.registries import TOPICS, registry_of

_ARABIC = [
    *ARABIC, "التقى بوتين ترامب يوم الخميس.", "حضر سبعون وزيرا، لا 17.", "[بيان](https://a.org/x)"
]  # fmt: skip
_ENGLISH = [
    *ENGLISH,
    "Putin met Trump on Thursday.",
    "Seventy ministers came, not 17.",
    "[A statement](https://a.org/x)",
]
_OTHERS = [
    "The president-elect takes office on 21 January 2025.",
    "Peskov met Trump on Friday.",
    "[A statement](https://a.org/y)",
    "Seven ministers were there.",
]
_LATER = [*ENGLISH[:3], _OTHERS[0]]


@pytest.fixture(scope="module", name="registry")
def _registry(folder: Path) -> Registry:
    return registry_of(folder, TOPICS)


def _known(edition: Edition, registry: Registry) -> Known:
    words = words_at_once(edition)
    return known_of(words, registry.mentioned_in_each(words.texts, edition.lang))


def _standing(desk: Desk, registry: Registry | None) -> tuple[Alignment, TextState]:
    """Return what readers are told, and what an editor is."""
    known = UNKNOWN
    if registry is not None:
        known = _known(desk.arabic, registry), _known(desk.english, registry)
    told = with_wrong_facts(desk.align(), desk.ledger, "ar", registry, known)
    explainer = Explainer("desk", desk.folder, desk.arabic, desk.english)
    return told, state_of(explainer, desk.ledger, registry)


def _drawn(folder: Path, data: st.DataObject) -> Desk:
    """Return a desk with pairs of any kind, of which some may have been edited since."""
    pairs = st.tuples(st.sampled_from(_ARABIC), st.sampled_from([*_ENGLISH, *_OTHERS]))
    chosen = data.draw(st.lists(pairs, min_size=1, max_size=5))
    arabic, english = [pair[0] for pair in chosen], [pair[1] for pair in chosen]
    desk = Desk(folder, arabic, english)
    if data.draw(st.booleans()):
        desk.edit(arabic[::-1], data.draw(st.permutations(english)))
    return desk


@given(st.data())
def test_readers_are_told_what_an_editor_is_told(
    folder: Path, registry: Registry, data: st.DataObject
) -> None:
    desk = _drawn(folder, data)
    told, state = _standing(desk, data.draw(st.sampled_from((registry, None))))
    shown = [told.told(pair) for pair in told.pairs]
    assert shown == [unit.status for unit in state.units]
    assert told.counts() == state.counts()


@given(st.data())
def test_what_is_left_out_of_what_is_told_is_fresh_without_a_reason(
    folder: Path, registry: Registry, data: st.DataObject
) -> None:
    desk = _drawn(folder, data)
    names = data.draw(st.sampled_from((registry, None)))
    alignment = desk.align()
    told, quiet = told_states(alignment, desk.ledger, "ar", names)
    left = {pair.key for pair in quiet}
    every = unit_states(alignment, desk.ledger, "ar", names)
    assert list(told) == [unit for unit in every if unit.key not in left]
    assert {unit.status for unit in every if unit.key in left} <= {"fresh"}
    assert not any(unit.reasons for unit in every if unit.key in left)


def test_what_is_right_is_what_it_was(desk: Desk, registry: Registry) -> None:
    told, _ = _standing(desk, registry)
    assert told == desk.align()
    assert told.in_step


def test_a_wrong_date_is_told_at_its_passage_and_is_recorded_all_the_same(desk: Desk) -> None:
    desk = Desk(desk.folder, ARABIC, _LATER)
    told, _ = _standing(desk, None)
    (key,) = told.wrong
    (pair,) = [pair for pair in told.pairs if pair.key == key]
    assert (pair.source[0].text, pair.status) == (ARABIC[3], "fresh")
    assert told.target_status[pair.target[0].index] == "material"
    assert [*told.target_status.values()].count("material") == 1
    assert not told.in_step
    assert desk.ledger.entries[key].source == ARABIC[3]


def test_a_wrong_name_needs_the_registry(folder: Path, registry: Registry) -> None:
    desk = Desk(folder, [_ARABIC[4]], ["Peskov met Trump on Thursday."])
    assert len(_standing(desk, registry)[0].wrong) == 1
    assert not _standing(desk, None)[0].wrong


def test_what_an_editor_found_right_is_not_told_until_a_text_changes(desk: Desk) -> None:
    desk = Desk(desk.folder, ARABIC, _LATER)
    told, state = _standing(desk, None)
    (key,) = told.wrong
    desk.ledger = accepted(desk.ledger, state, key)
    assert not _standing(desk, None)[0].wrong
    desk.edit(english=[*ENGLISH[:3], f"{_OTHERS[0]} So it is."])
    assert _standing(desk, None)[0].wrong == {key}


def test_two_passages_translated_as_one_are_waived_together(folder: Path) -> None:
    desk = Desk(folder, ARABIC, ENGLISH)
    later = ENGLISH[1].replace("5 November", "6 November")
    desk.edit(english=[ENGLISH[0], f"{later} {ENGLISH[2]}", ENGLISH[3]])
    _, state = _standing(desk, None)
    key = desk.keys()[1]
    desk.ledger = accepted(desk.ledger, state, key)
    assert not _standing(desk, None)[0].wrong


def test_what_a_machine_translated_wrong_is_still_of_the_machine(desk: Desk) -> None:
    desk = Desk(desk.folder, ARABIC, _LATER)
    key = desk.keys()[3]
    entries = dict(desk.ledger.entries)
    entries[key] = replace(entries[key], fuzzy=True, machine=True)
    desk.ledger = replace(desk.ledger, entries=entries)
    told, _ = _standing(desk, None)
    assert not told.wrong
    assert told.counts()["machine"] == 1
