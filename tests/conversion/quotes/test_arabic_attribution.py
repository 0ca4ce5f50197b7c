"""Who says a quotation, by the wording."""

from __future__ import annotations

import re

import pytest

from sharih.arabic import fold
from sharih.conversion.quotes.wordings import find_statements


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("قال الوزير", ["قال"]),
        ("وقال الوزير فأضاف", ["وقال", "فاضاف"]),
        ("أقوال المقال وقالب", []),
        ("قال، وأكد:", ["قال", "واكد"]),
        ("لوقال _قال_", ["قال"]),
    ],
)
def test_a_verb_of_saying_is_a_word_of_its_own(text: str, verbs: list[str]) -> None:
    key = fold(text)
    said = [statement.at for statement in find_statements(key, "ar")]
    assert [re.match(r"[^\W_]+", key[at:])[0] for at in said] == verbs  # type: ignore[index]
