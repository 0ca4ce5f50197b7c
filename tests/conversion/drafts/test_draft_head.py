"""What lines around an article say, in the head of its draft and where its pictures stood."""

from __future__ import annotations

import pytest

from sharih.content.edition_text import read_edition
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import draft_files, name_sections, propose_tags
from sharih.conversion.outline import outline
from sharih.markdown.parser import parse
from tests.helpers.newsroom import ARTICLE, Newsroom
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK, seed_of

TITLE, FIRST, SECOND = PARK.strip().split("\n")


def draft(*lines: str, lang: str = "ar", registry: Registry = EMPTY) -> str:
    seed = seed_of("\n".join(lines))
    found = outline(seed, registry)
    ids = name_sections(found, seed.lang, registry)
    return draft_files(seed, found, propose_tags(found), ids)[f"{lang}.md"]


def head(*lines: str, lang: str = "ar") -> str:
    return draft(*lines, lang=lang).partition("\n\n")[0]


def test_what_lines_of_credits_say_is_proposed() -> None:
    lines = (
        TITLE, "كتب: طه حسين", "نشر في 7 نوفمبر 2024", FIRST, SECOND,
        "المصدر: وكالات", "آخر تحديث: 8 نوفمبر 2024",
    )  # fmt: skip
    found = head(*lines).split("\n")
    for line in (
        "Date: 2024-11-07", "Modified: 2024-11-08", "Author: طه حسين", "Source: وكالات",
        "Proposed: date, modified, author, source",
    ):  # fmt: skip
        assert line in [one.replace("modified, summary", "modified") for one in found]
    other = head(*lines, lang="en")
    assert not any(key in other for key in ("Author", "Source", "Modified", "Proposed"))


def test_two_authors_are_one_value() -> None:
    assert "Author: طه حسين، مي زيادة\n" in head(TITLE, "كتب: طه حسين ومي زيادة", FIRST, SECOND)


def test_a_change_before_publication_is_not_written() -> None:
    text = head(TITLE, "نشر في 7 نوفمبر 2024", "آخر تحديث: 6 نوفمبر 2024", FIRST, SECOND)
    assert "Date: 2024-11-07" in text
    assert "Modified" not in text


@pytest.mark.parametrize("tags", ["الكرملين، النفط", "Kremlin, oil", "#الكرملين #النفط"])
def test_tags_that_the_registry_knows_are_proposed(tags: str, registry: Registry) -> None:
    text = draft(TITLE, FIRST, SECOND, f"الوسوم: {tags}", registry=registry)
    assert "Tags: kremlin\n" in text
    assert "tags" in text.partition("Proposed: ")[2].partition("\n")[0]


def test_a_comment_stands_where_a_picture_stood_and_can_be_pasted() -> None:
    text = draft(TITLE, FIRST, "الحديقة في المساء - تصوير: نجيب محفوظ", SECOND)
    comment = next(p for p in read_edition(text.encode()).pieces if p.kind == "comment")
    assert text.index(FIRST[:40]) < text.index("a picture stood here") < text.index(SECOND[:40])
    picture = comment.text.split("\n")[1]
    assert picture == '![what is seen](picture.jpg "الحديقة في المساء — نجيب محفوظ")'
    assert parse(picture).blocks[0].kind == "figure"


def test_a_changed_seed_updates_credits_until_they_are_confirmed(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", ARTICLE[0], "كتب: طه حسين", *ARTICLE[1:], "المصدر: وكالات")
    newsroom.convert()
    newsroom.edit("summary, author, source", "summary, author")
    newsroom.add("a.txt", ARTICLE[0], "كتبت: مي زيادة", *ARTICLE[1:], "المصدر: رويترز")
    conversion = newsroom.convert()
    assert "Author: مي زيادة\n" in newsroom.read()
    assert "Source: وكالات\n" in newsroom.read()
    assert "Source was confirmed here" in str(conversion.problems[0])


def test_a_changed_seed_never_dates_a_change_before_an_editors_date(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", *ARTICLE)
    newsroom.convert()
    newsroom.edit("Status: draft", "Date: 2024-12-01\nStatus: draft")
    newsroom.add("a.txt", *ARTICLE, "آخر تحديث: 8 نوفمبر 2024")
    newsroom.convert()
    assert "Date: 2024-12-01\n" in newsroom.read()
    assert "Modified" not in newsroom.read()
