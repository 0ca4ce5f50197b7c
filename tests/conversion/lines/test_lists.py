"""Lines that are a list, and those that only look like one."""

from __future__ import annotations

import pytest

from tests.helpers.understood import PARK, understood


@pytest.mark.parametrize("sign", ["-", "•", "*", "–"])
def test_lines_with_the_same_sign_are_a_list(sign: str) -> None:
    found = understood(f"{PARK}{sign} أول بند\n{sign} ثاني بند\nوهذا كل ما نعرفه عن الحديقة.")
    assert [(part.item, part.text) for part in found.sections[0].paragraphs if part.item] == [
        ("-", "أول بند"),
        ("-", "ثاني بند"),
    ]


@pytest.mark.parametrize("form", ["{0}- ", "{0}. ", "{0}) ", "({0}) ", "{0} - "])
@pytest.mark.parametrize("digits", ["123", "١٢٣"])
def test_numbers_that_count_up_are_a_list(form: str, digits: str) -> None:
    items = "\n".join(form.format(digit) + "بند من البنود" for digit in digits)
    found = understood(f"{PARK}{items}\nوهذا كل ما نعرفه عن الحديقة.")
    assert [part.item for part in found.sections[0].paragraphs if part.item] == ["1.", "2.", "3."]


@pytest.mark.parametrize("lines", ["- بند واحد", "1- أول\n3- ثالث", "2 - 1 للضيوف\n3 - 2 لنا"])
def test_what_does_not_make_a_list_stays_as_it_is(lines: str) -> None:
    found = understood(f"{PARK}{lines}\nوهذا كل ما نعرفه عن الحديقة.")
    texts = [p.text for s in found.sections for p in s.paragraphs]
    headings = [s.heading.text for s in found.sections if s.heading]
    assert not any(p.item for s in found.sections for p in s.paragraphs)
    assert all(
        any(line.removeprefix("- ") in text for text in [*texts, *headings])
        for line in lines.split("\n")
    )
