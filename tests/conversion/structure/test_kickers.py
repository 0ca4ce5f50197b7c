"""A keyword before the lede, and dots that are none of it."""

from __future__ import annotations

import pytest

from sharih.conversion.structure.kickers import split_kicker


@pytest.mark.parametrize(
    ("lede", "kicker"),
    [
        ("ترامب.. نفت الرئاسة ذلك", "ترامب"),
        ("ترامب..نفت الرئاسة ذلك", "ترامب"),
        ("غزة .. استمرار المفاوضات", "غزة"),
        ("word ../x is a path", None),
        ("من cd ../x إلى أعلى", None),
        ("المدى 1..10 في البرنامج", None),
        ("الملف a..b في المجلد", None),
        ("نقاط... كثيرة", None),
    ],
)
def test_two_dots_part_a_keyword_from_the_lede(lede: str, kicker: str | None) -> None:
    found, rest = split_kicker(lede)
    assert found == kicker
    assert kicker or rest == lede
