"""Keys of units: they stay with their text, whatever is done around it."""

from __future__ import annotations

from pathlib import Path

from sharih.translation.ledger import Ledger
from tests.helpers.desk import ARABIC, ENGLISH, Desk, in_step


def test_keys_are_the_section_and_a_number(desk: Desk) -> None:
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]
    assert list(desk.ledger.entries) == ["@title", "one", "one.1", "one.2", "one.3", "one.4"]


def test_an_inserted_paragraph_shifts_nothing(desk: Desk) -> None:
    desk.edit([ARABIC[0], "فقرة جديدة تماما.", *ARABIC[1:]])
    assert desk.keys() == ["one.1", "one.5", "one.2", "one.3", "one.4"]
    assert desk.pairs() == [in_step()[0], ("فقرة جديدة تماما.", "", "missing"), *in_step()[1:]]


def test_a_reworded_paragraph_keeps_its_key(desk: Desk) -> None:
    desk.edit([ARABIC[0], ARABIC[1], "نص آخر كليا ولا كلمة منه بقيت.", ARABIC[3]])
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_a_moved_paragraph_keeps_its_key_and_its_translation(desk: Desk) -> None:
    desk.edit([ARABIC[3], *ARABIC[:3]])
    assert desk.keys() == ["one.4", "one.1", "one.2", "one.3"]
    assert desk.pairs() == [in_step()[3], *in_step(3)]


def test_a_paragraph_moved_and_changed_a_little_keeps_its_key(desk: Desk) -> None:
    desk.edit([ARABIC[3].replace("2025", "2026"), *ARABIC[:3]])
    assert desk.keys() == ["one.4", "one.1", "one.2", "one.3"]


def test_units_that_moved_and_were_reworded_get_a_key_each(folder: Path) -> None:
    before = ["جملة 5", "كلمة كلمة كلمة", "word", "جملة 5"]
    desk = Desk(folder, before, ENGLISH)
    desk.edit(["كلمة", "word", "جملة 5", "كلمة", "كلمة"])
    keys = desk.keys()
    assert len(keys) == len(set(keys)) == 5
    assert keys[1:3] == ["one.3", "one.1"]


def test_a_paragraph_moved_to_another_section_keeps_its_key(desk: Desk) -> None:
    desk.edit("\n\n".join(["## قسم {#one}", *ARABIC[:3], "## آخر {#two}", ARABIC[3]]))
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_a_key_is_never_given_to_another_text(desk: Desk) -> None:
    desk.edit(ARABIC[:3], ENGLISH[:3])
    desk.record()
    desk.edit([*ARABIC[:3], "خاتمة لم تكن من قبل."])
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.5"]
    desk.record()
    assert list(desk.ledger.retired) == ["one.4"]


def test_a_text_that_comes_back_has_its_key_again(desk: Desk) -> None:
    desk.edit(ARABIC[:3])
    desk.record()
    desk.edit(ARABIC)
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]
    desk.record()
    assert not desk.ledger.retired


def test_equal_texts_have_keys_of_their_own(folder: Path) -> None:
    desk = Desk(folder, ["نعم.", "نعم.", "لا."], ["Yes.", "Yes.", "No."])
    assert desk.keys() == ["one.1", "one.2", "one.3"]
    assert desk.statuses() == ["fresh"] * 3


def test_without_the_ledger_only_history_is_lost(desk: Desk) -> None:
    desk.edit([ARABIC[0].replace("لن", "قد"), *ARABIC[1:]])
    assert desk.statuses()[0] == "material"
    desk.ledger = Ledger()
    assert desk.statuses() == ["fresh"] * 4
    assert desk.keys() == ["one.1", "one.2", "one.3", "one.4"]


def test_nested_items_are_counted_in_reading_order(folder: Path) -> None:
    desk = Desk(folder, "- أولى\n  - داخلها\n- ثانية", "- First\n  - Inside\n- Second")
    assert desk.keys() == ["lead.1", "lead.2", "lead.3"]
    assert [pair[1] for pair in desk.pairs()] == ["First", "Inside", "Second"]


def test_a_sentence_written_once_more_leaves_its_key_where_it_stood(desk: Desk) -> None:
    before = desk.keys()
    desk.edit([ARABIC[2], *ARABIC])
    assert desk.keys()[1:] == before
    desk.edit([ARABIC[1], ARABIC[0], ARABIC[1], *ARABIC[2:], ARABIC[1]])
    assert desk.keys()[1:-1] == before
