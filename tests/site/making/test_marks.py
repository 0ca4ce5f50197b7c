"""Records that differ have marks that differ; equal ones have the same, wherever they come from."""

from __future__ import annotations

import datetime as dt
import pickle
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sharih.site.pages.marks import Marker
from sharih.site.views.page_records import Card, Link, Reading, Words

CARD = Card(
    slug="visit", lang="ar", href="/ar/visit/", title=Words("زيارة", "ar"),
    summary=Words("خلاصة", "ar"), kicker=Words("", "ar"), date=dt.date(2024, 11, 7), modified=None,
    draft=False, readings=(Reading("ar", "/ar/visit/"), Reading("en", None)),
    topics=(Link("/ar/topics/russia/", Words("روسيا", "ar")),),
)  # fmt: skip
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.text().map(Markup),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def same(first: Any, second: Any) -> bool:
    """Say whether two values are alike in kind too: True is not 1, markup no plain text."""
    return repr(first) == repr(second)


@given(PLAIN, PLAIN)
def test_values_have_one_mark_exactly_if_they_are_alike(first: Any, second: Any) -> None:
    marker = Marker()
    assert (marker.mark(first) == Marker().mark(second)) == same(first, second)
    assert marker.mark(first) == Marker().mark(pickle.loads(pickle.dumps(first)))  # noqa: S301


@pytest.mark.parametrize(
    "other",
    [
        {"title": Words("زيارتان", "ar")},
        {"title": Words("زيارة", "en")},
        {"draft": True},
        {"modified": dt.date(2024, 11, 8)},
        {"readings": (Reading("ar", "/ar/visit/", behind=True), Reading("en", None))},
        {"topics": ()},
    ],
)
def test_an_entry_of_a_list_that_shows_something_else_has_another_mark(
    other: dict[str, Any],
) -> None:
    marker = Marker()
    assert marker.mark([CARD]) == marker.mark([replace(CARD)])
    assert marker.mark([CARD]) != marker.mark([replace(CARD, **other)])


@dataclass(frozen=True, slots=True)
class One:
    """A record."""

    value: object


@dataclass(frozen=True, slots=True)
class Other:
    """A record with the same fields."""

    value: object


def test_records_of_different_classes_differ_and_sets_have_no_order() -> None:
    mark = Marker().mark
    assert mark(One(1)) != mark(Other(1))
    assert mark(frozenset("abcdefg")) == mark(frozenset("gfedcba"))
    assert mark({"a": 1, "b": 2}) != mark({"b": 2, "a": 1})


def test_what_has_no_value_of_its_own_is_no_part_of_a_mark() -> None:
    with pytest.raises(TypeError, match="object"):
        Marker().mark([object()])
