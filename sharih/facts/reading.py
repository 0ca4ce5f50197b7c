"""A text → its facts: numbers with their units, days, months, weekdays, hours and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sharih.arabic import Lang
from sharih.facts import arabic_words, english_words
from sharih.facts.counting import Counted, Counter
from sharih.facts.lexemes import Lexeme
from sharih.facts.records import DIGITS, WEAK, WORDS, Fact, Facts
from sharih.facts.tokens import Token, folded, tokens, without_addresses

_CONTEXT: Final = {"ar": arabic_words.MONTH_CONTEXT, "en": english_words.MONTH_CONTEXT}
_PER_CENT: Final = re.compile(
    r"[ \u00a0]?(?:%|في ال(?:ميه|مايه)(?!\w)|per cent(?!\w))"
    r"|[ \u00a0]?(?P<basis>نق(?:طه|اط) اساس|basis points?)"
    r"|[ \u00a0]?(?P<point>نق(?:طه|اط) ميويه|ميويت[اي]ن|percentage points?)"
)
_CURRENCY: Final = {"$": "usd", "€": "eur", "£": "pound", "¥": "yen"}
_SIGN_BEFORE: Final = re.compile(r"([$€£¥]) ?\Z")
_SIGN_AFTER: Final = re.compile(r" ?([$€£¥])")
_HALF_OF_DAY: Final = re.compile(r" ?([ap])\.? ?m\b|(?: in the)? (morning|afternoon|evening)")
_ZONE: Final = re.compile(r" (?:gmt|utc)\b")
_TAILS: Final = {"km": "km", "kg": "kg", "c": "degree"}
_DECADE: Final = re.compile(r"s\b|'s\b")
_PARTS: Final = re.compile(r"\d+")
_TO_MONTH: Final = re.compile(r"\s*(?:of |من )?(?:شهر )?(?:[/-]\s*)?")
_TO_YEAR: Final = re.compile(r"[,،]? ?(?:من )?(?:ل?عام |ل?سنه )?")
_HYPHEN: Final = re.compile(r" ?[-–−] ?")
_POINTS: Final = ("point", "points")
_YEARS: Final = range(1900, 2100)
_NEAR: Final = 12
"""A part of the day belongs to an hour at most so many characters before it."""


@lru_cache(maxsize=4096)
def read_facts(text: str, lang: Lang) -> Facts:
    """Read what a text says in numbers and dates; addresses in its Markdown say nothing."""
    plain = without_addresses(text)
    key = folded(plain)
    found = tokens(plain, key, lang)
    reader = _Reader(key.text, found, lang)
    facts = tuple(reader.dated(list(reader.facts())))
    return Facts(plain, key, facts, tuple(_chains(key.text, found)))


class _Reader:
    """Goes through the tokens of a text."""

    def __init__(self, text: str, found: list[Token], lang: Lang) -> None:
        self._text = text
        self._found = found
        self._lang = lang
        self._counter = Counter(text, found, lang)
        self._done = 0
        """Where in the text the next fact may begin."""

    def facts(self) -> Iterator[Fact]:
        """Read number after number; which of them are parts of dates is not yet known."""
        at = 0
        while at < len(self._found):
            token = self._found[at]
            last = at
            if token.start < self._done or (token.kind == "word" and token.lexeme is None):
                pass
            elif token.kind in ("date", "season", "clock", "called"):
                yield from self._in_digits(token)
            elif (single := self._single(token, at)) is not None:
                self._done = single.end
                yield single
            elif (counted := self._counter.at(at)) is not None:
                last = counted.last
                yield self._number(counted)
            at = last + 1

    def dated(self, facts: list[Fact]) -> Iterator[Fact]:
        """Tell the numbers that stand beside the name of a month as days and years."""
        months = [n for n, fact in enumerate(facts) if fact.kind == "month"]
        kinds = dict.fromkeys(months, "month")
        for n in months:
            for m in (n - 1, n + 1):
                self._beside(facts, kinds, n, m)
        for n, fact in enumerate(facts):
            if kinds.get(n) == "day":
                yield Fact("day", fact.value, "", fact.strength, fact.start, fact.end)
            elif kinds.get(n) == "year" or (
                fact.kind == "number"
                and fact.strength == DIGITS
                and not fact.unit
                and fact.value in _YEARS
                and fact.end - fact.start == 4
            ):
                yield Fact("year", fact.value, "", fact.strength, fact.start, fact.end)
            else:
                yield fact

    def _beside(self, facts: list[Fact], kinds: dict[int, str], month: int, at: int) -> None:
        if not 0 <= at < len(facts) or facts[at].kind not in ("number", "year"):
            return
        fact, named = facts[at], facts[month]
        before = at < month
        between = (
            self._text[fact.end : named.start] if before else self._text[named.end : fact.start]
        )
        is_day = 1 <= fact.value <= 31 and fact.value % 1 == 0
        if before and is_day and _TO_MONTH.fullmatch(between):
            kinds[at] = "day"
        elif not before and is_day and self._lang == "en" and between == " ":
            kinds[at] = "day"
            year = at + 1
            if year < len(facts) and self._text[fact.end : facts[year].start] in (", ", " "):
                kinds[year] = "year" if 1000 <= facts[year].value < 2200 else "number"
        elif not before and 1000 <= fact.value < 2200 and _TO_YEAR.fullmatch(between):
            kinds[at] = "year"

    def _in_digits(self, token: Token) -> Iterator[Fact]:
        start, end = token.start, token.end
        parts = _PARTS.findall(token.text)
        if token.kind == "called":
            yield Fact("number", float("".join(parts)), "", DIGITS, start, end)
            return
        numbers = [int(part) for part in parts]
        if token.kind == "clock":
            yield self._clock(numbers[0], numbers[1], start, end)
        elif token.kind == "season":
            century = numbers[0] // 100 * 100
            for year in (numbers[0], century + numbers[1]):
                yield Fact("year", year, "", DIGITS, start, end)
        else:
            year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
            if month > 12:
                month, day = day, month
            yield Fact("day", day, "", DIGITS, start, end)
            yield Fact("month", month, "", DIGITS, start, end)
            yield Fact("year", year, "", DIGITS, start, end)

    def _clock(self, hour: int, minute: int, start: int, end: int) -> Fact:
        return self._hour(hour, minute, _HALF_OF_DAY.match(self._text, end), start, end)

    def _hour(
        self, hour: int, minute: int, half: re.Match[str] | None, start: int, end: int
    ) -> Fact:
        late = half is not None and (half[1] == "p" or half[2] in ("afternoon", "evening"))
        hour = hour % 12 + 12 if late else hour
        return Fact("clock", hour * 60 + minute, "", DIGITS, start, half.end() if half else end)

    def _single(self, token: Token, at: int) -> Fact | None:
        """Read what one token says that is no number."""
        lexeme, start, end = token.lexeme, token.start, token.end
        if lexeme is None:
            return self._with_tail(token)
        if lexeme.sense == "weekday":
            return Fact("weekday", lexeme.value, "", DIGITS, start, end)
        if lexeme.sense == "decade":
            return Fact("decade", lexeme.value, "", WEAK, start, end)
        if lexeme.sense == "month" and (not lexeme.unsure or self._is_month(at)):
            return Fact("month", lexeme.value, "", DIGITS, start, end)
        if self._lang == "ar" and lexeme.sense in ("ordinal", "number"):
            return self._arabic_hour(lexeme, at)
        return None

    def _with_tail(self, token: Token) -> Fact | None:
        """Read the hour of 8pm, 2.30pm and 0315 GMT, and the decade of 1990s."""
        start, end = token.start, token.end
        digits = end - len(token.tail) if token.tail in ("am", "pm", "s", "a", "p") else end
        whole, _, part = self._text[start:digits].partition(".")
        if not whole.isdecimal():
            return None
        if len(whole) == 4 and _DECADE.match(self._text, digits):
            return Fact("decade", int(whole) % 100, "", DIGITS, start, end)
        if _ZONE.match(self._text, end) and len(whole) == 4 and not part:
            return self._clock(int(whole[:2]), int(whole[2:]), start, end)
        half = _HALF_OF_DAY.match(self._text, digits)
        if half is None or int(whole) > 12 or len(part) not in (0, 2):
            return None
        return self._hour(int(whole), int(part or 0), half, start, digits)

    def _arabic_hour(self, lexeme: Lexeme, at: int) -> Fact | None:
        """Read an hour in words, as a part of the day or `the hour` beside it tells."""
        token = self._found[at]
        hour, last = int(lexeme.value), at
        follower = self._counter.follower(last)
        if follower is not None and follower.lexeme and follower.lexeme.value == 10:
            hour, last = hour + 10, last + 1
            follower = self._counter.follower(last)
        minute = 0
        if follower is not None and follower.lexeme and follower.lexeme.sense == "fraction":
            if not follower.lexeme.joined:
                return None
            minute, last = round(60 * follower.lexeme.value), last + 1
        told = at > 0 and _sense(self._found[at - 1]) == "hour" and self._follows(at)
        near = self._found[last].end + _NEAR
        behind = (t for t in self._found[last + 1 : last + 4] if t.start <= near)
        part = next((t for t in behind if _sense(t) == "daypart"), None)
        if not 1 <= hour <= 12 or not token.text.startswith(("ال", "وال", "لل", "بال")):
            return None
        if (part is None and not told) or token.lexeme is None or token.lexeme.sense != "ordinal":
            return None
        late = part is not None and part.lexeme is not None and part.lexeme.value == 12
        end = self._found[last].end
        return Fact("clock", (hour % 12 + 12 * late) * 60 + minute, "", WORDS, token.start, end)

    def _is_month(self, at: int) -> bool:
        """Say whether what may be another word is a month, by what stands beside it."""
        before = self._found[at - 1] if at and self._follows(at) else None
        after = self._counter.follower(at)
        if after is not None and (after.kind == "number" or _sense(after) == "month"):
            return True
        if before is None:
            return False
        named = before.kind == "number" or _sense(before) in ("month", "ordinal")
        return named or before.text in _CONTEXT[self._lang]

    def _follows(self, at: int) -> bool:
        """Say whether nothing stands between a token and the one before it."""
        token = self._counter.follower(at - 1)
        return token is self._found[at]

    def _number(self, counted: Counted) -> Fact:
        start, end = self._found[counted.first].start, self._found[counted.last].end
        unit = counted.unit or self._unit(counted)
        if not unit and (sign := _SIGN_BEFORE.search(self._text, max(0, start - 2), start)):
            unit = _CURRENCY[sign[1]]
        return Fact("number", counted.value, unit, counted.strength, start, end)

    def _unit(self, counted: Counted) -> str:
        token = self._found[counted.last]
        if token.tail.endswith("%"):
            return "percent"
        if token.tail in _TAILS:
            return _TAILS[token.tail]
        if share := _PER_CENT.match(self._text, token.end):
            self._done = share.end()
            return "point" if share["point"] else "basis" if share["basis"] else "percent"
        if sign := _SIGN_AFTER.match(self._text, token.end):
            return _CURRENCY[sign[1]]
        after = self._counter.follower(counted.last)
        known = after.lexeme if after is not None else None
        if token.lexeme is not None and token.lexeme.article:
            return ""  # what it counts stands before it
        if counted.ordinal or known is None or known.sense not in ("unit", "percent", "point"):
            return ""
        return known.unit


def _sense(token: Token) -> str:
    return token.lexeme.sense if token.lexeme is not None else ""


def _chains(text: str, found: list[Token]) -> Iterator[tuple[float, ...]]:
    """Find numbers with hyphens between them."""
    for first, second in pairwise(found):
        if first.kind == second.kind == "number" and (
            _HYPHEN.fullmatch(text[first.end : second.start])
        ):
            yield first.value, second.value
