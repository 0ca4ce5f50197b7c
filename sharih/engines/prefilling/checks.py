"""A passage and what an engine made of it → why it cannot be taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sharih.arabic import ARABIC_LETTER, LATIN_LETTER, Lang
from sharih.content.explainers import FORBIDDEN, told_character
from sharih.content.topics import Registry
from sharih.engines.prefilling.inline import QUOTED, words_of
from sharih.engines.prefilling.names import lacking_names
from sharih.languages import other_language
from sharih.markdown.inline import main_language, plain_text
from sharih.translation.pairs import Paired, pair_doubts

_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = {"ar": re.compile(f"[{ARABIC_LETTER}]+"), "en": re.compile(f"[{LATIN_LETTER}]+")}
_LANGUAGES: Final = {"ar": "Arabic", "en": "English"}
_TURNS: Final = re.compile("[\u202a-\u202e]")
_HTML: Final = re.compile(r"</?[A-Za-z][^<>]*>", re.ASCII)
_LOOP: Final = re.compile(r"(?<!\w)(\w[^.!?]{0,60}?)(?:[\s,،]+\1(?!\w)){3,}")
_FEW_WORDS: Final = 8
"""How long a translation of fewer words is says nothing."""
_SHORTEST, _LONGEST = 0.4, 3.0
"""How many times as many words as its original a translation may have."""


def doubts(source: str, target: str, lang: Lang, registry: Registry) -> tuple[str, ...]:
    """Say why a translation cannot be taken; nothing where it can.

    Both are inline Markdown, `lang` is the language of the source.
    """
    if not target.strip():
        return ("nothing came back",)
    if unfit := [*_of_characters(target)]:
        return tuple(unfit)
    found = [*_of_words(source, target, lang), *_of_markup(source, target)]
    if not found:  # else the rest would only say the same
        found += _of_facts(source, target, lang, registry)
    return tuple(found)


def _of_characters(target: str) -> Iterator[str]:
    """Find characters that no text may hold, or that would turn one over."""
    if found := FORBIDDEN.search(target):
        yield f"it holds {told_character(found[0])}"
    if found := _TURNS.search(target):
        yield f"it holds a character that turns a line over (U+{ord(found[0]):04X})"


def _of_facts(source: str, target: str, lang: Lang, registry: Registry) -> Iterator[str]:
    """Compare what a pair says in numbers, dates and names, and whether both say no."""
    words = plain_text(source), plain_text(target)  # where links lead has been compared
    for reason in pair_doubts(Paired(*words, lang, registry)):
        if not reason.doubt:
            yield f"{reason.rule}: {reason.values}"
            if reason.rule == "name":
                return
        elif reason.rule == "negation":
            yield "a negation is missing, or came in"
    for lacking in lacking_names(source, target, lang, registry):
        yield f"the name {lacking.name} is missing"


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
    if foreign := {*_HTML.findall(target)} - {*_HTML.findall(source)}:
        yield f"the markup {min(foreign)} came in"
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
