"""An explainer's folder and a seed's new conversion → the files that both make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sharih.arabic import Lang, digits
from sharih.content.edition_text import EditionText, Piece, read_edition, without_comments
from sharih.content.explainers import load_explainer
from sharih.content.head import Field, changed_head, names_of, read_fields, split_head
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import BASES, Draft, frame_of
from sharih.conversion.merging.deletions import without_deleted
from sharih.conversion.merging.further_seeds import Brought, place_of
from sharih.conversion.merging.matching import matched
from sharih.conversion.merging.merge import appended, merge
from sharih.conversion.merging.merge_plan import Merged
from sharih.conversion.merging.metadata_merge import merge_head
from sharih.conversion.merging.part_merge import (
    head_with_parts,
    without_settled_parts,
)
from sharih.conversion.merging.reimport_notes import (
    account_of,
    tell_of_blocks,
    tell_of_fields,
    tell_of_parts,
)
from sharih.conversion.merging.translation_merge import merge_translation
from sharih.conversion.reports.outcomes import Merge
from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs
from sharih.languages import other_language
from sharih.translation.alignment import align
from sharih.translation.recording import ledger_update, read_ledger_of

_NO_TEXT: Final = EditionText("", "\n", ())
_HEAD: Final = 16_384
"""Metadata stand in this many bytes."""


_File = tuple[Path, bytes | None, bytes]
"""A path, the bytes that were read there, and the new ones."""


@dataclass(frozen=True, slots=True)
class Update:
    """New files of an explainer, in the order in which they are to be written."""

    files: tuple[_File, ...]
    merge: Merge
    problems: tuple[Problem, ...] = ()
    """What an editor must look at."""


def check_files(folder: Path, name: str, inputs: Inputs) -> None:
    """Raise ContentError where a file that a merge reads is refused, before any is opened."""
    languages = [folder / f"{lang}.{kind}" for lang in ("ar", "en") for kind in ("md", "po")]
    for path in (folder, *languages, folder / BASES, folder / BASES / name):
        inputs.check(path)


def read_base(folder: Path, name: str) -> EditionText | None:
    """Read what a seed was converted into last; None where that is not known."""
    try:
        return read_edition((folder / BASES / name).read_bytes())
    except (OSError, UnicodeDecodeError):
        return None


def base_bytes(pieces: Sequence[Piece], head: str = "") -> bytes:
    """Write the base for the next merge; without a head it begins with an empty line."""
    text = head + ("\n\n" if head else "\n") + "\n\n".join(piece.text for piece in pieces) + "\n"
    return text.encode("utf-8")


def follow(folder: Path, name: str, base: EditionText, draft: Draft, registry: Registry) -> Update:
    """Merge a seed's new conversion into the explainer that was made of it.

    Raises ContentError where the explainer's files cannot be read.
    """
    new = read_edition(draft.original.encode("utf-8"))
    path, data, mine = _read(folder, draft.lang)
    copy_path, copy_data, copy = _read_translation(folder, draft.lang)
    frame = frame_of(base)
    problems = Problems()
    untouched = data == base.encode() and copy_data in (None, frame.encode())
    if untouched:
        # Nobody has touched it: a fresh conversion in all, ids of sections too. What the folder
        # and the register say of its seeds is the same.
        merged, text = merge(base.pieces, new.pieces, base, name), new
        translated = copy and frame_of(new)
        fields = merge_head(base.head, new.head, mine.head).fields
        head, pieces = new.head, new.pieces
    else:
        parts = without_settled_parts(base, new, mine)
        merged = merge(parts.base, parts.new, mine, name)
        of_head = merge_head(base.head, new.head, mine.head)
        text = replace(merged.text, head=head_with_parts(of_head.head, merged.text, mine))
        fields, head, pieces = of_head.fields, new.head, parts.whole(new.pieces, merged.base)
        tell_of_blocks(merged, path, name, problems)
        tell_of_parts(parts, path, name, problems)
        tell_of_fields(of_head, read_fields(new.head), path, name, problems)
        settled = replace(base, pieces=parts.base)
        left = copy and without_deleted(base.pieces, mine, copy)
        translated = left and _translation(settled, new, merged, left, fields)
    copied = copy_path, copy_data, (translated.encode() if translated else copy_data)
    files = _changed(copied, (path, data, text.encode()))
    if files and not untouched:
        files = [*recorded(folder, registry), *files]
    files.append((folder / BASES / name, None, base_bytes(pieces, head)))
    return Update(tuple(files), account_of(merged, fields), tuple(problems))


def follow_further(
    folder: Path, name: str, base: EditionText, brought: Brought, lang: Lang, registry: Registry
) -> Update:
    """Merge the new version of a seed that was brought into an explainer later."""
    path, data, mine = _read(folder, lang)
    copy_path, copy_data, copy = _read_translation(folder, lang)
    merged = merge(base.pieces, brought.pieces, mine, name)
    problems = Problems()
    tell_of_blocks(merged, path, name, problems)
    copied = copy_path, copy_data, copy_data
    if copy is not None:
        left = without_deleted(base.pieces, mine, copy)
        copied = *copied[:2], merge_translation(base.pieces, merged, left).encode()
    files = _changed(copied, (path, data, merged.text.encode()))
    if files:
        files = [*recorded(folder, registry), *files]
    files.append((folder / BASES / name, None, base_bytes(merged.base)))
    account = replace(account_of(merged, ()), repeated=brought.repeated)
    return Update(tuple(files), account, tuple(problems))


def join(
    folder: Path, name: str, brought: Brought, lang: Lang, tags: Iterable[str], cap: int
) -> Update:
    """Bring one more seed into an explainer."""
    path, data, mine = _read(folder, lang)
    copy_path, copy_data, copy = _read_translation(folder, lang)
    files = []
    if copy is not None:
        at = place_of(copy.pieces)
        text = appended(copy, without_comments(brought.pieces), at)
        text = replace(text, head=_joined_head(copy.head, name, tags, cap))
        files.append((copy_path, copy_data, text.encode()))
    text = appended(mine, brought.pieces, place_of(mine.pieces))
    text = replace(text, head=_joined_head(mine.head, name, tags, cap))
    files.append((path, data, text.encode()))
    files.append((folder / BASES / name, None, base_bytes(brought.pieces)))
    return Update(tuple(files), joined(brought))


def joined(brought: Brought) -> Merge:
    """Sum up what one more seed brings into an explainer."""
    return Merge(added=len(without_comments(brought.pieces)), repeated=brought.repeated)


def recorded(folder: Path, registry: Registry) -> list[_File]:
    """Bring an explainer's ledger up to date before its original changes.

    Otherwise a translation that was never recorded would pass for one of the new text. Raises
    ContentError where the explainer cannot be read.
    """
    problems = Problems()
    explainer = load_explainer(folder, problems)
    problems.raise_errors()
    if explainer is None or explainer.translation is None:
        return []
    known = read_ledger_of(explainer)
    alignment = align(explainer.original, explainer.translation, known, registry)
    update = ledger_update(explainer, known, alignment)
    return [(update[0], None, update[1])] if update else []


def others_of(folder: Path, lang: Lang, base: EditionText | None) -> list[Piece]:
    """List the blocks of an explainer that did not come from the seed with this base."""
    _, _, mine = _read(folder, lang)
    if base is None:
        return list(mine.pieces)
    own = set(matched(base.pieces, mine.pieces, in_order=False).values())
    return [piece for at, piece in enumerate(mine.pieces) if at not in own]


def original_language(folder: Path) -> Lang | None:
    """Tell the language of an explainer's original; None where there is none to be read."""
    found: list[tuple[Lang, bool]] = []
    langs: tuple[Lang, Lang] = ("ar", "en")
    for lang in langs:
        if (folder / f"{lang}.md").is_file():
            fields = read_fields(_read(folder, lang)[2].head)
            is_copy = "translation" in fields and fields["translation"].value.lower() == "true"
            found.append((lang, is_copy))
    originals = [lang for lang, is_copy in found if not is_copy] or [lang for lang, _ in found]
    return originals[0] if originals else None


def publication_day(folder: Path, name: str, inputs: Inputs) -> dt.date | None:
    """Tell on which day an editor says that a seed's article was published.

    That is the `Date` of the explainer made of it, unless it is only proposed. A seed that was
    brought into the explainer later may be of another day, and so has none here.
    """
    for lang in ("ar", "en"):
        path = folder / f"{lang}.md"
        fields = _first_fields(path) if inputs.allows(path) else {}
        copy = "translation" in fields and fields["translation"].value.lower() == "true"
        if copy or "date" not in fields or "date" in names_of(fields, "proposed"):
            continue
        if names_of(fields, "seed")[:1] in ((), (name,)):
            with suppress(ValueError):  # told when the explainer is read
                return dt.date.fromisoformat(digits(fields["date"].value, "latn")[:10])
    return None


def _first_fields(path: Path) -> Mapping[str, Field]:
    """Read the metadata of an edition, and nothing else of it; none where that cannot be."""
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD)
    except OSError:
        return {}
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return read_fields(split_head(text)[0])


def _joined_head(head: str, name: str, tags: Iterable[str], cap: int) -> str:
    fields = read_fields(head)
    seeds = names_of(fields, "seed")
    changes: dict[str, str | None] = {}
    if name not in seeds:
        changes["seed"] = ", ".join([*seeds, name])
    published = "status" in fields and fields["status"].value.lower() == "published"
    mine = names_of(fields, "tags")
    more = [tag for tag in tags if tag not in mine][: max(0, cap - len(mine))]
    if more and not published and (mine or "translation" not in fields):
        changes["tags"] = ", ".join([*mine, *more])
    return changed_head(head, changes)


def _translation(
    base: EditionText, new: EditionText, merged: Merged, copy: EditionText, fields: Sequence[str]
) -> EditionText:
    text = merge_translation(base.pieces, merged, copy)
    head = merge_head(frame_of(base).head, frame_of(new).head, copy.head, fields).head
    return replace(text, head=head)


def _changed(*files: tuple[Path, bytes | None, bytes | None]) -> list[_File]:
    """Take those files of which other bytes are to be written than were read."""
    return [(path, was, data) for path, was, data in files if data is not None and data != was]


def _read(folder: Path, lang: Lang) -> tuple[Path, bytes, EditionText]:
    path = folder / f"{lang}.md"
    try:
        data = path.read_bytes()
        return path, data, read_edition(data)
    except (OSError, UnicodeDecodeError) as error:
        reason = f"cannot be read, so no seed can be merged into it ({error})"
        remedy = "Make it a readable file in UTF-8."
        raise ContentError(Problem(path, None, reason, remedy)) from None


def _read_translation(folder: Path, lang: Lang) -> tuple[Path, bytes | None, EditionText | None]:
    other = other_language(lang)
    path = folder / f"{other}.md"
    if not path.exists():
        return path, None, None
    return _read(folder, other)
