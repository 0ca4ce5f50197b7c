"""What a run tells at its end."""

from __future__ import annotations

from tests.helpers.newsroom import LEDE, SLUG, TITLE, Newsroom, lines_of


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


def test_a_draft_that_needs_another_name_is_told_so_first(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", TITLE, *lines_of(2)[1:])
    told = newsroom.told(newsroom.convert())
    assert f"{SLUG}-2/ar.md: rename me" in told
    assert f"{SLUG}/ar.md: rename me" not in told
    assert "the address kremlin-2 says nothing to a reader" in told


def test_a_day_that_ages_is_something_to_look_at_and_not_broken(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", TITLE, "قال الكرملين اليوم الخميس إن الرئيس الروسي مستعد للقاء.")
    (told,) = [line for line in newsroom.told(newsroom.convert()).split("\n") if "ar.md: " in line]
    assert "1 place to look at" in told
