"""What an original got since its translation stands on the translation's page, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.explainers import load_explainer
from sharih.errors import Problems
from sharih.site.kept import Body
from sharih.site.loading import load_body
from sharih.site.views.completed import Completed, completed
from sharih.translation.recording import ledger_update

ARABIC = """Title: ع
Summary: خ

فقرة قبل العناوين.

## أولا {#one}

فقرة أولى عن الخبز.

فقرة ثانية عن الخبز.

- بند أول
- بند ثان

## ثانيا {#two}

فقرة عن البلد.
"""
ENGLISH = """Title: A
Summary: S
Translation: true

A paragraph before the headings.

## First {#one}

A first paragraph on bread.

A second paragraph on bread.

- First item
- Second item

## Second {#two}

A paragraph on the country.
"""
LEDGER = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy, x-machine
msgctxt "one.2"
msgid "فقرة ثانية عن الخبز."
msgstr "A second paragraph on bread."
"""


def shown(folder: Path, arabic: str, english: str, *, without_machine: bool = False) -> list[str]:
    """Edit an explainer, and list what stands on its English page; ! marks what is missing.

    Before, it was translated as a whole, as its ledger says.
    """
    folder.mkdir(exist_ok=True)
    if not (folder / "en.po").exists():
        body = written(folder, ARABIC, ENGLISH)
        update = ledger_update(body.explainer, body.ledger, body.alignment)
        assert update
        update[0].write_bytes(update[1])
    return told(completed(written(folder, arabic, english), without_machine=without_machine))


def written(folder: Path, arabic: str, english: str) -> Body:
    (folder / "ar.md").write_text(arabic, encoding="utf-8")
    (folder / "en.md").write_text(english, encoding="utf-8")
    problems = Problems()
    explainer = load_explainer(folder, problems)
    assert explainer is not None, list(problems)
    return load_body(explainer)


def told(found: Completed) -> list[str]:
    lines = []
    for section in found.sections:
        lines.append(f"# {section.id}")
        for block in section.blocks:
            units = [block.unit, *(item.unit for item in block.items)]
            for unit in units:
                if unit is not None:
                    mark = "!" if found.statuses.get(unit.index) == "missing" else ""
                    lines.append(mark + unit.text)
    return lines


WHOLE = [
    "# lead", "A paragraph before the headings.", "# one", "A first paragraph on bread.",
    "A second paragraph on bread.", "First item", "Second item", "# two",
    "A paragraph on the country.",
]  # fmt: skip
NEW = "فقرة جديدة كل الجدة."


def test_a_whole_translation_stays_as_it_is(tmp_path: Path) -> None:
    assert shown(tmp_path / "a", ARABIC, ENGLISH) == WHOLE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("فقرة ثانية عن الخبز.", "A second paragraph on bread."),
        ("- بند أول", "First item"),
        ("فقرة عن البلد.", "A paragraph on the country."),
        ("فقرة قبل العناوين.", "A paragraph before the headings."),
    ],
)
def test_a_new_paragraph_stands_before_what_it_stands_before(
    tmp_path: Path, before: str, after: str
) -> None:
    found = shown(tmp_path / "a", ARABIC.replace(before, f"{NEW}\n\n{before}"), ENGLISH)
    at = WHOLE.index(after)
    assert found == [*WHOLE[:at], f"!{NEW}", *WHOLE[at:]]


def test_a_new_paragraph_at_the_end_of_a_section_stays_in_it(tmp_path: Path) -> None:
    arabic = ARABIC.replace("## ثانيا", f"{NEW}\n\n## ثانيا")
    at = WHOLE.index("# two")
    assert shown(tmp_path / "a", arabic, ENGLISH) == [*WHOLE[:at], f"!{NEW}", *WHOLE[at:]]


@pytest.mark.parametrize(("item", "at"), [("- بند ثان", 0), ("- بند أول", -1)])
def test_a_new_item_comes_into_the_list(tmp_path: Path, item: str, at: int) -> None:
    arabic = ARABIC.replace(item, f"- بند جديد تماما\n{item}")
    place = WHOLE.index("Second item") + at
    expected = [*WHOLE[:place], "!بند جديد تماما", *WHOLE[place:]]
    assert shown(tmp_path / "a", arabic, ENGLISH) == expected


def test_a_new_list_is_taken_whole(tmp_path: Path) -> None:
    arabic = ARABIC.replace("فقرة عن البلد.", "فقرة عن البلد.\n\n1. خطوة\n2. خطوة أخرى")
    assert shown(tmp_path / "a", arabic, ENGLISH) == [*WHOLE, "!خطوة", "!خطوة أخرى"]


def test_sections_and_pictures_of_one_language_are_left_to_it(tmp_path: Path) -> None:
    arabic = ARABIC + "\n![خريطة](map.svg)\n\n## ثالثا {#three}\n\nهذا القسم بالعربية وحدها.\n"
    english = ENGLISH + "\n## Here only {#four}\n\nThis is in English only.\n"
    assert shown(tmp_path / "a", arabic, english) == [*WHOLE, "# four", "This is in English only."]


def test_a_text_before_the_first_heading_that_only_the_original_has_is_new(tmp_path: Path) -> None:
    english = ENGLISH.replace("A paragraph before the headings.\n\n", "")
    found = shown(tmp_path / "a", ARABIC, english)
    assert found[:2] == ["# lead", "!فقرة قبل العناوين."]


def test_what_a_machine_translated_gives_way_where_readers_had_better(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "en.po").write_text(LEDGER, encoding="utf-8")
    assert shown(tmp_path / "a", ARABIC, ENGLISH) == WHOLE
    found = shown(tmp_path / "a", ARABIC, ENGLISH, without_machine=True)
    at = WHOLE.index("A second paragraph on bread.")
    assert found == [*WHOLE[:at], "!فقرة ثانية عن الخبز.", *WHOLE[at + 1 :]]
