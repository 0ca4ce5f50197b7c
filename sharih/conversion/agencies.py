"""`sharih/data/agencies.toml` → the news agencies, and where a text or a dateline names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from sharih.arabic import fold, fold_pattern
from sharih.content.toml_source import TomlSource, read_toml
from sharih.conversion.line_keys import folded_line, key_of
from sharih.conversion.rule_files import DATA, any_of, checked_texts
from sharih.conversion.word_scan import Signs
from sharih.errors import Problems

FILE: Final = DATA / "agencies.toml"
"""The table of agencies."""

_LISTS: Final = ("names", "short", "english", "english_short", "writes")
_KEYS: Final = ("country", *_LISTS)
_AGENCY: Final = fold("وكالة")
_LETTERS: Final = re.compile(r"\w(?: \w)+")
_SEPARATORS: Final = re.compile(r"[ .]+")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency."""

    country: str
    """Where it is at home, by two letters; `world` where that is everywhere."""
    names: tuple[str, ...]
    """Names that mean nothing else, in both languages."""
    short: tuple[str, ...]
    """Names that are sure in some places only: abbreviations, ordinary words; Arabic ones."""
    english_short: tuple[str, ...]
    """The same in English."""
    writes: tuple[str, ...]
    """How its datelines look."""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name it has."""
        return (*self.names, *self.short, *self.english_short)


@cache
def agencies(path: Path = FILE) -> tuple[Agency, ...]:
    """Read the agencies; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    for key in source.data:
        if key != "agencies":
            remedy = "An agency begins with [[agencies]]."
            problems.add(path, source.line(key), f"unknown key {key}", remedy)
    tables = source.data.get("agencies")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        line = source.line("agencies") if tables is not None else None
        problems.add(path, line, "holds no agencies", "One begins with [[agencies]].")
        tables = []
    found = [_agency(source, str(at), table, problems) for at, table in enumerate(tables)]
    _check_once(source, found, problems)
    problems.raise_errors()
    return tuple(found)


def _agency(
    source: TomlSource, at: str, table: Mapping[str, Any], problems: Problems
) -> Agency:  # fmt: skip
    def line(key: str) -> int | None:
        return source.line("agencies", at, key)

    for key in table:
        if key not in _KEYS:
            known = f"Known are {', '.join(_KEYS[:-1])} and {_KEYS[-1]}."
            problems.add(source.path, line(key), f"unknown key {key}", known)
    country = table.get("country")
    if not isinstance(country, str) or not re.fullmatch(r"[A-Z]{2}|world", country):
        reason = "country is missing or no country"
        remedy = 'Write the two letters of ISO 3166, such as "EG", or "world".'
        problems.add(source.path, line("country"), reason, remedy)
    lists = {}
    for key in _LISTS:
        lists[key] = checked_texts(source, ("agencies", at, key), table.get(key), problems)
    if not any(lists[key] for key in _LISTS[:-1]):
        problems.add(source.path, line("names"), "an agency without a name", "Write one.")
    names = (*lists["names"], *lists["english"])
    return Agency(str(country), names, lists["short"], lists["english_short"], lists["writes"])


def _check_once(source: TomlSource, found: Iterable[Agency], problems: Problems) -> None:
    """Note a name that two agencies have."""
    owners: dict[str, int] = {}
    for at, agency in enumerate(found):
        for name in dict.fromkeys(fold(name) for name in agency.all_names):
            if owners.setdefault(name, at) != at:
                written = next(one for one in agency.all_names if fold(one) == name)
                line = source.line_of(written, "agencies", str(at))
                reason = f"{written} is a name of another agency too"
                problems.add(source.path, line, reason, "Leave it with one of them.")


def agency_names(path: Path = FILE) -> tuple[str, ...]:
    """Give all names of agencies; raises ContentError with all that is wrong in the file."""
    return tuple(name for agency in agencies(path) for name in agency.all_names)


def sure_names(path: Path = FILE) -> tuple[str, ...]:
    """Give the names that tell an agency wherever they stand."""
    return tuple(name for agency in agencies(path) for name in agency.names)


def spellings(names: Iterable[str], *, joined: bool = False) -> list[str]:
    """Write names as folded text has them; letters written one by one in three ways.

    With `joined` also the way that is sure in few places only: اف ب.
    """
    folded = dict.fromkeys(fold(name) for name in names)
    return [
        form
        for name in folded
        for form in ([name] if not _LETTERS.fullmatch(name) else _with_stops(name, joined))
    ]


def _with_stops(letters: str, joined: bool) -> list[str]:
    """Write an abbreviation such as أ ف ب with spaces, with full stops, and with both."""
    parts = letters.split(" ")
    ways = [letters, ".".join(parts), ". ".join(parts)]
    return [*ways, letters.replace(" ", "", 1)] if joined and len(parts) > 2 else ways


@cache
def agency_pattern(path: Path = FILE) -> re.Pattern[str]:
    """Compile the regular expression that finds agencies in folded text.

    Each kind of place in which one is sure is a group: behind وكالة, by a name that means
    nothing else, in brackets, letter by letter, by the form of an agency's name, in English.
    """
    every = any_of(spellings(agency_names(path), joined=True))
    sure = any_of(sure_names(path))
    letters = any_of(spellings(_spelled_out(path)))
    english = any_of(name for agency in agencies(path) for name in agency.english_short)
    quote = r"[\"“”«»]?"
    word = rf"(?:لل|ال)?{_AGENCY}"
    news = r"(?: (?:ال)?[اأ]نباء(?: [^\W\d_]+){0,1}?)?(?: [^\W\d_]+){0,1}?"
    bracket = rf"(?: ?[(\[] ?(?:{every}) ?[)\]])?"
    return re.compile(
        fold_pattern(
            rf"(?:(?<![^\W_])[وفبكل]{{0,2}}(?P<agency>{word}(?! {_NO_NAME}(?![^\W_])){news} {quote}"
            rf"(?:{every}){quote}(?: للأنباء)?{bracket})"
            rf"|(?<![^\W_])[وفبكل]?(?P<alone>(?:{sure})(?: للأنباء)?(?![^\W_]){bracket})"
            rf"|(?<=[(\[])(?P<bracketed> ?(?:{every}) ?)(?=[)\]])"
            rf"|(?<![^\W_])(?P<letters>{letters})"
            rf"|(?<![^\W_])[وفبكل]?(?P<named>{_AGENCY} (?:ال)?انباء ال(?!{_NO_NAME})[^\W\d_]{{3,}}ه"
            rf"{bracket}|{_AGENCY} (?:(?!ال?انباء)[^\W\d_]+ ){{1,2}}للأنباء)"
            rf"|(?<![^\W_])(?P<english>(?:{english})(?: state)?(?: news| press)? agency"
            rf"|(?:news|press) agency,? (?:{english})))"
        )
        + r"(?![^\W_])"
    )


def _spelled_out(path: Path) -> list[str]:
    """List the abbreviations of three letters and more, written one by one: sure anywhere."""
    return [
        name
        for agency in agencies(path)
        for name in agency.short
        if name.count(" ") > 1 and _LETTERS.fullmatch(fold(name))
    ]


_NO_NAME: Final = fold("(?:رسمية|محلية|عالمية|دولية|عربية|أجنبية|حكومية|وطنية)")
GROUPS: Final = ("agency", "alone", "bracketed", "letters", "named", "english")
"""The groups of that regular expression, one of which is the agency."""


@cache
def agency_signs(path: Path = FILE) -> Signs:
    """Give the words of which a folded text has one where the regular expression finds one."""
    short = [name for agency in agencies(path) for name in (*agency.short, *agency.english_short)]
    inside = [
        f"{opening}{name}"
        for name in spellings(short, joined=True)
        for opening in ("(", "[", "( ", "[ ")
    ]
    sure = [fold(name) for name in sure_names(path)]
    return Signs([_AGENCY, "agency", *inside, *spellings(_spelled_out(path)), *sure])


@cache
def _owners(path: Path = FILE) -> Mapping[str, int]:
    return {
        _SEPARATORS.sub("", fold(name)): at
        for at, agency in enumerate(agencies(path))
        for name in agency.all_names
    }


@cache
def _any_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(spellings(agency_names(), joined=True))})(?![^\W_])")


def identity(wording: str) -> str:
    """Tell which agency a wording names: two wordings of one agency give the same."""
    folded = key_of(wording)
    whole = _owners().get(_SEPARATORS.sub("", folded))
    if whole is None and (found := _any_name().search(folded)):
        whole = _owners().get(_SEPARATORS.sub("", found.group()))
    return f"#{whole}" if whole is not None else folded


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Find the agencies that a line of an article names: which one it is, and as written."""
    folded = folded_line(text)
    if not agency_signs().are_in(folded.text):
        return
    for match in agency_pattern().finditer(folded.text):
        group = next(group for group in GROUPS if match[group])
        start, end = match.span(group)
        written = text[folded.start(start) : folded.end(end)].strip()
        yield identity(folded.text[start:end].strip()), written
