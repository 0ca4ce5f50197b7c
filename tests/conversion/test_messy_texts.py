"""Mixtures of everything that people paste: no word of them gets lost on the way."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sharih.conversion import Outline
from sharih.conversion.drafts.drafts import draft_files, name_sections, propose_tags
from sharih.conversion.drafts.spoken import spoken_blocks
from sharih.conversion.lines.lists import marker
from sharih.conversion.outline import outline
from sharih.conversion.records import Seed
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError
from sharih.markdown.parser import parse
from tests.helpers.messy import PIECES, messy_files
from tests.helpers.newsroom import Newsroom
from tests.helpers.registries import EMPTY
from tests.helpers.understood import PARK

_REFERENCE = re.compile(r"&#?\w+;")


def read(name: str, data: bytes) -> tuple[Seed, Outline] | None:
    """Read a file and understand it; None where it is refused, in one line."""
    try:
        seed = seed_from_bytes(Path(name), data)
        return seed, outline(seed, EMPTY)
    except ContentError as error:
        refused = error
    assert len(refused.problems) == 1
    assert "\n" not in str(refused)
    return None


def letters(text: str) -> Counter[str]:
    """Count the letters of a text."""
    return Counter(char for char in text if char.isalpha())


def shown(markdown: str) -> str:
    """Read the character references of Markdown."""
    return _REFERENCE.sub(lambda found: html.unescape(found.group()), markdown)


@given(messy_files())
def test_every_line_is_accounted_for_and_no_letter_is_lost(file: tuple[str, bytes]) -> None:
    found = read(*file)
    if found is None:
        return
    seed, told = found
    assert [fate.line for fate in told.fates] == [line.number for line in seed.lines]
    paragraphs = [p.text for section in told.sections for p in section.paragraphs]
    assert told.title.strip()
    assert told.kicker is None or told.kicker.strip()
    assert paragraphs
    assert all(text.strip() for text in paragraphs)
    assert all(drop.text.strip() and drop.reason for drop in told.dropped)
    kept = [
        told.title, told.kicker or "", *paragraphs, *(drop.text for drop in told.dropped),
        *(section.heading.text for section in told.sections if section.heading),
    ]  # fmt: skip
    signs = [line.text[: mark.end] for line in seed.lines if (mark := marker(line.text))]
    lost = letters("".join(line.text for line in seed.lines))
    lost.subtract(letters("".join([*kept, *signs])))
    assert not +lost


@given(messy_files())
def test_what_was_understood_stands_in_the_draft_or_in_its_comment(
    file: tuple[str, bytes],
) -> None:
    found = read(*file)
    if found is None:
        return
    seed, told = found
    ids = name_sections(told, seed.lang, EMPTY)
    draft = draft_files(seed, told, propose_tags(told), ids)[f"{seed.lang}.md"]
    head, _, body = draft.partition("\n\n")
    document = parse(body)
    assert f"Title: {told.title}\n" in head
    assert not document.flaws
    assert document.units
    comments = shown("".join(b.text for b in document.blocks if b.kind == "comment"))
    assert all(drop.text in comments for drop in told.dropped)
    texts = "\n".join(shown(unit.text) for unit in document.units)
    for section in told.sections:
        assert section.heading is None or section.heading.text in texts
        for paragraph in section.paragraphs:
            # The cells of a row may stand as those of a table.
            cells = paragraph.text.split(" | ") if paragraph.form == "table row" else ()
            spoken = spoken_blocks(paragraph) or ()
            parts = cells or [shown(part.partition("\n")[0]).lstrip("> ") for part in spoken]
            assert paragraph.text in texts or (parts and all(p.strip() in texts for p in parts))


@given(messy_files())
def test_the_parts_of_an_explainer_are_words_of_the_text(file: tuple[str, bytes]) -> None:
    found = read(*file)
    if found is None:
        return
    parts = found[1].parts
    text = "\n".join(p.text for section in found[1].sections for p in section.paragraphs)
    for said in (*parts.key_points, *parts.known, *parts.unknown):
        # What led over is taken off at the beginning, and the first letter may become a capital.
        assert said[1:] in text
    for one in parts.timeline:
        assert one.text.removesuffix(".")[:30][1:] in text
    assert len(parts.key_points) in (0, 3, 4, 5)
    assert [one.date for one in parts.timeline] == sorted({one.date for one in parts.timeline})


@settings(max_examples=40)
@given(PIECES, st.lists(st.sampled_from(PARK.splitlines()), min_size=1, max_size=3), st.data())
def test_converting_twice_is_converting_once_and_a_change_is_merged(
    lines: list[str], more: list[str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        desk = Newsroom(Path(folder))
        desk.put("a.txt", "\n".join(lines))
        first = desk.convert()
        if not first.reports:
            return
        files = desk.files()
        assert not [report for report in desk.convert().reports if report.status != "known"]
        assert desk.files() == files
        at = data.draw(st.integers(0, len(lines)))
        changed = "\n".join([*lines[:at], *(f"{text} جديد" for text in more), *lines[at:]])
        desk.put("a.txt", changed)
        found = read("a.txt", changed.encode())
        again = desk.convert()
        if found is None:
            assert again.problems
            return
        assert [report.status for report in again.reports] == ["merged"]
        slug = again.reports[0].slug
        assert slug is not None
        text = shown(desk.read(slug, found[0].lang))
        for section in found[1].sections:
            assert all(paragraph.text in text for paragraph in section.paragraphs)
