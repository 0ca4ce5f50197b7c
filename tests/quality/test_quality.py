"""The converter reads the seeds of the quality gate as well as it ever did."""

from __future__ import annotations

import pytest

from tests.quality.gate import FIELDS, FOLDER, Score, find, load_topics, read_samples
from tests.quality.messy_gate import read_messy
from tests.quality.part_scores import read_marked
from tests.quality.table import FLOOR, FLOORS, PAGE, PARTS, Scores, page, raised, read_floor, scores
from tests.quality.titles import read_ledes


@pytest.fixture(scope="module")
def measured() -> Scores:
    return scores(read_samples(), load_topics(), read_ledes(), read_messy(), read_marked())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", FLOORS)
def test_no_score_falls_below_its_floor(part: str, name: str, measured: Scores) -> None:
    least = read_floor(FLOOR)[part][name]
    assert measured.per_mille(part)[name] >= least, "python -m tests.quality tells the scores"


def test_the_page_has_the_scores_of_now(measured: Scores) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text, measured), "run python -m tests.quality --write"
    assert text.count("| high speakers |") == text.count("| messenger |") == 1
    assert text.count("| gulf agency |") == text.count("| first three sentences |") == 1


def test_the_gate_has_sixty_seeds_and_half_of_them_are_held() -> None:
    samples = read_samples()
    assert len(samples) >= 60
    assert sum(sample.held for sample in samples) >= 30
    assert len({sample.text for sample in samples}) == len(samples)
    expected = {field: sum(len(sample.expected[field]) for sample in samples) for field in FIELDS}
    assert all(count >= 3 for count in expected.values()), expected


def test_the_gate_has_sixty_messy_texts_and_a_third_of_them_are_held() -> None:
    texts = read_messy()
    assert len(texts) >= 60
    assert 0.33 < sum(text.held for text in texts) / len(texts) < 0.55
    assert {text.path.suffix for text in texts} == {".txt", ".html", ".docx", ".md"}
    kinds = {text.kind for text in texts}
    assert kinds >= {"page", "pdf", "word", "ocr", "messenger", "transcript", "interview", "wire"}
    assert kinds == {text.kind for text in texts if text.held}


def test_the_floor_only_rises(measured: Scores) -> None:
    high = {part: dict.fromkeys(FLOORS, 1000) for part in PARTS}
    assert raised(high, measured) == high
    assert raised({}, measured)["open"] == measured.per_mille("open")


def test_a_score_counts_what_is_missed_and_what_is_wrong() -> None:
    assert Score().per_mille == 1000
    assert Score(hits=1, missed=1).per_mille == 666
    assert Score(hits=1, wrong=1).per_mille == 666
    assert Score(missed=1).per_mille == 0


def test_every_line_of_every_seed_has_its_place() -> None:
    registry = load_topics()
    for sample in read_samples():
        told = find(sample, registry)
        lines = [
            number
            for field in ("headings", "paragraphs", "lists", "dropped")
            for item in told[field]
            for number in item.split("+")
        ]
        filled = [n for n, line in enumerate(sample.text.split("\n"), start=1) if line.strip()]
        titles = len(filled) - len(lines)
        assert len(set(lines)) == len(lines), sample.name
        assert 0 <= titles <= 2, sample.name  # the title, and a kicker over it


def test_the_seeds_are_told_how_to_read() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{mark}|`" in text for mark in "TKHP+LX")
