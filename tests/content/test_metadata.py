"""Tests of the head of a Markdown file: what is taken, and what is told about the rest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.head import split_head
from sharih.content.metadata import KEYS, Metadata, check_end, parse_head
from sharih.errors import Problems
from tests.helpers.casefile import Case, cases

FORM = "Write year, month and day, such as 2024-11-07."


def read(text: str) -> tuple[Metadata, list[str]]:
    """Read a file's text; returns its metadata and what is told."""
    problems = Problems()
    head, body, first = split_head(text)
    metadata = parse_head(head, Path("ar.md"), problems)
    check_end(body, first, Path("ar.md"), problems)
    return metadata, [str(problem) for problem in problems]


@cases("metadata_faults.md")
def test_each_fault_is_told_in_a_line(case: Case) -> None:
    assert "\n".join(read(case.given)[1]) == case.expected


def test_every_key_is_read() -> None:
    metadata, told = read(
        "Title: العنوان: وفيه نقطتان\nDate: 2024-11-07\nmodified: 2024-11-08 10:00\n"
        "STATUS: Published\nTags: a, b،c\nSummary: one\n    two\n\tthree\nKicker: k\n"
        "Story: a-story\n"
        "Author: a\nTranslator: t\nReviewed_by: r\nSeed: 1.txt, 2.txt\nSource: s\n"
        "Source_url: https://example.org/a\nRights: r\nOld_slugs: old, older\n"
        "Translation: true\nProposed: title, summary\n\nText: no metadata\n"
    )
    assert told == []
    assert metadata.title == "العنوان: وفيه نقطتان"
    assert (metadata.date, metadata.modified) == (dt.date(2024, 11, 7), dt.date(2024, 11, 8))
    assert metadata.status == "published"
    assert metadata.tags == ("a", "b", "c")
    assert metadata.summary == "one two three"
    assert metadata.seed == ("1.txt", "2.txt")
    assert metadata.old_slugs == ("old", "older")
    assert metadata.translation is True
    assert metadata.proposed == ("title", "summary")
    assert metadata.lines["kicker"] == 9
    assert set(metadata.lines) == {key.lower() for key in KEYS}


@pytest.mark.parametrize(
    "date",
    [
        "2024-11-07",
        "٢٠٢٤-١١-٠٧",
        "2024-11-07 10:00",
        "2024-11-07T10:00:59",
        "2024-11-07 10:00+02:00",
    ],
)
def test_a_date_may_have_a_time_and_arabic_digits(date: str) -> None:
    metadata, told = read(f"Date: {date}")
    assert metadata.date == dt.date(2024, 11, 7)
    assert told == []


@pytest.mark.parametrize(
    ("date", "fault"),
    [
        ("2024-13-40", "is no date: there is no month 13. Months are 01 to 12."),
        ("2026-02-30", "is no date: 2026-02 has 28 days. Write a day from 01 to 28."),
        ("2024-02-30", "is no date: 2024-02 has 29 days. Write a day from 01 to 29."),
        ("2024-11-00", "is no date: 2024-11 has 30 days. Write a day from 01 to 30."),
        ("٢٠٢٦-٠٢-٣٠", "is no date: 2026-02 has 28 days. Write a day from 01 to 28."),
        ("0000-01-01", "is no date: there is no such year. " + FORM),
        ("2024-11-07 25:00", "is no date: 25:00 is no time of day. Leave it out: 2024-11-07."),
        ("2024/11/7", "is no date. Write it as 2024-11-07."),
        ("2024-1-5", "is no date. Write it as 2024-01-05."),
        ("7/11/2024", "is no date. Write it as 2024-07-11 or 2024-11-07."),
        ("٢٧/١١/٢٠٢٤", "is no date. Write it as 2024-11-27."),
        ("31.4.2024", "is no date. " + FORM),
        ("20241107", "is no date. " + FORM),
        ("2024-W45-4", "is no date. " + FORM),
        ("7 نوفمبر 2024", "is no date. " + FORM),
        ("2024", "is no date. " + FORM),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_with_what_to_write(date: str, fault: str) -> None:
    metadata, told = read(f"Title: a\nDate: {date}")
    assert metadata.date is None
    assert told == [f"ar.md:2: Date: {date} {fault}"]


def test_a_body_begins_after_the_empty_line() -> None:
    assert split_head("Title: a\n\nb\nc: d\n") == ("Title: a", "\nb\nc: d\n", 2)
    assert split_head("no head\n") == ("", "no head\n", 1)
    assert split_head("") == ("", "", 1)


@given(st.text(alphabet="aT:\n\t -أ0", max_size=60))
def test_head_and_body_make_up_the_file(text: str) -> None:
    head, body, first = split_head(text)
    assert "\n".join([head, body] if first > 1 else [body]) in (text, f"{text}\n")
    assert first == (head.count("\n") + 2 if head else 1)


@given(st.text(max_size=80))
def test_any_head_can_be_read(text: str) -> None:
    head = f"Title: {text}\nDate: {text}\nTags: {text}\nStory: {text}\nSource_url: {text}"
    _, told = read(head)
    assert all(line.startswith("ar.md") for line in told)
    assert not any("\n" in line for line in told)
