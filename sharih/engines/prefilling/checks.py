"""A passage and what an engine made of it → why it cannot be taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang
from sharih.content.topics import Registry
from sharih.engines.prefilling.inline import QUOTED, words_of
from sharih.languages import other_language
from sharih.markdown.inline import main_language, plain_text
from sharih.translation.unit_status import numbers

_WORD: Final = re.compile(r"[^\W_]+")
_ATTACHED: Final = re.compile(r"\A[وفبل]?(?:ال)?(?=\w{2})")
_LETTERS: Final = {"ar": re.compile(f"[{ARABIC_LETTER}]+"), "en": re.compile(f"[{LATIN_LETTER}]+")}
_LANGUAGES: Final = {"ar": "Arabic", "en": "English"}
_LOOP: Final = re.compile(r"(?<!\w)(\w[^.!?]{0,60}?)(?:[\s,،]+\1(?!\w)){3,}")
_FEW_WORDS: Final = 8
"""How long a translation of fewer words is says nothing."""
_SHORTEST, _LONGEST = 0.4, 3.0
"""How many times as many words as its original a translation may have."""

_CALLED: Final[dict[Lang, dict[str, str]]] = {
    "en": {
        "0": "zero no", "1": "one first single", "2": "two second both twice", "3": "three third",
        "4": "four fourth", "5": "five fifth", "6": "six sixth", "7": "seven seventh",
        "8": "eight eighth", "9": "nine ninth", "10": "ten tenth", "11": "eleven",
        "12": "twelve dozen", "20": "twenty", "30": "thirty", "40": "forty", "50": "fifty",
        "60": "sixty", "70": "seventy", "80": "eighty", "90": "ninety", "100": "hundred",
    },
    "ar": {
        "0": "صفر", "1": "واحد واحدة أول أولى", "2": "اثنان اثنين اثنتان اثنتين ثان ثاني ثانية",
        "3": "ثلاثة ثلاث ثالث ثالثة", "4": "أربعة أربع رابع رابعة",
        "5": "خمسة خمس خامس خامسة", "6": "ستة ست سادس سادسة",
        "7": "سبعة سبع سابع سابعة", "8": "ثمانية ثماني ثمان ثامن ثامنة",
        "9": "تسعة تسع تاسع تاسعة", "10": "عشرة عشر عاشر عاشرة", "20": "عشرون عشرين",
        "30": "ثلاثون ثلاثين", "40": "أربعون أربعين", "50": "خمسون خمسين", "60": "ستون ستين",
        "70": "سبعون سبعين", "80": "ثمانون ثمانين", "90": "تسعون تسعين", "100": "مئة مائة",
    },
}  # fmt: skip
"""How numbers are called in words, by the number in digits."""


def doubts(source: str, target: str, lang: Lang, registry: Registry) -> tuple[str, ...]:
    """Say why a translation cannot be taken; nothing where it can.

    Both are inline Markdown, `lang` is the language of the source.
    """
    if not target.strip():
        return ("nothing came back",)
    found = [*_of_words(source, target, lang), *_of_markup(source, target)]
    if not found:  # else the rest would only say the same
        found += pair_doubts(source, target, lang, registry)
    return tuple(found)


def pair_doubts(source: str, target: str, lang: Lang, registry: Registry) -> Iterator[str]:
    """Compare numbers and names of a pair."""
    ours, theirs = _values(plain_text(source)), _values(plain_text(target))
    words, before = _bare(target), _bare(source)
    for number in (ours - theirs).elements():
        called = _CALLED[other_language(lang)].get(number, "").split()
        if not words.intersection(called):
            yield f"the number {number} is missing"
    for number in (theirs - ours).elements():
        called = _CALLED[lang].get(number, "").split()
        if not before.intersection(called):
            yield f"the number {number} is not in the original"
    other = other_language(lang)
    named = registry.mentioned(source, lang)
    for ident in sorted(named - registry.mentioned(target, other)):
        if (topic := registry.get(ident)) is not None:
            yield f"the name {topic.names[other]} is missing"


def _bare(text: str) -> set[str]:
    """List the words of a text, in small letters, without attached particles and article too."""
    words = {word.lower() for word in _WORD.findall(text)}
    return words | {_ATTACHED.sub("", word) for word in words}


def _of_words(source: str, target: str, lang: Lang) -> Iterator[str]:
    """Find what only a machine writes: nothing translated, words again and again, half of it."""
    other = other_language(lang)
    words = plain_text(_without_fixed(target))
    if main_language(target, other) == lang or words.strip() == plain_text(source).strip():
        yield "it is not translated"
        return
    left = _LETTERS[lang].findall(words)
    if lang == "ar" and left:
        yield f"{_LANGUAGES[lang]} is left in it ({left[0]})"
    if (loop := _LOOP.search(words)) and not _LOOP.search(plain_text(source)):
        yield f"it says “{loop[1]}” again and again"
    ours, theirs = (len(_WORD.findall(text)) for text in (plain_text(source), words))
    if ours >= _FEW_WORDS and not _SHORTEST <= theirs / ours <= _LONGEST:
        yield f"it has {theirs} words for {ours}"


def _of_markup(source: str, target: str) -> Iterator[str]:
    """Compare what is marked, and quotation marks."""
    ours, theirs = _markup(source), _markup(target)
    if ours is None or theirs is None or ours != theirs:
        lost = [*((ours or Counter()) - (theirs or Counter()))]
        yield f"the markup {lost[0]} is lost" if lost else "it is marked otherwise"
    quoted = [len(QUOTED.findall(plain_text(text))) for text in (source, target)]
    if quoted[0] > quoted[1]:
        yield "quotation marks are missing"
    elif quoted[0] < quoted[1]:
        yield "quotation marks came in"


def _without_fixed(markdown: str) -> str:
    """Leave out what is to stay as it is: code and addresses."""
    found = words_of(markdown)
    for span in reversed(found.spans if found else ()):
        if span.fixed:
            markdown = markdown.replace(found.text[span.start : span.end], " ", 1) if found else ""
    return markdown


def _markup(markdown: str) -> Counter[str] | None:
    words = words_of(markdown)
    if words is None:
        return None
    return Counter(
        words.text[span.start : span.end] if span.fixed else f"{span.before}…{span.after}"
        for span in words.spans
    )


def _values(text: str) -> Counter[str]:
    """Count the numbers of a text, without signs and units of them; each day counts once."""
    return Counter({number.strip("-%") for number in numbers(text)})
