"""The texts of an original and of its translation → the translation with all that it lacks.

What comes in is the original's own text, at the place it has there: whole sections with their
ids, blocks, items, rows and definitions, and a title or summary. A reader of drafts sees it
marked, as any unit in the original's script is one that nobody has translated yet. What is there
stays as it is, to the byte.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.editions import LEAD, Edition
from sharih.content.explainers import edition_of
from sharih.content.head import read_fields, split_head
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.languages import other_language
from sharih.markdown.blocks import Block
from sharih.markdown.grammar import raw_lines
from sharih.translation.alignment import align, updated
from sharih.translation.brought_lines import Brought, blocks_of, woven
from sharih.translation.ledger import Ledger
from sharih.translation.missing_units import missing_units
from sharih.translation.text_tree import Node, section_nodes

_ROUNDS: Final = 4
"""Where units say the same words, one that came in may be taken for another's translation."""
_IN_HEAD: Final = ("Title", "Summary")
"""The units of a head."""


@dataclass(frozen=True, slots=True)
class CompletedText:
    """A translation that lacks nothing."""

    text: str
    brought: int
    """How many units came in, which wait for a translator."""
    ledger: Ledger
    """What is known of the translation then."""


def completed_text(
    original: str,
    translation: str,
    lang: Lang,
    ledger: Ledger | None = None,
    wanted: Container[int] | None = None,
    registry: Registry | None = None,
) -> CompletedText:
    """Bring into a translation what its original has and it has not.

    Both are the texts of whole files; `lang` is the original's language, `ledger` what is known
    of the translation. Line ends stay as the translation has them. What needs no translation,
    such as a row of numbers, comes in too. With `wanted`, the indexes of units of the original,
    only blocks, entries and sections with one of them come in. Without the registry, a change
    of names is recorded as if it were translated. Nothing is read or written.
    """
    ours = _edition(lang, original)
    theirs = _edition(other_language(lang), translation)
    # What belongs together now does so when more stands between.
    ledger = ledger or Ledger()
    ledger = updated(ledger, align(ours, theirs, ledger, registry))
    text, brought = _with_head(original, translation, wanted)
    text, more = _with_sections(ours, original, text, wanted)
    brought += more
    source = raw_lines(original)
    for _ in range(_ROUNDS):
        theirs, target = _edition(theirs.lang, text), raw_lines(text)
        alignment = align(ours, theirs, ledger, registry)
        nodes = section_nodes(ours, source), section_nodes(theirs, target)
        places = missing_units(*nodes, alignment, (source, target), wanted)
        ledger = updated(ledger, alignment)
        if not places:
            break
        text = woven(text, places)
        brought += sum(each.units for found in places.values() for each in found)
    return CompletedText(text, brought, ledger)


def translation_frame(original: str) -> str:
    """Write the head of a translation that is to be begun, with the line ends of its original."""
    fields = read_fields(split_head(_with_line_feeds(original))[0])
    values = {"title": fields["title"].value if "title" in fields else "", "status": "draft"}
    values |= {key: fields[key].value for key in ("summary", "kicker") if key in fields}
    values["translation"] = "true"
    lines = [f"{key.capitalize()}: {value}".rstrip() for key, value in values.items()]
    return _line_end(original).join([*lines, ""])


def _edition(lang: Lang, text: str) -> Edition:
    path = Path(f"{lang}.md")
    return edition_of(lang, path, _with_line_feeds(text), Problems())


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_end(text: str) -> str:
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _with_head(original: str, translation: str, wanted: Container[int] | None) -> tuple[str, int]:
    """Bring title and summary in; also returns how many."""
    ours = read_fields(split_head(_with_line_feeds(original))[0])
    order = [*ours]
    brought = 0
    for index, key in enumerate(map(str.lower, _IN_HEAD), start=1):
        if wanted is not None and -index not in wanted:
            continue
        head = split_head(_with_line_feeds(translation))[0]
        theirs = read_fields(head)
        lacking = key in ours and ours[key].value and not (key in theirs and theirs[key].value)
        if not lacking:
            continue
        lines = raw_lines(translation)
        end = _line_end(translation)
        if key in theirs:
            at = theirs[key].line - 1
            lines[at] = f"{theirs[key].key}: {ours[key].value}{_end_of(lines[at])}"
        else:
            before = [theirs[k] for k in order[: order.index(key)] if k in theirs]
            at = max((f.line - 1 + f.height for f in before), default=0)
            added = f"{ours[key].key}: {ours[key].value}{end}"
            if at and not _end_of(lines[at - 1]):
                lines[at - 1], added = lines[at - 1] + end, added.removesuffix(end)
            lines.insert(at, added)
        translation = "".join(lines)
        brought += 1
    return translation, brought


def _end_of(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _with_sections(
    ours: Edition, original: str, text: str, wanted: Container[int] | None
) -> tuple[str, int]:
    """Bring in the sections that a translation lacks, in their order; also returns how many units.

    One after the other, as the next one may follow one that has just come in.
    """
    source = raw_lines(original)
    nodes = section_nodes(ours, source)
    headings = {section.id: section.heading for section in ours.sections}
    brought = 0
    for ident, node in nodes.items():
        theirs, lines = _edition(other_language(ours.lang), text), raw_lines(text)
        units = sum(1 for _ in node.nodes())
        if not node.holds(wanted) or any(section.id == ident for section in theirs.sections):
            continue
        blocks = [*blocks_of(node, source)]
        if heading := headings[ident]:
            blocks[0] = _with_id(blocks[0], heading, ident)
        at = _place_of_section(ident, [*nodes], theirs, lines)
        text = woven(text, {at: blocks})
        brought += units
    return text, brought


def _with_id(copied: Brought, heading: Block, ident: str) -> Brought:
    """Write the id of a section that is only counted, as it may be another's place there."""
    if heading.attributes.id:
        return copied
    words = heading.text.replace("\n", " ")
    marked = f": lang={heading.attributes.lang} " if heading.attributes.lang else ""
    return replace(copied, lines=(f"{'#' * heading.level} {words} {{{marked}#{ident}}}",))


def _place_of_section(ident: str, order: Sequence[str], theirs: Edition, lines: list[str]) -> int:
    """Find the line that a section comes in before: behind the one it follows.

    A heading never comes in before text without one, which would become its own, nor before a
    section without an id, which would be another one then.
    """
    known = section_nodes(theirs, lines)
    if ident == LEAD:
        return min((node.start for node in known.values()), default=_end_of_head(lines))
    counted = [s.id for s in theirs.sections if s.heading and not s.heading.attributes.id]
    before = (LEAD, *order[: order.index(ident)])
    ends = [known[each].end for each in before if each in known][-1:]
    ends += [known[each].end for each in counted]
    behind = [known[each].start for each in order if each in known]
    if ends:
        return max(ends)
    return behind[0] if behind else _end_of_text(known, lines)


def _end_of_text(known: Mapping[str, Node], lines: Sequence[str]) -> int:
    return max((node.end for node in known.values()), default=_end_of_head(lines))


def _end_of_head(lines: Sequence[str]) -> int:
    """Find the line behind the metadata of a text without blocks."""
    head, _, first = split_head(_with_line_feeds("".join(lines)))
    return min(first - 1, len(lines)) if head else 0
