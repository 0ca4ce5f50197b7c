"""The lists in `sharih/data/titles.toml` → words and regular expressions of normalised text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from sharih.arabic import Lang, fold
from sharih.content.toml_source import TomlSource, read_toml
from sharih.conversion.rule_files import DATA, checked_texts
from sharih.errors import Problems

_TITLES: Final = DATA / "titles.toml"
# Words that look like verbs: of the present, and of the past in the feminine.
_VERB: Final = re.compile(
    r"(?:سي|ست|ي)[^\W\d_]{3,}(?<!ا)\Z|(?!ال|بال|لل|وال|ب|ل)[^\W\d_]{3,}(?<!ا)ت\Z"
)

Words = frozenset[str]
"""Words, or phrases of two, normalised."""


@dataclass(frozen=True, slots=True)
class Asides:
    """What is left out wherever it stands; see the file for each list."""

    honorifics: Words
    formulas: Words
    occasions: Words
    media: Words
    media_kinds: Words
    named_days: Words
    before_days: Words


@dataclass(frozen=True, slots=True)
class Speech:
    """By what it is told who said what."""

    past: Words
    present: Words
    that: Words
    that_pronoun: Words
    impersonal: Words
    other_that: Words
    learnt: Words
    speaker_ends: Words
    ministers: Words


@dataclass(frozen=True, slots=True)
class Verbs:
    """Words that are verbs, or look like them, and what they need."""

    past: Words
    predicates: Words
    not_verbs: Words
    objects: Words
    not_objects: Words


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where a sentence of one language may end, and where not."""

    openings: Words
    between: Words
    sources: Words
    adding: Words
    but: Words
    conditions: Words
    phrases: Words
    modifiers: Words
    relative: Words
    dangling: Words
    needing: Words


@dataclass(frozen=True, slots=True)
class TitleWords:
    """All words by which a title is proposed."""

    asides: Asides
    speech: Speech
    verbs: Verbs
    clauses: Mapping[Lang, Clauses]
    complements: Mapping[str, Words]
    """A preposition → the verbs that are not whole without it."""
    speaking: Words
    """All forms of the verbs behind which "that" opens what was said."""
    known_verbs: Words
    """All forms of all verbs that are listed."""

    def is_verb(self, key: str) -> bool:
        """Whether a normalised word is a verb, or tells something of a subject as verbs do."""
        if key in self.known_verbs:
            return True
        return key not in self.verbs.not_verbs and _VERB.match(key) is not None

    def prepositions(self, verb: str) -> Words:
        """List the prepositions without which a verb is not whole."""
        return frozenset(word for word, verbs in self.complements.items() if verb in verbs)


@cache
def title_words(path: Path = _TITLES) -> TitleWords:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    known = ("asides", "speech", "verbs", "complements", "clauses")
    _check_keys(source, (), source.data, known, problems)
    speech = Speech(**_lists(source, ("speech",), Speech, problems))
    verbs = Verbs(**_lists(source, ("verbs",), Verbs, problems))
    complements = {
        fold(preposition): _both_genders(words)
        for preposition, words in _lists(source, ("complements",), None, problems).items()
    }
    asides = Asides(**_lists(source, ("asides",), Asides, problems))
    clauses: dict[Lang, Clauses] = {
        "ar": Clauses(**_lists(source, ("clauses", "ar"), Clauses, problems)),
        "en": Clauses(**_lists(source, ("clauses", "en"), Clauses, problems)),
    }
    problems.raise_errors()
    speaking = _both_genders(speech.past) | speech.present
    everything = speaking.union(_both_genders(verbs.past), verbs.predicates, *complements.values())
    return TitleWords(asides, speech, verbs, clauses, complements, speaking, everything)


def _lists(
    source: TomlSource, keys: tuple[str, ...], record: type[Any] | None, problems: Problems
) -> dict[str, Words]:
    """Read the lists of a table, normalised: those that a record holds, or all that there are."""
    table: Any = source.data
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        reason = f"has no table [{'.'.join(keys)}]"
        problems.add(source.path, source.line(*keys), reason, "Add it, with its lists.")
        table = {}
    names = [field.name for field in fields(record)] if record else list(table)
    _check_keys(source, keys, table, names, problems)
    return {
        name: frozenset(map(fold, checked_texts(source, (*keys, name), table.get(name), problems)))
        for name in names
    }


def _check_keys(
    source: TomlSource,
    keys: tuple[str, ...],
    table: Iterable[str],
    known: Iterable[str],
    problems: Problems,
) -> None:
    for key in table:
        if key not in known:
            line = source.line(*keys, key)
            problems.add(source.path, line, f"unknown key {key}", f"Known are {', '.join(known)}.")


def _both_genders(verbs: Iterable[str]) -> Words:
    """Add the feminine to verbs of the past: دعا, دعت."""
    masculine = frozenset(verbs)
    return masculine | {(verb[:-1] if verb[-1] in "اي" else verb) + "ت" for verb in masculine}
