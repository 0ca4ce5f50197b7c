"""What a translation lacks comes in at its place, and nothing that is there is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, event, given

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import edition_of
from sharih.errors import Problems
from sharih.markdown.grammar import raw_lines
from sharih.translation.alignment import Alignment, align, same_record
from sharih.translation.completion import completed_text, translation_frame
from sharih.translation.ledger import Ledger, LedgerEntry
from tests.helpers.two_texts import two_texts


def edition(lang: Lang, text: str) -> Edition:
    """Make an edition of the text of a file."""
    return edition_of(lang, Path(f"{lang}.md"), text.replace("\r\n", "\n").replace("\r", "\n"),
                      Problems())  # fmt: skip


def aligned(original: str, translation: str, ledger: Ledger | None = None) -> Alignment:
    """Align two texts."""
    return align(edition("ar", original), edition("en", translation), ledger or Ledger())


def lacking(alignment: Alignment) -> list[str]:
    """List the units of the original that the translation has nothing for."""
    return [unit.text for pair in alignment.pairs for unit in pair.source if not pair.target]


def are_told_apart(original: str) -> bool:
    """Say whether no two units of a text say the same: else either may be the other's."""
    texts = [unit.text for unit in edition("ar", original).document.units]
    return len({*texts}) == len(texts)


def faults(lang: Lang, text: str) -> list[str]:
    """List the errors in a text."""
    problems = Problems()
    edition_of(lang, Path(f"{lang}.md"), text.replace("\r\n", "\n").replace("\r", "\n"), problems)
    return [problem.reason for problem in problems.errors]


def stand_there_still(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether lines are among others, in their order; an empty field may have got a value."""
    rest = iter(after)
    return all(
        any(
            line == other or line.rstrip("\r\n") == other.rstrip("\r\n")
            or (line.rstrip("\r\n").endswith(":") and other.startswith(line.rstrip("\r\n")))
            for other in rest
        )
        for line in before
    )  # fmt: skip


@given(two_texts())
def test_nothing_lacks_then_and_no_line_has_changed(texts: tuple[str, str]) -> None:
    original, translation = texts
    completed = completed_text(original, translation, "ar")
    event("brought" if completed.brought else "whole")
    assert stand_there_still(raw_lines(translation), raw_lines(completed.text))
    assert bool(completed.brought) == (completed.text != translation)
    assume(are_told_apart(original))
    assert lacking(aligned(original, completed.text, completed.ledger)) == []


@given(two_texts())
def test_doing_it_twice_changes_nothing_more(texts: tuple[str, str]) -> None:
    original, translation = texts
    assume(are_told_apart(original))
    once = completed_text(original, translation, "ar")
    again = completed_text(original, once.text, "ar", once.ledger)
    assert (again.text, again.brought) == (once.text, 0)
    assert same_record(again.ledger, once.ledger)


@given(two_texts())
def test_what_was_in_step_is_so_still(texts: tuple[str, str]) -> None:
    original, translation = texts
    assume(are_told_apart(original))
    before = aligned(original, translation)
    completed = completed_text(original, translation, "ar")
    after = aligned(original, completed.text, completed.ledger)
    fresh = {p.key for p in before.pairs if p.status == "fresh"}
    assert fresh <= {p.key for p in after.pairs if p.status == "fresh"}


@given(two_texts())
def test_no_fault_comes_in(texts: tuple[str, str]) -> None:
    original, translation = texts
    assume(not faults("ar", original))
    assume(not faults("en", translation))
    assert faults("en", completed_text(original, translation, "ar").text) == []


CASES = {
    "a paragraph at its place": (
        "عن 12 فرنا.\n\nثانية عن 765 دولة، وفيها كثير مما ليس في غيرها.\n\nعن 34 بلدا.",
        "On 12 bakers.\n\nOn 34 countries.",
        "On 12 bakers.\n\nثانية عن 765 دولة، وفيها كثير مما ليس في غيرها.\n\nOn 34 countries.",
    ),
    "an item among the others, with their sign": (
        "- بند 1\n- بند 2\n- بند 3",
        "* Item 1\n* Item 3",
        "* Item 1\n* بند 2\n* Item 3",
    ),
    "an item with a number, none of which changes": (
        "1. بند 11\n2. بند 12\n3. بند 13",
        "1. Item 11\n2. Item 13",
        "1. Item 11\n2. بند 12\n2. Item 13",
    ),
    "the first item": ("- بند 1\n- بند 2", "- Item 2", "- بند 1\n- Item 2"),
    "an item inside of another one": (
        "- بند 1\n  - بند 21\n  - بند 22\n- بند 3",
        "- Item 1\n    - Item 21\n- Item 3",
        "- Item 1\n    - Item 21\n    - بند 22\n- Item 3",
    ),
    "an item with all that is in it": (
        "- بند 1\n- بند 2\n  وسطر\n\n  - بند 21\n- بند 3",
        "- Item 1\n- Item 3",
        "- Item 1\n- بند 2\n    وسطر\n\n    - بند 21\n- Item 3",
    ),
    "the first item of several, each with an empty line behind it": (
        "- بند 1\n\n- بند 2\n\n- بند 3\n\nنص 4.",
        "- Item 2\n\n- Item 3\n\nText 4.",
        "- بند 1\n\n- Item 2\n\n- Item 3\n\nText 4.",
    ),
    "items of two depths, each among its own": (
        "- بند 1\n    - بند 21\n    - بند 22\n- بند 4",
        "- Item 1\n    - Item 22\n- Item 4",
        "- Item 1\n    - بند 21\n    - Item 22\n- Item 4",
    ),
    "what stands in an item": (
        "- بند 1\n\n  فقرة 2\n\n- بند 3",
        "- Item 1\n\n- Item 3",
        "- Item 1\n\n    فقرة 2\n\n- Item 3",
    ),
    "a row": (
        "| أ | 1 |\n|---|---|\n| ب | 2 |\n| ج | 3 |",
        "| a | 1 |\n|---|---|\n| c | 3 |",
        "| a | 1 |\n|---|---|\n| ب | 2 |\n| c | 3 |",
    ),
    "a row that is too wide, as a paragraph": (
        "| أ | 1 | 1 |\n|---|---|---|\n| ب | 2 | 2 |",
        "| a | 1 |\n|---|---|",
        "| a | 1 |\n|---|---|\n\n| ب | 2 | 2 |",
    ),
    "a date": (
        "2024\n:   أولا.\n\n2025\n:   ثانيا.\n\n2026\n:   ثالثا.",
        "2024\n:   First.\n\n2026\n:   Third.",
        "2024\n:   First.\n\n2025\n:   ثانيا.\n\n2026\n:   Third.",
    ),
    "a quotation as a whole": (
        "قال 1.\n\n> كلام\n> — فلان\n\nقال 2.",
        "He said 1.\n\nHe said 2.",
        "He said 1.\n\n> كلام\n> — فلان\n\nHe said 2.",
    ),
    "a picture": (
        'نص 1.\n\n![صورة](a.png "شرح")',
        "Text 1.",
        'Text 1.\n\n![صورة](a.png "شرح")',
    ),
    "a section with its id, without the comments in it": (
        "## أ {#a}\n\nنص.\n\n## ب {#b}\n\n<!-- لي -->\n\nنص ب.\n\n## ج {#c}\n\nنص.",
        "## A {#a}\n\nText.\n\n<!-- mine -->\n\n## C {#c}\n\nText.",
        "## A {#a}\n\nText.\n\n<!-- mine -->\n\n## ب {#b}\n\nنص ب.\n\n## C {#c}\n\nText.",
    ),
    "a section that has no id, with the one it is called by": (
        "## أ {#a}\n\nنص.\n\n## ب\n\nنص ب.",
        "## A {#a}\n\nText.",
        "## A {#a}\n\nText.\n\n## ب {#section-2}\n\nنص ب.",
    ),
    "what stands before the first heading": (
        "مقدمة.\n\n## أ {#a}\n\nنص.",
        "## A {#a}\n\nText.",
        "مقدمة.\n\n## A {#a}\n\nText.",
    ),
    "the text under a heading, behind the comment that asks for it": (
        "## أ {#a}\n\nنص.",
        "## A {#a}\n<!-- Write here. -->",
        "## A {#a}\n<!-- Write here. -->\n\nنص.",
    ),
    "nothing, where nothing lacks": ("نص.", "Text.", "Text."),
    "nothing that only the translation has": ("نص 1.", "Text 1.\n\n- more", "Text 1.\n\n- more"),
    "nothing for what two paragraphs say in one": (
        "هذه فقرة طويلة عن أسعار الخبز في البلاد.\n\nوهذه فقرة ثانية عن مواقف الأفران منها.",
        "This is a long paragraph on bread prices in the country, and this is one more on bakers.",
        "This is a long paragraph on bread prices in the country, and this is one more on bakers.",
    ),
}


@pytest.mark.parametrize(
    ("wanted", "head"),
    [
        (None, "Title: عنوان\nSummary: خلاصة\n"),
        ((-1,), "Title: عنوان\n"),
        ((-2,), "Title:\nSummary: خلاصة\n"),
        ((0,), "Title:\n"),
    ],
)
def test_of_title_and_summary_comes_in_what_is_wanted(
    wanted: tuple[int, ...] | None, head: str
) -> None:
    completed = completed_text(
        "Title: عنوان\nSummary: خلاصة\n\nنص.\n", "Title:\nTranslation: true\n\nText.\n", "ar",
        wanted=wanted,
    )  # fmt: skip
    lines = [line for line in completed.text.split("\n\n")[0].split("\n") if "Trans" not in line]
    assert lines == head.splitlines()


@pytest.mark.parametrize("case", CASES)
def test_it_comes_in_at_its_place(case: str) -> None:
    source, target, wanted = CASES[case]
    head = "Title: A\nTranslation: true\n\n"
    completed = completed_text(f"Title: أ\n\n{source}\n", f"{head}{target}\n", "ar")
    assert completed.text == f"{head}{wanted}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title: A\nTranslation: true\n", "Title: A\nSummary: خلاصة\nTranslation: true\n"),
        ("Summary:\nTitle: A\n", "Summary: خلاصة\nTitle: A\n"),
        ("Title: A\r\nSummary: \r\n\r\n", "Title: A\r\nSummary: خلاصة\r\n\r\n"),
        ("Title: A", "Title: A\nSummary: خلاصة"),
        ("Title: A\nSummary: S\n", "Title: A\nSummary: S\n"),
    ],
)
def test_a_head_gets_what_it_lacks(before: str, after: str) -> None:
    assert completed_text("Title: أ\nSummary: خلاصة\n", before, "ar").text == after


def test_lines_end_as_the_translation_has_them() -> None:
    original = "Title: أ\n\nنص 1.\n\n- بند 2.\n"
    completed = completed_text(original, "Title: A\r\n\r\nText 1.", "ar")
    assert completed.text == "Title: A\r\n\r\nText 1.\r\n\r\n- بند 2."


def test_what_the_ledger_knows_of_is_not_taken_for_lacking() -> None:
    original = "Title: أ\n\nفقرة عن كذا.\n\nأخرى عن كذا.\n"
    entries = {
        key: LedgerEntry(key, source, target)
        for key, source, target in (
            ("lead.1", "فقرة عن كذا.", "Quite another matter, told at a length that misleads."),
            ("lead.2", "أخرى عن كذا.", "Short."),
        )
    }
    text = "Title: A\n\nQuite another matter, told at a length that misleads.\n\nShort.\n"
    assert completed_text(original, text, "ar", Ledger(entries)).text == text


def test_a_translation_that_is_begun_has_a_head_of_its_own() -> None:
    head = "Title: أ\r\nDate: 2026-01-02\r\nStatus: published\r\nTags: a\r\nSummary: خ\r\n"
    original = f"{head}Rights: لنا\r\n\r\nنص.\r\n"
    frame = translation_frame(original)
    assert frame == "Title: أ\r\nStatus: draft\r\nSummary: خ\r\nTranslation: true\r\n"
    assert completed_text(original, frame, "ar").text == f"{frame}\r\nنص.\r\n"
