"""What a user asks of `convert`, and runs as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from sharih.conversion import convert_seeds
from sharih.conversion.reports.summary import one_line
from tests.helpers.newsroom import (
    CHANGED,
    HEADING,
    LAST,
    LEDE,
    SECOND,
    SLUG,
    THIRD,
    TITLE,
    Newsroom,
)
from tests.helpers.patience import linear_time


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


def test_headings_without_end_are_converted_in_little_time(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", TITLE, LEDE, *(f"ماذا بعد {n}؟" for n in range(50_000)))
    with linear_time():
        (report,) = newsroom.convert().reports
    assert report.status == "new"


def test_a_dry_run_finds_the_duplicates_of_seeds_that_become_a_new_explainer(
    newsroom: Newsroom,
) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", "خبر ثان عن المحادثات", THIRD, "وصل وفد رابع مساء من وراء البحر.")
    newsroom.add("c.txt", "خبر ثالث عن المحادثات", "وصل وفد رابع مساء من وراء البحر.", SECOND)
    names = ("a.txt", "b.txt", "c.txt")
    before = newsroom.files()
    dry = newsroom.convert(*names, into="talks", dry_run=True).reports
    assert newsroom.files() == before
    assert [report.merge.repeated for report in dry if report.merge] == [1, 2]
    assert newsroom.convert(*names, into="talks").reports == dry


def test_a_dry_run_counts_what_an_earlier_seed_would_bring_to_an_explainer(
    newsroom: Newsroom,
) -> None:
    newsroom.add("a.txt")
    newsroom.convert()
    for name in ("b.txt", "c.txt"):
        newsroom.add(name, "خبر ثان عن المحادثات", "وصل وفد رابع مساء من وراء البحر.", LEDE)
    dry = newsroom.convert("b.txt", "c.txt", into=SLUG, dry_run=True).reports
    assert [report.merge.repeated for report in dry if report.merge] == [1, 2]
    assert newsroom.convert("b.txt", "c.txt", into=SLUG).reports == dry


def test_a_dry_run_refuses_a_seed_in_another_language_too(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", "What the Kremlin wants", "The talks began in the morning.")
    found = newsroom.convert("a.txt", "b.txt", into="talks", dry_run=True)
    assert "is written in 'en'" in str(found.problems[0])


def test_one_bad_seed_does_not_keep_the_others(press: Newsroom) -> None:
    press.put("a.txt", b"\xff")
    press.add("b.txt")
    press.put("c.txt", "")
    (press.seeds / "d.txt").mkdir()
    conversion = press.convert()
    assert [report.name for report in conversion.converted] == ["b.txt"]
    assert [Path(problem.path).name for problem in conversion.problems] == [
        "a.txt", "c.txt", "d.txt",
    ]  # fmt: skip
    assert {problem.severity for problem in conversion.problems} == {"error"}
    assert "a.txt" not in press.register.read_text()


def test_progress_is_told_seed_by_seed(press: Newsroom) -> None:
    press.add("a.txt")
    press.put("b.txt", b"\xff")
    told: list[tuple[int, int]] = []
    convert_seeds(press.seeds, press.content, press.registry, lambda *step: told.append(step))
    assert told == [(1, 2), (2, 2)]


def test_a_summary_is_whole_or_none_and_the_report_says_so(newsroom: Newsroom) -> None:
    long = f"وقال المسؤول إن {'الأمر كبير و' * 30}الوفود كثيرة جدا."
    middling = LEDE.removesuffix(".") + " وقد جاءت الوفود من الشرق والغرب والشمال والجنوب" * 3 + "."
    bread = "ماذا يعرف عن الخبز؟"
    newsroom.add("a.txt", TITLE, long, SECOND)
    newsroom.add("b.txt", bread, middling, SECOND)
    conversion = newsroom.convert()
    first, second = (newsroom.read(str(report.slug)) for report in conversion.reports)
    assert len(long) > 300 > len(middling) > 160
    assert "Summary:" not in first
    assert "Proposed:" not in first
    assert f"\nSummary: {middling}\n" in second
    assert "\nProposed: summary\n" in second
    told = newsroom.told(conversion)
    assert told.count("none proposed: the first sentence is too long for one (line 2)") == 1
    assert one_line(conversion.reports[0]).endswith(f"{TITLE} — no summary is proposed")
    assert one_line(conversion.reports[1]).endswith(bread)
