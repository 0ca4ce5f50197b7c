"""The lists in `sharih/data/speech.toml` → words by which speakers are found, normalised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import fold
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA, checked_lists
from sharih.errors import Problems

Sign = Literal["", "man", "woman", "several"]
"""What a wording tells of the one who speaks: the gender of the word, or that they are several."""
Words = frozenset[str]
"""Words, normalised."""

_NAMES: Final = (
    "said", "said_by_a_woman", "said_by_a_man", "said_by_several", "of_something", "calling",
    "with_b", "only_words", "adding", "saying", "before_nouns", "people", "bodies", "media",
    "addressed", "role_phrases", "role_phrases_definite", "occasions", "between", "stops",
    "objects", "not_objects", "name_particles", "with_waw", "clause_openings", "titles_of",
    "english_said", "english_phrases", "english_men", "english_women", "english_offices",
    "english_media", "english_titles_of", "english_ends", "english_occasions", "english_groups",
    "english_people",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words by which speakers are found."""

    verbs: dict[str, Sign]
    """Every form of a verb of saying, and its sign."""
    with_object: Words
    """Those that have an object without a word between."""
    with_pronoun: Words
    """Those of these whose object is a pronoun at their end: the subject follows."""
    calling: Words
    """Those of these that need an object."""
    with_b: Words
    """Those that have their object behind ب."""
    only_words: Words
    """Those that have no noun for an object."""
    adding: Words
    """Those by which the one who spoke last goes on."""
    saying: Words
    """Words of a second clause: "saying"."""
    before_nouns: Words
    people: Words
    """Words of people, with and without the article."""
    bodies: Words
    """Words of bodies that speak, with and without the article."""
    media: Words
    """Words of media, with and without the article."""
    addressed: Words
    """Words of those to whom something is said, with ل or لل."""
    phrases: dict[str, Words]
    """Preposition → the people behind whom it begins a phrase of their role."""
    occasions: tuple[str, ...]
    between: Words
    stops: Words
    objects: Words
    not_objects: Words
    name_particles: Words
    with_waw: tuple[str, ...]
    """Beginnings of words whose و is a letter and not "and"."""
    clause_openings: Words
    titles_of: Words
    english_verbs: tuple[str, ...]
    """English verbs and phrases of saying."""
    english_single: Words
    """Those of them that are one word."""
    english_men: Words
    english_women: Words
    offices: Words
    """English offices that stand before a name."""
    english_media: Words
    english_titles_of: Words
    english_ends: Words
    english_occasions: tuple[str, ...]
    english_groups: tuple[str, ...]
    english_people: tuple[str, ...]


@cache
def speech_words(path: Path = DATA / "speech.toml") -> SpeechWords:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, _NAMES, problems)
    problems.raise_errors()
    people, definite = _feminine(_words(lists["people"])), _words(lists["role_phrases_definite"])
    of_something = _words(lists["of_something"])
    return SpeechWords(
        verbs=_verbs(lists),
        with_object=of_something,
        with_pronoun=frozenset(verb + ending for verb in of_something for ending in _ENDINGS),
        calling=_words(lists["calling"]),
        with_b=_words(lists["with_b"]),
        only_words=_words(lists["only_words"]),
        adding=_words(lists["adding"]),
        saying=_feminine(_words(lists["saying"]), ends="ا"),
        before_nouns=_words(lists["before_nouns"]),
        people=_with_article(people),
        bodies=_with_article(_words(lists["bodies"])),
        media=_with_article(_words(lists["media"])),
        addressed=frozenset(
            to + word for word in _words(lists["addressed"]) for to in ("ل", "لل", "لـ")
        ),
        phrases=_phrases(lists["role_phrases"], definite),
        occasions=tuple(_words(lists["occasions"])),
        between=_words(lists["between"]),
        stops=_words(lists["stops"]),
        objects=_words(lists["objects"]),
        not_objects=_words(lists["not_objects"]),
        name_particles=_words(lists["name_particles"]),
        with_waw=tuple(_words(lists["with_waw"])),
        clause_openings=_words(lists["clause_openings"]),
        titles_of=_words(lists["titles_of"]),
        english_single=_words(lists["english_said"]),
        english_verbs=(
            *sorted(_words(lists["english_said"])),
            *map(fold, lists["english_phrases"]),
        ),
        english_men=_words(lists["english_men"]),
        english_women=_words(lists["english_women"]),
        offices=_words(lists["english_offices"]),
        english_media=_words(lists["english_media"]),
        english_titles_of=_words(lists["english_titles_of"]),
        english_ends=_words(lists["english_ends"]),
        english_occasions=tuple(sorted(_words(lists["english_occasions"]))),
        english_groups=tuple(sorted(_words(lists["english_groups"]))),
        english_people=tuple(sorted(_words(lists["english_people"]))),
    )


_ENDINGS = ("ه", "ها", "هم")


def _words(lines: Iterable[str]) -> Words:
    return frozenset(word for line in lines for word in fold(line).split())


def _verbs(lists: Mapping[str, tuple[str, ...]]) -> dict[str, Sign]:
    """Make every form of the verbs of saying."""
    said = _words(lists["said"])
    forms: dict[str, Sign] = dict.fromkeys(said, "man")
    forms |= dict.fromkeys((verb + "ت" for verb in said if not verb.endswith("ي")), "woman")
    forms |= dict.fromkeys(_words(lists["said_by_a_woman"]), "woman")
    forms |= dict.fromkeys(_words(lists["said_by_a_man"]), "man")
    forms |= dict.fromkeys(_words(lists["said_by_several"]), "several")
    for verb in _words(lists["of_something"]):
        forms |= dict.fromkeys((verb + ending for ending in _ENDINGS), forms.get(verb, ""))
    return forms


def _feminine(words: Words, ends: str = "") -> Words:
    """Add the feminine of the words, which a ة makes at their end, or for the last letters."""
    return words | {word.removesuffix(ends) + "ه" for word in words}


def _with_article(words: Words) -> Words:
    return words | {"ال" + word for word in words}


def _phrases(lines: Iterable[str], definite: Words) -> dict[str, Words]:
    """Read which people have a phrase of their role behind which preposition."""
    phrases: dict[str, Words] = {}
    for line in lines:
        preposition, _, words = line.partition(":")
        people = _feminine(_words([words]))
        people |= {word + ending for word in people for ending in ("ون", "ين", "ات")}
        people |= {"ال" + word for word in people if word in _feminine(definite)}
        key = fold(preposition)
        phrases[key] = phrases.get(key, frozenset()) | people
    return phrases
