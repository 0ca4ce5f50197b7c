"""The messages of several people → the one whose messages are the article, and what is chatter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.conversion.lines.line_shapes import shape
from sharih.conversion.records import SeedLine

CHATTER: Final = "message beside the article"
"""The reason for leaving out what was said in a chat around an article."""
OTHERS: Final = 2
"""Who gives an article writes so many times as many words of prose as all others together."""
HEADLINE_WORDS: Final = 4
"""A message that is the headline of the next one has at least this many words."""
SHORT_WORDS: Final = 8
"""A message of fewer words without a full stop is none of the article's text."""
NAME_WORDS: Final = 3

_CLOCK: Final = re.compile(
    r"(?:today at |yesterday at |اليوم |أمس )?\d{1,2}:\d\d ?(?:[ap]m|[صم])\Z", re.IGNORECASE
)
_STOP: Final = re.compile(r"[.!؟?:،,]\Z")
_ENDS: Final = re.compile(r"[.!…»”\"][)\]*_]*\Z")
_QUESTION: Final = re.compile(r"[؟?]")
_SHOWN: Final = re.compile(r"[*•▪#🔹🔸]|\d{1,2}[.)/-]")


@dataclass(slots=True)
class Message:
    """What somebody sent."""

    sender: str
    lines: list[SeedLine]
    """What is in it, without its stamp."""

    def prose(self) -> int:
        """Count the words of its paragraphs."""
        looks = (shape(line.text) for line in self.lines)
        return sum(look.words for look in looks if look.prose)


def name_stamps(lines: Sequence[SeedLine]) -> dict[int, str]:
    """Find names on a line of their own, directly over a line with nothing but an hour.

    A time without the half of the day may be one of a recording.

    Line → the name, for both lines; nothing where there are fewer than two.
    """
    found: dict[int, str] = {}
    for name, clock in pairwise(lines):
        if not clock.text[-1:].isspace() and _CLOCK.match(clock.text):
            text = name.text
            if text.count(" ") < NAME_WORDS and not _STOP.search(text) and not text[0].isdigit():
                found |= {name.number: text, clock.number: text}
    return found if len(found) > 2 else {}


def messages_of(lines: Sequence[SeedLine], senders: Mapping[int, str],
                first: Mapping[int, str]) -> list[Message]:  # fmt: skip
    """Part lines into messages.

    `senders` are the lines with which a message begins; `first` is what stands in such a line
    behind its stamp.
    """
    found: list[Message] = []
    before = 0
    for line in lines:
        sender = senders.get(line.number)
        if sender is not None and not (found and before == line.number - 1 and not found[-1].lines):
            found.append(Message(sender.strip("~ "), []))
        before = line.number
        if not found:
            continue
        text = first.get(line.number, "" if sender is not None else line.text)
        if text:
            found[-1].lines.append(SeedLine(line.number, text))
    return found


def chatter(messages: Sequence[Message]) -> dict[int, str]:
    """Find the lines of messages that are none of the article: line → why."""
    words = Counter[str]()
    for message in messages:
        words[message.sender] += message.prose()
    if len(words) < 2 or not words.total():
        return {}
    teller, told = words.most_common(1)[0]
    if told < OTHERS * (words.total() - told):
        return {}
    first = next(
        at for at, message in enumerate(messages) if message.sender == teller and message.prose()
    )
    kept = {first}
    before = first - 1
    while before >= 0 and messages[before].sender == teller:
        # A picture may stand between the headline and the text.
        if _is_headline(messages[before]):
            kept.add(before)
            break
        before -= 1
    kept |= {
        at
        for at, message in enumerate(messages)
        if at > first and message.sender == teller and _is_of_text(message)
    }
    return {
        line.number: CHATTER
        for at, message in enumerate(messages)
        if at not in kept
        for line in message.lines
    }


def _is_headline(message: Message) -> bool:
    if len(message.lines) != 1 or _QUESTION.search(message.lines[0].text):
        return False
    return message.lines[0].text.count(" ") >= HEADLINE_WORDS - 1


def _is_of_text(message: Message) -> bool:
    """Whether a later message goes on with the article."""
    return any(
        shape(line.text).prose
        or _SHOWN.match(line.text)
        or (_ENDS.search(line.text) and line.text.count(" ") >= HEADLINE_WORDS - 1)
        or line.text.count(" ") >= SHORT_WORDS - 1
        for line in message.lines
    ) and not all(_QUESTION.search(line.text) for line in message.lines)
