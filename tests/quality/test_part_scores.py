"""The scores of the parts of an explainer against what readers marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from sharih.conversion.records import Happening, Outline, Parts
from tests.quality.gate import load_topics
from tests.quality.part_scores import (
    READERS,
    ROWS,
    Balance,
    Marked,
    is_same,
    judge_parts,
    judge_points,
    judge_timelines,
    read_marked,
    tells,
)

MARKED = Marked("x", "a", False, "", ("وفتح الجسر.", "زاد السعر."), ("نزل المطر.",), ())
FOUND = Outline("t", "first line", 1, None, "", (), (), (), (), (), (), ())


def test_ten_texts_are_open_and_ten_held_and_both_readers_marked_all() -> None:
    texts = read_marked()
    counts = Counter((one.held, one.reader) for one in texts)
    assert counts == {(held, name): 10 for held in (False, True) for name in READERS}
    assert len({one.text for one in texts}) == 20
    assert all(3 <= len(one.best) <= 5 and one.timeline for one in texts)
    for one in texts:
        assert all(sentence in one.text for sentence in (*one.best, *one.also)), one.name


@pytest.mark.parametrize("held", [False, True])
def test_key_points_are_better_than_the_first_three_sentences(held: bool) -> None:
    texts = [one for one in read_marked() if one.held == held]
    scores = judge_parts(texts, load_topics())
    points, first, _ = ROWS
    for name in READERS:
        assert scores[points][name].per_mille > scores[first][name].per_mille + 100


def test_a_point_that_is_chosen_counts_whole_and_one_that_is_accepted_half() -> None:
    def score(*points: str) -> Balance:
        found = replace(FOUND, parts=Parts(key_points=points))
        return judge_points([(MARKED, found)])

    assert score("فتح الجسر.", "زاد السعر.").per_mille == 1000
    assert score("فتح الجسر.", "نزل المطر.") == Balance(1, 2, 1.5, 2)
    assert score("شيء آخر كله.") == Balance(0, 2, 0, 1)
    assert score("شيء آخر كله.").per_mille == score().per_mille == 0


def test_a_sentence_is_the_same_without_what_leads_over_to_it() -> None:
    assert is_same("فتح الجسر في الربيع.", "وقد فتح الجسر في الربيع")
    assert not is_same("فتح الجسر", "أغلق الجسر")
    assert not is_same("", "أغلق الجسر")


def test_an_entry_needs_the_date_and_the_words() -> None:
    marked = Happening("2022-03", "وبدأ العمل في مارس 2022")
    assert tells(Happening("2022-03", "بدأ العمل في مارس 2022، ثم توقف."), marked)
    assert not tells(Happening("2022-03", "توقف العمل في مارس 2022."), marked)
    assert not tells(Happening("2022", "بدأ العمل في مارس 2022."), marked)


def test_an_entry_of_a_day_that_nobody_marked_is_wrong() -> None:
    marked = replace(MARKED, timeline=(Happening("2022", "فتح الجسر"),))
    told = (Happening("2022", "فتح الجسر."), Happening("2023", "زاد السعر."))
    found = replace(FOUND, parts=Parts(timeline=told))
    assert judge_timelines([(marked, found)]) == Balance(1, 1, 1, 2)
