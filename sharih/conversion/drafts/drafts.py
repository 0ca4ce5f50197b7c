"""A `Seed` and its `Outline` → the files of a draft: the original, and a translation's frame."""

from __future__ import annotations

import errno
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.edition_text import EditionText, without_comments
from sharih.content.topics import Registry
from sharih.conversion.drafts.comments import LEFT_OUT, hidden
from sharih.conversion.drafts.draft_head import head_of, without_proposals
from sharih.conversion.drafts.part_blocks import (
    HEADINGS,
    closing_blocks,
    in_other_language,
    opening_blocks,
    pieces_in_other_language,
)
from sharih.conversion.drafts.pictures import picture_comments
from sharih.conversion.drafts.slug_proposals import slug_of_names
from sharih.conversion.drafts.spoken import spoken_blocks
from sharih.conversion.records import Outline, Paragraph, Parts, Seed
from sharih.files import create
from sharih.markdown.escape import escape_comment, escape_text

TOPIC_THRESHOLD: Final = 2
"""The weight from which a topic becomes a tag, unless the settings say otherwise."""
TOPIC_CAP: Final = 8
"""A draft gets at most this many tags, unless the settings say otherwise."""
BASES: Final = ".converted"
"""The folder beside a draft with what each seed was converted into last."""
FIXED_SECTIONS: Final = frozenset({"lead", "background", "updates", *HEADINGS})
"""Section ids that mean something; a draft never gives them."""

PARTIAL: Final = ".draft-"
"""Begins the name of a folder that is being written."""


def propose_tags(
    outline: Outline, threshold: int = TOPIC_THRESHOLD, cap: int = TOPIC_CAP
) -> tuple[str, ...]:
    """Choose the topics an explainer is about, the weightiest first, then those of its tags."""
    heavy = [topic.topic for topic in outline.topics if topic.weight >= threshold]
    told = [topic for topic in outline.tagged if topic not in heavy[:cap]][:cap]
    return (*heavy[: cap - len(told)], *told)


def name_sections(outline: Outline, lang: Lang, registry: Registry) -> dict[int, str]:
    """Give each heading, by its line, an id that serves both languages and is used once."""
    ids: dict[int, str] = {}
    taken = set(FIXED_SECTIONS)
    number = 0
    for section in outline.sections:
        if section.heading is None:
            continue
        number += 1
        named = slug_of_names(section.heading.text, lang, registry)
        stem = named if named[:1].isalpha() else f"section-{number}"
        chosen, repeat = stem, 1
        while chosen in taken:
            repeat += 1
            chosen = f"{stem}-{repeat}"
        taken.add(chosen)
        ids[section.heading.number] = chosen
    return ids


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of a draft."""

    lang: Lang
    """The language of the seed, and of the original."""
    original: str
    """The file in that language: what a later merge takes as its base."""
    translation: str
    """The file in the other language: the same text, for a translator to overwrite."""


def make_draft(
    seed: Seed, outline: Outline, tags: tuple[str, ...], section_ids: Mapping[int, str]
) -> Draft:
    """Write the texts of a draft."""
    head = head_of(seed, outline, tags)
    blocks = [
        *_with_parts(list(body_blocks(outline, section_ids)), outline.parts, seed.lang),
        *_dropped(outline),
    ]
    # What is proposed is confirmed in the original; a copy waits for a translator anyway.
    frame = without_proposals(head)
    copied = [in_other_language(block) for block in blocks if not block.startswith("<!--")]
    return Draft(seed.lang, _file(head, blocks), _file([*frame, "Translation: true"], copied))


def _with_parts(body: list[str], parts: Parts, lang: Lang) -> Iterator[str]:
    """Put the parts around an article; a picture that opens it stays in front."""
    text = next((at for at, block in enumerate(body) if not block.startswith("<!--")), len(body))
    yield from body[:text]
    yield from opening_blocks(parts, lang, lead=not body[text].startswith("## "))
    yield from body[text:]
    yield from closing_blocks(parts, lang)


def draft_files(
    seed: Seed, outline: Outline, tags: tuple[str, ...], section_ids: Mapping[int, str]
) -> dict[str, str]:
    """Write the texts of a draft: file name → content."""
    return files_of(make_draft(seed, outline, tags, section_ids))


def files_of(draft: Draft) -> dict[str, str]:
    """Name the files of a draft."""
    other: Lang = "en" if draft.lang == "ar" else "ar"
    return {f"{draft.lang}.md": draft.original, f"{other}.md": draft.translation}


def frame_of(base: EditionText) -> EditionText:
    """Make the translation's file of what an original was converted into."""
    lines = without_proposals(base.head.split("\n"))
    head = "\n".join([*lines, "Translation: true"])
    pieces = pieces_in_other_language(without_comments(base.pieces))
    return EditionText(head, base.lead, tuple(pieces))


def write_draft(
    folder: Path, files: Mapping[str, str], bases: Mapping[str, str] | None = None
) -> None:
    """Write a draft's folder whole or not at all; it must not exist yet.

    `bases` are the texts to keep for merging, by the name of their seed. Raises
    FileExistsError where the folder exists.
    """
    if os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    partial = folder.with_name(f"{PARTIAL}{folder.name}")
    try:
        partial.mkdir(parents=True)
    except FileExistsError:
        shutil.rmtree(partial)
        partial.mkdir()
    try:
        for name, text in files.items():
            create(f"{partial}/{name}", text.encode("utf-8"))
        if bases:
            (partial / BASES).mkdir()
        for name, text in (bases or {}).items():
            create(f"{partial}/{BASES}/{name}", text.encode("utf-8"))
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def clear_partial(explainers: Path) -> None:
    """Take away what a run that was killed had begun to write."""
    with suppress(OSError), os.scandir(explainers) as entries:
        for entry in entries:
            if entry.name.startswith(PARTIAL) and entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)


def _file(head: list[str], blocks: Iterable[str]) -> str:
    return "\n".join(head) + "\n\n" + "\n\n".join(blocks) + "\n"


def body_blocks(outline: Outline, section_ids: Mapping[int, str]) -> Iterator[str]:
    """Write the text of an article block by block, with proposals as comments."""
    pictures = deque(picture_comments(outline))
    for section in outline.sections:
        if section.heading is not None:
            yield from _pictures_before(pictures, section.heading.number)
            text = escape_text(section.heading.text)
            yield f"## {text} {{#{section_ids[section.heading.number]}}}"
        waiting: list[Paragraph] = []
        for paragraph in section.paragraphs:
            due = pictures and pictures[0][0] < paragraph.line
            if due and not (waiting and _are_one_block(waiting[-1], paragraph)):
                yield from paragraph_blocks(waiting, quotations=True)
                waiting = []
                yield from _pictures_before(pictures, paragraph.line)
            waiting.append(paragraph)
        yield from paragraph_blocks(waiting, quotations=True)
    yield from (comment for _, comment in pictures)


def _pictures_before(pictures: deque[tuple[int, str]], number: int) -> Iterator[str]:
    while pictures and pictures[0][0] < number:
        yield pictures.popleft()[1]


def paragraph_blocks(paragraphs: Iterable[Paragraph], *, quotations: bool = False) -> Iterator[str]:
    """Write paragraphs; items, rows and quotations that follow one another are one block.

    With `quotations`, what a sure speaker says becomes a quotation.
    """
    for kind, members in groupby(paragraphs, key=_kind_of_block):
        found = list(members)
        if kind == "table row":
            yield _table([part.text for part in found])
        elif kind == "quotation":
            yield "\n>\n".join(f"> {escape_text(part.text)}" for part in found)
        elif kind:
            yield "\n".join(f"{part.item} {escape_text(part.text)}" for part in found)
        for part in found:
            if quotations and (spoken := spoken_blocks(part)):
                yield from spoken
                continue
            if not kind:
                yield escape_text(part.text)
            if any(quote.speech for quote in part.quotes):
                yield _speakers(part)


def _are_one_block(first: Paragraph, second: Paragraph) -> bool:
    return _kind_of_block(first) == _kind_of_block(second) != ""


def _kind_of_block(paragraph: Paragraph) -> str:
    if paragraph.item:
        return "-" if paragraph.item == "-" else "1."
    return paragraph.form


def _table(rows: list[str]) -> str:
    """Write the rows of a table, the first of which is its head."""
    cells = [[escape_text(cell).replace("|", r"\|") for cell in row.split(" | ")] for row in rows]
    width = max(map(len, cells))
    head, *others = ([*row, *[""] * (width - len(row))] for row in cells)
    lines = [head, ["---"] * width, *others]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _speakers(paragraph: Paragraph) -> str:
    """Write a comment that proposes who says the quotations of a paragraph, one a line."""
    lines = ["<!-- who says it? (proposed)"]
    for quote in paragraph.quotes:
        if not quote.speech:
            continue
        words = quote.text.split()
        start = " ".join(words[:4]) + ("…" if len(words) > 4 else "")
        who = quote.speaker or "not found"
        if quote.topic:
            who += f" [{quote.topic}]"
        how = f" ({quote.frame}, {quote.confidence})" if quote.frame else ""
        guessed = "; a quotation mark is missing" if quote.repaired else ""
        lines.append(escape_comment(f"“{start}” {who}{how}{guessed}"))
    return "\n".join(lines) + "\n-->"


def _dropped(outline: Outline) -> list[str]:
    """Write a comment with the lines left out; one taken out of it is text again."""
    if not outline.dropped:
        return []
    lines = [f"{LEFT_OUT}; move a line out of this comment to restore it"]
    for drop in outline.dropped:
        lines.append(escape_comment(f"line {drop.line}, {drop.reason}:"))
        lines.append(hidden(escape_text(drop.text)))
    return ["\n".join([*lines, "-->"])]
