"""Lists of editions are written short, and read again as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.search.postings import WEIGHTS, decode, encode

weighted = st.dictionaries(st.integers(0, 100_000), st.integers(0, WEIGHTS - 1))


@given(weighted)
def test_what_is_written_is_read_again(weights: dict[int, int]) -> None:
    entries = [number * WEIGHTS + weights[number] for number in sorted(weights)]
    assert decode(encode(entries)) == entries


def test_editions_that_follow_each_other_take_a_letter_each() -> None:
    assert encode(range(0, 40, WEIGHTS)) == "E" * 10
