"""A seed → the names in it that the registry does not know, each with how often it stands there.

A name is found because it is known in both languages, or by what `name_patterns` knows it by;
where it is found once, it is counted wherever else it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sharih.arabic import Lang, attached, fold
from sharih.content.topics import Registry
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.names.known_names import KnownName, find_known
from sharih.conversion.records import Outline, Seed
from sharih.conversion.reports.name_patterns import arabic_names, english_names

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_AROUND: Final = 40
"""So many characters are shown before and behind a name."""
_DEFINITE: Final = re.compile(r"(?<![^\W_])(?:[وفبك]?ال|لل)[^\W_]+ \Z")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that one seed mentions."""

    key: str
    """Its words, normalised in their spelling; of a known name, the English one."""
    name: str
    """As written."""
    lang: str
    kind: str
    """The kind of topic, by the word in front; empty where none tells."""
    count: int
    context: str
    known: KnownName | None = None
    """Set where the names in both languages are known."""


@dataclass(slots=True)
class _Hits:
    """What is found of one name in a seed."""

    name: str
    lang: str
    context: str
    known: KnownName | None
    count: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def sightings(seed: Seed, outline: Outline, registry: Registry) -> Iterator[Sighting]:
    """Find the names in a seed that the registry does not know."""
    texts = [outline.title] if outline.title_source == "first line" else []
    texts += [p.text for section in outline.sections for p in section.paragraphs]
    hits: dict[str, _Hits] = {}
    rest = [_without(text, _found(text, seed.lang, registry, hits)) for text in texts]
    folded: list[str] = []
    for key, found in hits.items():
        kind = found.kinds.most_common(1)[0][0] if found.kinds else ""
        count = found.count
        if kind and not found.known and found.lang == "ar":
            folded = folded or [fold(text) for text in rest]
            count += _elsewhere(key, kind, folded)
        if kind or count > 1:  # one mention without a title says nothing
            yield Sighting(key, found.name, found.lang, kind, count, found.context, found.known)


def _found(text: str, lang: Lang, registry: Registry, hits: dict[str, _Hits]) -> list[Span]:
    """Add the names of a text to the hits; returns where names stand, registered ones too."""
    names: list[tuple[int, int, str, KnownName | None]] = [
        (start, end, known.kind, known) for start, end, known in _known(text, lang)
    ]
    others = arabic_names(text) if lang == "ar" else english_names(text)
    names += [(start, end, kind, None) for start, end, kind in others]
    if not names:
        return []
    taken = [(mention.start, mention.end) for mention in registry.mentions(text, lang)]
    for start, end, kind, known in names:
        if any(start < other and begin < end for begin, other in taken):
            continue
        taken.append((start, end))
        name = text[start:end]
        key = known.en if known else " ".join(key_of(name).split())
        found = hits.get(key)
        if found is None:
            context = text[max(0, start - _AROUND) : end + _AROUND].strip()
            found = _Hits(name, "en" if name.isascii() else lang, context, known)
            hits[key] = found
        found.count += 1
        if kind:
            found.kinds[kind] += 1
    return taken


def _known(text: str, lang: Lang) -> Iterator[tuple[int, int, KnownName]]:
    folded = folded_line(text)
    for start, end, known in find_known(folded.text, lang):
        yield folded.start(start), folded.end(end), known


def _without(text: str, spans: Iterable[Span]) -> str:
    """Blank out what is known to be a name."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _elsewhere(key: str, kind: str, folded: Sequence[str]) -> int:
    """Count a name where nothing stands in front of it; of a person, the surname too."""
    if kind == "organisation" and " " not in key:
        return 0  # behind "company" may stand any word: مياه
    count = sum(_count(key, text) for text in folded)
    given, _, surname = key.rpartition(" ")
    if kind == "person" and given and len(surname) > 3:
        bare = [text.replace(key, " ") for text in folded]
        count += sum(_count(surname, text) for text in bare)
    return count


def _count(key: str, folded: str) -> int:
    """Count a name in folded text as a whole word, with the particles that may stand before it.

    Behind a word with an article it may be an adjective: الجيش السوداني.
    """
    count = 0
    start = folded.find(key)
    while start >= 0:
        end = start + len(key)
        begins = None if folded[end : end + 1].isalnum() else attached(folded, start, key)
        if begins is not None and not _DEFINITE.search(folded, max(0, begins - 24), begins):
            count += 1
        start = folded.find(key, end)
    return count
