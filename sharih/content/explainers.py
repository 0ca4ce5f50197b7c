"""Folders under `content/explainers/` → explainers with their editions, checked."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from sharih.arabic import NONCHARACTER, Lang
from sharih.charts.reading import chart_flaws
from sharih.content.conflicts import CONFLICT, CONFLICT_REMEDY, conflict_line
from sharih.content.editions import LEAD, Edition, Explainer, Located, Section
from sharih.content.head import split_head
from sharih.content.metadata import INHERITED, check_end, parse_head
from sharih.content.section_rules import check_parts, check_same_sections
from sharih.errors import ContentError, Problem, Problems
from sharih.files import is_leftover
from sharih.inputs import Inputs
from sharih.languages import LANGS, other_language
from sharih.markdown.blocks import Block, Document
from sharih.markdown.foreign_markup import foreign_markup
from sharih.markdown.parser import parse
from sharih.markdown.unknown_attributes import unknown_attributes
from sharih.slugs import SLUG_REMEDY, UNFIT_FOLDER, is_slug

_Known = TypeVar("_Known", bound=Located)

_SECTION_ID = re.compile(r"[a-z][a-z0-9-]*")
FORBIDDEN: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{NONCHARACTER}]")
"""What no text may hold: pages and feeds could not carry it."""
_FOREIGN_HEAD: Final = re.compile(r"(?:---|\+\+\+)(?=[ \t]*\n)")
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r"})
_UPPER_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_NO_CHARACTERS = (re.compile(b"\xbf[\xbe\xbf]"), re.compile(b"\xef\xb7"))
"""What stands in the UTF-8 of every code point that is no character, and seldom elsewhere; to look
for bytes by `in` takes ten times as long."""


_FLAWS: Final = (foreign_markup, unknown_attributes, chart_flaws)
"""What finds flaws of a text besides its parser."""


def load_explainers(
    content: Path, problems: Problems, inputs: Inputs | None = None
) -> list[Explainer[Edition]]:
    """Read every explainer below `content`, in the order of their slugs.

    What is wrong goes to `problems`; an explainer that cannot be used at all is left out.
    """
    folder = content / "explainers"
    inputs = inputs or Inputs.below(content)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [explainer for path in paths if (explainer := load_entry(path, problems, inputs))]


def load_entry(
    path: Path, problems: Problems, inputs: Inputs | None = None
) -> Explainer[Edition] | None:
    """Read what lies among the folders of explainers; None (and a problem) where it is none."""
    if is_leftover(path.name):
        return None
    inputs = inputs or Inputs.below(path.parent)
    if fault := inputs.fault(path):
        problems.add(path, None, *fault)
        return None
    if not path.is_dir():
        remedy = "Make a folder of that name with ar.md or en.md in it."
        problems.add(path, None, "a file where explainers' folders lie", remedy)
        return None
    if not is_slug(path.name):
        problems.add(path, None, UNFIT_FOLDER, SLUG_REMEDY)
        return None
    if not os.access(path, os.X_OK):  # its texts would seem not to be there
        remedy = "Give yourself the right to open the folder."
        problems.add(path, None, "cannot be opened: Permission denied", remedy)
        return None
    return load_explainer(path, problems, inputs)


def load_explainer(
    folder: Path, problems: Problems, inputs: Inputs | None = None
) -> Explainer[Edition] | None:
    """Read one folder; None (and a problem) where it has no usable edition."""
    editions = load_editions(folder, problems, inputs=inputs)
    if not editions:
        if any(os.path.lexists(folder / f"{lang}.md") for lang in LANGS):
            return None  # what is wrong with it has been noted
        remedy = "Write ar.md or en.md, or remove the folder."
        problems.add(folder, None, "an explainer without a text", remedy)
        return None
    for edition in editions.values():
        check_parts(edition, problems)
    unread = any(os.path.lexists(folder / f"{lang}.md") for lang in LANGS if lang not in editions)
    original, translation = roles([*editions.values()], Problems() if unread else problems)
    if translation is not None:
        translation = _with_inherited(translation, original)
        _check_pair(original, translation, problems)
        check_same_sections(original, translation, problems)
    return Explainer(folder.name, folder, original, translation)


def load_again(known: Explainer[_Known], inputs: Inputs) -> Explainer[Edition]:
    """Read the texts of an explainer once more, whose heads are known and which has been checked.

    Whether its files are still the same is for the caller to look at afterwards. Raises
    ContentError where a text cannot be read.
    """

    def again(edition: _Known) -> Edition:
        _, body, first = split_head(read_text(edition.path, inputs))
        document = parse(body, first)
        sections = _sections(document, edition.path, Problems())
        return Edition(edition.lang, edition.path, edition.metadata, document, sections)

    return known.of(again)


def load_editions(
    folder: Path,
    problems: Problems,
    keys: tuple[str, ...] | None = None,
    inputs: Inputs | None = None,
) -> dict[Lang, Edition]:
    """Read `ar.md` and `en.md` of a folder, as far as they are there.

    `keys` are the metadata keys allowed, by default an explainer's.
    """
    editions: dict[Lang, Edition] = {}
    for lang in LANGS:
        path = folder / f"{lang}.md"
        if not os.path.lexists(path):
            continue
        try:
            text = read_text(path, inputs or Inputs.below(folder))
        except ContentError as error:
            problems.extend(error.problems)
            continue
        editions[lang] = edition_of(lang, path, text, problems, keys)
    return editions


def read_text(path: Path, inputs: Inputs | None = None) -> str:
    """Read a UTF-8 file.

    Raises ContentError, with the line, for bytes that are no UTF-8 and for characters that
    no text may hold.
    """
    try:
        data = (inputs or Inputs.below(path.parent)).read(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise ContentError(Problem(path, None, reason, "It must be a readable file.")) from None
    return decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes, path: Path) -> str:
    """Make a text of the bytes of a file, with the line ends it has.

    `path` is for what is wrong. Raises ContentError, with the line, for bytes that are no UTF-8,
    for a merge that was not brought to its end and for control characters.
    """
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise ContentError(Problem(path, line, reason, "Save the file as UTF-8.")) from None
    if conflict := conflict_line(text):
        raise ContentError(Problem(path, conflict, CONFLICT, CONFLICT_REMEDY))
    if may_be_forbidden(data) and (found := FORBIDDEN.search(text)):
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        raise ContentError(Problem(path, line, told_character(found[0]), "Remove it."))
    return text


def may_be_forbidden(data: bytes) -> bool:
    """Say whether UTF-8 may hold what no text may, which is quicker than to look for it."""
    return (
        len(data.translate(None, _CONTROLS)) < len(data)
        or _UPPER_CONTROL.search(data) is not None
        or any(sign.search(data) for sign in _NO_CHARACTERS)
    )


def told_character(char: str) -> str:
    """Say what a character is that no text may hold."""
    kind = "a control character" if char < "\xa0" else "a code point that is no character"
    return f"{kind} (U+{ord(char):04X})"


def edition_of(
    lang: Lang, path: Path, text: str, problems: Problems, keys: tuple[str, ...] | None = None
) -> Edition:
    """Make an edition of the text of its file, whose lines end in line feeds.

    `path` is for what is wrong, which goes to `problems`; nothing is read there. `keys` are the
    metadata keys allowed, by default an explainer's.
    """
    head, body, first = split_head(text)
    metadata = parse_head(head, path, problems, keys) if keys else parse_head(head, path, problems)
    if not metadata.title:
        reason, remedy = "no Title", "Write a first line such as Title: …"
        if found := _FOREIGN_HEAD.match(text):
            reason = f"the head stands between lines of {found[0]}, as other programs have it"
            remedy = "Take both lines away; a head is lines of Key: value and an empty line."
        problems.add(path, metadata.lines.get("title", 1), reason, remedy)
    check_end(body, first, path, problems)
    document = parse(body, first)
    for flaw in chain(document.flaws, *(find(document) for find in _FLAWS)):
        problems.add(path, flaw.line, flaw.reason, flaw.remedy, flaw.severity)
    sections = _sections(document, path, problems)
    return Edition(lang, path, metadata, document, sections)


def _sections(document: Document, path: Path, problems: Problems) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading: Block | None = None
    ident = LEAD
    blocks: list[Block] = []
    lines: dict[str, int] = {}

    def close() -> None:
        if heading is not None or blocks:
            sections.append(Section(ident, heading, tuple(blocks)))

    for block in document.blocks:
        if block.kind == "heading" and block.level == 1:
            remedy = "The title stands in Title:; begin a section with ##."
            problems.add(path, block.line, "a heading of the first level in the text", remedy)
        if block.kind == "heading" and block.level <= 2:
            close()
            heading, blocks = block, []
            ident = block.attributes.id or f"section-{len(lines) + 1}"
            if not _SECTION_ID.fullmatch(ident):
                remedy = "Use small Latin letters, digits and hyphens, a letter first."
                problems.add(path, block.line, f"the section id {ident} cannot be used", remedy)
            elif ident == LEAD:
                reason = f"the section id {LEAD} is that of the text before the first section"
                problems.add(path, block.line, reason, "Give it another id.")
            if ident in lines:
                reason = f"the section id {ident} is used twice, first in line {lines[ident]}"
                problems.add(path, block.line, reason, "Give each section its own id.")
            lines[ident] = block.line
        else:
            blocks.append(block)
    close()
    return tuple(sections)


def roles(editions: list[Edition], problems: Problems) -> tuple[Edition, Edition | None]:
    """Tell the original from the translation."""
    if len(editions) == 1:
        only = editions[0]
        if only.metadata.translation:
            line = only.metadata.lines.get("translation")
            remedy = f"Add {other_language(only.lang)}.md, or remove Translation: true."
            reason = "a translation without its original; it is taken as the original"
            problems.add(only.path, line, reason, remedy, "warning")
        return only, None
    marked = [edition for edition in editions if edition.metadata.translation]
    if len(marked) == 1:
        original = next(edition for edition in editions if edition is not marked[0])
        return original, marked[0]
    if marked:
        line = marked[1].metadata.lines.get("translation")
        remedy = "Leave Translation: true in the translation only."
        problems.add(marked[1].path, line, "both files are marked as translations", remedy)
    # Arabic comes first where nothing is said: it is what the seeds are written in.
    return editions[0], editions[1]


def _with_inherited(translation: Edition, original: Edition) -> Edition:
    """Let a translation have what its original says of both, where it says nothing itself."""
    own, given = translation.metadata, original.metadata
    values = {key: getattr(own, key) or getattr(given, key) for key in INHERITED}
    return replace(translation, metadata=replace(own, **values))


def _check_pair(original: Edition, translation: Edition, problems: Problems) -> None:
    first, second = original.metadata, translation.metadata
    for key, mine, theirs in (
        ("tags", set(first.tags), set(second.tags)),
        ("story", {first.story} - {""}, {second.story} - {""}),
    ):
        if mine and theirs and mine != theirs:
            reason = f"{key.title()} differs from {original.path.name}"
            remedy = f"Write the same {key.title()} in both files, or only in the original."
            problems.add(translation.path, second.lines.get(key), reason, remedy)
