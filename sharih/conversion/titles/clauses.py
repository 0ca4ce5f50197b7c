"""A sentence → its beginning that can stand by itself, short enough for a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sharih.arabic import Folded, Lang, fold, fold_with_offsets
from sharih.conversion.rule_files import any_of
from sharih.conversion.titles.word_lists import normalised, word_lists

PROPOSED_WORDS: Final = 16
"""How many words a proposed title has at most, if it can be cut."""
LONGEST_WORDS: Final = 22
"""How many words a sentence has at most that cannot be cut sooner, and stays whole."""
CLAUSE_WORDS: Final = 7
"""How many words stand at least before a cut."""
PHRASE_WORDS: Final = 9
"""How many words stand at least before a comma or phrase at which a sentence is cut."""
BUT_WORDS: Final = 5
"""How many words stand at least before "but", if they are to stand alone."""

_EDGE: Final = r"(?![^\W_])"
_COMMA: Final = re.compile(r"،(?= (?:عن|أن|إلى|من) )")
_THAT: Final = fold("أن")
# "And" with what it has only begun, and verbs of the present.
_UNFINISHED: Final = r"(?<![^\W_])(?:س?[يت][^\W_]{3,5}|و[^\W_]+|و [^\W_]+)\Z"


@cache
def _clause_end(lang: Lang) -> re.Pattern[str]:
    """Compile what finds where a sentence may end since what follows only says more about it."""
    lists = word_lists()
    if lang == "ar":
        opening = rf"(?:{any_of(lists.clause_openings)})[ ]"
        return normalised(rf"[،؛:](?= )|(?<!\d) [–—-] | (?={opening})")
    opening = rf"(?:{any_of(lists.english_clause_openings)})\b"
    return re.compile(rf"[,;:]| [–—-] | (?={opening})")


@cache
def _but() -> re.Pattern[str]:
    """Compile what finds "but"."""
    return normalised(rf"[،,]? (?:{any_of(word_lists().but)}) ")


@cache
def _phrase() -> re.Pattern[str]:
    """Compile what finds where a phrase begins that a sentence can do without, if it must."""
    opening = any_of(word_lists().phrase_openings)
    return normalised(rf" (?=(?:{opening}|[بل][^\W\d_]{{4,}})[ ])")


@cache
def _phrase_needed() -> re.Pattern[str]:
    """Compile what finds at the end of a text that the phrase behind it cannot go."""
    needing = any_of(word_lists().needing_phrase)
    return normalised(rf"(?<![^\W_])(?:ال)?(?:{needing})[^\W_]{{0,3}}\Z|{_UNFINISHED}")


@cache
def _needs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Compile what finds verbs at a beginning, each with what finds the word that they need."""
    lists = word_lists()
    needs = (
        (lists.needing_that, rf"ب?أن(?:ه|ها|هم)?{_EDGE}"),
        (lists.needing_about, rf"(?:{any_of(lists.about)}){_EDGE}"),
        (lists.needing_to, rf"إلى{_EDGE}"),
        (lists.needing_to_or_for, r"(?:إلى|ل[^\W_]{3,})"),
        (lists.needing_from, rf"(?:من|عن) (?!{any_of(lists.regions)})"),
        (lists.needing_on_or_by, r"(?:على|ب[^\W_]{3,})"),
        (lists.needing_on, rf"على{_EDGE}"),
    )
    return tuple(
        (normalised(rf"و?(?:{any_of(verbs)})ت?{_EDGE}"), normalised(rf"(?<![^\W_]){needed}"))
        for verbs, needed in needs
    )


def shortened(text: str, lang: Lang, most: int = PROPOSED_WORDS) -> str:
    """Cut a sentence at the last place that leaves it whole and short, or at a word with `…`.

    `most` tells how many words it has at most, if it can be cut.
    """
    text = _before_but(text.strip().rstrip(".،؛:,;! ").strip())
    length = prefix_length(text, lang, most)
    if length == len(text):
        return text
    if length:
        return _COMMA.sub("", text[:length].strip().rstrip(".،؛:,; –—-").strip())
    kept = text.split(" ")[:most]
    while len(kept) > 1 and (fold(kept[-1]) in word_lists().dangling or kept[-1] in "-–—"):
        kept.pop()
    return " ".join(kept).rstrip(".،؛:,;") + "…"


def prefix_length(text: str, lang: Lang, most: int) -> int:
    """Tell how many characters of a sentence can stand alone: all where it may stay as it is.

    None can where it has more than `LONGEST_WORDS` and no place to be cut at.
    """
    words = text.split(" ")
    if len(words) <= most:
        return len(text)
    folded = fold_with_offsets(text)
    limit = len(" ".join(words[:most]))
    farthest = len(" ".join(words[:LONGEST_WORDS]))
    clause = _clause_length(text, _starts(_clause_end(lang), folded), limit, farthest)
    if clause or len(words) <= LONGEST_WORDS:
        return clause or len(text)
    phrases = [
        at for at in _starts(_phrase(), folded) if at <= farthest and _may_lose_rest(text[:at])
    ]
    return max((at for at in phrases if at <= limit), default=min(phrases, default=0))


def _clause_length(text: str, ends: Iterator[int], limit: int, farthest: int) -> int:
    """Find the last end of a clause before the limit, else the first behind it; 0 if none.

    Ends, limits and what is found are counted in characters from the beginning of the text.
    """
    best = 0
    for at in ends:
        if at > farthest or (best and at > limit):
            break
        # The first comma often sets off a name; a sentence is not whole without its object.
        least = PHRASE_WORDS if text[at] == "،" else CLAUSE_WORDS
        if text.count(" ", 0, at) >= least - 1 and _is_whole(text[:at]):
            best = at
    return best


def _before_but(text: str) -> str:
    """Take what stands before "but", if it is long enough to be the news."""
    starts = _starts(_but(), fold_with_offsets(text))
    at = next((at for at in starts if not is_open(text[:at])), 0)
    return text[:at].rstrip(" ،,؛;") if text.count(" ", 0, at) >= BUT_WORDS - 1 else text


def _starts(pattern: re.Pattern[str], folded: Folded) -> Iterator[int]:
    """Tell where a regular expression is found in folded text, in the text as written."""
    return (folded.start(match.start()) for match in pattern.finditer(folded.text))


def _may_lose_rest(text: str) -> bool:
    """Whether the phrase behind this beginning can be left out."""
    long = text.count(" ") >= PHRASE_WORDS - 1
    return long and _is_whole(text) and not _phrase_needed().search(fold(text))


def _is_whole(text: str) -> bool:
    """Whether a sentence may end here: nothing is open, and its verb has what it needs."""
    lists = word_lists()
    folded = fold(text)
    words = folded.rsplit(" ", 3)
    relative = frozenset(lists.relative)
    if is_open(text) or words[-1] in lists.dangling or not relative.isdisjoint(words[1:]):
        return False
    for verb, needed in _needs():
        if match := verb.match(folded):
            found = needed.search(folded, match.end())
            if found is None:
                return False
            rest = folded[found.end() :].split(" ")
            if not folded[: found.end()].endswith(_THAT):
                return len(rest) > 1
            # What is said needs a subject and a predicate of its own.
            return len(rest) > (4 if relative.isdisjoint(rest) else 10)
    return True


def is_open(text: str) -> bool:
    """Whether a quotation or bracket is open at the end of the text."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return any(text.count(a) > text.count(b) for a, b in pairs) or text.count('"') % 2 == 1
