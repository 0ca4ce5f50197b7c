"""A `Seed` and its `Outline` → the files of a draft: the original, and a translation's frame."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.conversion.records import Outline, Paragraph, Seed
from sharih.conversion.slugs import slug_of_names
from sharih.escape import escape_comment, escape_text
from sharih.topics import Registry

TAG_THRESHOLD: Final = 2
"""The weight from which a topic becomes a tag."""
MOST_TAGS: Final = 8
"""A draft gets at most so many tags."""
FIXED_SECTIONS: Final = frozenset(
    {"lead", "key-points", "background", "timeline", "known", "unknown", "sources", "updates"}
)
"""Section ids that mean something; a draft never gives them."""

_NOT_METADATA: Final = re.compile(r"[\r\n]+")


def propose_tags(outline: Outline) -> tuple[str, ...]:
    """Choose the topics an explainer is about, the weightiest first."""
    heavy = [topic.topic for topic in outline.topics if topic.weight >= TAG_THRESHOLD]
    return tuple(heavy[:MOST_TAGS])


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


def draft_files(
    seed: Seed, outline: Outline, tags: tuple[str, ...], section_ids: Mapping[int, str]
) -> dict[str, str]:
    """Write the texts of a draft: file name → content.

    The original is in the seed's language; the other file is the same text under the frame of
    a translation, for a translator to overwrite paragraph by paragraph.
    """
    other: Lang = "en" if seed.lang == "ar" else "ar"
    head = _head(seed, outline, tags)
    original = [*_body(outline, section_ids, comments=True), *_dropped(outline)]
    frame = _body(outline, section_ids, comments=False)
    return {
        f"{seed.lang}.md": _file(head, original),
        f"{other}.md": _file([*head, "Translation: true"], frame),
    }


def write_draft(folder: Path, files: Mapping[str, str]) -> None:
    """Write a draft's folder whole or not at all; it must not exist yet.

    Raises FileExistsError where it does.
    """
    if folder.exists():
        raise FileExistsError(folder)
    partial = folder.with_name(f".draft-{folder.name}")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        for name, text in files.items():
            (partial / name).write_bytes(text.encode("utf-8"))
        partial.rename(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _file(head: list[str], blocks: Iterator[str] | list[str]) -> str:
    return "\n".join(head) + "\n\n" + "\n\n".join(blocks) + "\n"


def _head(seed: Seed, outline: Outline, tags: tuple[str, ...]) -> list[str]:
    proposed = ["summary"] if outline.title_source == "first line" else ["title", "summary"]
    values = {
        "Title": outline.title,
        "Status": "draft",
        "Tags": ", ".join(tags),
        "Summary": outline.summary,
        "Kicker": outline.kicker or "",
        "Seed": seed.name,
        "Proposed": ", ".join(proposed),
    }
    return [f"{key}: {_NOT_METADATA.sub(' ', value)}" for key, value in values.items() if value]


def _body(outline: Outline, section_ids: Mapping[int, str], *, comments: bool) -> Iterator[str]:
    for section in outline.sections:
        if section.heading is not None:
            text = escape_text(section.heading.text)
            yield f"## {text} {{#{section_ids[section.heading.number]}}}"
        for paragraph in section.paragraphs:
            yield escape_text(paragraph.text)
            if comments and any(quote.speech for quote in paragraph.quotes):
                yield _speakers(paragraph)


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
    lines = ["<!-- left out; move a line out of this comment to restore it"]
    for drop in outline.dropped:
        lines.append(escape_comment(f"line {drop.line}, {drop.reason}:"))
        lines.append(escape_comment(drop.text))
    return ["\n".join([*lines, "-->"])]
