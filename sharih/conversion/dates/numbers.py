"""A number of four digits in a folded line → whether it counts or numbers something, and no year.

The words by which that is told stand in `sharih/data/numbers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import Lang, fold
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, checked_lists
from sharih.errors import Problems

_BEFORE: Final = re.compile(r"(?:([^\W_]+) )?([^\W_]+)[ (:]*\Z")
_AFTER: Final = re.compile(r"[ -]?([^\W\d_]+)")
_REACH: Final = 30
"""So many characters before a number are looked at."""
# The sign of a currency or of a telephone number, and digits that are no year themselves.
_SIGN_BEFORE: Final = re.compile(r"[$€£¥+#№]\Z|(?<!\d)(?!(?:19|20)\d\d[ -])\d{3,}[ -]\Z")
_SIGN_AFTER: Final = re.compile(r" ?[$€£¥%]|['’]s|[ -](?!(?:19|20)\d\d(?!\d))\d{3,}(?![\d/.-])")
_ATTACHED: Final = re.compile("[وفبكل]")


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the file, normalised, under their names."""

    before: frozenset[str]
    before_two: frozenset[str]
    after: frozenset[str]
    no_counted: frozenset[str]
    of_time: frozenset[str]
    english_before: frozenset[str]
    english_after: frozenset[str]


def is_no_year(text: str, start: int, end: int, lang: Lang) -> bool:
    """Say whether a bare number in a folded text is no year."""
    if _SIGN_BEFORE.search(text, max(0, start - _REACH), start) or _SIGN_AFTER.match(text, end):
        return True
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    two, one = (before[1] or "", before[2]) if before else ("", "")
    after = _AFTER.match(text, end)
    following = after[1] if after else ""
    lists = _lists()
    if lang == "en":
        return one in lists.english_before or following in lists.english_after
    if one in lists.before or f"{two} {one}" in lists.before_two:
        return True
    if one in lists.of_time and one not in _MAY_COUNT:
        return False
    return following in lists.after or (one not in lists.of_time and _is_counted(following))


_MAY_COUNT: Final = frozenset(map(fold, ("في", "إلى", "وفي", "قبل", "بعد", "خلال", "منذ", "حتى")))


def _is_counted(word: str) -> bool:
    """Say whether a word has the ending of what is counted: شخصا."""
    return (
        len(word) > 3
        and word.endswith("ا")
        and not word.startswith("ال")
        and word not in _lists().no_counted
        and not word.endswith("يا")
    )


@cache
def _lists(path: Path = DATA / "numbers.toml") -> _Lists:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    names = list(_Lists.__dataclass_fields__)
    read = checked_lists(source, names, problems)
    problems.raise_errors()
    whole = {"before_two"}
    return _Lists(**{n: _words(texts, split=n not in whole) for n, texts in read.items()})


def _words(texts: Iterable[str], *, split: bool) -> frozenset[str]:
    folded = [fold(text) for text in texts]
    return frozenset(word for text in folded for word in (text.split() if split else [text]))
