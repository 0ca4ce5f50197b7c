"""The first lines of a text that was broken at a width → the head of its paper, and its title.

Over a printed text stand the name of the paper, its number, its day and the page; the title is
the first line below them that is long enough for one, and may go over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sharih.arabic import fold, fold_pattern
from sharih.conversion.credits.timestamps import TIMESTAMP
from sharih.conversion.headlines.evidence import Over, choose
from sharih.conversion.line_keys import key_of
from sharih.conversion.lines.labels import LABEL_WORDS, is_label
from sharih.conversion.lines.lists import marker
from sharih.conversion.lines.reading import Reading
from sharih.conversion.printed.head_lines import (
    BAR,
    TITLE_WORDS,
    Look,
    Looks,
    is_proper,
    reason_of,
)
from sharih.conversion.printed.line_widths import Width, ends_sentence, goes_on
from sharih.conversion.records import SeedLine

MOST: Final = 12
"""So many lines at most stand over a text."""
LONG_CHAIN: Final = 10
"""So many full lines are a paragraph, even if no stop follows."""
WRAPPED: Final = 0.33
"""A line of a title that goes on takes up at least this share of the width of the text, as its
letters are larger."""

_PAPER: Final = re.compile(
    fold_pattern(
        r"(?:ال)?(?:جريدة|صحيفة|مجلة|نشرة|وكالة|صوت|أخبار|أنباء|بوابة|موقع|يومية|أسبوعية"
        r"|شهرية|ملحق)\b"
        r"|ال\w"
    )
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDS_WITH_DAY: Final = re.compile(r"\d ?(?:م|هـ|ه)?[.)]?\Z")
_MAIL: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?: .*[^\s<]@\w")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a broken text."""

    dropped: dict[int, str]
    """The lines of the head of the paper, with reasons."""
    title: int | None
    """The line of the title,"""
    joins: dict[int, int]
    """and the lines that it goes on in: number → number of the line before."""
    body: int
    """The line that the text begins with."""


def find_head(reading: Reading, run: Sequence[SeedLine], width: Width) -> Head | None:
    """Find the head of the paper and the title over a broken text; None where neither is sure."""
    lang = reading.seed.lang
    looks = Looks(run[: MOST + 4], lang)
    places = (at for at in range(1, min(MOST, len(run))) if _is_body(run, at, width, looks))
    body = 0 if _is_body(run, 0, width, looks) else next(places, 0)
    if not body or any(_MAIL.match(line.text) for line in run[:body]):
        return None
    title = _title(run, looks, body)
    if title is None:
        title = _behind_head(looks[:body])
    if title is None:
        return None
    dropped = {
        run[at].number: reason_of(run[at].text)
        for at in range(body)
        if (looks[at] == "head" and (at < title or not _is_lede(run[at].text)))
        or (at < title and (looks[at] == "title" or _is_name(run, looks, at)))
    }
    above = [line for line in run[:title] if line.number not in dropped]
    known = dropped and (not above or (above == [run[title - 1]] and _is_label(above[0].text)))
    joins: dict[int, int] = {}
    for at in range(title + 1, body):
        if looks[at] not in ("title", "name") or not _wraps(run, at, width, looks, body):
            break
        joins[run[at].number] = run[at - 1].number
    return Head(dropped, run[title].number if known else None, joins, run[body].number)


def _is_label(text: str) -> bool:
    return is_label(text) or text.count(" ") <= LABEL_WORDS


def _is_lede(text: str) -> bool:
    """Whether a line with a day goes on behind it, as a text does that begins with one."""
    return reason_of(text) == TIMESTAMP and _ENDS_WITH_DAY.search(text) is None


def _behind_head(looks: Sequence[Look]) -> int | None:
    """Find the title of few words that stands behind the number or the day of a paper."""
    heads = [at for at, look in enumerate(looks) if look == "head"]
    behind = heads[-1] + 1 if heads else len(looks)
    return behind if behind < len(looks) and looks[behind] == "name" else None


def _title(run: Sequence[SeedLine], looks: Sequence[Look], body: int) -> int | None:
    """Find the first line like a title; of several, parted by others, one with words of the text.

    The motto of a paper is as long as a title.
    """
    likely = [
        at for at in range(body) if looks[at] == "title" and (not at or looks[at - 1] != "title")
    ]
    over = Over.of([line.text for line in run[:body]], [line.text for line in run[body:][:MOST]])
    best = choose(over, likely) if len(likely) > 1 else None
    return best if best is not None else likely[0] if likely else None


def _is_body(run: Sequence[SeedLine], at: int, width: Width, looks: Sequence[Look]) -> bool:
    """Whether a paragraph begins at a line: full lines, until one that ends with a stop."""
    last = at
    if looks[at] in ("head", "credit") or run[at].text.isupper():
        return False
    while (
        last + 1 < len(run)
        and (last + 1 >= len(looks) or looks[last + 1] not in ("head", "credit"))
        and last - at < LONG_CHAIN
        and not ends_sentence(run[last].text)
        and width.is_nearly_full(run[last].text, run[last + 1].text, 0.12)
    ):
        last += 1
    text = run[last].text
    if last - at >= LONG_CHAIN:
        return True
    stop = ends_sentence(text) and not text.endswith((":", "؟", "?", "!"))
    return stop and (last > at or 2 * len(text) > width.most)


def _is_name(run: Sequence[SeedLine], looks: Sequence[Look], at: int) -> bool:
    """Whether a short line over the title is the name of a paper, or another line of its head."""
    if looks[at] != "name" or ends_sentence(run[at].text):
        return False
    text = run[at].text
    over_title = text.count(" ") < LABEL_WORDS and looks[at + 1] == "title"
    if at and over_title and looks[at - 1] in ("head", "name"):
        return False  # the label of a section, between the head of the paper and the title
    beside = "head" in looks[max(0, at - 2) : at + 3] or (at > 0 and looks[at - 1] == "name")
    if beside or text.count(" ") < 2:
        return beside or not text.isascii() or is_proper(text)
    return is_proper(text) or text.isupper() or _PAPER.match(key_of(text)) is not None


def _wraps(
    run: Sequence[SeedLine], at: int, width: Width, looks: Sequence[Look], body: int
) -> bool:
    """Whether a line is the rest of the title before it: that was full of larger letters."""
    text, following = run[at - 1].text, run[at].text
    if ends_sentence(text) or marker(following) or ends_sentence(following[:-1]):
        return False
    if goes_on(text, following):
        return True
    if len(text) < WRAPPED * width.most or BAR.search(following):
        return False
    if run[at].number - run[at - 1].number > _spacing(run[body:]):
        return False
    if len(text) + 1 + len(following.partition(" ")[0]) <= len(following):
        return False
    # A name below the title has two words or three.
    known = "credit" in looks[at + 1 : body] or _shares(following, run[body : body + 12])
    return known or not 1 < following.count(" ") + 1 < TITLE_WORDS or at + 1 < body


def _spacing(lines: Sequence[SeedLine]) -> int:
    """Tell how far lines of a paragraph are from each other in most places."""
    apart = sorted(b.number - a.number for a, b in pairwise(lines[:10]))
    return apart[len(apart) // 2] if apart else 1


def _shares(text: str, lines: Sequence[SeedLine]) -> bool:
    """Whether one of the longer words of a line stands in the text too."""
    told = fold(" ".join(line.text for line in lines))
    return any(len(word) > 3 and word[:5] in told for word in _WORD.findall(key_of(text)))
