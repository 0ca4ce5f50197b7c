"""Keys that are kept for all stages: the same as if they were worked out anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold, fold_with_offsets
from sharih.conversion.line_keys import LONGEST_KEPT, SHORT, folded_line, key_of

TEXTS = st.text(st.sampled_from("أإآبةىؤئ\u064b\u064eـ٣x Éß،.\u200f"), min_size=1, max_size=12)


@given(TEXTS, st.sampled_from((1, SHORT, LONGEST_KEPT)))
def test_what_is_kept_is_what_folding_gives(text: str, times: int) -> None:
    line = text * times
    assert key_of(line) == key_of(line) == fold(line)
    assert folded_line(line) == folded_line(line) == fold_with_offsets(line)
