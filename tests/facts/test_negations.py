"""A text is said to be surely negated where the pattern of negations finds one, however written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.facts.negations import surely_negated

_ARABIC = "لم لَم لمْ لمـ لن ليس ليست ليسوا عالم المتحدة ولم فلن لمّا بلن سلم « » ."
_ENGLISH = "not Not NOT never ever every however cannot don't don’t another note n't ."
_PIECES = {"ar": _ARABIC.split(), "en": _ENGLISH.split()}
_SURE = {
    "ar": {"لم", "لمْ", "لن", "ليس", "ليست", "ليسوا", "ولم", "فلن"},
    "en": {"not", "Not", "never", "cannot", "don't", "don’t"},
}


@pytest.mark.parametrize("lang", ["ar", "en"])
@given(st.data())
def test_words_that_say_no_are_found_among_those_like_them(lang: Lang, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(_PIECES[lang]), max_size=6))
    # Between letters of other words that say nothing, so that no idiom comes about.
    text = " نعم ".join(words) if lang == "ar" else " yes ".join(words)
    if _SURE[lang].intersection(words):
        assert surely_negated(text, lang)
    if not {"NOT", "n't", "لمـ", "لَم"} & set(words) and not _SURE[lang].intersection(words):
        assert not surely_negated(text, lang)
