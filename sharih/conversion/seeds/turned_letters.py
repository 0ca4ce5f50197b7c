"""Arabic whose lam-alef came out turned → mended where it is sure, and told where it is not.

Some fonts give the ligature of lam and alef as two letters in the order of the screen:
`االنتخابات` for `الانتخابات`, `فالديمير` for `فلاديمير`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK
from sharih.content.toml_source import read_toml
from sharih.errors import Problems

DATA: Final = Path(__file__).parents[2] / "data" / "lam_alef.toml"
FEWEST: Final = 2
"""How many words must show it before others are mended too; one more where all have plain alefs."""
RIGHT_TO_A_SLIP: Final = 5
"""Beside more right ones than this for each, two alefs in a row are a letter typed twice."""

_L = f"[{ARABIC_LETTER}{ARABIC_MARK}]"
_ALEFS = "اأإآ"
_SIGNS: Final = ("اال", "األ", "اإل", "اآل", "ىل")
_RIGHT: Final = re.compile(f"ل[{_ALEFS}]")
# No Arabic word begins with an alef and one with a hamza, nor has a final form within it.
_SURE: Final = re.compile(rf"(?<!{_L})(?P<before>[وفبك]?ا)(?P<alef>[أإآ])ل(?={_L})|ىل(?!{_L})")
# Two plain alefs in a row are sometimes a slip: a letter typed twice, a space left out.
_TWO_ALEFS: Final = re.compile(
    rf"(?P<before>[{ARABIC_LETTER}]{{0,12}}ا)(?P<alef>ا)ل(?P<after>{_L}{{1,20}})"
)
_ANYWHERE: Final = re.compile(rf"(?P<before>ا)(?P<alef>[{_ALEFS}])ل(?={_L})")
# Shapes of verbal nouns that no other word has: إصالح, احتالل, انقالب, استهالك; and الل at the end.
_SHAPE: Final = re.compile(
    rf"(?<!{_L})(?P<before>[وفبكل]{{0,2}}(?:ا?ل)?(?:إ[^{_ALEFS}]|ا[^{_ALEFS}]ت|ان[^{_ALEFS}]|است[^{_ALEFS}]))"
    rf"(?P<alef>ا)ل(?=[^\W{_ALEFS}ةته])(?={_L})"
    rf"|(?<=[^\Wوفبكل])ال(?=ل(?!{_L}))|(?<=\bال[^\W_]{{2}})ال(?=ت(?!{_L}))|(?<=\bال[^\W_]{{3}})ال(?=ت(?!{_L}))|(?<=\bال[^\W_]{{4}})ال(?=ت(?!{_L}))"
)
_WHOLE: Final = re.compile(
    rf"[{ARABIC_LETTER}]{{0,3}}ا[{_ALEFS}]ل{_L}{{1,20}}|{_L}{{0,6}}ىل(?!{_L})"
)
_ALONE: Final = re.compile(rf"(?<!{_L})(?P<before>[وف]?)ال(?!{_L})")
_FOR_THE: Final = re.compile(rf"(?<!{_L})(?P<before>[وف]?ل)(?P<alef>[{_ALEFS}])ل(?={_L}{{2}})")
_BEFORE = r"(?P<before>[وفبكل]{0,2}(?:ال|لل)?)"
_AFTER = rf"(?P<after>(?:ه|ها|هم|هما|نا|ي|ية|ة|ات|ين|ون|ان|ا|تها|ته|تهم)?)(?!{_L})"


@dataclass(frozen=True, slots=True)
class TurnedWords:
    """How words of `data/lam_alef.toml` look when they are turned."""

    mended: re.Pattern[str]
    told: re.Pattern[str]
    right: Mapping[str, str]
    """Turned → right."""


def may_be_turned(text: str) -> bool:
    """Whether a text has what only a turned lam-alef shows."""
    return any(sign in text for sign in _SIGNS)


def is_turned_throughout(text: str) -> bool:
    """Whether a text has turned ones, and hardly any that is right."""
    found = {word.group() for word in _WHOLE.finditer(text)}
    enough = len(found) >= FEWEST + (_SURE.search(text) is None)
    return enough and len(_RIGHT.findall(text)) * 5 <= len(found)


def is_slip(text: str) -> bool:
    """Whether what may be turned in a text is so seldom that an alef was rather typed twice."""
    return len(_RIGHT.findall(text)) > RIGHT_TO_A_SLIP * len(_WHOLE.findall(text))


def mend_turned(text: str, throughout: bool) -> tuple[str, int]:
    """Mend the words of a line that are surely turned.

    `throughout`: all of the text are, so that words show it which elsewhere may be right.
    """
    text, count = _SURE.subn(_turn, text)
    if not throughout:
        return text, count
    text, further = _ANYWHERE.subn(_turn, text)
    count += further
    words = _words()

    def listed(found: re.Match[str]) -> str:
        before, word = found["before"] or found["also"] or "", found["word"] or found["noun"]
        return before + words.right[word] + found["after"]

    for pattern, mend in (
        (_FOR_THE, lambda found: f"{found['before']}ل{found['alef']}"),
        (_SHAPE, _turn), (words.mended, listed),
        (_ALONE, lambda found: f"{found['before']}لا"),
    ):  # fmt: skip
        text, further = pattern.subn(mend, text)
        count += further
    return text, count


def doubtful_words(text: str, throughout: bool) -> Iterator[tuple[str, str]]:
    """Find the words of a line that may be turned: as they are, as they may have been."""
    if not throughout:
        for found in _TWO_ALEFS.finditer(text):
            yield found.group(), f"{found['before']}لا{found['after']}"
        return
    words = _words()
    for found in words.told.finditer(text):
        yield found.group(), found["before"] + words.right[found["word"]] + found["after"]


def _turn(found: re.Match[str]) -> str:
    if found.group() == "ىل":
        return "لى"
    if found["alef"] is None:
        return "لا"
    return f"{found['before']}ل{found['alef']}"


@cache
def _words(path: Path = DATA) -> TurnedWords:
    """Read the words; raises ContentError where the file holds something else."""
    source = read_toml(path)
    problems = Problems()
    lists: dict[str, list[str]] = {}
    for name in ("words", "behind_article", "doubtful"):
        value = source.data.get(name)
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            lists[name] = value
            continue
        line = source.line(name) if value is not None else None
        problems.add(path, line, f"{name} is missing or no list of texts", 'Write ["…"].')
    problems.raise_errors()
    right = {_turned(word): word for group in lists.values() for word in group}
    plain, behind, told = ("|".join(sorted(map(_turned, group), key=len, reverse=True))
                           for group in lists.values())  # fmt: skip
    mended = (
        rf"(?<!{_L})(?:{_BEFORE}(?P<word>{plain})"
        rf"|(?P<also>[وفبكل]{{0,2}}(?:ال|لل))(?P<noun>{behind})){_AFTER}"
    )
    return TurnedWords(
        re.compile(mended), re.compile(rf"(?<!{_L}){_BEFORE}(?P<word>{told}){_AFTER}"), right
    )


def _turned(word: str) -> str:
    return re.sub(f"ل([{_ALEFS}])", r"\1ل", word)
