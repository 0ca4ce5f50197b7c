"""Pairs of units: which one is the translation of which."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.markdown.blocks import Unit, UnitKind
from sharih.translation.alignment import align
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.pairing import is_in_step, searched_pairs
from sharih.translation.unit_status import numbers, same_numbers
from tests.helpers.desk import ARABIC, ENGLISH, Desk, edition, in_step
from tests.helpers.patience import linear_time


def test_editions_that_were_never_recorded_are_paired_in_order(folder: Path) -> None:
    assert Desk(folder, ARABIC, ENGLISH).pairs() == in_step()


def test_what_is_translated_as_one_stands_side_by_side(folder: Path) -> None:
    desk = Desk(folder, [], ["2024", "2024 كلمة كلمة", "كلمة"])
    desk.edit(["جملة 5", "كلمة", "جملة 5", "2024 كلمة كلمة"])
    sources = [pair[0] for pair in desk.pairs()]
    assert sources == ["جملة 5", "كلمة", "جملة 5", "2024 كلمة كلمة"]


def test_two_paragraphs_may_be_translated_as_one(folder: Path) -> None:
    english = [ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", ENGLISH[3]]
    desk = Desk(folder, ARABIC, english)
    expected = [
        in_step()[0],
        (f"{ARABIC[1]}+{ARABIC[2]}", english[1], "fresh"),
        in_step()[3],
    ]
    assert desk.pairs() == expected
    assert desk.ledger.entries["one.3"].joined == "one.2"
    desk.edit([*ARABIC[:2], ARABIC[2].replace("أوهام", "آمال"), ARABIC[3]])
    assert desk.statuses() == ["fresh", "stale", "fresh"]  # the second of them changed
    desk.record()
    assert desk.statuses() == ["fresh", "stale", "fresh"]
    desk.edit(english=[english[0], english[1].replace("illusions", "hopes"), english[2]])
    assert desk.statuses() == ["fresh", "fresh", "fresh"]


def test_one_paragraph_may_be_translated_as_two(folder: Path) -> None:
    arabic = [ARABIC[0], f"{ARABIC[1]} {ARABIC[2]}", ARABIC[3]]
    desk = Desk(folder, arabic, ENGLISH)
    assert desk.pairs() == [
        in_step()[0],
        (arabic[1], f"{ENGLISH[1]}+{ENGLISH[2]}", "fresh"),
        in_step()[3],
    ]
    alignment = desk.align()
    assert sorted(alignment.target_keys[unit.index] for unit in desk.english.document.units) == [
        "one", "one.1", "one.2", "one.2-2", "one.3",
    ]  # fmt: skip
    desk.edit([arabic[0], arabic[1].replace("5", "6"), arabic[2]])
    assert desk.statuses() == ["fresh", "material", "fresh"]


def test_what_only_the_translation_has_is_extra(desk: Desk) -> None:
    desk.edit(english=[*ENGLISH[:2], "A note for readers abroad: it is a body.", *ENGLISH[2:]])
    assert desk.pairs() == [
        *in_step(2),
        ("", "A note for readers abroad: it is a body.", "extra"),
        *in_step()[2:],
    ]


def test_a_reordered_translation_is_found_again(desk: Desk) -> None:
    desk.edit(english=[ENGLISH[3], *ENGLISH[:3]])
    assert desk.pairs() == in_step()


def test_units_of_one_kind_belong_together(folder: Path) -> None:
    desk = Desk(
        folder,
        "## أ {#a}\n\nفقرة.\n\n- بند\n- بند آخر\n\n> اقتباس\n",
        "## A {#a}\n\nParagraph.\n\n- Item\n- Another item\n\nOne more.\n\n> Quotation\n",
    )
    assert desk.pairs() == [
        ("فقرة.", "Paragraph.", "fresh"),
        ("بند", "Item", "fresh"),
        ("بند آخر", "Another item", "fresh"),
        ("", "One more.", "extra"),
        ("اقتباس", "Quotation", "fresh"),
    ]


def test_a_section_of_one_language_only_is_left_to_it(folder: Path) -> None:
    desk = Desk(folder, "## أ {#a}\n\nفقرة.", "## B {#b}\n\nWords.\n\n## C {#c}")
    found = [(p.key, p.section, p.status) for p in desk.align().pairs if p.section != "@"]
    assert found == [
        ("a", "a", "extra"),
        ("a.1", "a", "extra"),
        ("b.x1", "b", "extra"),
        ("b.x2", "b", "extra"),
        ("c.x1", "c", "extra"),
    ]


def test_an_original_alone_is_all_missing(folder: Path) -> None:
    alignment = align(edition(folder, "ar", ARABIC), None, Ledger())
    assert {pair.status for pair in alignment.pairs} == {"missing"}
    assert alignment.counts() == {"missing": 5}


def paragraphs(count: int, lang: Lang) -> list[str]:
    """Make paragraphs of different lengths with numbers in them."""
    word = "كلمات" if lang == "ar" else "words "
    return [f"{word} {n} " + f"{word} " * (n * 7 % 23 + 3) for n in range(count)]


@pytest.mark.parametrize("changed", ["nothing", "every source", "order", "number"])
def test_a_huge_section_is_aligned_too(folder: Path, changed: str) -> None:
    arabic, english = paragraphs(400, "ar"), paragraphs(400, "en")
    desk = Desk(folder, arabic, english)
    if changed == "every source":
        arabic = [f"{text} نص جديد {n * 3}" for n, text in enumerate(arabic)]
    elif changed == "order":
        arabic = arabic[::-1]
    elif changed == "number":
        arabic = arabic[::3]
    desk.edit(arabic)
    for ledger in (desk.ledger, Ledger()):
        with linear_time():
            pairs = align(desk.arabic, desk.english, ledger).pairs
        assert {text.strip() for text in arabic} <= {u.text for pair in pairs for u in pair.source}
        assert {text.strip() for text in english} <= {u.text for pair in pairs for u in pair.target}


TEXTS = (
    "",
    "5",
    "٥",
    "5 و6",
    "6 و5",
    "a b",
    "a\n\nb",
    "b",
    "نص",
    "نص أطول من الأول",
    "ab" * 20,
    "x" * 400,
)
KINDS: tuple[UnitKind, ...] = (
    "paragraph", "paragraph", "paragraph", "paragraph", "heading", "quote", "item",
)  # fmt: skip


@st.composite
def units(draw: st.DrawFn, most: int = 5) -> list[Unit]:
    """Make the units of a section, most of them paragraphs of like length."""
    made = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.sampled_from(TEXTS)),
            max_size=most,
        )
    )
    return [Unit(at, kind, text, at + 1) for at, (kind, text) in enumerate(made)]


@st.composite
def sections(draw: st.DrawFn) -> tuple[list[Unit], list[Unit], Ledger]:
    """Make a section in both editions and what the ledger knows of it; often it is in step."""
    source = draw(units())
    target = draw(units())
    if draw(st.booleans()):
        target = [
            Unit(at, unit.kind, draw(st.sampled_from(TEXTS)), at + 1)
            for at, unit in enumerate(source)
        ]
    entries = {}
    for unit in source:
        key = f"one.{unit.index}"
        if draw(st.booleans()):
            entry = LedgerEntry(key, unit.text, draw(st.sampled_from(TEXTS)))
            if unit.index < len(target) and draw(st.booleans()):
                entry = LedgerEntry(key, unit.text, target[unit.index].text)
            if unit.index and draw(st.integers(0, 5)) == 0:
                entry = LedgerEntry(key, unit.text, joined=f"one.{unit.index - 1}")
            entries[key] = entry
    return source, target, Ledger(entries)


@given(sections(), st.sampled_from(["ar", "en"]))
def test_what_is_in_step_is_paired_as_by_searching(
    made: tuple[list[Unit], list[Unit], Ledger], lang: Lang
) -> None:
    source, target, ledger = made
    keys = {unit.index: f"one.{unit.index}" for unit in source}
    if is_in_step(source, target, keys, ledger, lang):
        one_by_one = [([at], [at]) for at in range(len(source))]
        assert searched_pairs(source, target, keys, ledger, lang) == one_by_one


def test_what_is_translated_paragraph_by_paragraph_is_in_step() -> None:
    source = [Unit(at, "paragraph", text, at) for at, text in enumerate(ARABIC)]
    target = [Unit(at, "paragraph", text, at) for at, text in enumerate(ENGLISH)]
    keys = {unit.index: f"one.{unit.index}" for unit in source}
    assert is_in_step(source, target, keys, Ledger(), "ar")
    assert not is_in_step(source, target[::-1], keys, Ledger(), "ar")
    known = Ledger({"one.0": LedgerEntry("one.0", ARABIC[0], ENGLISH[1])})
    assert not is_in_step(source, target, keys, known, "ar")


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
@example("5, 5", "5 5")
def test_the_same_numbers_are_equally_many(first: str, second: str) -> None:
    if same_numbers(first, second):
        assert numbers(first) == numbers(second)
