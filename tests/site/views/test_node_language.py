"""The language of what stands in rows and lists."""

from __future__ import annotations

import pytest

from sharih.arabic import Lang
from sharih.site.views.node_language import cell_language


@pytest.mark.parametrize(
    ("cell", "around", "marked", "lang"),
    [
        ("2-1", "en", "ar", "en"),
        ("2020-2024", "en", "ar", "en"),
        ("فاز 2-1", "en", "ar", "ar"),
        ("Apple", "en", "ar", "en"),
        ("2-1", "ar", "en", "ar"),
        ("won 2-1", "ar", "en", "en"),
    ],
)
def test_a_cell_of_numbers_runs_as_the_rows_around_it(
    cell: str, around: Lang, marked: Lang, lang: Lang
) -> None:
    """Its row is one that nobody has translated, or that an editor has marked."""
    assert cell_language(cell, around, marked, "missing") == lang
