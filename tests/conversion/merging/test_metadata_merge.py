"""Metadata that follow a changed seed, and those that an editor has settled."""

from __future__ import annotations

from sharih.conversion.merging.metadata_merge import merge_head
from tests.helpers.newsroom import ARTICLE, LEDE, SECOND, TITLE, Newsroom


def test_metadata_follow_only_while_nobody_touched_or_confirmed_them(converted: Newsroom) -> None:
    converted.edit("Proposed: summary\n", "")
    converted.edit(SECOND, "كلام المحرر.")
    lede = "بدأت المحادثات في العاصمة مساء بحضور وفود من دول كثيرة."
    converted.add("a.txt", "ماذا يريد البيت الأبيض من المحادثات؟", lede, *ARTICLE[2:])
    conversion = converted.convert()
    head = converted.read().partition("\n\n")[0]
    assert "Title: ماذا يريد البيت الأبيض من المحادثات؟" in head
    assert "Tags: white-house" in head
    assert f"Summary: {LEDE}" in head
    told = str(conversion.problems[0])
    assert "Summary was confirmed here and changed in a.txt" in told
    assert ".." not in told.partition("where it is now")[2]


def test_an_edited_title_stays_and_is_told_with_its_line(converted: Newsroom) -> None:
    converted.edit(f"Title: {TITLE}", "Title: عنوان المحرر")
    converted.add("a.txt", "ماذا يريد البيت الأبيض؟", *ARTICLE[1:])
    (problem,) = converted.convert().problems
    assert converted.read().startswith("Title: عنوان المحرر\n")
    assert problem.line == 1
    assert "ماذا يريد البيت الأبيض؟" in problem.reason
    assert f"Title: {TITLE}" in converted.read(lang="en")


def test_fields_that_a_seed_gives_up_go_and_new_ones_come() -> None:
    base = "Title: ا\nKicker: ب\nSeed: a.txt\nProposed: summary"
    new = "Title: ا\nSummary: ج\nSeed: a.txt\nProposed: summary"
    merged = merge_head(base, new, base + "\nAuthor: د")
    assert merged.head == "Title: ا\nSeed: a.txt\nProposed: summary\nAuthor: د\nSummary: ج"
