"""Quick looks before a closer one: they may never hide what the closer one finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sharih.arabic import fold
from sharih.conversion.agencies import agency_names, agency_pattern, agency_signs
from sharih.conversion.word_scan import Signs

agencies = st.lists(
    st.sampled_from([*agency_names(), "وكالة", "للأنباء", "و", "ل", "ال", " ", '"', "،", "قال"]),
    max_size=6,
).map("".join)


@given(agencies)
def test_an_agency_is_named_only_where_one_of_its_signs_stands(text: str) -> None:
    key = fold(text)
    assert agency_signs().are_in(key) or agency_pattern().search(key) is None


def test_signs_are_found_inside_of_words_too() -> None:
    signs = Signs(["وكاله", "رويترز"])
    assert signs.are_in("عن الوكاله")
    assert signs.are_in("رويترز")
    assert not signs.are_in("قال الوزير")
