"""The lines of a text → who speaks where, if several people take turns in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.line_shapes import ENDS
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine
from sharih.conversion.talk.clock import MOST_LINES, is_most

NAME_WORDS: Final = 7
"""The name of a speaker has at most this many words."""
NAME_CHARACTERS: Final = 50
"""A line with the name of a speaker is not longer."""
FEWEST_TURNS: Final = 4
"""Of fewer turns nothing is known."""
QUESTION: Final = "?"
"""The key of `س:`, `سؤال 2:`, `Q:`;"""
ANSWER: Final = "!"
"""that of `ج:`, `الجواب:`, `A:`."""

_LABEL: Final = re.compile(
    r"(?P<sign>(?:>>+|[-–—•*]) ?)?"
    r"(?P<name>[^\W\d_][^:.،,؛;؟?!«»\"“”…|]{0,50}?) ?:(?![\d/]) ?"
)
_LETTER: Final = re.compile(
    r"(?P<sign>[-–—•*] ?)?(?P<name>(?:[سجق]ـ?|[QA]) ?\d{0,3}) ?[:./)–-]+ ?(?=\S)"
)
# The name of a paper that asks: «المجلة» - …
_HOUSE: Final = re.compile(
    r"(?P<sign>[-–—•*] ?)?[«“\"](?P<name>[^\W\d_][^«»“”\".،؟?!]{1,24})[»”\"] ?[-–—:]+ ?(?=\S)"
)
# Who asks at a briefing has no name: Q     When will it open?
_ASKER: Final = re.compile(r"(?P<sign>)(?P<name>Q) (?=[A-Z“\"])")
_SHORT_SIGN: Final = re.compile(r"(?:[-–—•*] ?)?[سجقQA](?![^\W\d_])")
_BEGINS: Final = "سجقQA-–—•*"
_QUOTES: Final = '«“"'
_ASIDE: Final = re.compile(r" ?[(\[][^)\]]*[)\]]?")
_NUMBER: Final = re.compile(r" \d{1,2}\Z")
_NO_NAME: Final = re.compile(r"[.،,؛;؟?!…\"“”«»\d|]|\A\W")


@dataclass(frozen=True, slots=True)
class Label:
    """The name before what somebody says."""

    key: str
    """The name, normalised; `QUESTION` or `ANSWER` for the sign of one."""
    end: int
    """Where the words begin."""
    sign: str
    """A dash or `>>` before the name; may be empty."""


def label_of(text: str) -> Label | None:
    """Find a name and a colon at the beginning of a line, or the letter of a question."""
    if asker := _ASKER.match(text):
        return Label("q", asker.end(), "")
    match = _LETTER.match(text) or _LABEL.match(text) or _HOUSE.match(text)
    if match is None or match["name"].count(" ") >= NAME_WORDS:
        return None
    name = _ASIDE.sub("", match["name"]).strip()
    return Label(_key(name), match.end(), match["sign"] or "") if name else None


def _labels(lines: Sequence[SeedLine]) -> dict[int, Label]:
    """Find all names and colons; nothing where there are too few to matter."""
    likely = [
        line for line in lines
        if ":" in line.text[:60]
        or (line.text[0] in _BEGINS and _SHORT_SIGN.match(line.text))
        or (line.text[0] in _QUOTES and _HOUSE.match(line.text))
    ]  # fmt: skip
    if len(likely) < 2:
        return {}
    return {line.number: label for line in likely if (label := label_of(line.text))}


def find_turns(lines: Sequence[SeedLine], recorded: bool = False) -> dict[int, Label]:
    """Find the lines that begin with the name of one of those who speak by turns.

    Nothing is found in a text that is no conversation: a few names recur in one, and many lines
    between the first and the last of them begin with one; fewer where it is `recorded`, since
    subtitles are short.
    """
    labels = _labels(lines)
    if len(labels) < FEWEST_TURNS:
        return {}
    speech = word_patterns().speech
    labels = {n: label for n, label in labels.items() if not speech.search(label.key)}
    counts = Counter(label.key for label in labels.values())
    recurring = {key for key, count in counts.items() if count > 1}
    turns = [n for n, label in labels.items() if label.key in recurring]
    if len(turns) < FEWEST_TURNS - (len(recurring) < 2) or len(counts) < 2:
        return {}
    inside = [line.number for line in lines if turns[0] <= line.number <= turns[-1]]
    if len(recurring) < 2 and 10 * sum(n in labels for n in inside) < 6 * len(inside):
        return {}
    if 10 * len(turns) < (1 if recorded else 3) * len(inside) or 2 * len(turns) < len(labels):
        return {}
    first, last = turns[0] - 1, turns[-1] + 2
    return {n: label for n, label in labels.items() if first <= n <= last}


def one_name(lines: Sequence[SeedLine]) -> dict[int, Label]:
    """Find the lines that begin with a name that recurs, where only one does."""
    labels = _labels(lines)
    counts = Counter(label.key for label in labels.values())
    recurring = [key for key, count in counts.items() if count > 1]
    fewest = 2 if QUESTION in recurring else FEWEST_TURNS - 1
    if len(recurring) != 1 or counts[recurring[0]] < fewest:
        return {}
    if word_patterns().speech.search(recurring[0]):
        return {}
    return {n: label for n, label in labels.items() if label.key == recurring[0]}


def speakers_alone(lines: Sequence[SeedLine], behind_stamps: Collection[int]) -> set[int]:
    """Find the names of speakers that stand alone on a line, over what they say.

    `behind_stamps` are the lines right behind a clock stamp.
    """
    short = [line.text for line in lines if len(line.text) <= NAME_CHARACTERS]
    if not behind_stamps and len(short) - len({*short}) < FEWEST_TURNS // 2:
        return set()
    names: dict[int, str] = {}
    for line, following in pairwise(lines):
        if _may_be_name(line.text) and not _may_be_name(following.text):
            names[line.number] = _key(_bare(line.text))
    counts = Counter(names.values())
    recurring = {n for n, key in names.items() if counts[key] > 1}
    stamped = {n for n in behind_stamps if n in names}
    by_stamps = len(stamped) > 1 and 10 * len(stamped) >= 6 * len(behind_stamps)
    if by_stamps:
        recurring |= stamped
    elif len(recurring) < FEWEST_TURNS or len({names[n] for n in recurring}) < 2:
        return set()
    texts = {a.number: (a.text, b.text) for a, b in pairwise(lines)}
    spoken = [n for n in recurring if ENDS.search(texts[n][1])]
    if 10 * len(spoken) < 6 * len(recurring):
        return set()
    shape = Counter(_shape(texts[n][0]) for n in recurring).most_common(1)[0][0]
    first, last = min(recurring), max(recurring)
    within = sum(first <= line.number <= last for line in lines)
    if not is_most(lines, first, last + 1) or within > MOST_LINES * len(recurring):
        return set()
    once = {
        n for n in names
        if first < n < last and shape != "plain" and _shape(texts[n][0]) == shape
    }  # fmt: skip
    return recurring | once


def _may_be_name(text: str) -> bool:
    if len(text) > NAME_CHARACTERS:
        return False
    name = _bare(text)
    return (
        bool(name)
        and name.count(" ") < NAME_WORDS
        and not _NO_NAME.search(_NUMBER.sub("", name))
        and not (text.endswith(":") and word_patterns().speech.search(key_of(name)))
    )


def _bare(text: str) -> str:
    return _ASIDE.sub("", text.removeprefix(">>")).strip(" :-–—")


def _key(name: str) -> str:
    """Normalise a name; signs of questions, and of answers, are the same with every number."""
    key = key_of(name)
    words = word_patterns()
    if words.questions.match(key):
        return QUESTION
    return ANSWER if words.answers.match(key) else key


def _shape(text: str) -> str:
    if text.endswith(":"):
        return "colon"
    return "capitals" if text.isupper() else "plain"
