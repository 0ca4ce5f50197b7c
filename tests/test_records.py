"""Records are dataclasses that are quick to make and to pickle."""

from __future__ import annotations

import pickle
from dataclasses import field, fields, replace
from pathlib import Path

import pytest

from sharih.markdown.blocks import Block, Unit
from sharih.records import record


@record(frozen=True, slots=True)
class One:
    """A record of a single field."""

    path: Path


@pytest.mark.parametrize(
    "made",
    [
        One(Path("a")),
        Unit(1, "paragraph", "words", 3, "ar"),
        Block("quote", 3, unit=Unit(1, "quote", "a", 3), blocks=(Block("paragraph", 3, "a"),)),
    ],
)
def test_a_record_is_the_same_after_it_was_pickled_or_made_again(made: object) -> None:
    again = pickle.loads(pickle.dumps(made))  # noqa: S301 - just written
    assert again == made
    assert (type(again), hash(again)) == (type(made), hash(made))


def test_a_record_has_its_fields_and_no_others() -> None:
    unit = Unit(1, "paragraph", "words", 3)
    assert [field.name for field in fields(unit)] == ["index", "kind", "text", "line", "lang"]
    assert replace(unit, line=4) == Unit(1, "paragraph", "words", 4)
    assert not hasattr(unit, "__dict__")


@record(frozen=True, slots=True)
class Noted:
    """A record that has something to itself."""

    name: str
    note: str = field(default="", compare=False, repr=False)


def test_records_are_alike_in_what_is_compared_and_of_the_same_kind() -> None:
    assert One(Path("a")) == One(Path("a"))
    assert One(Path("a")) != One(Path("b"))
    assert Noted("a", "one") == Noted("a", "other")
    assert hash(Noted("a", "one")) == hash(Noted("a", "other"))
    others: tuple[object, ...] = (One(Path("a")), "a")
    assert all(Noted("a") != other for other in others)


def test_a_record_is_told_by_its_fields() -> None:
    assert repr(Noted("a", "one")) == "Noted(name='a')"
    assert repr(Unit(1, "paragraph", "w", 3)) == (
        "Unit(index=1, kind='paragraph', text='w', line=3, lang=None)"
    )
