"""Datelines before the first sentence."""

from __future__ import annotations

import pytest

from sharih.conversion.structure.datelines import split_dateline


@pytest.mark.parametrize(
    ("lede", "dateline"),
    [
        ("القاهرة - رويترز: تساقطت أمطار خفيفة على المدن الساحلية", "القاهرة - رويترز:"),
        ("القاهرة (رويترز) - تساقطت أمطار خفيفة على المدن الساحلية", "القاهرة (رويترز) -"),
        ("(وكالات) تساقطت أمطار خفيفة على المدن الساحلية", "(وكالات)"),
        ("الوزير: تساقطت أمطار خفيفة على المدن الساحلية", ""),
        ("قال أحدهم - وهو خبير - إن الأمطار خفيفة على المدن", ""),
        ("دبي - تساقطت أمطار خفيفة على المدن الساحلية", "دبي -"),
    ],
)
def test_a_dateline_is_told_from_a_speaker_and_an_aside(lede: str, dateline: str) -> None:
    assert split_dateline(lede) == (dateline, lede[len(dateline) :].strip())
