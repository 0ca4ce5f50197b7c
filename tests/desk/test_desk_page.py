"""What the desk shows of a text, and what is shown anew after a change."""

from __future__ import annotations

from pathlib import Path

from sharih.content.topics import Registry
from sharih.desk.desk_page import DeskEntry, changed_units, desk_page, in_order
from tests.helpers.standings import ENGLISH, edited, standing, typed

REGISTRY = Registry(Path("topics.toml"), {})


def test_a_page_has_every_passage_with_its_lines_and_says_how_much_is_open() -> None:
    now = edited(standing(), "ar", "20 يناير", "21 يناير")
    page = desk_page(now, REGISTRY)
    unit = next(unit for unit in page.units if unit.key == "brief.1")
    assert (page.open, page.words) == (1, 8)
    assert (unit.source[0].line, unit.target[0].line) == (6, 7)
    assert [(run.kind, run.text.strip()) for run in unit.changes if run.kind != "same"] == [
        ("gone", "20"), ("new", "21"),
    ]  # fmt: skip
    assert unit.can_be_accepted
    assert not any(other.changes or other.can_be_accepted for other in page.units if other != unit)


def test_only_what_differs_is_shown_anew() -> None:
    before = standing()
    made = typed(before, "brief.2", "Wheat comes first.")
    old, new = desk_page(before, REGISTRY), desk_page(made.standing, REGISTRY)
    assert [unit.key for unit in changed_units(old, new)] == ["brief.2"]
    assert changed_units(new, new) == ()


def test_a_field_of_what_is_not_there_yet_is_empty_unless_it_has_a_shape() -> None:
    page = desk_page(standing(english=None), REGISTRY)
    assert not page.begun
    words = {unit.key: unit.target[0].words for unit in page.units}
    assert words["brief.1"] == words["@title"] == ""
    assert words["dates.1"].startswith("2024-11-05\n")


def test_what_only_the_translation_has_stands_there_without_an_original() -> None:
    added = ENGLISH.replace("## Dates", "Only in English, and about something else.\n\n## Dates")
    page = desk_page(standing(english=added), REGISTRY)
    extra = [unit for unit in page.units if unit.status == "extra"]
    assert [(unit.source, unit.target[0].words[:4]) for unit in extra] == [((), "Only")]
    assert page.open == 0


def test_the_list_begins_with_what_has_changed_in_substance() -> None:
    counts = {"done": {"fresh": 9}, "begun": {"missing": 5}, "wrong": {"material": 1}, "old": {}}
    entries = [DeskEntry("explainer", slug, slug, "ar", each) for slug, each in counts.items()]  # type: ignore[arg-type]
    assert [entry.slug for entry in in_order(entries)] == ["wrong", "begun", "done", "old"]
