"""Timelines, speakers and citations by themselves, without a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.topics import Registry, Topic
from sharih.site.views.citations import Citation
from sharih.site.views.speaker_topics import speaker_topic
from sharih.site.views.timelines import Gap, gap

DATES = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


def topic(ident: str, kind: str, ar: str, en: str) -> Topic:
    """Make a topic with its names alone."""
    names = {"ar": ar, "en": en}
    return Topic(ident, kind, names, {"ar": (), "en": ()}, {}, None, (), 1)  # type: ignore[arg-type]


REGISTRY = Registry(
    Path("topics.toml"),
    {
        "mill": topic("mill", "organisation", "المطحنة", "The Mill"),
        "baker": topic("baker", "person", "الخباز الأول", "First Baker"),
    },
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2025-01-09", "2025-01-10", Gap(0)),
        ("2025-01-10", "2025-01-20", Gap(1)),
        ("2024-11-05", "2025-01-09", Gap(2, months=2)),
        ("2022-02-24", "2024-11-05", Gap(3, years=3)),
        ("2024", "2024-11-05", Gap(0)),
        ("2024-11", "2024-11-30", Gap(0)),
        ("2024-01", "2024-12", Gap(2, months=10)),
        ("1999", "2000", Gap(0)),
        ("9999-11", "9999-12", Gap(0)),
    ],
)
def test_a_gap_is_what_lies_between_the_nearest_days(
    before: str, after: str, expected: Gap
) -> None:
    assert gap(before, after) == expected


@given(DATES, DATES)
def test_a_gap_is_bounded_and_the_same_in_both_directions(first: str, second: str) -> None:
    found = gap(first, second)
    assert found == gap(second, first)
    assert found.step in range(4)
    assert bool(found.years) == (found.step == 3)
    assert bool(found.months) == (found.step == 2)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("الخباز الأول", "baker"),
        ("[أحدهم](topic:baker)", "baker"),
        ("مسؤول سابق في المطحنة", None),
        ("[أحدهم](topic:nobody)", None),
        ("قارئ", None),
        (None, None),
    ],
)
def test_a_speaker_is_a_topic_by_link_or_by_whole_name(
    speaker: str | None, expected: str | None
) -> None:
    assert speaker_topic(speaker, REGISTRY, "ar") == expected


def test_bibtex_says_what_is_known_and_no_more() -> None:
    bare = Citation("bread", "ar", "", "", "هل يرتفع السعر؟", "الموقع", None, "")
    assert bare.bibtex == (
        "@misc{bread-ar,\n  title = {{هل يرتفع السعر؟}},\n  howpublished = {الموقع},\n"
        "  language = {arabic},\n}"
    )
    url = "https://example.org/en/bread/"
    whole = Citation("bread", "en", "A_B", "C", "50% & {more}", "Site", dt.date(2026, 1, 2), url)
    for line in (
        r"author = {{A\_B}},", r"title = {{50\% \& \{more\}}},", "translator = {{C}},",
        "year = {2026},", "month = jan,", "day = {2},", f"url = {{{url}}},",
    ):  # fmt: skip
        assert f"  {line}\n" in whole.bibtex
