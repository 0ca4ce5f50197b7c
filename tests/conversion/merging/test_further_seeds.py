"""Several seeds in one explainer."""

from __future__ import annotations

import pytest

from tests.helpers.newsroom import (
    ARTICLE,
    CHANGED,
    HEADING,
    LAST,
    LEDE,
    NEW,
    SECOND,
    SLUG,
    THIRD,
    TITLE,
    Newsroom,
)

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
        ("contact", "is the name of a page"),
    ],
)
def test_an_explainer_that_cannot_be_is_refused_in_one_line(
    converted: Newsroom, slug: str, reason: str
) -> None:
    converted.edit("Status: draft", "Status: draft\nOld_slugs: old")
    (converted.explainers.parent / "pages" / "contact").mkdir(parents=True)
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
