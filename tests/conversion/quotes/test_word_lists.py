"""The lists of words by which speakers are found are checked, and their forms are made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.conversion.quotes.word_lists import speech_words
from sharih.conversion.rule_files import DATA
from sharih.errors import ContentError


def test_what_is_wrong_in_the_lists_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "speech.toml"
    text = (DATA / "speech.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("adding = [", "adding = [3, "), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        speech_words(path)
    (problem,) = caught.value.problems
    assert "adding is missing or no list of texts" in str(problem)


def test_verbs_have_their_forms_and_the_sign_of_the_one_who_speaks() -> None:
    verbs = speech_words().verbs
    found = [verbs.get(verb) for verb in ("اكد", "اكدت", "نفي", "نفت", "يصف", "وصفه", "قالوا")]
    assert found == ["man", "woman", "man", "woman", "man", "man", "several"]
    assert verbs.get("نفيت") is None
