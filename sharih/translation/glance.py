"""Pairs of units → what can be told of all at once: which surely agree, and whom each names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.content.words_at_once import WordsAtOnce
from sharih.facts.agreement import surely_agree_in_each, words_of_each
from sharih.facts.names import only_named
from sharih.languages import other_language
from sharih.markdown.blocks import Unit
from sharih.records import record
from sharih.translation.alignment import Pair
from sharih.translation.pairs import Named
from sharih.translation.unit_status import JOIN

_WEB: Final = "://"
_NOBODY: Final[frozenset[str]] = frozenset()


@record(frozen=True, slots=True)
class Known:
    """What is known of the texts of an edition, each by itself."""

    words: Mapping[str, str]
    """Text → what `words_of_each` makes of it."""
    topics: Mapping[str, frozenset[str]]
    """Text → the topics it names."""


UNKNOWN: Final = (Known({}, {}), Known({}, {}))


@record(frozen=True, slots=True)
class Glance:
    """What is known of a pair before it is read."""

    named: Named | None
    """The names of both; None where names are not compared."""
    agrees: bool
    """Whether both surely say the same in numbers and dates."""


SETTLED: Final = Glance((frozenset(), frozenset()), agrees=True)
"""Of a pair with the same names, which surely agrees."""


def text_of(units: Sequence[Unit]) -> str:
    """Return what units that are translated as one say."""
    return units[0].text if len(units) == 1 else JOIN.join([unit.text for unit in units])


def unsettled(
    pairs: Sequence[Pair],
    lang: Lang,
    registry: Registry | None,
    known: tuple[Known, Known] = UNKNOWN,
) -> dict[str, Glance]:
    """Look through all pairs that have both sides, and return those that must be read, by key.

    The others surely agree in numbers, dates and names, and have no links to the web. `lang` is
    the language of the originals; `known` is what is known of texts of both.
    """
    whole = [pair for pair in pairs if pair.source and pair.target]
    ours, theirs = [text_of(p.source) for p in whole], [text_of(p.target) for p in whole]
    agree = surely_agree_in_each(_words(ours, known[0]), _words(theirs, known[1]), lang)
    mine = others = [_NOBODY] * len(whole)
    if registry is not None:
        mine = _named(registry, ours, lang, known[0])
        others = _named(registry, theirs, other_language(lang), known[1])
    is_open = [
        not agrees or one != other for agrees, one, other in zip(agree, mine, others, strict=True)
    ]
    for texts in (ours, theirs):
        if _WEB in "".join(texts):
            is_open = [was or _WEB in text for was, text in zip(is_open, texts, strict=True)]
    if not any(is_open):
        return {}
    return {
        whole[at].key: Glance(
            None if registry is None else (mine[at], others[at]), agrees=agree[at]
        )
        for at, must in enumerate(is_open)
        if must
    }


def known_of(words: WordsAtOnce, topics: Sequence[frozenset[str]]) -> Known:
    """Return what is known of the texts of an edition, whose topics have been found."""
    shown = dict(zip(words.texts, words.shown, strict=True)) if words.shown else {}
    return Known(shown, dict(zip(words.texts, topics, strict=True)))


def _words(texts: Sequence[str], known: Known) -> list[str]:
    found = known.words
    if new := [text for text in texts if text not in found]:
        found = {**found, **dict(zip(new, words_of_each(new), strict=True))}
    return [found[text] for text in texts]


def _named(
    registry: Registry, texts: Sequence[str], lang: Lang, known: Known
) -> list[frozenset[str]]:
    """Return the people, places and bodies that each text names."""
    found = known.topics
    if new := [text for text in texts if text not in found]:
        found = {**found, **dict(zip(new, registry.mentioned_in_each(new, lang), strict=True))}
    kept = only_named(registry, found.values())
    return [found[text] & kept for text in texts]
