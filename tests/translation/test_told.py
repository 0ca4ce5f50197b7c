"""What is told of ledgers and of words that have no place: where, why, and what to do."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from sharih.errors import ContentError
from sharih.translation.alignment import _is_unsure
from sharih.translation.ledger import LedgerEntry
from sharih.translation.ledger_file import ledger_of, read_ledger
from sharih.translation.recording import lost_ledger
from sharih.translation.rewriting import rewritten

TEXT = "Title: One\nTranslation: true\nSummary: S.\n\n## Part {#part}\n\nFirst words.\n\n- item\n"
ENTRY = 'msgctxt "{}"\nmsgid "a"\nmsgstr "b"\n\n'


@pytest.mark.parametrize(("count", "words"), [(1, "a passage"), (2, "2 passages")])
def test_a_ledger_that_has_gone_is_told_with_what_it_knew(
    tmp_path: Path, count: int, words: str
) -> None:
    target = tmp_path / "bread" / "en.md"
    target.parent.mkdir()
    assert lost_ledger(target, count) is None  # the translation has gone too
    target.touch()
    problem = lost_ledger(target, count)
    assert problem is not None
    assert problem.path == target.with_suffix(".po")
    assert problem.reason == (
        f"has gone, and knew of {words} that a machine translated and nobody has looked at"
    )
    assert problem.remedy == "Bring it back; or once all is read: ./inv accept bread."
    assert lost_ledger(target, 0) is None
    target.with_suffix(".po").touch()
    assert lost_ledger(target, count) is None


def test_a_damaged_ledger_says_how_to_mend_it(tmp_path: Path) -> None:
    path = tmp_path / "bread" / "en.po"
    path.parent.mkdir()
    path.write_text(ENTRY.format("a.1") + "rubbish\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_ledger(path)
    (problem,) = caught.value.problems
    assert problem.line == 5
    remedy = "Mend it by hand, or with ./inv import --mend bread, which keeps the rest."
    assert problem.remedy == remedy


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ((("a.1", False), ("a.1", False)),
         ("the key a.1 stands twice", "Remove one of the two entries.")),
        ((("a.1", False), ("a.1", True)),
         ("the key a.1 stands twice", "Remove one of the two entries.")),
        (((None, False),), ("an entry without msgctxt",
                            "Give it the key of its unit, or remove it.")),
    ],
)  # fmt: skip
def test_entries_that_are_no_units_are_told(
    entries: tuple[tuple[str | None, bool], ...], told: tuple[str, str]
) -> None:
    catalogue = polib.POFile()
    for number, (key, obsolete) in enumerate(entries, 3):
        entry = polib.POEntry(msgctxt=key, msgid=f"a{number}", msgstr="b", obsolete=obsolete)
        entry.linenum = number
        catalogue.append(entry)
    with pytest.raises(ContentError) as caught:
        ledger_of(catalogue, Path("en.po"))
    (problem,) = caught.value.problems
    assert (problem.line, problem.reason, problem.remedy) == (2 + len(entries), *told)


@pytest.mark.parametrize(("index", "line"), [(0, 5), (1, 7), (2, 9)])
def test_words_that_have_no_place_are_told_at_the_line_of_theirs(index: int, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        rewritten(TEXT, "en", {index: "" if index < 1 else "a\n\nb"}, Path("en.md"))
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.reason.startswith("these words ")
    assert problem.remedy == "Edit the line in the file."


def test_a_unit_that_is_not_there_is_told_at_the_first_line() -> None:
    with pytest.raises(ContentError) as caught:
        rewritten(TEXT, "en", {9: "words"}, Path("en.md"))
    assert [problem.line for problem in caught.value.problems] == [1]


@pytest.mark.parametrize(
    ("entry", "target", "unsure"),
    [
        (LedgerEntry("a.1", "a", "b", fuzzy=True), "b", True),
        (LedgerEntry("a.1", "a", "b", fuzzy=True), "c", False),
        (LedgerEntry("a.1", "a", "b", fuzzy=True, machine=True), "b", False),
        (LedgerEntry("a.1", "a", "b"), "b", False),
        (None, "b", False),
    ],
)
def test_a_translation_is_unsure_as_long_as_it_says_what_somebody_doubted(
    entry: LedgerEntry | None, target: str, unsure: bool
) -> None:
    assert _is_unsure(entry, target) == unsure
