"""Changed seeds, several seeds in one explainer, and what a user asks of `convert`."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharih.content.edition_text import Text, pieces_of, read_edition
from sharih.content.explainers import load_explainers
from sharih.content.topics_file import load_registry
from sharih.conversion import Seed, whole_as_json
from sharih.conversion import workers as preparing
from sharih.conversion.drafts import drafts
from sharih.conversion.merging.merge import merge, merge_translation
from sharih.conversion.merging.metadata_merge import merge_head
from sharih.conversion.reports.name_candidates import as_toml
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError, Problems
from sharih.files import locked
from tests.helpers.newsroom import (
    ARTICLE,
    HEADING,
    LAST,
    LEDE,
    SECOND,
    SLUG,
    THIRD,
    TITLE,
    Newsroom,
)
from tests.helpers.patience import WAIT, linear_time
from tests.helpers.sample import MEETING, SAMPLE

NEW = "وأضاف المسؤول أن الجلسة الثانية ستبدأ غدا في القاعة نفسها."
CHANGED = "وقال مسؤول حضر الجلسة الأولى إن الأجواء كانت متوترة جدا."


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def converted(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom whose one seed was converted."""
    newsroom.add("a.txt")
    newsroom.convert()
    return newsroom


# ------------------------------------------------------------------ changed seeds


def test_what_a_seed_was_converted_into_is_kept_beside_the_draft(converted: Newsroom) -> None:
    base = converted.explainers / SLUG / ".converted" / "a.txt"
    assert base.read_bytes() == converted.path().read_bytes()


def test_the_base_is_no_part_of_the_site(converted: Newsroom) -> None:
    problems = Problems()
    explainers = load_explainers(converted.content, problems)
    assert [explainer.slug for explainer in explainers] == [SLUG]
    assert not problems


def test_an_untouched_draft_follows_its_seed_as_a_fresh_conversion_would(
    converted: Newsroom, tmp_path: Path
) -> None:
    lines = (TITLE, LEDE, CHANGED, NEW, "أين تجري المحادثات؟", THIRD, HEADING, LAST)
    converted.add("a.txt", *lines)
    assert converted.statuses() == [("a.txt", "merged", SLUG)]
    (tmp_path / "fresh").mkdir()
    fresh = Newsroom(tmp_path / "fresh")
    fresh.add("a.txt", *lines)
    fresh.convert()
    assert converted.files() == fresh.files()


def test_merging_twice_is_merging_once(converted: Newsroom) -> None:
    converted.edit(SECOND, "كلام المحرر عن الجلسة.")
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, NEW, LAST)
    converted.convert()
    once = converted.files()
    assert converted.statuses() == [("a.txt", "known", SLUG)]
    assert converted.files() == once


def test_an_untouched_block_follows_and_an_edited_one_stays(converted: Newsroom) -> None:
    converted.edit(THIRD, "لا موعد بعد.")
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    report = converted.convert().reports[0]
    assert report.merge is not None
    assert (report.merge.followed, report.merge.kept) == (1, 0)
    assert converted.body() == [LEDE, CHANGED, f"## {HEADING} {{#section-1}}", "لا موعد بعد.", LAST]


def test_a_new_block_comes_in_where_it_stands_in_the_seed(converted: Newsroom) -> None:
    converted.edit(f"\n\n{LEDE}", f"\n\n{LEDE}\n\nفقرة كتبها المحرر بنفسه.")
    converted.add("a.txt", TITLE, LEDE, SECOND, NEW, HEADING, THIRD, LAST)
    converted.convert()
    heading = f"## {HEADING} {{#section-1}}"
    assert converted.body() == [
        LEDE, "فقرة كتبها المحرر بنفسه.", SECOND, NEW, heading, THIRD, LAST,
    ]  # fmt: skip
    assert converted.body(lang="en") == [LEDE, SECOND, NEW, heading, THIRD, LAST]


def test_a_removed_block_goes_if_nobody_touched_it(converted: Newsroom) -> None:
    converted.edit(LEDE, "مقدمة أخرى كتبها المحرر.")
    converted.add("a.txt", TITLE, LEDE, SECOND, HEADING, THIRD)
    converted.convert()
    assert LAST not in converted.read()
    assert LAST not in converted.read(lang="en")


def test_a_removed_block_that_was_edited_stays_and_is_told(converted: Newsroom) -> None:
    converted.edit(LAST, f"{LAST} وأضاف المحرر هذا.")
    converted.add("a.txt", TITLE, LEDE, SECOND, HEADING, THIRD)
    conversion = converted.convert()
    assert f"{LAST} وأضاف المحرر هذا." in converted.body()
    (problem,) = conversion.problems
    assert "was changed here and is gone from the seed" in problem.reason
    line = converted.read().split("\n")[(problem.line or 0) - 1]
    assert line == f"{LAST} وأضاف المحرر هذا."


def test_both_versions_of_a_block_changed_on_both_sides_are_there(converted: Newsroom) -> None:
    mine = SECOND.replace("هادئة", "هادئة وودية")
    converted.edit(SECOND, mine)
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    (problem,) = converted.convert().problems
    assert converted.body()[1:3] == [
        mine,
        f"<!-- changed in a.txt (the block above was too); its words there:\n{CHANGED}\n-->",
    ]
    assert problem.severity == "warning"
    assert problem.shown.endswith("kremlin/ar.md")
    assert converted.read().split("\n")[(problem.line or 0) - 1] == mine


def test_the_next_merge_replaces_what_the_last_one_said(converted: Newsroom) -> None:
    converted.edit(SECOND, SECOND.replace("هادئة", "هادئة وودية"))
    for word in ("متوترة", "صاخبة"):
        changed = SECOND.replace("هادئة", word)
        converted.add("a.txt", TITLE, LEDE, changed, HEADING, THIRD, LAST)
        converted.convert()
    assert converted.read().count("<!-- changed in") == 1
    assert "صاخبة" in converted.read()


def test_a_change_that_an_editor_made_already_is_no_conflict(converted: Newsroom) -> None:
    converted.edit(SECOND, CHANGED)
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    conversion = converted.convert()
    assert conversion.problems == ()
    assert converted.read().count(CHANGED) == 1


def test_a_deleted_block_does_not_come_back_unless_the_seed_changes_it(
    converted: Newsroom,
) -> None:
    converted.edit(f"{SECOND}\n\n", "")
    converted.add("a.txt", TITLE, LEDE, SECOND, NEW, HEADING, THIRD, LAST)
    assert converted.convert().problems == ()
    assert SECOND not in converted.read()
    converted.add("a.txt", TITLE, LEDE, CHANGED, NEW, HEADING, THIRD, LAST)
    (problem,) = converted.convert().problems
    assert "was deleted here and changed in the seed" in problem.reason
    assert f"deleted here); its words there:\n{CHANGED}\n-->" in converted.read()


def test_headings_keep_the_ids_that_stand_in_addresses(converted: Newsroom) -> None:
    converted.edit("{#section-1}", "{#the-end}")
    converted.edit("{#section-1}", "{#the-end}", lang="en")
    lines = (TITLE, LEDE, "أين تجري المحادثات؟", SECOND, "متى تنتهي هذه المحادثات؟", THIRD, LAST)
    converted.add("a.txt", *lines)
    converted.convert()
    for lang in ("ar", "en"):
        headings = [block for block in converted.body(lang=lang) if block.startswith("##")]
        assert headings[1] == "## متى تنتهي هذه المحادثات؟ {#the-end}"
        assert headings[0].startswith("## أين تجري المحادثات؟ {#section-")


def test_what_was_translated_stays_and_counts_as_behind(converted: Newsroom) -> None:
    english = "An official said that the first session was calm."
    converted.edit(SECOND, english, lang="en")
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD.replace("أحد", "المنظمون"), LAST)
    converted.convert()
    assert english in converted.body(lang="en")
    assert CHANGED not in converted.read(lang="en")
    assert THIRD.replace("أحد", "المنظمون") in converted.body(lang="en")
    # The ledger knows which Arabic it was made from, so that it can be told to be stale.
    assert SECOND in (converted.explainers / SLUG / "en.po").read_text(encoding="utf-8")


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
    assert "Summary was changed here" in str(conversion.problems[0])


def test_an_edited_title_stays_and_is_told_with_its_line(converted: Newsroom) -> None:
    converted.edit(f"Title: {TITLE}", "Title: عنوان المحرر")
    converted.add("a.txt", "ماذا يريد البيت الأبيض؟", *ARTICLE[1:])
    (problem,) = converted.convert().problems
    assert converted.read().startswith("Title: عنوان المحرر\n")
    assert problem.line == 1
    assert "ماذا يريد البيت الأبيض؟" in problem.reason
    assert f"Title: {TITLE}" in converted.read(lang="en")


def test_line_ends_and_byte_order_marks_of_an_editor_stay(converted: Newsroom) -> None:
    data = b"\xef\xbb\xbf" + converted.path().read_bytes().replace(b"\n", b"\r\n")
    converted.path().write_bytes(data)
    converted.add("a.txt", TITLE, LEDE, CHANGED, NEW, HEADING, THIRD, LAST)
    converted.convert()
    found = converted.path().read_bytes()
    assert found.startswith(b"\xef\xbb\xbfTitle:")
    assert found.count(b"\n") == found.count(b"\r\n")
    assert CHANGED.encode() in found
    assert f"{NEW}\r\n\r\n".encode() in found


def test_lines_newly_left_out_are_added_to_a_comment_that_was_used(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", *ARTICLE, "اقرأ أيضا: خبر قديم")
    newsroom.convert()
    newsroom.edit("line 7, link to other articles:\nاقرأ أيضا: خبر قديم\n", "")
    newsroom.add("a.txt", *ARTICLE, "اقرأ أيضا: خبر قديم", "اقرأ أيضا: خبر جديد")
    newsroom.convert()
    assert "خبر جديد\n-->" in newsroom.read()
    assert "خبر قديم" not in newsroom.read()


def test_an_explainer_that_was_written_by_hand_is_left_alone(
    newsroom: Newsroom,
) -> None:
    shutil.copytree(SAMPLE / "content", newsroom.content, dirs_exist_ok=True)
    shutil.copytree(SAMPLE / "seeds", newsroom.seeds, dirs_exist_ok=True)
    name = "meeting.txt"
    before = newsroom.files()
    text = (newsroom.seeds / name).read_text(encoding="utf-8")
    (newsroom.seeds / name).write_text(f"{text}\n{NEW}\n", encoding="utf-8")
    conversion = newsroom.convert(name)
    assert [report.status for report in conversion.reports] == ["changed"]
    assert MEETING in str(conversion.problems[0])
    assert newsroom.files() == before


def test_a_merge_that_was_interrupted_is_done_again_to_the_same_end(converted: Newsroom) -> None:
    converted.edit(THIRD, "لا موعد بعد.")
    register = converted.content / "seeds.toml"
    base = converted.explainers / SLUG / ".converted" / "a.txt"
    old_register, old_base = register.read_bytes(), base.read_bytes()
    converted.add("a.txt", TITLE, LEDE, CHANGED, NEW, HEADING, THIRD.replace("أحد", "أي أحد"), LAST)
    converted.convert()
    ledger = converted.explainers / SLUG / "en.po"
    ledger.unlink()
    whole = converted.files()
    for interrupted in (True, False):
        register.write_bytes(old_register)
        if interrupted:
            base.write_bytes(old_base)
        converted.convert()
        ledger.unlink(missing_ok=True)
        assert converted.files() == whole


def test_a_file_that_changes_while_it_is_merged_is_not_written(
    converted: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    converted.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    real = Path.read_bytes
    reads: list[Path] = []

    def saved_meanwhile(path: Path) -> bytes:
        if path == converted.path() and path in reads:
            return b"an editor saved this"
        reads.append(path)
        return real(path)

    before = converted.files()
    monkeypatch.setattr(Path, "read_bytes", saved_meanwhile)
    conversion = converted.convert()
    monkeypatch.undo()
    assert "was changed while it was being merged" in str(conversion.problems[0])
    assert converted.read() == before[f"explainers/{SLUG}/ar.md"].decode()


WORDS = st.sampled_from([LEDE, SECOND, THIRD, LAST, NEW, CHANGED, f"## {HEADING} {{#a}}", "- بند"])
BLOCKS = st.lists(WORDS, max_size=7)


@given(BLOCKS, BLOCKS)
@settings(max_examples=200)
def test_merging_into_an_untouched_text_gives_the_new_text(old: list[str], new: list[str]) -> None:
    base, then = pieces_of(old), pieces_of(new)
    mine = Text("Title: x", "\n\n", base)
    merged = merge(base, then, mine, "a.txt")
    assert [piece.words for piece in merged.text.pieces] == [piece.words for piece in then]
    assert merged.kept == ()
    copy = merge_translation(base, merged, mine)
    assert [piece.words for piece in copy.pieces] == [piece.words for piece in then]


@given(BLOCKS, BLOCKS, st.lists(st.one_of(WORDS, st.text("ابتث #-*>\n", max_size=20)), max_size=7))
@settings(max_examples=300)
def test_merging_never_loses_what_an_editor_wrote(
    old: list[str], new: list[str], edited: list[str]
) -> None:
    base, then, mine = pieces_of(old), pieces_of(new), read_edition("\n\n".join(edited).encode())
    merged = merge(base, then, mine, "a.txt")
    left = [piece.words for piece in merged.text.pieces]
    of_base = {piece.words for piece in base}
    own = [piece.words for piece in mine.pieces if piece.words not in of_base]
    remaining = iter(left)
    assert all(words in remaining for words in own)  # each of them, in their order
    # Done again with the outcome as it is, nothing changes any more.
    again = merge(merged.base, merged.base, merged.text, "a.txt")
    assert str(again.text) == str(merged.text)


@given(st.text("ابتث #-*>|:`\r\n", max_size=80))
def test_any_edition_is_written_back_to_the_character(text: str) -> None:
    assert read_edition(text.encode()).encode() == text.encode()


def test_fields_that_a_seed_gives_up_go_and_new_ones_come() -> None:
    base = "Title: ا\nKicker: ب\nSeed: a.txt\nProposed: summary"
    new = "Title: ا\nSummary: ج\nSeed: a.txt\nProposed: summary"
    merged = merge_head(base, new, base + "\nAuthor: د")
    assert merged.head == "Title: ا\nSeed: a.txt\nProposed: summary\nAuthor: د\nSummary: ج"


def test_a_long_text_is_merged_in_little_time() -> None:
    base = pieces_of(f"## عنوان {n % 7} {{#s{n}}}\n\nفقرة {n % 50} {n}" for n in range(3000))
    new = pieces_of(f"## عنوان {n % 7} {{#s{n}}}\n\nفقرة {n % 50} {n + n % 2}" for n in range(3000))
    merged = merge(base, new, Text("Title: x", "\n\n", base), "a.txt")
    assert [piece.words for piece in merged.text.pieces] == [piece.words for piece in new]


def test_a_heading_stays_while_an_editor_has_written_under_it(converted: Newsroom) -> None:
    converted.edit(THIRD, f"{THIRD}\n\nفقرة كتبها المحرر بنفسه.")
    converted.add("a.txt", TITLE, LEDE, SECOND)
    (problem,) = converted.convert().problems
    assert "text is left under it" in problem.reason
    assert converted.body() == [
        LEDE, SECOND, f"## {HEADING} {{#section-1}}", "فقرة كتبها المحرر بنفسه.",
    ]  # fmt: skip


# ------------------------------------------------------------------ several seeds, one explainer

OTHER = (
    "وفد ثالث ينضم إلى المحادثات",
    "انضم وفد ثالث إلى المحادثات بعد ظهر اليوم بدعوة من المنظمين.",
    "وقال مسؤول حضر الجلسة الأولى إن الأجواء كانت هادئة جدا جدا.",
    "ماذا قال المنظمون؟",
    "رحب المنظمون بالوفد الثالث ووزعوا عليه أوراق الجلسة الأولى.",
    LAST,
)


def test_two_seeds_become_one_explainer(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", *OTHER, "اقرأ أيضا: خبر آخر")
    assert newsroom.statuses("a.txt", "b.txt", into="talks") == [
        ("a.txt", "new", "talks"), ("b.txt", "joined", "talks"),
    ]  # fmt: skip
    heading = f"## {HEADING} {{#section-1}}"
    left_out = (
        "<!-- left out of b.txt; move a line out of this comment to restore it\n"
        f"line 6, stands in the explainer already:\n{LAST}\n"
        "line 7, link to other articles:\nاقرأ أيضا: خبر آخر\n-->"
    )
    assert newsroom.body("talks") == [
        LEDE, SECOND, heading, THIRD, LAST,
        f"## {OTHER[0]} {{#more}}", OTHER[1],
        f"<!-- nearly the same as “{' '.join(SECOND.split()[:4])}…”, from b.txt:\n{OTHER[2]}\n-->",
        f"## {OTHER[3]} {{#section-1-2}}", OTHER[4],
        left_out,
    ]  # fmt: skip
    for lang in ("ar", "en"):
        assert "\nSeed: a.txt, b.txt\n" in newsroom.read("talks", lang)
    assert newsroom.body("talks", "en")[-4:] == [
        f"## {OTHER[0]} {{#more}}", OTHER[1], f"## {OTHER[3]} {{#section-1-2}}", OTHER[4],
    ]  # fmt: skip
    once = newsroom.files()
    assert newsroom.statuses() == [("a.txt", "known", "talks"), ("b.txt", "known", "talks")]
    newsroom.convert("a.txt", "b.txt", into="talks")
    assert newsroom.files() == once


def test_a_seed_joins_a_draft_that_is_there_without_touching_its_text(converted: Newsroom) -> None:
    converted.edit(SECOND, "كلام المحرر عن الجلسة.")
    converted.add("b.txt", *OTHER)
    before = converted.body()
    converted.convert("b.txt", into=SLUG)
    assert converted.body()[: len(before)] == before
    assert OTHER[2] in converted.body()  # its twin is gone, so that it is news


def test_what_joins_stands_before_the_sources(converted: Newsroom) -> None:
    converted.edit(LAST, f"{LAST}\n\n## المصادر {{#sources}}\n\n- نص المقال")
    converted.add("b.txt", *OTHER)
    converted.convert("b.txt", into=SLUG)
    body = converted.body()
    assert body.index(f"## {OTHER[0]} {{#more}}") < body.index("## المصادر {#sources}")
    assert body[-1] == "- نص المقال"


def test_a_further_seed_that_changes_is_merged_too(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", *OTHER)
    newsroom.convert("a.txt", "b.txt", into="talks")
    newsroom.edit(OTHER[4], "رحب المحررون.", "talks")
    changed = OTHER[1].replace("ظهر", "عصر")
    newsroom.add("b.txt", OTHER[0], changed, *OTHER[2:], NEW)
    report = newsroom.convert().reports[1]
    assert (report.name, report.status) == ("b.txt", "merged")
    body = newsroom.body("talks")
    assert changed in body
    assert NEW in body
    assert "رحب المحررون." in body
    assert OTHER[4] not in body
    assert [block for block in body if block in ARTICLE] == [LEDE, SECOND, THIRD, LAST]
    newsroom.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    newsroom.convert()
    assert CHANGED in newsroom.body("talks")
    assert changed in newsroom.body("talks")


def test_every_line_of_a_further_seed_is_in_the_explainer(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", *ARTICLE)
    newsroom.convert("a.txt", "b.txt", into="talks")
    comment = newsroom.read("talks").partition("<!-- left out of b.txt")[2]
    for line in ARTICLE:
        assert line in comment


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("Talks", "cannot stand in an address"),
        ("../talks", "cannot stand in an address"),
        ("topics", "is the address of a page of the site"),
        ("old", "is an earlier address of another explainer"),
    ],
)
def test_an_explainer_that_cannot_be_is_refused_in_one_line(
    converted: Newsroom, slug: str, reason: str
) -> None:
    converted.edit("Status: draft", "Status: draft\nOld_slugs: old")
    converted.add("b.txt", *OTHER)
    before = converted.files()
    conversion = converted.convert("b.txt", into=slug)
    assert reason in str(conversion.problems[0])
    assert converted.files() == before


def test_seeds_of_two_languages_make_no_explainer(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", "What the Kremlin wants", "The talks began in the morning.")
    conversion = newsroom.convert("a.txt", "b.txt", into="talks")
    assert "is written in 'en'" in str(conversion.problems[0])
    assert "Seed: a.txt\n" in newsroom.read("talks")


def test_a_seed_of_another_explainer_joins_only_when_asked_for_again(converted: Newsroom) -> None:
    converted.add("b.txt", *OTHER)
    converted.convert("b.txt", into="talks")
    conversion = converted.convert("a.txt", into="talks")
    assert "--again a.txt" in str(conversion.problems[0])
    assert converted.statuses(again=("a.txt",), into="talks") == [("a.txt", "joined", "talks")]


def test_seeds_to_be_joined_must_be_named(converted: Newsroom) -> None:
    conversion = converted.convert(into="talks")
    assert "no seeds were named" in str(conversion.problems[0])


# ------------------------------------------------------------------ what is asked for


def test_a_dry_run_tells_the_same_and_writes_nothing(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt")
    before = newsroom.files()
    dry = newsroom.convert(dry_run=True)
    assert newsroom.files() == before
    assert newsroom.convert().reports == dry.reports
    newsroom.add("a.txt", TITLE, LEDE, CHANGED, HEADING, THIRD, LAST)
    before = newsroom.files()
    dry = newsroom.convert(dry_run=True)
    assert newsroom.files() == before
    assert newsroom.convert() == dry


def test_only_the_seeds_named_are_converted(newsroom: Newsroom) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name)
    assert newsroom.statuses("b.txt") == [("b.txt", "new", SLUG)]
    assert [name for name, *_ in newsroom.statuses()] == ["a.txt", "b.txt", "c.txt"]


def test_unknown_names_get_a_line_each(converted: Newsroom) -> None:
    conversion = converted.convert("aa.txt", "zzz.txt", again=("q.txt",))
    assert [problem.reason for problem in conversion.problems] == ["there is no such seed"] * 3
    assert "Did you mean a.txt?" in str(conversion.problems[0])


def test_a_seed_is_converted_again_into_a_new_folder(converted: Newsroom) -> None:
    converted.edit(SECOND, "كلام المحرر.")
    before = converted.read()
    assert converted.statuses(again=("a.txt",)) == [("a.txt", "new", f"{SLUG}-2")]
    assert converted.read() == before
    assert converted.statuses() == [("a.txt", "known", f"{SLUG}-2")]


def test_a_rejected_seed_is_told_of_and_made_again_when_asked(converted: Newsroom) -> None:
    shutil.rmtree(converted.explainers / SLUG)
    told = converted.told(converted.convert())
    assert "Rejected, since their drafts were deleted: a.txt" in told
    assert converted.statuses() == [("a.txt", "rejected", None)]
    assert converted.statuses(again=("a.txt",)) == [("a.txt", "new", SLUG)]
    assert converted.statuses() == [("a.txt", "known", SLUG)]


def test_the_report_as_json_is_complete(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", "")
    plain = whole_as_json(newsroom.convert(details=True), newsroom.registry, dry_run=False)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["summary"] == {"new": 1}
    assert plain["seeds"][0]["title"]["text"] == TITLE
    assert len(plain["seeds"][0]["lines"]) == len(ARTICLE)
    assert plain["problems"][0]["reason"] == "is empty"


def test_known_seeds_are_counted_and_not_listed(converted: Newsroom) -> None:
    told = converted.told(converted.convert())
    assert told == "Seeds: 1 known."


def test_the_end_tells_what_to_look_at_first(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", f"{LEDE} وقال مسؤول قال مسؤول قال قال إن الأمر كذلك.")
    newsroom.add("c.txt", "")
    lines = newsroom.told(newsroom.convert()).split("\n")
    at = lines.index("Look first at:")
    assert lines[at - 1] == "Seeds: 2 new drafts, 1 refused."
    assert "the title is proposed" in lines[at + 1]


def test_topics_become_tags_by_the_threshold_and_cap_that_are_set(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", TITLE, LEDE, SECOND, f"{THIRD} ولم يعلق البيت الأبيض على ذلك.", LAST)
    newsroom.convert(threshold=1)
    assert "Tags: kremlin, white-house\n" in newsroom.read()
    newsroom.convert(again=("a.txt",), threshold=1, cap=1)
    assert "Tags: kremlin\n" in newsroom.read(f"{SLUG}-2")
    newsroom.convert(again=("a.txt",), threshold=9)
    assert "Tags:" not in newsroom.read(f"{SLUG}-3")


def test_a_line_that_was_left_out_means_the_same_when_it_is_moved_out(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", *ARTICLE, "اقرأ أيضا: *خبر* <b> -- `رمز` {#x} --> [ت](u)")
    newsroom.convert()
    comment = newsroom.body()[-1]
    line = comment.split("\n")[-2]
    (piece,) = read_edition(f"\n{line}\n".encode()).pieces
    assert piece.kind == "paragraph"
    assert not set("*<>`{}[]") & set(line)
    assert "--" not in line


def test_what_is_proposed_is_confirmed_in_the_original_alone(converted: Newsroom) -> None:
    assert "\nProposed: summary\n" in converted.read()
    assert "Proposed:" not in converted.read(lang="en")


# ------------------------------------------------------------------ repetition, unknown names


def lines_of(number: int, *more: str) -> tuple[str, ...]:
    """Write an article that shares no line with another one."""
    return (*(f"{line.rstrip('.؟')} رقم {number}{line[-1]}" for line in ARTICLE), *more)


REPEATED = "موقع الأخبار في خدمتكم"


def test_a_line_that_repeats_is_proposed_and_kept_so_far(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(f"{number}.txt", *lines_of(number, REPEATED))
    conversion = newsroom.convert()
    assert [(found.text, found.seeds) for found in conversion.repetitions] == [(REPEATED, 3)]
    assert f"3 seeds: {REPEATED} (kept so far)" in newsroom.told(conversion)
    assert f'text = "{REPEATED}"' in (newsroom.content / "boilerplate.toml").read_text()
    assert REPEATED in newsroom.body()[-1]
    before = newsroom.files()
    assert newsroom.convert().repetitions == ()
    assert newsroom.files() == before


def test_a_line_is_dropped_when_an_editor_says_so_and_listed_as_dropped(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(f"{number}.txt", *lines_of(number, REPEATED))
    newsroom.convert()
    path = newsroom.content / "boilerplate.toml"
    path.write_text(path.read_text() + "drop = true  # ours\n")
    newsroom.add("3.txt", *lines_of(3, REPEATED))
    report = newsroom.convert().reports[-1]
    assert report.outline is not None
    assert [(drop.text, drop.reason) for drop in report.outline.dropped] == [
        (REPEATED, "repeats across seeds")
    ]
    assert path.read_text().endswith("drop = true  # ours\n")


def test_a_line_in_ten_seeds_is_dropped_from_the_next_run_on(newsroom: Newsroom) -> None:
    for number in range(10):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    newsroom.convert()
    newsroom.add("10.txt", *lines_of(10, REPEATED))
    report = newsroom.convert().reports[-1]
    assert report.outline is not None
    assert [drop.text for drop in report.outline.dropped] == [REPEATED]


def test_a_line_that_an_editor_keeps_stays_whatever_its_number(newsroom: Newsroom) -> None:
    (newsroom.content / "boilerplate.toml").write_text(
        f'[[lines]]\ntext = "{REPEATED}"\nseeds = 3\ndrop = false\n'
    )
    for number in range(12):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    assert newsroom.convert().repetitions == ()
    assert newsroom.read(f"{SLUG}-12").count(REPEATED) == 1


def test_the_number_of_seeds_is_brought_up_to_date_when_it_decides(newsroom: Newsroom) -> None:
    path = newsroom.content / "boilerplate.toml"
    path.write_text(f'# mine\n[[lines]]\nseeds = 3 # so far\ntext = "{REPEATED}"\n')
    for number in range(12):
        newsroom.add(f"{number:02}.txt", *lines_of(number, REPEATED))
    (repetition,) = newsroom.convert().repetitions
    assert repetition.dropped
    assert path.read_text() == f'# mine\n[[lines]]\nseeds = 12 # so far\ntext = "{REPEATED}"\n'


def test_copies_of_one_article_do_not_make_its_lines_boilerplate(newsroom: Newsroom) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name)
    assert newsroom.convert().repetitions == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("x = 1\n", 1, "unknown key x"),
        ('[[lines]]\ntext = ""\n', 2, "a line without a text"),
        ('[[lines]]\ntext = "ا"\nseeds = "many"\n', 3, "seeds is no number"),
        ('[[lines]]\ntext = "ا"\ndrop = 1\n', 3, "drop is neither true nor false"),
        ('[[lines]]\ntext = "ا"\nwhy = 1\n', 3, "unknown key why"),
        ("[[lines]\n", 1, "is not TOML"),
    ],
)
def test_what_is_wrong_with_the_lines_is_told_before_anything_is_written(
    newsroom: Newsroom, text: str, line: int, reason: str
) -> None:
    (newsroom.content / "boilerplate.toml").write_text(text)
    newsroom.add("a.txt")
    with pytest.raises(ContentError, match=reason) as caught:
        newsroom.convert()
    assert caught.value.problems[0].line == line
    assert not newsroom.explainers.exists()


def test_frequent_names_are_proposed_as_entries_of_the_registry(newsroom: Newsroom) -> None:
    for number in range(3):
        newsroom.add(
            f"{number}.txt",
            *lines_of(number),
            "والتقى وزير الخارجية سالم الطويل في مدينة نهرية وفد مجموعة Blue River.",
            "وقالت Blue River إنها راضية، كما رحب البيت الأبيض والكرملين.",
        )
    found = {candidate.name: candidate for candidate in newsroom.convert().candidates}
    assert set(found) == {"سالم الطويل", "نهرية", "Blue River"}
    assert found["سالم الطويل"].kind == "person"
    assert found["نهرية"].kind == "place"
    assert (found["Blue River"].mentions, found["Blue River"].seeds) == (6, 3)
    entries = as_toml(found.values(), newsroom.registry)
    assert entries.count("# check") >= 6
    path = newsroom.content / "topics.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + entries, encoding="utf-8")
    assert len(load_registry(path).topics) == 5


# ------------------------------------------------------------------ many seeds, bad ones, accidents


def test_several_processes_write_the_same_bytes_as_one(newsroom: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Newsroom(tmp_path / "other")
    for number in range(120):
        newsroom.add(f"{number:03}.txt", *lines_of(number % 50))
        other.add(f"{number:03}.txt", *lines_of(number % 50))
    newsroom.add("bad.txt", "")
    other.add("bad.txt", "")
    one, many = newsroom.convert(jobs=1), other.convert(jobs=3)
    assert newsroom.files() == other.files()
    assert one.reports == many.reports
    assert [problem.reason for problem in many.problems] == ["is empty"]


def test_a_seed_that_is_no_article_is_refused_by_its_size(newsroom: Newsroom) -> None:
    (newsroom.seeds / "a.txt").write_bytes(("كلمة " * 1_000_000).encode())
    conversion = newsroom.convert()
    assert str(conversion.problems[0]).count("\n") == 0
    assert "has 9.0 MB; a seed is one article" in conversion.problems[0].reason


def test_bad_files_get_a_line_each_and_the_others_are_converted(newsroom: Newsroom) -> None:
    newsroom.add("good.txt")
    (newsroom.seeds / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (newsroom.seeds / "gone.txt").symlink_to("nowhere")
    (newsroom.seeds / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(newsroom.seeds / "pipe.txt")
    conversion = newsroom.convert()
    assert [report.name for report in conversion.converted] == ["good.txt"]
    assert [Path(problem.path).name for problem in conversion.problems] == [
        "binary.txt", "gone.txt", "loop.txt", "pipe.txt",
    ]  # fmt: skip


def test_a_seed_that_vanishes_while_it_is_read_is_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt")
    real = seed_from_bytes

    def vanishing(path: Path, data: bytes) -> Seed:
        (newsroom.seeds / "b.txt").unlink(missing_ok=True)
        return real(path, data)

    monkeypatch.setattr(preparing, "seed_from_bytes", vanishing)
    conversion = newsroom.convert()
    assert [report.name for report in conversion.converted] == ["a.txt"]
    assert "cannot be read (No such file or directory)" in str(conversion.problems[0])


def test_headings_without_end_are_converted_in_little_time(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", TITLE, LEDE, *(f"ماذا بعد {n}؟" for n in range(50_000)))
    with linear_time():
        (report,) = newsroom.convert().reports
    assert report.status == "new"


def test_a_full_disk_is_told_and_leaves_no_half_draft(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.add("a.txt")

    def full(path: str, _: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(drafts, "create", full)
    conversion = newsroom.convert()
    assert "its draft cannot be written (No space left on device)" in str(conversion.problems[0])
    assert list(newsroom.explainers.iterdir()) == []
    monkeypatch.undo()
    assert newsroom.statuses() == [("a.txt", "new", SLUG)]


def test_a_second_command_waits_until_the_first_is_done(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    told: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        with locked(newsroom.content):
            waiting = pool.submit(newsroom.statuses, on_wait=told.append)
            while not told:
                time.sleep(0.01)
            assert not newsroom.explainers.exists()
        assert waiting.result(WAIT) == [("a.txt", "new", SLUG)]


def test_a_run_that_was_killed_is_taken_up_by_the_next(newsroom: Newsroom, root: Path) -> None:
    for number in range(150):
        newsroom.add(f"{number:03}.txt", *lines_of(number))
    words = [sys.executable, "-m", "sharih", "convert", "--settings", str(root / "pelicanconf.py")]
    words += ["--seeds", str(newsroom.seeds), "--content", str(newsroom.content)]
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and len(list(newsroom.content.glob("explainers/kremlin*"))) < 5:
        time.sleep(0.005)
    process.kill()
    process.wait()
    made = {path.name for path in newsroom.content.glob("explainers/kremlin*")}
    (newsroom.explainers / ".draft-half").mkdir()
    newsroom.convert()
    slugs = [slug for *_, slug in newsroom.statuses()]
    assert len(set(slugs)) == 150
    assert made <= set(slugs)
    assert {path.name for path in newsroom.explainers.iterdir()} == set(slugs)


def test_a_process_that_is_ended_from_outside_is_told_in_one_line(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        newsroom.add(f"{number:03}.txt", *lines_of(number))
    monkeypatch.setattr(preparing, "prepare", lambda *_, **__: os._exit(9))
    with pytest.raises(ContentError, match="was ended from outside"):
        newsroom.convert(jobs=2)
