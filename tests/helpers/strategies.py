"""Texts that hypothesis makes up, for more than one room."""

from __future__ import annotations

from hypothesis import strategies as st

_PARTS = (
    "ا", "لا", "كتاب", " ", "  ", ".", ". .", " ,", ",", ";", "?", " ؟", "،", ":", '"', "ـ",
    "\u064b", "\u0651", "\u0300", "\u00a0", "\u200f", "\ufefb", "ا\u0654", "word", "2024", "\n",
)  # fmt: skip

MIXED = st.lists(st.sampled_from(_PARTS) | st.text(max_size=3), max_size=12).map("".join)
"""Short texts of both scripts, of marks, spaces, and characters that are joined or not seen."""

ANY_SCRIPT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            ' اأإآةىيلوبـ\u064b\u064e\u0651\u0654“”"«»()،.؟!…ABé\u0301ßİﻻﷲ\u200f\u200d7٧'
        ),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(codec="utf-8"),
    )
)
"""Texts of Arabic letters amid everything else there is."""
