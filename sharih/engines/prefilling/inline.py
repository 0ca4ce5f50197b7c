"""Inline Markdown ↔ its words with the places of what is marked in them.

An engine that knows no Markdown gets the words; what is marked is found again in the translation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sharih.markdown.escape import escape_text
from sharih.markdown.inline import links, plain_text

_LIST: Final = r"(?:\{:[^{}\n]*\})?"
_TO: Final = r"\]\((?:[^()\n]|\([^()\n]*\))*\)"
_ELEMENT: Final = re.compile(
    rf"(?<!\\)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`){_LIST}"
    rf"|!\[[^\[\]]*{_TO}{_LIST}"
    rf"|(?<!\\)(?P<link>\[)(?P<words>[^\[\]\n]+)(?P<to>{_TO}{_LIST})"
    rf"|<(?:[a-z]+:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>{_LIST}"
    r"|(?:https?://|www\.)[^\s<>«»“”()\[\]،؛]*[^\s<>«»“”()\[\]،؛.,:;!?]"
    rf"{_LIST}"
    r"|(?<!\\)(?P<stars>\*{1,3}|(?<!\w)_{1,3})(?=[^\s*_])"
    r"(?P<bold>(?:\\.|[^*_\n\\])*?(?:\\.|[^\s*_\\]))(?P=stars)(?![*_])"
    rf"(?P<marks>{_LIST})",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(
    r'“[^“”]+”|«[^«»]+»|"[^"]+"|„[^„“”]+[“”]|(?<!\w)[‘\'](?!\s)[^‘’\']+[’\'](?!\w)'
)
"""What stands in quotation marks, with them."""
_QUOTATION_MARKS: Final = re.compile('[“”«»„"]')
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_LEFT: Final = re.compile(r"(?<!\\)(?:\]\(|`|\*\*?(?=\w)|!\[)")
_EDGES: Final = re.compile(r"\A(\s*)(.*?)(\s*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """What is marked among words, or is to stay as it is."""

    start: int
    """Where its words begin in the text."""
    end: int
    before: str = ""
    """The Markdown before its words, such as `[`."""
    after: str = ""
    """That behind them, such as `](topic:kremlin)`."""
    fixed: bool = False
    """Whether the words themselves are markup: code, an address, a picture."""

    @property
    def topic(self) -> str:
        """The id of the topic that it is a link to; empty where it is none."""
        found = re.match(r"\]\(topic:([\w-]+)\)", self.after)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of inline Markdown."""

    text: str
    spans: tuple[Span, ...] = ()
    """In order; none overlaps another."""

    def part(self, start: int, end: int) -> Words:
        """Return a stretch with the spans that lie in it."""
        inside = (span for span in self.spans if start <= span.start and span.end <= end)
        moved = (Span(s.start - start, s.end - start, s.before, s.after, s.fixed) for s in inside)
        return Words(self.text[start:end], tuple(moved))


def words_of(markdown: str) -> Words | None:
    """Take inline Markdown apart; None where it is marked in a way that is not known here."""
    text, at = "", 0
    spans: list[Span] = []
    for found in _ELEMENT.finditer(markdown):
        between = markdown[at : found.start()]
        if _LEFT.search(between):
            return None
        text += _plain(between)
        at = found.end()
        span = _span(found, len(text))
        if span is None:
            return None
        spans.append(span[0])
        text += span[1]
    rest = markdown[at:]
    words = Words(text + _plain(rest), tuple(spans))
    if _LEFT.search(rest) or not _is_same(markdown, marked(words.text, words.spans)):
        return None
    return words


def _is_same(first: str, second: str) -> bool:
    """Say whether two texts read alike and lead to the same; the converter has the last word."""
    if first == second:
        return True
    shown = ["".join(plain_text(text).split()) for text in (first, second)]
    return shown[0] == shown[1] and links(first) == links(second)


def _span(found: re.Match[str], start: int) -> tuple[Span, str] | None:
    """Make the span of an element, with its words; None where more is marked in those."""
    if found["link"]:
        before, inner, after = "[", found["words"], found["to"]
    elif found["stars"]:
        before, inner, after = found["stars"], found["bold"], found["stars"] + found["marks"]
    else:
        return Span(start, start + len(found[0]), fixed=True), found[0]
    nested = words_of(inner)
    if nested is None:
        return None
    if nested.spans:
        only = nested.spans[0]
        if only.fixed or only.start or only.end < len(nested.text):
            return None
        before, after = before + only.before, only.after + after
    return Span(start, start + len(nested.text), before, after), nested.text


def _plain(markdown: str) -> str:
    """Read Markdown without elements as the characters it shows."""
    return html.unescape(_ESCAPED.sub(r"\1", markdown))


def escaped(text: str) -> str:
    """Write words as Markdown, with the white space at their edges."""
    found = _EDGES.match(text)
    assert found is not None  # noqa: S101 - it matches any text  # nosec B101
    return f"{found[1]}{escape_text(found[2])}{found[3]}" if found[2] else text


def marked(text: str, spans: Iterable[Span]) -> str:
    """Write words as Markdown, with what is marked among them."""
    written, at = "", 0
    for span in spans:
        words = text[span.start : span.end]
        written += escaped(text[at : span.start]) + span.before
        written += (words if span.fixed else escaped(words)) + span.after
        at = span.end
    return written + escaped(text[at:])


def with_quotations(words: Words, marks: tuple[str, str]) -> Words | None:
    """Let quotations be marked among words, by other quotation marks; their own ones go.

    Returns None where there is none, or where one stands in what is marked, or the other way round.
    """
    found = [*QUOTED.finditer(words.text)]
    bounds = [(quoted.start(), quoted.end()) for quoted in found]
    marked_ones = [(span.start, span.end) for span in words.spans]
    if not found or any(a < d and c < b for a, b in bounds for c, d in marked_ones):
        return None
    stretches = [(*bound, True, Span(0, 0, *marks)) for bound in bounds]
    stretches += [(span.start, span.end, False, span) for span in words.spans]
    text, at = "", 0
    spans: list[Span] = []
    for start, end, quoted, span in sorted(stretches, key=lambda one: one[0]):
        text += words.text[at:start]
        inner = words.text[start + 1 : end - 1] if quoted else words.text[start:end]
        spans.append(Span(len(text), len(text) + len(inner), span.before, span.after, span.fixed))
        text, at = text + inner, end
    return Words(text + words.text[at:], tuple(spans))


def without_quotation_marks(text: str) -> str:
    """Leave out quotation marks."""
    return _QUOTATION_MARKS.sub("", text)


def found_again(text: str, spans: Sequence[Span], wordings: Sequence[Sequence[str]]) -> str | None:
    """Mark in a translation what was marked in its original.

    `wordings` are, for each of the spans, what its words may be called there, the likeliest first.
    Returns None where one of them is not found, or they stand inside of each other.
    """
    placed: list[Span] = []
    for span, names in zip(spans, wordings, strict=True):
        place = next((p for name in names if (p := _place(text, name, placed))), None)
        if place is None:
            return None
        placed.append(Span(*place, span.before, span.after, span.fixed))
    return marked(text, sorted(placed, key=lambda span: span.start))


def _place(text: str, name: str, taken: Iterable[Span]) -> tuple[int, int] | None:
    """Find words as words of their own, where nothing is marked yet; whatever their case."""
    if not name.strip():
        return None
    pattern = rf"(?<!\w){re.escape(name.strip())}(?!\w)"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if all(found.end() <= span.start or span.end <= found.start() for span in taken):
            return found.span()
    return None
