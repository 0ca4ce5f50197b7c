"""The lines over a text: which of them is its headline, and what speaks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.headlines.evidence import (
    WEIGHTS,
    Over,
    choose,
    evidence,
    is_house_or_greeting,
    plausible,
)
from sharih.conversion.headlines.first_words import first_words
from sharih.conversion.rule_files import DATA
from sharih.errors import ContentError
from tests.helpers.casefile import Case, cases
from tests.helpers.understood import understood

LEDE = "دشنت وزارة الصحة أمس ثلاث عيادات متنقلة في ولايات الظاهرة تقدم خدمات الأسنان."


def over(*texts: str) -> Over:
    return Over.of(texts, [LEDE])


@cases("headlines.md")
def test_the_headline_among_the_lines_over_a_text_is_found(case: Case) -> None:
    found = understood(case.given)
    assert (found.title, found.title_source) == (case.expected.strip(), "first line")


def test_everything_that_is_seen_has_a_weight() -> None:
    lines = over(
        "سلطنة عمان", "وزارة الصحة", "تحية طيبة", "بيان", "بعد عام", "PRESS", "- بند 3", "قال:",
        "انتهى.", "وزارة الصحة تدشن عيادات متنقلة في ولايات الظاهرة", " ".join(["كلمة"] * 20),
        "عيادات الأسنان الجديدة",
    )  # fmt: skip
    seen = {name for at in range(len(lines.texts)) for name, _ in evidence(lines, at)}
    placed = [name for name in WEIGHTS if name not in seen]
    known = Over.of(["سطر", "عنوان"], [LEDE], {name: [1] for name in placed})
    assert {name for name, _ in evidence(known, 1)} >= set(placed)
    assert seen <= WEIGHTS.keys()


def test_of_lines_that_are_nearly_as_plausible_the_first_is_the_headline() -> None:
    title, deck = "عيادات متنقلة تصل إلى ولايات الظاهرة", "ثلاث عيادات تقدم خدمات الأسنان"
    assert choose(over(title, deck), (0, 1)) == 0
    assert choose(over(deck, title), (0, 1)) == 0


def test_a_house_with_a_verb_is_a_headline_and_its_name_alone_is_none() -> None:
    alone, telling = "وزارة الصحة في عمان", "وزارة الصحة تدشن عيادات في الظاهرة"
    lines = over(alone, telling)
    assert plausible(lines, 0) < 0 < plausible(lines, 1)
    assert choose(lines, (0,)) is None


@pytest.mark.parametrize("text", ["السادة الزملاء", "Dear colleagues", "الجمهورية اليمنية"])
def test_who_sends_a_text_and_whom_it_greets_is_no_label(text: str) -> None:
    assert is_house_or_greeting(text)
    assert not is_house_or_greeting("اقتصاد")


def test_a_list_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "headlines.toml"
    lists = (DATA / "headlines.toml").read_text(encoding="utf-8")
    path.write_text(lists.replace("leading = [", "leading = 3\nother = ["), encoding="utf-8")
    with pytest.raises(ContentError, match=r"headlines\.toml:\d+: .*leading"):
        first_words(path)
