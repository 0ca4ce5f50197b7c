"""A text → the names in it, by the words in front of them and by Latin letters.

Arabic has no capital letters: a name is known by a title, an office or "the city of" before it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from sharih.arabic import ARABIC_MARK, TATWEEL, fold
from sharih.content.toml_source import read_toml
from sharih.conversion.line_keys import folded_line
from sharih.conversion.names.known_names import names_of
from sharih.conversion.rule_files import DATA

_NAMES: Final = DATA / "names.toml"
_WORD: Final = re.compile(rf"[^\W\d_][^\W\d_{ARABIC_MARK}{TATWEEL}]*")
_LONGER: Final = frozenset(("عبد", "بن", "ابن", "ابو", "ال"))
_DEFINITE: Final = ("ال", "لل")
_LONGEST_BODY: Final = 7
_SHORTEST_OF: Final = 3
_LATIN: Final = re.compile(
    r"(?:The )?(?P<name>[A-Z][\w’'&-]+"
    r"(?: (?:[A-Z][\w’'&-]+|(?:of|for)(?: the)?(?= [A-Z])|and(?= [A-Z]))){0,7})"
)
_OF: Final = re.compile(r" (?:of|for)\b")
_CALENDAR: Final = frozenset((*calendar.month_name, *calendar.day_name))
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
    bodies: Mapping[str, int]
    """Those of them that a name begins with → how many letters stand before it: و ل ب."""
    definite: frozenset[str]
    """Those of them with an article: a name only with what they are for: الهيئة العامة للموانئ."""
    stops: frozenset[str]
    offices: frozenset[str]
    joint: frozenset[str]
    """Those of which two things may be told: وزارة الخارجية والمغتربين."""
    patrons: frozenset[str]
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
    bodies = {
        before + fold(word): len(before)
        for word in data["bodies"]["words"].split()
        for before in ("", "و", "ل", "ب")
    }
    definite = {
        before + "ال" + fold(word): "organisation"
        for word in (*data["bodies"]["words"].split(), *data["companies"]["words"].split())
        for before in ("", "و", "ب")
    }
    kinds = {**definite, **kinds}
    bodies |= {word: len(word) - len(word.removeprefix("و").removeprefix("ب")) for word in definite}
    stops, offices, joint, patrons = (
        frozenset(fold(data[key]["words"]).split())
        for key in ("stops", "offices", "joint", "patrons")
    )
    finder = AhoCorasick(tuple(kinds), matchkind=MatchKind.LeftmostLongest)
    return _Wording(kinds, bodies, frozenset(definite), stops, offices, joint, patrons, finder)


def arabic_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Find names behind a title or office, and Latin ones."""
    yield from ((m.start("name"), m.end(), "") for m in _LATIN.finditer(text) if len(m["name"]) > 2)
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
        if match.group() in wording.definite:
            begin, end = 1, _end_of_body(words, wording)
        else:
            begin, end = _name(words, kind, wording)
        if end - begin >= (2 if kind == "person" else 1):
            own = wording.bodies.get(match.group())
            first = words.at(begin).start() if own is None else match.start() + own
            yield folded.start(first), folded.end(words.at(end - 1).end()), kind
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


def _end_of_body(words: _Words, wording: _Wording, end: int = 1) -> int:
    """Find where the name of a body with an article ends; 1 where it is not told what it is for."""
    begin, named = end, words.at(end - 1).group().startswith("لل")
    while end < _LONGEST_BODY and (word := words.joined(end)):
        if word in wording.stops:
            break
        following = words.joined(end + 1)
        if word.startswith(("ال", "لل")):
            named = named or word.startswith("لل")
            end += 1
        elif word.startswith("ل") and following.startswith("ال") and len(word) > _SHORTEST_OF:
            named, end = True, end + 2  # لحقوق الإنسان
        elif named and word.startswith("وال") and word[1:] not in wording.kinds:
            end += 1  # للكهرباء والغاز
        else:
            break
    return end if named else begin


def _name(words: _Words, kind: str, wording: _Wording) -> tuple[int, int]:
    """Find which words behind a title or office are a name."""
    begin = 1
    # What stands between an office and the name belongs to the office: وزير الخارجية الأمريكي
    while kind == "person" and (word := words.joined(begin)):
        if not (word.startswith("ال") or word in wording.offices or word in wording.kinds):
            break
        if word in wording.bodies and not words.joined(begin + 1).startswith("ال"):
            return begin, begin  # the director of a hospital that is called after somebody
        begin += 1
    if kind == "organisation":
        return begin, _end_of_organisation(words, wording)
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


def _end_of_organisation(words: _Words, wording: _Wording) -> int:
    """Find where the name of a body without an article ends: وزارة النقل البحري."""
    end = 1
    first = words.at(0).group()
    joint = first[wording.bodies.get(first, 0) :] in wording.joint
    patron = words.joined(1) in wording.patrons
    while end < _LONGEST_BODY and (word := words.joined(end)):
        definite = words.at(end - 1).group().removeprefix("و").startswith(_DEFINITE)
        if word in wording.stops or word in wording.offices:
            break
        if word in wording.kinds and not (end == 1 and patron):
            break
        if end > 1 and word.startswith("و"):
            if not (joint and word.startswith("وال") and definite):
                break
        elif end > 1 and definite and not (patron and end == 2):
            # Behind what has an article, a name goes on only with what has one.
            if not word.startswith(_DEFINITE):
                break
        elif end > (4 if patron else 3) or _is_place(words.at(end - 1).group()):
            break
        end += 1
    return _end_of_body(words, wording, end) if end > 1 else end


def _is_place(word: str) -> bool:
    """Say whether a word is a country or city, with which a name ends: كهرباء لبنان."""
    known = names_of("ar").by_key.get(word)
    return known is not None and known.kind == "place"


def english_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Find names by their capital letters, but those of days and months."""
    for match in _LATIN.finditer(text):
        name = match["name"]
        begins = match.start() == 0 or text[: match.start()].rstrip()[-1:] in '.!?”“"('
        if (begins and " " not in name) or name in _CALENDAR:
            continue  # the first word of a sentence has a capital anyway
        start = match.start("name")
        before = text[max(0, start - 20) : start]
        kind = next((kind for kind, role in _ENGLISH_ROLES.items() if role.search(before)), "")
        yield start, match.end("name"), kind or _kind_of(name)


def _kind_of(name: str) -> str:
    """Tell the kind of an English name by the word that says what it is: Agency for Ports."""
    words = _OF.split(name, maxsplit=1)[0].split()
    heads = _english_heads()
    alone = " " not in name
    return "" if alone else heads.get(words[-1], "") or heads.get(name.rpartition(" ")[2], "")


@cache
def _english_heads(path: Path = _NAMES) -> Mapping[str, str]:
    data = read_toml(path).data["english_heads"]
    return {word: kind for kind, words in data.items() for word in words.split()}
