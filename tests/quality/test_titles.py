"""The ledes of the quality gate say what they should, and titles are scored by it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from sharih.conversion.records import SeedLine, Title
from tests.quality.gate import FOLDER
from tests.quality.titles import (
    REGISTERS,
    Lede,
    faults,
    likeness,
    read_ledes,
    title_scores,
)

LEDE = Lede(
    register="gulf_agency",
    name="made-up",
    held=False,
    text="افتتح الوزير، خلال زيارة قصيرة، مدرسة القرية الجديدة بحضور الأهالي.",
    titles=("افتتح الوزير مدرسة القرية", "افتتح الوزير مدرسة القرية الجديدة"),
    must=(("الوزير",), ("مدرسة القرية", "مدرسة")),
    never=("مدرسة",),
    aside=("خلال زيارة",),
)


def test_there_are_ten_ledes_in_each_register_and_half_of_them_are_held() -> None:
    ledes = read_ledes()
    assert Counter(lede.register for lede in ledes) == dict.fromkeys(REGISTERS, 10)
    assert Counter(lede.register for lede in ledes if lede.held) == dict.fromkeys(REGISTERS, 5)
    assert len({lede.name for lede in ledes}) == len({lede.text for lede in ledes}) == len(ledes)
    assert {path.stem for path in (FOLDER / "ledes").glob("*.toml")} == set(REGISTERS)


@pytest.mark.parametrize("lede", read_ledes(), ids=lambda lede: lede.name)
def test_a_title_that_is_accepted_keeps_the_rules_of_its_lede(lede: Lede) -> None:
    """None is right only because it stands in the list."""
    longest = "x" * max(map(len, lede.titles))
    for title in lede.titles:
        assert faults(replace(lede, titles=(longest,)), title) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("افتتح الوزير مدرسة القرية الجديدة", []),
        ("إفتتح الوزير مدرسه القرية.", []),
        ("الوزير: مدرسة القرية جديدة", []),
        ("افتتح مدرسة القرية", ["lacks الوزير"]),
        ("افتتح الوزيران مدرسة القرية", ["lacks الوزير"]),
        ("افتتح الوزير القرية", ["lacks مدرسة القرية or مدرسة"]),
        ("افتتح الوزير خلال زيارة مدرسة القرية", ["holds the aside خلال زيارة"]),
        ("افتتح الوزير «مدرسة»", ["ends with مدرسة"]),
        ("افتتح الوزير مدرسة القرية…", ["is cut at a word"]),
        ("افتتح الوزير مدرسة القرية الجديدة للأهالي", []),
        ("افتتح الوزير مدرسة القرية الجديدة بحضور الأهالي", ["is too long"]),
    ],
)
def test_what_is_wrong_with_a_title_is_told(title: str, found: list[str]) -> None:
    assert faults(LEDE, title) == found


def test_a_title_is_compared_with_the_nearest_one_accepted() -> None:
    assert likeness(LEDE, "افتتح الوزير مدرسة القرية.") == 1
    assert likeness(LEDE, "افتتح الوزير") == pytest.approx(2 * 2 / (2 + 4))
    assert likeness(LEDE, "شيء آخر") == 0


def test_titles_are_scored_by_register_and_for_all() -> None:
    def propose(lede: SeedLine, lang: str) -> Title:
        title = "افتتح الوزير مدرسة القرية" if lang == "ar" else ""
        return Title(title, "proposed from the lede", lede.number)

    other = Lede("english_wire", "other", True, "It rains.", ("It rains",), (("rains",),), (), ())
    scores = title_scores([LEDE, other], propose)
    assert [(row, score.right, score.ledes) for row, score in scores.items() if score.ledes] == [
        ("gulf_agency", 1, 1), ("english_wire", 0, 1), ("all", 1, 2),
    ]  # fmt: skip
    assert scores["all"].per_mille == scores["all"].likeness_per_mille == 500


def test_the_dateline_has_gone_before_a_title_is_proposed() -> None:
    seen: list[str] = []

    def propose(lede: SeedLine, lang: str) -> Title:
        seen.append(f"{lang}: {lede.text}")
        return Title(lede.text, "proposed from the lede", lede.number)

    text = "PARIS, May 5 (AP) - It rains hard here."
    title_scores([replace(LEDE, register="english_wire", text=text)], propose)
    assert seen == ["en: It rains hard here."]
