"""Seeds → names that they mention often and the registry does not know, as entries to paste.

Arabic has no capital letters. A name is found by the words in front of it (a title, an office,
"the city of"), or because an article repeats it; Latin names by their letters. Every proposal
is marked to be checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import tomli_w
from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import ARABIC_MARK, TATWEEL, fold, transliterate
from sharih.content.toml_source import read_toml
from sharih.content.topics import Registry
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.records import Outline, Seed
from sharih.conversion.reports.outcomes import Candidate
from sharih.conversion.rule_files import DATA

FROM_MENTIONS: Final = 3
"""A name that is mentioned so often,"""
FROM_SEEDS: Final = 2
"""and in this many seeds of a run (in all, where there are fewer), is proposed."""
MOST: Final = 20
"""A run proposes at most this many names."""
CONTEXTS: Final = 3

_NAMES: Final = DATA / "names.toml"
_WORD: Final = re.compile(rf"[^\W\d_][^\W\d_{ARABIC_MARK}{TATWEEL}]*")
_LONGER: Final = frozenset(("عبد", "بن", "ابن", "ابو", "ال"))
_LATIN: Final = re.compile(r"[A-Z][\w’'&-]+(?: (?:[A-Z][\w’'&-]+|of|for|and|the(?= [A-Z]))){0,3}")
_SMALL: Final = re.compile(r"(?: (?:of|for|and|the))+\Z")
_ENGLISH_ROLES: Final = {
    "person": re.compile(r"(?:President|Minister|Mr|Mrs|Ms|Dr|Senator|General|spokes\w+|CEO) \Z"),
    "organisation": re.compile(r"(?:company|group|party|agency|ministry) \Z"),
    "place": re.compile(r"(?:\b[Ii]n|city of|town of|near) \Z"),
}


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words around names, normalised in their spelling."""

    kinds: Mapping[str, str]
    """A word that a name follows, with the kind of topic."""
    stops: frozenset[str]
    offices: frozenset[str]
    finder: AhoCorasick
    """Finds the words of `kinds`, also inside of others."""


@cache
def _wording(path: Path = _NAMES) -> _Wording:
    data = read_toml(path).data
    kinds = {
        before + fold(role): kind
        for kind, roles in data["roles"].items()
        for role in roles.split()
        for before in ("", "و", "ل", "ب")
    }
    stops, offices = (frozenset(fold(data[key]["words"]).split()) for key in ("stops", "offices"))
    finder = AhoCorasick(tuple(kinds), matchkind=MatchKind.LeftmostLongest)
    return _Wording(kinds, stops, offices, finder)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that one seed mentions."""

    key: str
    """Its words, normalised in their spelling."""
    name: str
    """As written."""
    lang: str
    kind: str
    """The kind of topic, by the word in front; empty where none tells."""
    count: int
    context: str


def sightings(seed: Seed, outline: Outline, registry: Registry) -> Iterator[Sighting]:
    """Find the names in a seed that the registry does not know."""
    texts = [outline.title] if outline.title_source == "first line" else []
    texts += [p.text for section in outline.sections for p in section.paragraphs]
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for text in texts:
        names = list(_arabic(text) if seed.lang == "ar" else _english(text))
        known = [(m.start, m.end) for m in registry.mentions(text, seed.lang)] if names else []
        for start, end, kind in names:
            if any(start < other and begin < end for begin, other in known):
                continue
            name = text[start:end]
            key = " ".join(key_of(name).split())
            context = text[max(0, start - 40) : end + 40].strip()
            lang = "en" if name.isascii() else seed.lang
            found.setdefault(key, []).append((name, kind, context, lang))
    for key, hits in found.items():
        kinds = Counter(kind for _, kind, _, _ in hits if kind)
        if not kinds and len(hits) < 2:
            continue  # one mention without a title says nothing
        kind = kinds.most_common(1)[0][0] if kinds else ""
        yield Sighting(key, hits[0][0], hits[0][3], kind, len(hits), hits[0][2])


def _arabic(text: str) -> Iterator[tuple[int, int, str]]:
    """Find names behind a title or office, and Latin ones."""
    yield from ((m.start(), m.end(), "") for m in _LATIN.finditer(text) if len(m.group()) > 2)
    folded = folded_line(text)
    wording = _wording()
    if wording.kinds.keys().isdisjoint(folded.text.split()):
        return
    done = 0
    for _, start, _ in wording.finder.find_matches_as_indexes(folded.text):
        if start < done or not (match := _WORD.match(folded.text, start)):
            continue
        kind = wording.kinds.get(match.group())
        if kind is None or _is_letter(folded.text[start - 1 : start]):
            continue
        words = _Words(folded.text, match)
        begin, end = _name(words, kind, wording)
        if end - begin >= (2 if kind == "person" else 1):
            first, last = words.at(begin), words.at(end - 1)
            yield folded.start(first.start()), folded.end(last.end()), kind
        done = words.at(end - 1).end()


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


class _Words:
    """The words of a folded text from one of them on, each found when it is asked for."""

    def __init__(self, text: str, first: re.Match[str]) -> None:
        self.text = text
        self._found = [first]
        self._rest = _WORD.finditer(text, first.end())

    def at(self, place: int) -> re.Match[str]:
        """Give the word at a place that is there."""
        return self._found[place]

    def joined(self, place: int) -> str:
        """Give a word before which nothing but a space stands; else nothing."""
        if place == len(self._found):
            if (following := next(self._rest, None)) is None:
                return ""
            self._found.append(following)
        before, word = self._found[place - 1], self._found[place]
        return word.group() if self.text[before.end() : word.start()] == " " else ""


def _name(words: _Words, kind: str, wording: _Wording) -> tuple[int, int]:
    """Find which words behind a title or office are a name."""
    begin = 1
    # What stands between an office and the name belongs to the office: وزير الخارجية الأمريكي
    while kind == "person" and (word := words.joined(begin)):
        if not (word.startswith("ال") or word in wording.offices or word in wording.kinds):
            break
        begin += 1
    end = begin
    while end < begin + 3 and (word := words.joined(end)):
        if word in wording.stops or word in wording.kinds or word in wording.offices:
            break
        if end > begin and word.startswith("و"):
            break
        # Names of persons have two words mostly; a third with an article, or after عبد and بن.
        third = kind == "person" and end - begin == 2
        if third and not word.startswith("ال") and words.at(end - 1).group() not in _LONGER:
            break
        end += 1
    return begin, end


def _english(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LATIN.finditer(text):
        name = _SMALL.sub("", match.group())
        begins = match.start() == 0 or text[: match.start()].rstrip()[-1:] in '.!?”“"('
        if begins and " " not in name:
            continue  # the first word of a sentence has a capital anyway
        before = text[max(0, match.start() - 20) : match.start()]
        kind = next((kind for kind, role in _ENGLISH_ROLES.items() if role.search(before)), "")
        yield match.start(), match.start() + len(name), kind


@dataclass(slots=True)
class _Tally:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    lang: str = "ar"
    mentions: int = 0
    seeds: int = 0
    contexts: list[str] = field(default_factory=list)


class Candidates:
    """Adds up what the seeds of a run mention."""

    __slots__ = ("_seeds", "_tallies")

    def __init__(self) -> None:
        self._tallies: dict[str, _Tally] = {}
        self._seeds = 0

    def add(self, found: Iterable[Sighting]) -> None:
        """Add what one seed mentions."""
        self._seeds += 1
        for sighting in found:
            tally = self._tallies.setdefault(sighting.key, _Tally(lang=sighting.lang))
            tally.names[sighting.name] += sighting.count
            if sighting.kind:
                tally.kinds[sighting.kind] += sighting.count
            tally.mentions += sighting.count
            tally.seeds += 1
            if len(tally.contexts) < CONTEXTS:
                tally.contexts.append(sighting.context)

    def frequent(self) -> tuple[Candidate, ...]:
        """List the most frequent names; of a name and a part of it, the one that is met more."""
        least = min(FROM_SEEDS, self._seeds)
        found = {
            key: tally
            for key, tally in self._tallies.items()
            if tally.mentions >= FROM_MENTIONS and tally.seeds >= least
        }
        order = sorted(found, key=lambda key: (-found[key].mentions, key))
        chosen: list[str] = []
        for key in order:
            padded = f" {key} "
            if not any(padded in f" {other} " or f" {other} " in padded for other in chosen):
                chosen.append(key)
        return tuple(_candidate(found[key]) for key in chosen[:MOST])


def _candidate(tally: _Tally) -> Candidate:
    name = tally.names.most_common(1)[0][0]
    kind = tally.kinds.most_common(1)[0][0] if tally.kinds else "organisation"
    return Candidate(name, tally.lang, kind, tally.mentions, tally.seeds, tuple(tally.contexts))


def as_toml(candidates: Iterable[Candidate], registry: Registry) -> str:
    """Write candidates as entries to paste into the registry."""
    parts = []
    taken = set(registry.topics)
    for candidate in candidates:
        said = transliterate(candidate.name)
        ident = stem = re.sub(r"[^a-z0-9]+", "-", said).strip("-") or "name"
        number = 1
        while ident in taken:
            number += 1
            ident = f"{stem}-{number}"
        taken.add(ident)
        names = {candidate.lang: candidate.name}
        names.setdefault("ar", candidate.name)
        names.setdefault("en", said.title())
        lines = [
            f"[{ident}]  # check: {candidate.mentions} times in {candidate.seeds} seeds",
            *(f"# … {_in_comment(context)} …" for context in candidate.contexts),
            f"{_toml('kind', candidate.kind)}  # check",
        ]
        for lang in ("ar", "en"):
            mark = "" if lang == candidate.lang else "  # check"
            lines.append(_toml(lang, names[lang]) + mark)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _toml(key: str, value: str) -> str:
    return tomli_w.dumps({key: value}).rstrip("\n")


def _in_comment(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)
