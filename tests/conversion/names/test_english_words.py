"""What the words of headlines are called in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.names import english_words
from sharih.conversion.names.english_words import called, in_english_order, spelt_out
from sharih.errors import ContentError


@pytest.mark.parametrize(
    ("headline", "english"),
    [
        ("وزارة الصحة", ["health", "ministry"]),
        ("جسر جديد فوق النهر", ["new", "bridge", "", "river"]),
        ("الجسر الجديد", ["new", "bridge"]),
        # An adjective with the article tells of another noun than one without it.
        ("وزير الصحة الجديد", ["new", "health", "minister"]),
        ("والمدارس بالمدينة", ["school", "city"]),
        ("حقوق الإنسان في تونس", ["human-rights", "", "tunisia"]),
        ("مُحاكَمة اللصّ", ["trial", "thief"]),
        ("الإنسان الكامل", ["human", ""]),
    ],
)
def test_words_are_called_by_what_they_mean(headline: str, english: list[str]) -> None:
    assert [one.english for one in in_english_order(called(headline))] == english


def test_words_of_which_nobody_knows_what_they_mean_are_told() -> None:
    assert spelt_out("new-jasir-sudan-2024") == ["jasir"]


def test_what_is_wrong_in_the_words_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "slug_words.toml"
    path.write_text('[words]\nroad = "طريق"\n"Two Words" = "كلمة"\n[others]\n', encoding="utf-8")
    with pytest.raises(ContentError) as told:
        english_words._words(path)
    assert [(one.line, one.reason) for one in told.value.problems] == [
        (3, "Two Words has no words"),
        (4, "unknown key others"),
    ]
