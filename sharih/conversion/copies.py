"""The seeds of a run → which of them are copies of another, byte by byte or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from sharih.conversion.seeds.encodings import decode_bytes
from sharih.conversion.seeds.kinds import kind_of
from sharih.conversion.seeds.near_copies import NearCopies, Sketch, sketch_of
from sharih.conversion.seeds.seeds import read_bytes, seed_from_bytes
from sharih.conversion.state.register import SeedEntry
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs

_EMPTY: Final = sha256().hexdigest()
MOST_DOCUMENTS: Final = 100
"""So many known pages and documents are read again, which takes far longer than a text."""
_SMALLEST: Final = 0.7
_LARGEST: Final = 1.7
"""Only known texts of so many times the size of a new one are compared with it."""


def copies_of(new: Iterable[tuple[str, str]], register: Mapping[str, SeedEntry]) -> dict[str, str]:
    """Find the copies among new seeds, given by name and digest: name → the seed it is a copy of.

    The first that is known counts as the original, else the first of the new ones. Empty files
    are no copies of each other.
    """
    firsts: dict[str, str] = {}
    for name, entry in sorted(register.items()):
        firsts.setdefault(entry.sha256, name)
    found: dict[str, str] = {}
    for name, digest in new:
        first = firsts.setdefault(digest, name)
        if first != name and digest != _EMPTY:
            found[name] = first
    return found


def near_copies(
    new: Sequence[tuple[Path, Sketch]], known: Iterable[Path], inputs: Inputs
) -> Iterator[Problem]:
    """Tell of new seeds that are nearly the same as another one."""
    if not new:
        return
    texts = NearCopies()
    for path, sketch in _known_sketches([sketch.size for _, sketch in new], known, inputs):
        texts.nearest(path.name, sketch)
    for path, sketch in new:
        if (other := texts.nearest(path.name, sketch)) is not None:
            reason = f"is nearly the same as {other}"
            remedy = f"If one of the two is enough, delete the draft of {path.name}."
            yield Problem(path, None, reason, remedy, "warning")


def _known_sketches(
    sizes: Sequence[int], known: Iterable[Path], inputs: Inputs
) -> Iterator[tuple[Path, Sketch]]:
    """Read known seeds again of which a new one may be a copy."""
    smallest, largest = _SMALLEST * min(sizes), _LARGEST * max(sizes)
    documents = 0
    for path in known:
        try:
            if kind_of(path) in ("page", "word"):
                documents += 1
                if documents <= MOST_DOCUMENTS:
                    yield path, _document(path, inputs)
            elif smallest <= path.stat().st_size <= largest:
                yield path, sketch_of([decode_bytes(read_bytes(path, inputs), path).text])
        except (ContentError, OSError):
            continue  # told elsewhere


def _document(path: Path, inputs: Inputs) -> Sketch:
    seed = seed_from_bytes(path, read_bytes(path, inputs))
    left = {number for number, mark in seed.marks.items() if mark.kind in ("outside", "caption")}
    return sketch_of(line.text for line in seed.lines if line.number not in left)
