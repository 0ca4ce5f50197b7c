"""The parts of an explainer in a draft: where they stand, and what is only proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.explainers import load_explainers
from sharih.conversion.drafts.drafts import draft_files, name_sections
from sharih.conversion.outline import outline
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import Problems
from sharih.markdown.parser import parse
from tests.helpers.newsroom import BRIDGE, BRIDGE_SLUG, Newsroom
from tests.helpers.registries import EMPTY


@pytest.fixture
def bridge(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom whose one seed is long enough for all parts."""
    newsroom.add("a.txt", *BRIDGE)
    newsroom.convert()
    return newsroom


def test_parts_stand_around_the_article_and_are_proposed(bridge: Newsroom) -> None:
    assert "\nProposed: date" not in bridge.read(BRIDGE_SLUG)
    assert "\nProposed: summary, key-points, timeline, unknown, sources\n" in bridge.read(
        BRIDGE_SLUG
    )
    assert bridge.body(BRIDGE_SLUG) == [
        "## باختصار {#key-points}",
        f"- {BRIDGE[1]}\n- تبلغ كلفة الجسر 12 مليون دينار، دفعت البلدية ثلثها.\n- {BRIDGE[4][1:]}",
        "## التفاصيل {#details}",
        *BRIDGE[1:],
        "## التسلسل الزمني {#timeline}",
        f"1954\n:   {BRIDGE[4][1:]}",
        "2022-03\n:   بدأ العمل فيه في مارس 2022.",
        f"2024-11-03\n:   {BRIDGE[1]}",
        "## ما لا نعرفه {#unknown}",
        "- لم يتضح بعد متى تفتح الطريق التي تصل إليه.",
        "## المصادر {#sources}",
        "- وكالة رويترز",
    ]


def test_a_draft_with_parts_is_read_without_a_problem(bridge: Newsroom) -> None:
    problems = Problems()
    explainer = load_explainers(bridge.content, problems)[0]
    assert not list(problems)
    ids = ["key-points", "details", "timeline", "unknown", "sources"]
    assert [section.id for section in explainer.original.sections] == ids
    assert explainer.translation is not None
    assert [section.id for section in explainer.translation.sections] == ids
    assert explainer.original.metadata.proposed[1:3] == ("key-points", "timeline")


def test_the_headings_of_parts_are_translated_already(bridge: Newsroom) -> None:
    body = bridge.body(BRIDGE_SLUG, "en")
    assert [block for block in body if block.startswith("## ")] == [
        "## In brief {#key-points}",
        "## In detail {#details}",
        "## Timeline {#timeline}",
        "## What we do not know {#unknown}",
        "## Sources {#sources}",
    ]
    assert "Proposed" not in bridge.read(BRIDGE_SLUG, "en")


def test_an_article_with_a_heading_first_needs_none_for_its_details() -> None:
    page = "".join(f"<p>{line}</p>" for line in BRIDGE[1:])
    text = f"<article><h1>{BRIDGE[0]}</h1><h2>متى يفتح الجسر؟</h2>{page}</article>"
    seed = seed_from_bytes(Path("a.html"), text.encode())
    found = outline(seed, EMPTY)
    draft = draft_files(seed, found, (), name_sections(found, "ar", EMPTY))["ar.md"]
    assert "{#details}" not in draft
    assert draft.index("{#key-points}") < draft.index("{#section-1}")


def test_a_picture_that_opens_an_article_stays_in_front(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", BRIDGE[0], "تصوير: مصور البلدية", *BRIDGE[1:])
    newsroom.convert()
    body = newsroom.body(BRIDGE_SLUG)
    assert body[0].startswith("<!-- a picture stood here")
    assert body[1] == "## باختصار {#key-points}"


def test_every_entry_of_a_timeline_is_one_of_one_list(bridge: Newsroom) -> None:
    document = parse(bridge.read(BRIDGE_SLUG).partition("\n\n")[2])
    (found,) = [block for block in document.blocks if block.kind == "definitions"]
    assert len(found.items) == 3


QUOTED = "وقال بيسكوف: “لن نهنئ أحدا قبل ذلك اليوم”."


@pytest.mark.parametrize(
    ("line", "blocks"),
    [
        (QUOTED, ["وقال بيسكوف:", "> “لن نهنئ أحدا قبل ذلك اليوم”.\n> — بيسكوف"]),
        # Something is left open: the words around it, who speaks, or where the words end.
        ("وقال بيسكوف إن “أحدا لن يهنئ أحدا قبل ذلك”.", None),
        ("وقال المصدر: “لن نهنئ أحدا قبل ذلك اليوم”.", None),
        ("وقال بيسكوف: “لن نهنئ أحدا قبل ذلك” ثم غادر.", None),
        ("وقال بيسكوف: “لن نهنئ أحدا قبل ذلك اليوم.", None),
    ],
)
def test_what_a_sure_speaker_says_becomes_a_quotation(
    press: Newsroom, line: str, blocks: list[str] | None
) -> None:
    press.add("a.txt", "لماذا لم يهنئ بوتين ترامب؟", "لم يهنئ الكرملين أحدا حتى هذه الساعة.", line)
    slug = press.convert().reports[0].slug
    assert slug is not None
    assert press.body(slug)[1:3] == blocks or (blocks is None and press.body(slug)[1] == line)
    assert ("quotations" in press.read(slug).partition("\n\n")[0]) == (blocks is not None)
