"""A `Reading` of a conversation → its questions, which are headings, and its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.headings import HEADING_WORDS, Talk
from sharih.conversion.lines.lists import Marker, marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.lines.word_patterns import word_patterns
from sharih.conversion.records import SeedLine
from sharih.conversion.talk.speakers import (
    ANSWER,
    QUESTION,
    Label,
    find_turns,
    one_name,
)
from sharih.conversion.talk.turns import CLOCK, plain_lines

QUESTION_WORDS: Final = 40
"""A question that is a heading has at most this many words."""
FEWEST_QUESTIONS: Final = 3
"""Without signs, so many short questions at least make an interview."""
OF_QUESTION: Final = "sign of a question"
OF_ANSWER: Final = "sign of an answer"

_ASKS: Final = ("؟", "?", "؟!", "?!", "؟»", "?”", '؟"', '?"')


def read_talk(reading: Reading) -> Talk:
    """Find questions and answers, and leave out the signs before them."""
    lines = plain_lines(reading)
    clock = [drop.line for drop in reading.dropped if drop.reason == CLOCK]
    turns = find_turns(lines, bool(clock))
    recorded = _between(lines, min(clock), max(clock) + 2) if clock else set()
    asked = {line.number for line in lines if line.text.endswith(_ASKS)}
    if turns:
        signs = _roles(turns, asked, bool(clock))
        if signs is None:
            return Talk(spoken=frozenset(turns.keys() | recorded))
        return _without_signs(reading, lines, {n: label.end for n, label in turns.items()}, signs)
    if clock or len(asked) < 2:
        return Talk(spoken=frozenset(recorded))
    labels = one_name(lines)
    named = _one_side(lines, labels, asked)
    if named:
        ends = {n: label.end for n, label in labels.items()}
        dashes = _dashes(lines, named)
        named |= dict.fromkeys(dashes, OF_ANSWER)
        return _without_signs(reading, lines, ends | dashes, named)
    markers = {line.number: mark for line in lines if (mark := marker(line.text))}
    marked = _marked(lines, markers, asked)
    if marked:
        ends = {n: mark.end for n, mark in markers.items()}
        return _without_signs(reading, lines, ends, marked)
    return _unmarked(lines, asked)


def _between(lines: Sequence[SeedLine], first: int, last: int) -> set[int]:
    return {line.number for line in lines if first <= line.number <= last}


def _roles(turns: Mapping[int, Label], asked: set[int], recorded: bool) -> dict[int, str] | None:
    """Tell questions from answers: line → which of them; None where it is no interview."""
    keys = Counter(label.key for label in turns.values())
    if keys[QUESTION] > 1:
        return {
            n: OF_QUESTION if label.key == QUESTION else OF_ANSWER
            for n, label in turns.items()
            if label.key in (QUESTION, ANSWER)
        }
    if recorded or len(keys) != 2:
        return None
    asks = Counter(label.key for n, label in turns.items() if n in asked)
    asker, answerer = sorted(keys, key=lambda key: asks[key] / keys[key], reverse=True)
    if 4 * asks[asker] < 3 * keys[asker] or 10 * asks[answerer] > 3 * keys[answerer]:
        return None
    if word_patterns().hosts.match(asker):
        return None
    return {n: OF_QUESTION if t.key == asker else OF_ANSWER for n, t in turns.items()}


def _one_side(
    lines: Sequence[SeedLine], labels: Mapping[int, Label], asked: set[int]
) -> dict[int, str]:
    """Tell questions from answers where a name stands before the lines of only one of the two."""
    if not labels:
        return {}
    signed = all(label.key == QUESTION for label in labels.values())
    if signed or 5 * len(labels.keys() & asked) >= 4 * len(labels):
        return dict.fromkeys(labels, OF_QUESTION)
    before = {b.number: a.number for a, b in pairwise(lines)}
    answering = {n: before[n] for n in labels if before.get(n) in asked}
    if 5 * len(answering) < 4 * len(labels) or labels.keys() & asked:
        return {}
    return dict.fromkeys(labels, OF_ANSWER) | dict.fromkeys(answering.values(), OF_QUESTION)


def _dashes(lines: Sequence[SeedLine], signs: Mapping[int, str]) -> dict[int, int]:
    """Find the dashes before most answers behind signed questions: line → where its words begin."""
    asked = [n for n, sign in signs.items() if sign == OF_QUESTION]
    found = {
        b.number: mark.end
        for a, b in pairwise(lines)
        if a.number in asked and b.number not in signs
        and (mark := marker(b.text)) and not mark.number
    }  # fmt: skip
    return found if 4 * len(found) >= 3 * len(asked) else {}


def _marked(
    lines: Sequence[SeedLine], markers: Mapping[int, Marker], asked: set[int]
) -> dict[int, str]:
    """Tell questions from answers by the dashes, stars or numbers before them."""
    kinds = Counter(mark.kind for mark in markers.values())
    asking = Counter(markers[n].kind for n in asked if n in markers)
    if not asking:
        return {}
    kind, count = asking.most_common(1)[0]
    if count < 2:
        return {}
    signs = {n: OF_QUESTION for n in asked if n in markers and markers[n].kind == kind}
    alternate = all(not (a.number in signs and b.number in signs) for a, b in pairwise(lines))
    others = {n for n, mark in markers.items() if mark.kind == kind and n not in signs}
    behind = {b.number for a, b in pairwise(lines) if a.number in signs}
    if not alternate or (others - behind and 4 * count < 3 * kinds[kind]):
        return {}
    if kind == "number" and not _count_up([markers[n].number for n in signs if n in markers]):
        return {}
    return signs | {
        n: OF_ANSWER
        for n in behind
        if n in markers and (markers[n].kind != kind or others) and markers[n].kind != "number"
    }


def _count_up(numbers: Sequence[int]) -> bool:
    ordered = sorted(numbers)
    return ordered == list(range(ordered[0], ordered[0] + len(ordered)))


def _without_signs(
    reading: Reading,
    lines: Sequence[SeedLine],
    ends: Mapping[int, int],
    signs: Mapping[int, str],
) -> Talk:
    """Leave the signs out; a question that is too long for a heading keeps its own."""
    last = reading.lines[-1].number
    texts = {line.number: line.text for line in lines}
    long = {
        n for n, sign in signs.items()
        if sign == OF_QUESTION and (n == last or texts[n].count(" ") > QUESTION_WORDS)
    }  # fmt: skip
    for sign in (OF_QUESTION, OF_ANSWER):
        parts = {
            n: (texts[n][: ends[n]].strip(), texts[n][ends[n] :])
            for n, of in signs.items()
            if of == sign and n not in long and 0 < ends.get(n, 0) < len(texts[n])
        }
        reading.take_off(parts, sign)
    questions = {n for n, sign in signs.items() if sign == OF_QUESTION and n not in long}
    return Talk(frozenset(questions), frozenset(signs.keys() - questions))


def _unmarked(lines: Sequence[SeedLine], asked: set[int]) -> Talk:
    """Find the questions that stand alone between answers, where there are many of them."""
    answered = {
        a.number for a, b in pairwise(lines)
        if a.number in asked and b.number not in asked and a.text.count(" ") < QUESTION_WORDS
    }  # fmt: skip
    short = sum(line.number in answered and line.text.count(" ") < HEADING_WORDS for line in lines)
    plain = short >= FEWEST_QUESTIONS and 2 * short >= len(answered)
    if not plain or 4 * len(answered) < len(lines):
        return Talk()
    first = lines[0].number
    return Talk(frozenset(answered - {first}))
