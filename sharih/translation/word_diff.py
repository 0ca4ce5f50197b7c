"""A text as it was and as it is → its words, in runs that stayed, went or came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from sharih.records import record

RunKind = Literal["same", "gone", "new"]

# A word with its vowel signs; a number with what stands inside of it; else a single sign.
_MARKS: Final = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed"
_TOKEN: Final = re.compile(rf"\s+|[\w{_MARKS}]+(?:[.,٫٬'’-]\w[\w{_MARKS}]*)*|.", re.DOTALL)
_LONG: Final = 4000
"""From so many words on, those that stand nearly everywhere are not looked at first."""


@record(frozen=True, slots=True)
class Run:
    """Words that follow each other and have the same fate."""

    kind: RunKind
    text: str
    """With the spaces between the words and behind them."""


def word_diff(before: str, now: str) -> tuple[Run, ...]:
    """Compare two texts word by word; what only differs in spaces and line ends is the same.

    The runs that stayed or came give `now`, to the character; what went stands before what came
    in its place.
    """
    old, new = _tokens(before), _tokens(now)
    matcher = SequenceMatcher(None, _words(old), _words(new), autojunk=len(old) > _LONG)
    return tuple(_joined(_runs(matcher, old, new)))


def _runs(
    matcher: SequenceMatcher[str], old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[Run]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" and not _is_island(new, j1, j2):
            yield Run("same", _text(new[j1:j2]))
            continue
        yield from (Run("gone", text) for text in (_text(old[i1:i2]),) if text)
        yield from (Run("new", text) for text in (_text(new[j1:j2]),) if text)


def _is_island(new: Sequence[tuple[str, str]], start: int, end: int) -> bool:
    """Say whether only a sign of punctuation stayed between words that changed."""
    inside = start > 0 and end < len(new)
    return inside and end - start == 1 and re.fullmatch(r"[^\w\s]", new[start][0]) is not None


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Put neighbouring changes together: first all that went, then all that came."""
    gone, came = "", ""
    for run in runs:
        if run.kind == "same":
            yield from _changes(gone, came)
            gone, came = "", ""
            yield run
        elif run.kind == "gone":
            gone += run.text
        else:
            came += run.text
    yield from _changes(gone, came)


def _changes(gone: str, came: str) -> Iterator[Run]:
    if gone:
        yield Run("gone", gone)
    if came:
        yield Run("new", came)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Part a text into words and signs, each with the spaces behind it."""
    found: list[tuple[str, str]] = []
    for token in _TOKEN.findall(text):
        if token.isspace() and found:
            found[-1] = (found[-1][0], found[-1][1] + token)
        else:
            found.append((token, ""))
    return found


def _words(tokens: Sequence[tuple[str, str]]) -> list[str]:
    return [word for word, _ in tokens]


def _text(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(f"{word}{space}" for word, space in tokens)
