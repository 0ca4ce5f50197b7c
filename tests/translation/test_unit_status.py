"""The status of a pair: fresh, missing, stale, and so on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sharih.translation.alignment import align, updated
from sharih.translation.ledger import Ledger
from sharih.translation.unit_status import numbers, same_numbers
from tests.helpers.casefile import Case, cases
from tests.helpers.desk import ARABIC, ENGLISH, Desk, edition, in_step


@cases("statuses.md")
def test_a_change_of_the_original_has_a_status(folder: Path, case: Case) -> None:
    before, after, *targets = case.given.split("\n")
    desk = Desk(folder, [before], [targets[0]])
    desk.edit([after], [targets[-1]])
    assert desk.statuses() == [case.expected]


def test_a_draft_is_all_missing_and_becomes_fresh_paragraph_by_paragraph(folder: Path) -> None:
    desk = Desk(folder, ARABIC, ARABIC)
    assert desk.statuses() == ["missing"] * 4
    for done in range(1, 5):
        desk.edit(english=[*ENGLISH[:done], *ARABIC[done:]])
        desk.record()
        assert desk.pairs() == [*in_step(done), *[(a, a, "missing") for a in ARABIC[done:]]]
    assert [entry.target for entry in desk.ledger.entries.values()][2:] == ENGLISH


def test_a_short_item_with_a_long_link_is_untranslated_all_the_same(folder: Path) -> None:
    item = "- [شرحنا](explainer:why-has-the-ministry-not-answered-yet)"
    assert Desk(folder, item, item).statuses() == ["missing"]
    marked = f"{item} {{: lang=ar}}"
    assert Desk(folder, item, marked).statuses() == ["fresh"]


def test_code_and_figures_need_no_translation(folder: Path) -> None:
    assert Desk(folder, "```\nشرح\n```", "```\nشرح\n```").statuses() == ["fresh"]
    assert Desk(folder, "5%", "5%").statuses() == ["fresh"]


@pytest.mark.parametrize("wordless", ["- ", "1. ", "> ", "```\n```", "### {#none}"])
def test_what_has_no_words_waits_for_nobody(folder: Path, wordless: str) -> None:
    arabic, english = (f"{text[0]}\n\n{wordless}\n\n{text[1]}" for text in (ARABIC, ENGLISH))
    desk = Desk(folder, arabic, english)
    assert {*desk.statuses()} == {"fresh"}
    desk.record()
    assert {*desk.statuses()} == {"fresh"}
    desk.edit(english=f"{ENGLISH[0]}\n\n{ENGLISH[1]}")
    assert "missing" not in desk.statuses()
    assert align(desk.arabic, None, desk.ledger).counts() == {"missing": 2, "extra": 1}
    desk.edit(english=f"{ENGLISH[0]}\n\n{wordless}")
    assert desk.statuses().count("missing") == 1


def test_a_prefilled_unit_is_machine_until_somebody_edits_it(desk: Desk) -> None:
    entry = replace(desk.ledger.entries["one.2"], fuzzy=True, machine=True)
    desk.ledger = Ledger({**desk.ledger.entries, "one.2": entry})
    assert desk.statuses() == ["fresh", "machine", "fresh", "fresh"]
    desk.record()
    assert desk.statuses() == ["fresh", "machine", "fresh", "fresh"]
    desk.edit(english=[ENGLISH[0], ENGLISH[1].replace("held", "held, as planned,"), *ENGLISH[2:]])
    desk.record()
    assert desk.statuses() == ["fresh"] * 4
    assert not desk.ledger.entries["one.2"].machine


def test_what_is_stale_keeps_its_history_until_it_is_translated(desk: Desk) -> None:
    desk.edit([ARABIC[0].replace("الراهن", "الحالي"), *ARABIC[1:]])
    desk.record()
    assert desk.statuses()[0] == "stale"
    assert desk.ledger.entries["one.1"].source == ARABIC[0]
    desk.edit(english=[ENGLISH[0].replace("for now", "at present"), *ENGLISH[1:]])
    desk.record()
    assert desk.statuses()[0] == "fresh"
    assert "الحالي" in desk.ledger.entries["one.1"].source


def test_a_translation_that_was_taken_out_is_missing_and_not_forgotten(desk: Desk) -> None:
    desk.edit(english=ENGLISH[:3])
    desk.record()
    assert desk.statuses()[3] == "missing"
    assert desk.ledger.entries["one.4"].target == ENGLISH[3]


def test_title_and_summary_are_units_too(folder: Path) -> None:
    ours = edition(folder, "ar", ARABIC, "عنوان في 2024\nSummary: ملخص")
    theirs = edition(folder, "en", ENGLISH, "Title in 2024\nSummary: ملخص")
    ledger = updated(Ledger(), align(ours, theirs, Ledger()))
    ours = edition(folder, "ar", ARABIC, "عنوان في 2025\nSummary: ملخص")
    found = {pair.key: pair.status for pair in align(ours, theirs, ledger).pairs}
    assert (found["@title"], found["@summary"]) == ("material", "missing")


def test_digits_of_any_script_are_numbers() -> None:
    decimal = [char for char in map(chr, range(0x20000)) if char.isdecimal()]
    assert len(decimal) > 600
    assert [char for char in decimal if not numbers(char)] == []
    assert not any(map(same_numbers, decimal[10:], decimal[11:]))
