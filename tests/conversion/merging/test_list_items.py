"""Lists that both an editor and a seed have changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.content.edition_text import read_edition
from sharih.conversion.merging.merge import merge
from tests.helpers.newsroom import ARTICLE, LAST, LEDE, SECOND, TITLE, Newsroom

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
