"""Text → the same without what must not be seen; the author's direction marks stay."""

from __future__ import annotations

import re
from typing import Final

from sharih.arabic.script import ARABIC_LETTER, FORMAT_CONTROL, NONCHARACTER, is_all_seen

MARKS: Final = "\u061c\u200e\u200f"
"""Inside of a character class: marks that stand like a letter of one direction."""
ISOLATES: Final = "\u2066-\u2069"
"""Inside of a character class: what opens and closes an isolated run."""

_CLOSES: Final = "\u2069"
_HIDDEN: Final = re.compile(
    f"[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f{FORMAT_CONTROL}{NONCHARACTER}]"
)
_KEPT: Final = re.compile(f"[{MARKS}{ISOLATES}]")
_ISOLATE: Final = re.compile(f"[{ISOLATES}]")
_JOINED_WORD: Final = re.compile(f"[{ARABIC_LETTER}][{ARABIC_LETTER}\u200c\u200d]*+")
_PERSIAN: Final = re.compile("[پچژگکیڤٹڈڑںہھےۀۂۓ]")
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff"
_JOINER: Final = re.compile(
    f"(?<=[{ARABIC_LETTER}])[\u200c\u200d](?=[{ARABIC_LETTER}])"
    f"|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
)


def strip_controls(text: str) -> str:
    """Drop all invisible characters: for names, addresses and whatever else is compared.

    Joiners stay in words with Persian or Urdu letters, where spelling needs them, and
    between the parts of an emoji.
    """
    if is_all_seen(text) or _HIDDEN.search(text) is None:
        return text
    kept = _joiners(text)
    return _HIDDEN.sub(lambda found: found.group() if found.start() in kept else "", text)


def strip_unsafe_controls(text: str) -> str:
    """Drop the invisible characters that must not reach a page.

    Marks of direction stay, and isolates that are closed; overrides and embeddings, which could
    make a text look like another or turn what stands behind it, go. Source: UAX #9, 2.
    """
    if is_all_seen(text) or _HIDDEN.search(text) is None:
        return text
    kept = _joiners(text)
    if _KEPT.search(text) is None:
        return _HIDDEN.sub(lambda found: found.group() if found.start() in kept else "", text)
    kept |= {found.start() for found in _KEPT.finditer(text)} - _unbalanced(text)
    return _HIDDEN.sub(lambda found: found.group() if found.start() in kept else "", text)


def _unbalanced(text: str) -> set[int]:
    """Find the isolates that nothing closes, and what closes none."""
    open_at: list[int] = []
    alone: set[int] = set()
    for found in _ISOLATE.finditer(text):
        if found.group() != _CLOSES:
            open_at.append(found.start())
        elif open_at:
            open_at.pop()
        else:
            alone.add(found.start())
    return alone.union(open_at)


def _joiners(text: str) -> set[int]:
    """Find the joiners that belong to the spelling of a word or an emoji."""
    if _JOINER.search(text) is None:
        return set()
    arabic = [word for word in _JOINED_WORD.finditer(text) if not _PERSIAN.search(word.group())]
    dropped = {at for word in arabic for at in range(*word.span())}
    return {joiner.start() for joiner in _JOINER.finditer(text)} - dropped
