"""Arabic in Latin letters."""

from __future__ import annotations

import re

from hypothesis import given

from sharih.arabic import transliterate
from tests.helpers.casefile import Case, cases
from tests.helpers.strategies import ANY_SCRIPT


@cases("transliteration.md")
def test_arabic_is_spelt_so_that_it_can_be_said(case: Case) -> None:
    assert transliterate(case.given) == case.expected


@given(ANY_SCRIPT)
def test_a_transliteration_is_lower_case_ascii(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9 -]*", transliterate(text))
