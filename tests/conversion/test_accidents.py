"""Seeds that cannot be read, dry runs of several seeds, and lists that two people change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.edition_text import read_edition
from sharih.conversion import run as conversion
from sharih.conversion import workers as preparing
from sharih.conversion.language_findings import find_flaws
from sharih.conversion.merging.merge import merge
from sharih.conversion.records import Line
from sharih.conversion.workers import read_limited
from tests.helpers.newsroom import ARTICLE, LAST, LEDE, SECOND, SLUG, THIRD, TITLE, Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


# ------------------------------------------------------------------ seeds that cannot be read


def test_a_seed_that_nobody_may_read_is_told_and_the_others_are_converted(
    newsroom: Newsroom,
) -> None:
    newsroom.add("good.txt")
    # The memory of a process has no first byte: reading it fails for root too.
    (newsroom.seeds / "bad.txt").symlink_to("/proc/self/mem")
    found = newsroom.convert()
    assert [report.name for report in found.converted] == ["good.txt"]
    (problem,) = found.problems
    assert str(problem).endswith(
        "bad.txt: cannot be read (Input/output error)."
        " Make it readable, or take it out of the folder."
    )
    assert {path.name for path in newsroom.explainers.iterdir()} == {SLUG}
    assert "bad.txt" not in (newsroom.content / "seeds.toml").read_text()


@pytest.mark.parametrize("reads", [0, 1])
def test_a_seed_that_vanishes_between_two_looks_leaves_nothing_half_written(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, reads: int
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        newsroom.add(name)
    seen: list[str] = []

    def vanishing(path: Path) -> bytes:
        if path.name == "b.txt" and seen.count("b.txt") == reads:
            path.unlink()
        seen.append(path.name)
        return read_limited(path)

    monkeypatch.setattr(preparing, "read_limited", vanishing)
    monkeypatch.setattr(conversion, "read_limited", vanishing)
    found = newsroom.convert()
    assert [report.name for report in found.converted] == ["a.txt", "c.txt"]
    (problem,) = found.problems
    assert "b.txt: cannot be read (No such file or directory)" in str(problem)
    assert {path.name for path in newsroom.explainers.iterdir()} == {SLUG, f"{SLUG}-2"}
    assert "b.txt" not in (newsroom.content / "seeds.toml").read_text()


# ------------------------------------------------------------------ a dry run of several seeds


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


# ------------------------------------------------------------------ lists

ITEMS = ("إحضار بطاقة التعريف", "دفع رسم التسجيل كاملا", "الحضور قبل الموعد بساعة")
MORE = "تسليم الهاتف عند الباب"


def bullets(*items: str) -> str:
    return "\n".join(f"- {item}" for item in items)


@pytest.fixture
def listed(newsroom: Newsroom) -> Newsroom:
    add_list(newsroom, *ITEMS)
    newsroom.convert()
    assert bullets(*ITEMS) in newsroom.body()
    return newsroom


def add_list(newsroom: Newsroom, *items: str) -> None:
    newsroom.add("a.txt", TITLE, LEDE, SECOND, *(f"- {item}" for item in items), LAST)


def test_items_that_different_people_changed_are_merged(listed: Newsroom) -> None:
    listed.edit(ITEMS[0], f"{ITEMS[0]} الأصلية")
    add_list(listed, ITEMS[0], ITEMS[1], f"{ITEMS[2]} على الأقل", MORE)
    (report,) = listed.convert().reports
    assert report.merge is not None
    assert (report.merge.followed, report.merge.kept) == (1, 0)
    merged = (f"{ITEMS[0]} الأصلية", ITEMS[1], f"{ITEMS[2]} على الأقل", MORE)
    assert bullets(*merged) in listed.body()
    assert "<!--" not in listed.read()


def test_an_item_that_an_editor_deleted_stays_deleted(listed: Newsroom) -> None:
    listed.edit(f"- {ITEMS[1]}\n", "")
    add_list(listed, *ITEMS, MORE)
    listed.convert()
    assert bullets(ITEMS[0], ITEMS[2], MORE) in listed.body()


def test_numbers_of_items_count_on_after_a_merge(newsroom: Newsroom) -> None:
    numbered = [f"{number}- {item}" for number, item in enumerate(ITEMS, start=1)]
    newsroom.add("a.txt", *ARTICLE[:3], *numbered, LAST)
    newsroom.convert()
    newsroom.edit(ITEMS[2], f"{ITEMS[2]} على الأقل")
    numbered = [f"{n}- {item}" for n, item in enumerate((ITEMS[0], MORE, *ITEMS[1:]), start=1)]
    newsroom.add("a.txt", *ARTICLE[:3], *numbered, LAST)
    newsroom.convert()
    items = [ITEMS[0], MORE, ITEMS[1], f"{ITEMS[2]} على الأقل"]
    assert "\n".join(f"{n}. {item}" for n, item in enumerate(items, start=1)) in newsroom.body()


def test_an_item_changed_on_both_sides_is_told_with_both_lists(listed: Newsroom) -> None:
    listed.edit(ITEMS[1], f"{ITEMS[1]} نقدا")
    add_list(listed, ITEMS[0], f"{ITEMS[1]} بالبطاقة", ITEMS[2])
    (problem,) = listed.convert().problems
    assert "was changed here and in the seed" in str(problem)
    body = listed.body()
    at = body.index(bullets(ITEMS[0], f"{ITEMS[1]} نقدا", ITEMS[2]))
    assert bullets(ITEMS[0], f"{ITEMS[1]} بالبطاقة", ITEMS[2]) in body[at + 1]


LISTS = st.lists(st.sampled_from([*ITEMS, MORE, f"{ITEMS[0]} جدا", "بند"]), min_size=1, max_size=5)


@given(LISTS, LISTS, LISTS)
def test_merging_lists_never_loses_what_an_editor_wrote_or_the_seed_changed(
    base: list[str], new: list[str], mine: list[str]
) -> None:
    old, then, now = (
        read_edition(f"\n{bullets(*items)}\n".encode()) for items in (base, new, mine)
    )
    merged = str(merge(old.pieces, then.pieces, now, "a.txt").text)
    assert all(item in merged for item in mine if item not in base)
    assert all(item in merged for item in new if item not in base)


# ------------------------------------------------------------------ letters


def test_words_with_letters_of_a_persian_keyboard_are_a_finding() -> None:
    lines = [Line(1, "قال الرئیس الأمریكي ذلك"), Line(2, "باع چارلز پيتر گيتارا"), Line(3, LEDE)]
    assert [(flaw.line, flaw.kind, flaw.text) for flaw in find_flaws(lines, (), (), "ar", ())] == [
        (1, "Persian letters in Arabic words", "الرئیس الأمریكي")
    ]
