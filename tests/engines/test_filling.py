"""Whatever two texts are: what comes in is a machine's and marked, and all else is as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.engines.filling import Filled, filled
from sharih.engines.prefilling.prefilled import Prefilled
from sharih.errors import Problems
from sharih.translation.alignment import Alignment, align, same_record
from sharih.translation.completion import completed_text
from sharih.translation.ledger import Ledger
from tests.helpers.toy_engine import in_latin
from tests.helpers.two_texts import two_texts


def latin(texts: Sequence[str]) -> Mapping[str, Prefilled]:
    """Translate everything that is Arabic."""
    said = {text: in_latin(text) for text in texts}
    doubts = {text: ("it is not translated",) * (said[text] == text) for text in texts}
    return {text: Prefilled(said[text], doubts[text], by="toy") for text in texts}


def nothing(texts: Sequence[str]) -> Mapping[str, Prefilled]:
    """Translate nothing."""
    return {text: Prefilled("", ("it is not known",)) for text in texts}


def edition(lang: Lang, text: str) -> Edition:
    """Make an edition of the text of a file."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return edition_of(lang, Path(f"{lang}.md"), plain, Problems())


def aligned(original: str, found: Filled) -> Alignment:
    """Align an original and what its translation is then."""
    return align(edition("ar", original), edition("en", found.text), found.ledger)


@given(two_texts())
def test_as_many_are_a_machines_as_came_in_and_the_rest_is_told(texts: tuple[str, str]) -> None:
    found = filled(texts, "ar", Ledger(), latin)
    pairs = aligned(texts[0], found).pairs
    machine = {pair.key for pair in pairs if pair.status == "machine"}
    assert len(machine) == found.taken
    assert machine == {key for key, entry in found.ledger.entries.items() if entry.machine}
    # An entry of a list without words is never translated.
    missing = [p for p in pairs if p.status == "missing" and any(u.text for u in p.source)]
    assert len(missing) <= len(found.left)


@given(two_texts())
def test_what_was_translated_stays_to_the_letter(texts: tuple[str, str]) -> None:
    before = completed_text(*texts, "ar")
    found = filled(texts, "ar", Ledger(), latin)
    if not found.taken:
        assert found.text == texts[1]
        return
    old, new = edition("en", before.text).document, edition("en", found.text).document
    assert [(unit.kind, unit.lang) for unit in old.units] == [
        (unit.kind, unit.lang) for unit in new.units
    ]
    machine = {entry.target for entry in found.ledger.entries.values() if entry.machine}
    for was, now in zip(old.units, new.units, strict=True):
        assert now.text == was.text or now.text in machine


@given(two_texts())
def test_doing_it_twice_changes_nothing_more(texts: tuple[str, str]) -> None:
    found = filled(texts, "ar", Ledger(), latin)
    again = filled((texts[0], found.text), "ar", found.ledger, latin)
    assert again.taken == 0
    assert again.text == found.text
    assert same_record(again.ledger, found.ledger)


@given(two_texts())
def test_where_nothing_can_be_taken_nothing_is_changed(texts: tuple[str, str]) -> None:
    found = filled(texts, "ar", Ledger(), nothing)
    assert (found.text, found.ledger, found.taken) == (texts[1], Ledger(), 0)


@given(two_texts())
def test_line_ends_are_those_of_the_translation(texts: tuple[str, str]) -> None:
    original, translation = texts[0], texts[1].replace("\r\n", "\n")
    plain = filled((original, translation), "ar", Ledger(), latin)
    dos = filled((original, translation.replace("\n", "\r\n")), "ar", Ledger(), latin)
    assert dos.taken == plain.taken
    assert dos.text.replace("\r\n", "\n") == plain.text
    if dos.taken:
        assert "\n" not in dos.text.replace("\r\n", "")


HEAD = "Title: عنوان\nSummary: خلاصة\n\n"
OTHER_HEAD = "Title: A title\nSummary: In short\nTranslation: true\n\n"


@pytest.mark.parametrize(
    ("source", "target", "then", "reason"),
    [
        ("قال الوزير.", "قال الوزير.", "qal al-wazir.", ""),
        ("قال الوزير نعم.", "قال الوزير.", "qal al-wazir nam.", ""),  # an older text
        ("لفظ\n:   هو كلام موسكو", "Word\n:   هو كلام موسكو", "Word\n:   hu kalam Moscow", ""),
        ("قال [هنا](#a) نعم.", "قال [هنا](#a) نعم.", "qal [hana](#a) nam.", ""),
        ("قال الوزير إن السعر مرتفع.", "He قال إن السعر مرتفع.", "", "somebody has begun"),
        ("لفظ\n:   معناه", "لفظ\n:   معناه\n:   وأكثر", "", "is something else"),
        ("2024-11\n:   5", "لفظ\n:   5", "", "it is not translated"),
    ],
)  # fmt: skip
def test_only_words_that_nobody_has_translated_are_written_over(
    source: str, target: str, then: str, reason: str
) -> None:
    found = filled((f"{HEAD}{source}\n", f"{OTHER_HEAD}{target}\n"), "ar", Ledger(), latin)
    assert found.text == f"{OTHER_HEAD}{then or target}\n"
    assert [one.reason for one in found.left if reason not in one.reason] == []
    assert len(found.left) == bool(reason)
