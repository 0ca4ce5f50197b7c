"""CLDR and `sharih/data/bodies.toml` → places and bodies with their names in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind
from babel import Locale

from sharih.arabic import Lang, attached, fold, merged_with_li
from sharih.content.toml_source import read_toml
from sharih.conversion.rule_files import DATA
from sharih.errors import Problems

SHORTEST: Final = 3
"""Names of fewer letters are found in too many words."""
KINDS: Final = ("organisation", "place")
"""The tables of the file, after the kinds of topics."""
EXCLUDED: Final = "not_names"
"""The table of what is left out of CLDR."""

_NO_COUNTRIES: Final = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))


@dataclass(frozen=True, slots=True)
class KnownName:
    """Something that is no topic of the registry, and of which both names are known."""

    kind: str
    """The kind of topic it is."""
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one language."""

    by_key: Mapping[str, KnownName]
    """Name, normalised → what it is the name of."""
    finder: AhoCorasick
    keys: tuple[str, ...]


@cache
def names_of(lang: Lang, path: Path = DATA / "bodies.toml") -> Names:
    """Read the names of a language, once; raises ContentError with all that is wrong there."""
    source = read_toml(path)
    problems = Problems()
    found: dict[str, KnownName] = {}
    excluded = frozenset(fold(source.data.get(EXCLUDED, {}).get("words", "")).split())
    for ar, en in _of_cldr():
        key = fold(ar if lang == "ar" else en)
        if len(key) >= SHORTEST and fold(ar) not in excluded:
            found.setdefault(key, KnownName("place", ar, en))
    for kind in source.data:
        if kind not in (*KINDS, EXCLUDED):
            known = f"Known are {', '.join(KINDS)} and {EXCLUDED}."
            problems.add(path, source.line(kind), f"unknown key {kind}", known)
    for kind in KINDS:
        for ar, en in source.data.get(kind, {}).items():
            if not isinstance(en, str) or not en.strip():
                line = source.line(kind, ar)
                problems.add(path, line, f"{ar} has no English name", 'Write "…" = "…".')
                continue
            # Of several Arabic names the first is the one that is proposed.
            found.setdefault(fold(ar if lang == "ar" else en), KnownName(kind, ar, en))
    problems.raise_errors()
    for key in tuple(found) if lang == "ar" else ():
        if merged := merged_with_li(key):
            found.setdefault(merged, found[key])
    keys = tuple(found)
    return Names(found, AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest), keys)


def _of_cldr() -> Iterator[tuple[str, str]]:
    """Give the Arabic and English names of countries, then of cities with a time zone."""
    arabic, english = Locale("ar"), Locale("en")
    for code, ar in arabic.territories.items():
        if len(code) == 2 and code in english.territories and code not in _NO_COUNTRIES:
            yield ar, english.territories[code]
    for zone, entry in arabic.time_zones.items():
        if "city" in entry:
            en = english.time_zones.get(zone, {}).get("city")
            yield entry["city"], en or zone.rpartition("/")[2].replace("_", " ")


def find_known(folded: str, lang: Lang) -> Iterator[tuple[int, int, KnownName]]:
    """Find known names in folded text, each with where it begins and ends."""
    names = names_of(lang)
    for at, start, end in names.finder.find_matches_as_indexes(folded):
        if folded[end : end + 1].isalnum():
            continue
        key = names.keys[at]
        begins = attached(folded, start, key, exact=lang == "en")
        if begins is not None:
            yield begins, end, names.by_key[key]
