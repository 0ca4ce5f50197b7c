"""Latin or Arabic words of a text → what stands at their edges and runs with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sharih.arabic.numbers import Span
from sharih.arabic.script import ARABIC_LETTER, LATIN_LETTER, Lang

_OPENS_PATH: Final = re.compile(
    r"(?:^|(?<=[\s\"“‘«(\[]))(?:[~.]?[/\\]|[/\\]{2}|\.\.[/\\]|~?[/\\]\.|\.|--)\Z"
)
"""What begins a path, a hidden file or an option before its first letter."""
_BEFORE_WORDS: Final = frozenset("/\\.-")
_LONGEST_OPENING: Final = 4
_OF_PATHS: Final = re.compile(r"[./\\]")
_SLASHES: Final = ("/", "\\")
_OTHERS: Final = {
    "en": f"{ARABIC_LETTER}،؛؟",
    "ar": LATIN_LETTER,
}
"""What no quotation in a language holds. In brackets, two names with a comma stay two."""
_QUOTED: Final = {
    lang: re.compile(
        rf"(?=[“«\"‘(])(?:“(?=\S)[^“”\n{others}]++(?<=\S)”|«(?=\S)[^«»\n{others}]++(?<=\S)»"
        rf"|(?:(?<![\w\"])|(?<=(?<!\w)[وفبلك]))\"(?=\S)[^\"\n{others}]++(?<=\S)\"(?!\w)"
        rf"|(?<!\w)‘(?=\S)[^‘’\n{others}]++(?<=\S)’(?!\w)"
        rf"|\((?=\S)[^()\n,;{others}]++(?<=[.!?…؟])\))"
    )
    for lang, others in _OTHERS.items()
}
_MARKS: Final = re.compile('[“«"‘(]')
_ENDS: Final = re.compile("[.!?…؟]")
_LETTER_OF: Final = {
    "en": re.compile(f"[{LATIN_LETTER}]"),
    "ar": re.compile(f"[{ARABIC_LETTER}]"),
}


def with_path_ends(text: str, words: Iterable[Span]) -> Iterator[Span]:
    """Take into Latin words what begins or ends a path: /etc/hosts, .gitignore, example.org/a/."""
    at = 0
    for first, end in words:
        start = first
        if start and text[start - 1] in _BEFORE_WORDS and not text.startswith("--", end):
            opens = _OPENS_PATH.search(text, max(at, start - _LONGEST_OPENING), start)
            start = opens.start() if opens else start
        at = end
        if text.startswith(_SLASHES, end) and _OF_PATHS.search(text, start, end):
            at += not text[end + 1 : end + 2].isalnum()
        yield start, at


def quoted(text: str, lang: Lang) -> list[Span]:
    """Find what stands between marks of quotation and is all in a language, the marks outside.

    A sentence in it ends with its own sign, which without that would stand at the wrong end.
    """
    if _MARKS.search(text) is None or _ENDS.search(text) is None:
        return []
    letter = _LETTER_OF[lang]
    return [
        (found.start() + 1, found.end() - 1)
        for found in _QUOTED[lang].finditer(text)
        if letter.search(text, found.start(), found.end())
    ]
