"""Words of another direction in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from sharih.commands.terminal import isolating


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال", "\u2068قال\u2069"),
        ("said", "\u2068said\u2069"),
        ("20 ← 21", "\u206720 ← 21\u2069"),
        ("", ""),
    ],
)
def test_words_are_isolated_where_somebody_looks_and_nowhere_else(text: str, shown: str) -> None:
    assert isolating(Console(file=io.StringIO(), force_terminal=True))(text) == shown
    assert isolating(Console(file=io.StringIO(), force_terminal=False))(text) == text
