"""Parts with rules of their own: dated terms, ids of lower headings, sections on both sides."""

from __future__ import annotations

import pytest

from sharih.content.section_rules import check_parts, check_same_sections
from sharih.errors import Problems
from tests.helpers.editions import edition


def parts(body: str) -> list[str]:
    """Return what is wrong with the parts of a text, which begins in line 3."""
    problems = Problems()
    check_parts(edition(body), problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("part", ["timeline", "updates"])
def test_what_stands_in_a_timeline_or_among_updates_has_a_day_a_month_or_a_year(part: str) -> None:
    good = "2024-11-07\n:   يوم.\n\n2024-11\n:   شهر.\n\n**2024**\n:   سنة.\n"
    assert parts(f"## متى؟ {{#{part}}}\n\n{good}") == []
    assert parts(f"## متى؟ {{#{part}}}\n\n{good}\n2024-02-30\n:   يوم.\n\nأمس\n:   يوم.\n") == [
        (
            f"ar.md:14: in the {part}, “2024-02-30” is no date: 2024-02 has 29 days. "
            "Write a day from 01 to 29."
        ),
        (
            f"ar.md:17: in the {part}, “أمس” is no date. Write year, month and day, such as "
            "2024-11-07. A month or a year may stand alone: 2024-11, 2024."
        ),
    ]


def test_terms_of_another_section_need_no_day() -> None:
    assert parts("## كلمات {#words}\n\nأمس\n:   يوم.\n") == []
    assert parts("## متى؟ {#timeline}\n\n- أمس\n- 2024-02-30\n") == []


def test_an_id_of_a_lower_heading_stands_once() -> None:
    body = "## أ {#a}\n\n### ب {#b}\n\nنص.\n\n#### ب {#b}\n\n### أ {#a}\n\n### ج {#c}\n"
    assert parts(body) == [
        "ar.md:9: the heading id b is used twice, first in line 5. Give each heading its own id.",
        "ar.md:11: the heading id a is used twice, first in line 3. Give each heading its own id.",
    ]
    assert parts("## أ {#a}\n\n### ب\n\n### ب\n") == []


def test_a_section_that_only_one_edition_has_is_a_warning() -> None:
    arabic = edition("مقدمة.\n\n## أ {#a}\n\nنص.\n\n## ب {#b}\n\nنص.\n\n## فارغ {#empty}\n")
    english = edition("Lead.\n\n## A {#a}\n\nText.\n\n## C {#c}\n\nText.\n", "en")
    problems = Problems()
    check_same_sections(arabic, english, problems)
    remedy = "Give it the same id there, or add it, unless it is for one language only."
    assert [str(problem) for problem in problems] == [
        f"ar.md:9: warning: the section b is not in en.md. {remedy}",
        f"en.md:9: warning: the section c is not in ar.md. {remedy}",
    ]
