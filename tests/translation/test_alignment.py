"""Two editions and their ledger in step, whatever was edited."""

from __future__ import annotations

from pathlib import Path

from hypothesis import assume, example, given
from hypothesis import strategies as st

from sharih.translation.alignment import align_in_step, same_record
from tests.helpers.desk import ARABIC, ENGLISH, Desk

_words = st.sampled_from(["كلمة", "جملة 5", "word", "sentence 5", "2024", "شرح طويل بعض الشيء"])

_paragraph = st.lists(_words, min_size=1, max_size=4).map(" ".join)

_part = st.sampled_from(["", "- ", "> ", "### "])

_body = st.lists(
    st.builds("{}{}".format, _part, _paragraph) | st.sampled_from(["## A {#a}", "## B {#b}"]),
    max_size=8,
).map("\n\n".join)


@given(_body, _body, _body, _body)
def test_every_unit_is_in_exactly_one_pair_whatever_was_edited(
    folder: Path, arabic: str, english: str, arabic_after: str, english_after: str
) -> None:
    desk = Desk(folder, arabic, english)
    desk.edit(arabic_after, english_after)
    alignment = desk.align()
    for side, document in (
        ("source", desk.arabic.document),
        ("target", desk.english.document),
    ):
        paired = [u.index for p in alignment.pairs for u in getattr(p, side) if u.index >= 0]
        assert sorted(paired) == [unit.index for unit in document.units]
    keys = [*alignment.source_keys.values()]
    if len({section.id for section in desk.arabic.sections}) == len(desk.arabic.sections):
        assert len(set(keys)) == len(keys)
        assert {k for k in keys if k not in ("a", "b")}.isdisjoint(
            key for key, entry in desk.ledger.retired.items() if entry.source not in arabic_after
        )


@given(_body, _body, _body)
@example("", "## A {#a}\n\nword\n\n> word", "## A {#a}\n\n> كلمة\n\nكلمة كلمة كلمة")
@example("كلمة كلمة\n\nكلمة", "word", "جملة 5\n\nكلمة\n\nجملة 5")
def test_recording_twice_is_recording_once(
    folder: Path, arabic: str, english: str, arabic_after: str
) -> None:
    desk = Desk(folder, arabic, english)
    for body in (None, arabic_after):
        desk.edit(body)
        assume(len({section.id for section in desk.arabic.sections}) == len(desk.arabic.sections))
        desk.record()
        before, statuses = desk.ledger, desk.statuses()
        desk.record()
        assert same_record(desk.ledger, before)
        assert desk.statuses() == statuses


def test_what_is_in_step_is_known_by_its_order_and_its_statuses(folder: Path) -> None:
    desk = Desk(folder, ARABIC, ENGLISH)
    assert desk.align().in_step
    desk.edit([ARABIC[1], ARABIC[0], *ARABIC[2:]])
    assert not desk.align().in_step
    desk.edit(["لم " + ARABIC[0], *ARABIC[1:]])
    assert not desk.align().in_step
    desk.edit(ARABIC, ENGLISH[:3])
    assert not desk.align().in_step


_paragraphs = st.lists(st.sampled_from([*zip(ARABIC, ENGLISH, strict=True)]), max_size=6)


@given(_paragraphs, st.none() | _body, st.none() | _body)
def test_what_is_in_step_is_aligned_the_same_without_looking_for_it_again(
    folder: Path, both: list[tuple[str, str]], arabic: str | None, english: str | None
) -> None:
    desk = Desk(folder, [mine for mine, _ in both], [other for _, other in both])
    desk.edit(arabic, english)
    found = desk.align()
    again = align_in_step(desk.arabic, desk.english, desk.ledger)
    assert again == found or not found.in_step
