"""Texts of agencies as they were sent: what stands over, between and under them."""

from __future__ import annotations

import pytest

from sharih.conversion.credits.service_lines import is_codes, is_note, is_telegraph
from tests.helpers.casefile import Case, cases
from tests.helpers.understood import PARK, assert_accounted_in_time, told_with_credits, understood


@cases("wires.md")
def test_what_an_agency_writes_around_its_text_goes(case: Case) -> None:
    assert told_with_credits(understood(case.given)) == case.expected.splitlines()


@pytest.mark.parametrize("text", ["BNA-ARA-BANK", "r0455", "AP-WF-11-16-25 1522GMT", "AFP2025-93"])
def test_codes_are_told_from_words(text: str) -> None:
    assert is_codes(text)


@pytest.mark.parametrize("text", ["0:45", "MORE THAN 40 KILLED IN FLOODS", "بند أول", "كوفيد-19"])
def test_words_and_clocks_are_no_codes(text: str) -> None:
    assert not is_codes(text)


def test_frames_and_notes_are_known() -> None:
    assert is_telegraph("KUNA 031412 Feb 25NNNN")
    assert is_note("(نسخة مكررة لتصحيح اسم الميناء)")
    assert not is_note("(القاهرة)")


@pytest.mark.parametrize("name", ["ترامب", "فارس", "الوزير"])
def test_an_aside_behind_a_name_is_no_dateline(name: str) -> None:
    lede = f"{name} - الذي زار المدينة أمس - قال إن الحديقة ستفتح أبوابها للزوار في نهاية الأسبوع."
    assert understood(f"عنوان من خمس كلمات هنا\n{lede}\n{PARK}").lede.text == lede


@pytest.mark.parametrize("line", ["> " * 50_000, "NNNN " * 20_000, "A-" * 50_000, "/ أ " * 30_000])
def test_floods_of_signs_take_no_more_than_their_length(line: str) -> None:
    assert_accounted_in_time(f"القاهرة - رويترز: عنوان من خمس كلمات هنا\n{line}\n{PARK}")
