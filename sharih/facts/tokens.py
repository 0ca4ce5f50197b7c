"""A text in Arabic or English → its words and numbers, each with what it may say."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Final

from sharih.arabic import Folded, Lang, fold_with_offsets
from sharih.facts import arabic_words, english_words
from sharih.facts.lexemes import Lexeme
from sharih.records import record

_TOKEN: Final = re.compile(
    r"""(?P<date>(?<!\d)(?:[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.][12]\d{3})(?!\d))
    |(?P<called>(?<![\w+])(?:\+|0)\d[\d ()-]{6,}\d)
    |(?P<season>(?<!\d)(?:19|20)\d\d[/–-]\d\d(?![\d/]))
    |(?P<clock>(?<![\d:])\d{1,2}:\d\d(?!\d))
    |(?P<number>(?:(?<![\w)%.])[-−])?
        (?:\d{1,3}(?:[ ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?:%|[a-z]{1,3}(?![a-z]))?)
    |(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)""",
    re.VERBOSE,
)
_PARTS: Final = re.compile(r"(-|−)?([\d., ]+)(.*)")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_LINKED: Final = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\{[:#][^{}]*\}"
)
_ADDRESS: Final = re.compile(rf"{_LINKED.pattern}|<?\b[a-z]+://[^\s<>)]+>?")
"""With those that stand in the text, which takes much longer to look for."""
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
_LINE_END: Final = re.compile(r"[\r\n]")
_WORDS: Final[Mapping[Lang, Mapping[str, Lexeme]]] = {
    "ar": arabic_words.WORDS,
    "en": english_words.WORDS,
}
_KEPT: Final[Mapping[Lang, frozenset[str]]] = {
    "ar": arabic_words.MONTH_CONTEXT | arabic_words.TWO_WORDS | {"و"},
    "en": english_words.MONTH_CONTEXT | {"a", "an", "the", "and"},
}
"""Words that say nothing by themselves, and something of a word or number beside them."""
_NO_NUMBERS: Final = re.compile(rf"\b(?:{english_words.NO_NUMBERS})\b")
_FOLLOWED: Final = re.compile(r"[ ]([^\W\d_]+)")


@record(frozen=True, slots=True)
class Token:
    """A word or a number of a text."""

    kind: str
    """`number`, `word`, `date` in digits, `clock`, a number that is `called`, or a `season`."""
    text: str
    start: int
    """Where it begins in the folded text."""
    end: int
    lexeme: Lexeme | None = None
    value: float = 0.0
    tail: str = ""
    """What is written together with digits: `%`, `m`, `th`, `pm`."""


def without_addresses(text: str) -> str:
    """Leave out of Markdown what is no word of the text: addresses and attributes.

    Character references are read as what they stand for, each on the line it is written on.
    """
    if "://" in text:
        text = _ADDRESS.sub("]", text)
    elif "](" in text or "{:" in text or "{#" in text:
        text = _LINKED.sub("]", text)
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(reference: re.Match[str]) -> str:
    return _LINE_END.sub(" ", html.unescape(reference[0]))


def folded(text: str) -> Folded:
    """Fold a text as its tokens are found in."""
    return fold_with_offsets(text)


def tokens(text: str, key: Folded, lang: Lang) -> list[Token]:
    """List the numbers of a text, and the words that say something of numbers and dates."""
    words, known = _WORDS[lang], _KEPT[lang]
    found = []
    skip = 0
    read = key.text
    if lang == "en" and "second" in read:
        read = _NO_NUMBERS.sub(lambda idiom: " " * len(idiom[0]), read)
    for match in _TOKEN.finditer(read):
        kind = match.lastgroup or ""
        word, start, end = match[0], match.start(), match.end()
        if start < skip:
            continue
        if kind == "number":
            value, tail = _number(word)
            found.append(Token(kind, word, start, end, None, value, tail))
            continue
        lexeme = words.get(word) if kind == "word" else None
        if lexeme is None and kind == "word" and word not in known:
            continue
        if lang == "ar" and word in arabic_words.TWO_WORDS:
            follower = _FOLLOWED.match(key.text, end)
            both = words.get(f"{word}_{follower[1]}") if follower else None
            if both is not None and follower is not None:
                lexeme, end = both, follower.end()
                skip = end
        elif lexeme is not None and lang == "en" and lexeme.sense in english_words.CAPITAL:
            at = key.start(start)
            if not text[at : at + 1].isupper():
                lexeme = None
        found.append(Token(kind, word, start, end, lexeme))
    return found


def _number(written: str) -> tuple[float, str]:
    """Read digits with their sign: the value, and what is written together with them."""
    parts = _PARTS.match(written)
    assert parts is not None  # noqa: S101 - it is what the pattern of tokens matches  # nosec B101
    sign, number, tail = parts[1], parts[2], parts[3]
    number = number.replace(" ", "")
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "") if "," in number.partition(".")[0] else _european(number)
    elif number.count(",") == 1 and "." not in number:
        number = number.replace(",", ".")
    number = number.rstrip(".,")
    try:
        value = float(number)
    except ValueError:  # a version, an address
        value = float(re.sub("[.,]", "", number))
    return (-value if sign else value), tail


def _european(number: str) -> str:
    return number.replace(".", "").replace(",", ".")
