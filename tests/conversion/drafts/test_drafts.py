"""From seeds to drafts: what is written in them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sharih.content.explainers import load_explainers
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import (
    FIXED_SECTIONS,
    draft_files,
    name_sections,
    propose_tags,
    write_draft,
)
from sharih.conversion.outline import outline
from sharih.conversion.records import Parts
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError, Problems
from sharih.markdown.inline import plain_text
from sharih.markdown.parser import parse
from tests.helpers.newsroom import (
    LAST,
    LEDE,
    PRESS_SLUG,
    PRESS_TEXT,
    SECOND,
    SLUG,
    THIRD,
    TITLE,
    Newsroom,
)
from tests.helpers.registries import EMPTY


def test_a_seed_becomes_a_draft_in_two_languages(press: Newsroom) -> None:
    press.add("a.txt")
    assert press.statuses() == [("a.txt", "new", PRESS_SLUG)]
    assert press.read(PRESS_SLUG) == (
        "Title: لماذا لم يهنئ بوتين ترامب؟\n"
        "Status: draft\n"
        "Tags: vladimir-putin, donald-trump, kremlin\n"
        "Summary: نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
        "Kicker: خبر\n"
        "Seed: a.txt\n"
        "Proposed: summary, quotations\n"
        "\n"
        "نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
        "\n"
        "وقال بيسكوف:\n"
        "\n"
        "> “لن نهنئ أحدا قبل ذلك”.\n"
        "> — بيسكوف\n"
        "\n"
        "## ماذا يريد الكرملين؟ {#kremlin}\n"
        "\n"
        "يريد الكرملين هذا الأمر كما قال من قبل.\n"
        "\n"
        "<!-- left out; move a line out of this comment to restore it\n"
        "line 6, link to other articles:\n"
        "اقرأ أيضا: خبر آخر\n"
        "-->\n"
    )
    translation = press.read(PRESS_SLUG, "en")
    assert "\nTranslation: true\n" in translation
    assert "<!--" not in translation
    assert "## ماذا يريد الكرملين؟ {#kremlin}" in translation


def test_no_date_source_or_speaker_is_stated_as_fact(press: Newsroom) -> None:
    press.put("a.txt", f"{PRESS_TEXT}وقع ذلك في 7 نوفمبر 2024 بحسب وكالة رويترز.\n")
    press.convert()
    head = press.read(PRESS_SLUG).partition("\n\n")[0]
    assert not re.search("^(Date|Source|Source_url|Author|Rights):", head, re.MULTILINE)


def test_a_proposed_title_is_marked_as_such(press: Newsroom) -> None:
    press.put("a.txt", "قال الكرملين اليوم الجمعة إن الرئيس الروسي مستعد للقاء دونالد ترامب.\n")
    report = press.convert().reports[0]
    assert report.slug == "kremlin-vladimir-putin-donald-trump"
    draft = press.read("kremlin-vladimir-putin-donald-trump")
    assert draft.startswith("Title: الكرملين: الرئيس الروسي مستعد للقاء دونالد ترامب\n")
    assert "\nProposed: title, summary\n" in draft


def test_an_english_seed_is_an_english_original(press: Newsroom) -> None:
    press.put(
        "a.txt",
        "Why has Putin not congratulated Trump?\n"
        "The Kremlin denied reports that the president had sent congratulations.\n",
    )
    assert press.statuses() == [("a.txt", "new", "why-putin-not-congratulated-trump")]
    slug = "why-putin-not-congratulated-trump"
    assert "Translation: true" not in press.read(slug, "en")
    assert "Translation: true" in press.read(slug, "ar")
    assert "\nTags: vladimir-putin, donald-trump, kremlin\n" in press.read(slug, "en")


def test_drafts_are_read_without_a_problem(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    problems = Problems()
    explainers = load_explainers(press.content, problems)
    assert not list(problems)
    assert [(e.slug, e.original.lang) for e in explainers] == [(PRESS_SLUG, "ar")]
    assert explainers[0].translation is not None
    sections = [section.id for section in explainers[0].original.sections]
    assert sections == [section.id for section in explainers[0].translation.sections]
    assert sections == ["lead", "kremlin"]


def test_a_draft_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_rename(*_: Path) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "rename", no_rename)
    with pytest.raises(OSError, match="no space"):
        write_draft(tmp_path / "slug", {"ar.md": "x"})
    assert list(tmp_path.iterdir()) == []


def test_an_existing_folder_is_never_written_into(tmp_path: Path) -> None:
    (tmp_path / "slug").mkdir()
    with pytest.raises(FileExistsError):
        write_draft(tmp_path / "slug", {"ar.md": "x"})
    assert list((tmp_path / "slug").iterdir()) == []


MARKUP = [
    "# هذا ليس عنوانا",
    "*نجمة* و_خط_ و**غامق**",
    "<script>alert(1)</script> & &amp; <b>",
    "[رابط](topic:kremlin) و![صورة](x.png)",
    "{{ قالب }} و{% قالب %} و{#kremlin}",
    "Title: ليس عنوانا",
    "1. ليس رقما في قائمة",
    "- ليس نقطة",
    "> ليس اقتباسا",
    "`ليس رمزا` و~~~",
    "--- ليس خطا",
    "<!-- ليس تعليقا --> نص",
    "| ليس | جدولا |",
    "— ليس متحدثا",
    ": ليس تعريفا",
    "\\ مائلة وأخرى \\*",
]


@pytest.mark.parametrize("line", MARKUP)
def test_look_alikes_of_markup_appear_as_their_characters(press: Newsroom, line: str) -> None:
    press.put("a.txt", f"{line}\nهذه فقرة عادية من فقرات المقال كله.\n{line}.\n")
    report = press.convert().reports[0]
    assert report.slug is not None
    head, _, body = press.read(report.slug).partition("\n\n")
    assert f"Title: {line}\n" in f"{head}\n"
    document = parse(body)
    assert not document.flaws
    assert {block.kind for block in document.blocks} == {"paragraph"}
    # The character references are what keeps Markdown from reading the signs.
    assert html.unescape(document.blocks[1].text) == f"{line}."
    assert plain_text(document.blocks[1].text) == f"{line}."
    assert not re.search(r"[`|\\]|<[A-Za-z/!?]|\]\(|(?<!\s)\*", document.blocks[1].text)


LINES = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.sampled_from(MARKUP),
        st.text(alphabet='#*-_<>[]{}()!`~|:&;=+.\\"“”0 ابت\n', max_size=40),
    ),
    min_size=1,
    max_size=8,
)


_REFERENCE = re.compile(r"&#?\w+;")


def unescaped(text: str) -> str:
    """Read character references as Markdown does: HTML also reads some that nothing ends."""
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), text)


@given(LINES)
@example(["ا &#0A &copy ب"])
@example(["A", "0\t0", "0\t0"])
def test_every_line_of_any_text_stands_in_the_draft(lines: list[str]) -> None:
    try:
        seed = seed_from_bytes(Path("a.txt"), "\n".join(lines).encode())
        # The parts of an explainer say some of it once more.
        found = replace(outline(seed, EMPTY), parts=Parts())
    except ContentError:
        return
    ids = name_sections(found, seed.lang, EMPTY)
    files = draft_files(seed, found, propose_tags(found), ids)
    head, _, body = files[f"{seed.lang}.md"].partition("\n\n")
    assert f"Title: {found.title}\n" in head
    document = parse(body)
    assert not document.flaws
    # The rows of a table have bars around them, and cells that are escaped.
    shown = [unescaped(unit.text) for unit in document.units if unit.kind != "row"]
    comments = unescaped("".join(b.text for b in document.blocks if b.kind == "comment"))
    expected = [
        text
        for section in found.sections
        for text in (
            *([section.heading.text] if section.heading else []),
            *(p.text for p in section.paragraphs if p.form != "table row"),
        )
    ]
    assert shown == expected
    assert all(drop.text in comments for drop in found.dropped)


def test_section_ids_are_unique_and_never_those_with_a_meaning(registry: Registry) -> None:
    text = "عنوان المقال هنا\n" + "".join(
        f"{heading}\nهذه فقرة عادية من فقرات المقال كله.\n"
        for heading in ("هذه فقرة أولى طويلة.", "الكرملين اليوم", "الكرملين غدا", "ماذا بعد؟")
    )
    seed = seed_from_bytes(Path("a.txt"), text.encode())
    ids = name_sections(outline(seed, registry), "ar", registry)
    assert list(ids.values()) == ["kremlin", "kremlin-2", "section-3"]
    assert not FIXED_SECTIONS & set(ids.values())


def test_topics_become_tags_by_the_threshold_and_cap_that_are_set(newsroom: Newsroom) -> None:
    newsroom.add("a.txt", TITLE, LEDE, SECOND, f"{THIRD} ولم يعلق البيت الأبيض على ذلك.", LAST)
    newsroom.convert(threshold=1)
    assert "Tags: kremlin, white-house\n" in newsroom.read()
    newsroom.convert(again=("a.txt",), threshold=1, cap=1)
    assert "Tags: kremlin\n" in newsroom.read(f"{SLUG}-2")
    newsroom.convert(again=("a.txt",), threshold=9)
    assert "Tags:" not in newsroom.read(f"{SLUG}-3")


def test_what_is_proposed_is_confirmed_in_the_original_alone(converted: Newsroom) -> None:
    assert "\nProposed: summary\n" in converted.read()
    assert "Proposed:" not in converted.read(lang="en")
