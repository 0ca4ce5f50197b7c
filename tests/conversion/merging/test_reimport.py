"""Changed seeds, and explainers that editors have changed too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.content.explainers import load_explainers
from sharih.errors import Problems
from tests.helpers.newsroom import (
    ARTICLE,
    CHANGED,
    HEADING,
    LAST,
    LEDE,
    NEW,
    PRESS_SLUG,
    PRESS_TEXT,
    SECOND,
    SLUG,
    THIRD,
    TITLE,
    Newsroom,
)
from tests.helpers.sample import MEETING, SAMPLE


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


def test_a_heading_stays_while_an_editor_has_written_under_it(converted: Newsroom) -> None:
    converted.edit(THIRD, f"{THIRD}\n\nفقرة كتبها المحرر بنفسه.")
    converted.add("a.txt", TITLE, LEDE, SECOND)
    (problem,) = converted.convert().problems
    assert "text is left under it" in problem.reason
    assert converted.body() == [
        LEDE, SECOND, f"## {HEADING} {{#section-1}}", "فقرة كتبها المحرر بنفسه.",
    ]  # fmt: skip


def test_a_changed_seed_without_its_base_is_told_and_left_alone(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    shutil.rmtree(press.explainers / PRESS_SLUG / ".converted")
    before = press.files()
    press.put("a.txt", f"{PRESS_TEXT}زيادة جديدة.\n")
    conversion = press.convert()
    assert [report.status for report in conversion.reports] == ["changed"]
    assert "nobody knows what it was" in str(conversion.problems[0])
    assert conversion.problems[0].severity == "warning"
    assert press.files() == before
