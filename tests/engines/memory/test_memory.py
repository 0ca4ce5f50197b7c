"""What was translated earlier is found again: the same, or close, and never what says otherwise."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from sharih.engines.interface import Question, Workplace
from sharih.engines.memory import MemoryEngine, index
from sharih.engines.memory.index import FILE
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.ledger_file import print_ledger

SENTENCE = "قالت الوزارة في بيان صدر يوم الخميس إن سعر الخبز لن يرتفع قبل نهاية هذا العام"
TARGET = "The ministry said in a statement on Thursday that bread would not get dearer this year"
QUOTE = "«لم نتفق بعد»\n— وزير التموين"


def remember(folder: Path, slug: str, texts: Mapping[str, str], **marks: bool) -> Path:
    """Write a ledger."""
    entries = {
        f"a.{number}": LedgerEntry(f"a.{number}", source, target, **marks)  # type: ignore[arg-type]
        for number, (source, target) in enumerate(texts.items(), start=1)
    }
    path = folder / "content" / "explainers" / slug / "en.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(print_ledger(Ledger(entries), "en", "ar.md"), encoding="utf-8")
    return path


def engine(folder: Path) -> MemoryEngine:
    """Return the memory of a site, as a new run has it."""
    return MemoryEngine(Workplace("ar", "en", folder, folder / "content"))


def best(folder: Path, text: str) -> tuple[str, int]:
    """Return what is taken for a text, and its grade."""
    (answer,) = engine(folder).translate([Question(text)])
    return answer.text, answer.grade


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a ledger."""
    remember(tmp_path, "bread", {
        SENTENCE: TARGET,
        QUOTE: "“We have not agreed yet”\n— The minister of supply",
        "2026-11-21\nيوم التصويت.": "2026-11-21\nThe day of the vote.",
        "| المادة | 20 |": "| The item | 20 |",
        "باختصار": "In brief",
    })  # fmt: skip
    return tmp_path


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        (SENTENCE, 100),
        (SENTENCE.replace("إن", "ان") + "!", 99),
        (SENTENCE.replace("بيان", "خبر"), 93),
        (SENTENCE.replace("صدر ", ""), 96),
    ],
)
def test_the_same_and_the_close_are_found_and_graded(site: Path, text: str, grade: int) -> None:
    assert best(site, text) == (TARGET, grade)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace("لن يرتفع", "يرتفع"),  # no longer negated
        SENTENCE.replace("صدر", "لم يصدر"),
        SENTENCE.replace("قبل", "20 دينارا قبل"),  # a number
        SENTENCE.replace("الخميس", "الجمعة"),  # a day
        "نفت الوزارة في بيان صدر يوم الخميس إن سعر الخبز لن يرتفع قبل نهاية هذا العام",
        "جملة أخرى لا شأن لها بهذا كله",
        "الخبز",
        "",
        "؟!",
    ],
)
def test_what_says_something_else_is_never_taken(site: Path, text: str) -> None:
    assert best(site, text) == ("", 0)


def test_a_number_that_changed_is_something_else(tmp_path: Path) -> None:
    remember(tmp_path, "a", {f"{SENTENCE} بنسبة 20٪": f"{TARGET} by 20%"})
    assert best(tmp_path, f"{SENTENCE} بنسبة 21٪") == ("", 0)
    assert best(tmp_path, f"{SENTENCE} بنسبة ٢٠%")[1] >= 99


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("وزير التموين", "The minister of supply"),
        ("«لم نتفق بعد»", "“We have not agreed yet”"),
        ("يوم التصويت.", "The day of the vote."),
        ("المادة", "The item"),
    ],
)
def test_lines_and_cells_are_known_by_themselves(site: Path, text: str, target: str) -> None:
    assert best(site, text) == (target, 100)


@pytest.mark.parametrize(
    "marks", [{"fuzzy": True}, {"machine": True}, {"fuzzy": True, "machine": True}]
)
def test_what_nobody_has_looked_at_is_not_passed_on(tmp_path: Path, marks: dict[str, bool]) -> None:
    remember(tmp_path, "a", {SENTENCE: TARGET}, **marks)
    assert best(tmp_path, SENTENCE) == ("", 0)


def test_it_follows_ledgers_that_change_come_and_go(site: Path) -> None:
    assert best(site, "باختصار") == ("In brief", 100)
    path = remember(site, "bread", {"باختصار": "In short"})
    os.utime(path, ns=(1, 1))
    assert best(site, "باختصار") == ("In short", 100)
    assert best(site, SENTENCE) == ("", 0)
    remember(site, "milk", {SENTENCE: TARGET})
    assert best(site, SENTENCE) == (TARGET, 100)
    path.unlink()
    assert best(site, "باختصار") == ("", 0)


def test_a_ledger_is_read_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    best(site, SENTENCE)
    monkeypatch.setattr("sharih.engines.memory.index.read_ledger", lambda *_: pytest.fail("read"))
    assert best(site, SENTENCE) == (TARGET, 100)


@pytest.mark.parametrize("damage", [b"nothing", b"", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_damaged_table_is_made_again(site: Path, damage: bytes) -> None:
    best(site, SENTENCE)
    (site / ".sharih" / FILE).write_bytes(damage)
    assert best(site, SENTENCE) == (TARGET, 100)


def test_a_table_of_another_version_is_made_again(site: Path) -> None:
    best(site, SENTENCE)
    with sqlite3.connect(site / ".sharih" / FILE) as table:
        table.execute("PRAGMA user_version = 99")
    assert best(site, SENTENCE) == (TARGET, 100)


def test_a_table_that_another_program_writes_to_is_left_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    best(site, SENTENCE)
    monkeypatch.setattr(index, "_PATIENCE", 0.01)
    remember(site, "milk", {"خبر جديد": "News"})
    with closing(sqlite3.connect(site / ".sharih" / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert best(site, "خبر جديد") == ("News", 100)
        other.execute("COMMIT")
        assert other.execute("SELECT count(*) FROM ledger").fetchone() == (1,)
    assert best(site, "خبر جديد") == ("News", 100)


def test_without_a_search_for_words_the_same_is_found_all_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_SCHEMA_OF_WORDS", "CREATE VIRTUAL TABLE bare USING fts99 (words)")
    assert best(site, SENTENCE) == (TARGET, 100)
    assert best(site, SENTENCE.replace("بيان", "خبر")) == ("", 0)
    remember(site, "bread", {"خبر جديد": "News"})
    assert best(site, "خبر جديد") == ("News", 100)
    assert best(site, SENTENCE) == ("", 0)


def test_a_damaged_ledger_is_left_to_others(site: Path) -> None:
    path = site / "content" / "explainers" / "milk" / "en.po"
    path.parent.mkdir()
    path.write_text("msgid nothing")
    assert best(site, SENTENCE) == (TARGET, 100)


def test_where_nothing_can_be_written_it_works_all_the_same(site: Path) -> None:
    (site / ".sharih").write_text("a file where a folder should be")
    assert best(site, SENTENCE) == (TARGET, 100)


def test_suggestions_are_the_best_first_with_where_they_come_from(site: Path) -> None:
    near = SENTENCE.replace("بيان", "خبر")
    remember(site, "milk", {near: "Another wording", SENTENCE.replace("سعر ", ""): "A third"})
    found = engine(site).suggestions(SENTENCE)
    assert [one.text for one in found] == [TARGET, "A third", "Another wording"]
    assert (found[0].grade, found[0].slug, found[0].key) == (100, "bread", "a.1")
    assert [one.grade for one in found] == sorted((one.grade for one in found), reverse=True)


def test_the_same_engine_translates_back(site: Path) -> None:
    path = site / "content" / "explainers" / "milk" / "ar.po"
    path.parent.mkdir()
    ledger = Ledger({"a.1": LedgerEntry("a.1", "In brief", "باختصار")})
    path.write_text(print_ledger(ledger, "ar", "en.md"), encoding="utf-8")
    back = MemoryEngine(Workplace("en", "ar", site, site / "content"))
    assert [one.text for one in back.translate([Question("In brief")])] == ["باختصار"]
    assert best(site, "In brief") == ("", 0)
