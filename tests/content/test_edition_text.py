"""The text of an edition: read into pieces and written back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.content.edition_text import read_edition


@given(st.text("ابتث #-*>|:`\r\n", max_size=80))
def test_any_edition_is_written_back_to_the_character(text: str) -> None:
    assert read_edition(text.encode()).encode() == text.encode()
