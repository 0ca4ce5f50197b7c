"""Where each unit of a translation stands: its texts, its lines and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sharih.content.editions import Explainer
from sharih.content.explainers import load_entry
from sharih.errors import Problems
from sharih.translation.acceptance import accepted
from sharih.translation.alignment import align, updated
from sharih.translation.ledger import Ledger
from sharih.translation.reasons import Reason
from sharih.translation.states import TextState, state_of
from tests.helpers.desk import ARABIC, ENGLISH, Desk
from tests.helpers.sample import CONGRATULATION, SAMPLE


def _state(ledger: Ledger | None = None) -> tuple[TextState, Ledger]:
    explainer = load_entry(SAMPLE / "content" / "explainers" / CONGRATULATION, Problems())
    assert explainer is not None
    if ledger is None:
        empty = Ledger()
        ledger = updated(empty, align(explainer.original, explainer.translation, empty))
    return state_of(explainer, ledger), ledger


def test_an_explainer_that_is_recorded_is_fresh() -> None:
    state, _ = _state()
    assert set(state.counts()) <= {"fresh", "extra"}
    assert not any(unit.is_open for unit in state.units)


def test_every_unit_knows_its_texts_and_where_they_stand() -> None:
    state, _ = _state()
    ours, theirs = (
        path.read_text(encoding="utf-8").split("\n")
        for path in (state.source_path, state.target_path)
    )
    assert [unit.key for unit in state.units][:2] == ["@title", "@summary"]
    told = [unit for unit in state.units if unit.kind in ("paragraph", "item", "heading")]
    assert len(told) > 10
    for unit in told:
        assert unit.source[:20] in ours[unit.source_line - 1]
        assert unit.target[:20] in theirs[unit.target_line - 1]
        assert unit.before == unit.source
        assert unit.target_before == unit.target


def test_a_section_of_the_original_alone_is_a_doubt_until_it_is_found_right(folder: Path) -> None:
    arabic = f"## قسم {{#one}}\n\n{ARABIC[0]}\n\n## آخر {{#two}}\n\n{ARABIC[1]}"
    english = f"## Section {{#one}}\n\n{ENGLISH[0]}"
    desk = Desk(folder, arabic, english)

    def standing() -> TextState:
        explainer = Explainer("slug", folder, desk.arabic, desk.english)
        return state_of(explainer, desk.ledger)

    found = {unit.key: unit for unit in standing().units}
    assert found["two"].status == "extra"
    assert found["two"].reasons == (Reason("missing", doubt=True),)
    assert not found["two.1"].reasons
    desk.ledger = accepted(desk.ledger, standing(), "two")
    desk.record()
    assert not any(unit.reasons for unit in standing().units)
    desk.edit(arabic=arabic.replace("آخر", "غيره"))
    assert [unit.key for unit in standing().units if unit.reasons] == ["two"]


def test_what_was_translated_before_is_known_from_the_ledger() -> None:
    state, ledger = _state()
    key = next(unit.key for unit in state.units if unit.kind == "paragraph" and unit.words > 9)
    entry = replace(ledger.entries[key], source=ledger.entries[key].source + " وهذا خبر قديم")
    changed, _ = _state(Ledger({**ledger.entries, key: entry}, ledger.retired))
    unit = next(unit for unit in changed.units if unit.key == key)
    assert unit.status == "stale"
    assert [reason.rule for reason in unit.reasons] == ["words"]
    assert unit.before == entry.source
    assert unit.is_open


_LONG = f"{ARABIC[0]} {ARABIC[2]}"


@pytest.mark.parametrize(
    "now",
    [
        [ARABIC[0], ARABIC[2]],
        [ARABIC[0], *ARABIC[2].replace(" بلا", "|بلا").split("|")],
        [ARABIC[0], ARABIC[2].replace("أما", "أمّا")],
    ],
)
def test_a_passage_that_was_split_is_told_as_such(folder: Path, now: list[str]) -> None:
    desk = Desk(folder, [_LONG, *ARABIC[3:]], [f"{ENGLISH[0]} {ENGLISH[2]}", *ENGLISH[3:]])
    desk.edit([*now, *ARABIC[3:]])
    explainer = Explainer("slug", folder, desk.arabic, desk.english)
    found = {
        unit.key: [reason.values for reason in unit.reasons if reason.rule == "split"]
        for unit in state_of(explainer, desk.ledger).units
    }
    split = {key: values[0] for key, values in found.items() if values}
    assert len(split) == len(now)
    for key, others in split.items():
        assert set(others.split(", ")) == {f"#{other}" for other in split if other != key}


@pytest.mark.parametrize("now", [[ARABIC[0], f"{ARABIC[2]} نعم."], [ARABIC[0]], [_LONG, ARABIC[1]]])
def test_what_lost_or_got_words_besides_was_not_split(folder: Path, now: list[str]) -> None:
    desk = Desk(folder, [_LONG, *ARABIC[3:]], [f"{ENGLISH[0]} {ENGLISH[2]}", *ENGLISH[3:]])
    desk.edit([*now, *ARABIC[3:]])
    explainer = Explainer("slug", folder, desk.arabic, desk.english)
    units = state_of(explainer, desk.ledger).units
    assert not any(reason.rule == "split" for unit in units for reason in unit.reasons)
