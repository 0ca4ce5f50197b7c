"""The rule files in `sharih/data/` → compiled rules.

The files ship with the package and are read once; what is wrong in one is told with its line,
since editors of a newsroom change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from sharih.arabic import fold, fold_pattern
from sharih.content.toml_source import TomlSource, read_toml
from sharih.errors import Problems

DATA: Final = Path(__file__).parents[1] / "data"
"""Where the rule files lie."""


@dataclass(frozen=True, slots=True, eq=False)
class BoilerplateRule:
    """One kind of line that pages put around an article."""

    reason: str
    """Why a line is dropped, in a few words."""
    sources: tuple[str, ...]
    """The regular expressions looked for in the folded line."""
    edges_only: bool
    """Whether only the first and last lines are looked at."""
    most_words: int
    """Longer lines are kept."""
    sentence: bool
    """Whether lines that end in a full stop are dropped too."""
    of_title: bool = False
    """Whether it tells the name of a site behind a title, and no whole line."""
    page_only: bool = False
    """Whether only lines around the article of a page that was pasted whole are looked at."""
    begins: str = ""
    """What such a line begins where it stands alone: `titles` of other articles, or the
    `comments` of readers; else empty."""

    def is_for(self, words: int, *, sentence: bool) -> bool:
        """Whether it is for a line of so many words, with a full stop at its end or without."""
        return words <= self.most_words and (self.sentence or not sentence)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds what one of them finds; compiled when it is asked for."""
        return one_pattern(self.sources)


@cache
def boilerplate_rules(path: Path = DATA / "boilerplate.toml") -> tuple[BoilerplateRule, ...]:
    """Read the rules for boilerplate; raises ContentError with all that is wrong in them."""
    source = read_toml(path)
    problems = Problems()
    tables = source.data.get("rules")
    for key in source.data:
        if key != "rules":
            problems.add(
                path, source.line(key), f"unknown key {key}", "Rules begin with [[rules]]."
            )
    if not isinstance(tables, list):
        problems.add(path, None, "holds no rules", "A rule begins with [[rules]].")
        tables = []
    rules = [_rule(source, n, table, problems) for n, table in enumerate(tables)]
    problems.raise_errors()
    return tuple(rule for rule in rules if rule)


_RULE_TYPES: Final = {
    "reason": (str, "a text in quotation marks"),
    "patterns": (list, "a list of regular expressions in single quotation marks"),
    "where": (str, '"edges", "page", "anywhere" or "title"'),
    "most_words": (int, "a number"),
    "sentence": (bool, "true or false"),
}  # fmt: skip


def _rule(
    source: TomlSource, number: int, table: Any, problems: Problems
) -> BoilerplateRule | None:
    def wrong(key: str, reason: str, remedy: str) -> None:
        problems.add(source.path, source.line("rules", str(number), key), reason, remedy)

    before = len(problems)
    for key in table:
        if key not in _RULE_TYPES and key != "begins":
            wrong(key, f"unknown key {key}", f"Known are {', '.join(_RULE_TYPES)}, begins.")
    if table.get("begins", "titles") not in ("titles", "comments"):
        remedy = 'Write "titles" or "comments".'
        wrong("begins", f"begins = {table['begins']!r} is not known", remedy)
    for key, (kind, meant) in _RULE_TYPES.items():
        if not isinstance(table.get(key), kind) or (kind is int and table[key] is True):
            wrong(key, f"a rule whose {key} is missing or of the wrong kind", f"Write {meant}.")
        elif key == "where" and table[key] not in ("edges", "page", "anywhere", "title"):
            wrong(key, f"where = {table[key]!r} is not known", f"Write {meant}.")
    if len(problems) > before:
        return None
    patterns = []
    for pattern in table["patterns"]:
        try:
            patterns.append(compiled(_of_folded(pattern)).pattern)
        except (re.error, TypeError) as error:
            line = source.line_of(str(pattern), "rules", str(number), "patterns")
            reason = f"{pattern!r} is no regular expression ({error})"
            problems.add(source.path, line, reason, "Mend it; (), [] and ? have a meaning.")
    if len(problems) > before:
        return None
    return BoilerplateRule(
        reason=table["reason"],
        sources=tuple(patterns),
        edges_only=table["where"] in ("edges", "page"),
        most_words=table["most_words"],
        sentence=table["sentence"],
        of_title=table["where"] == "title",
        page_only=table["where"] == "page",
        begins=table.get("begins", ""),
    )


_CAPITAL: Final = re.compile(r"\(\?P|\\.|[A-Z]")


def _of_folded(pattern: str) -> str:
    """Write a regular expression as folded text has its letters: small ones among others."""
    return _CAPITAL.sub(
        lambda found: found[0].lower() if len(found[0]) == 1 else found[0], fold_pattern(pattern)
    )


_ESCAPED: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_INNERMOST: Final = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=1024)
def compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression of a rule, once: a file has more than the `re` module remembers."""
    return re.compile(expression)


@lru_cache(maxsize=256)
def one_pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Compile one regular expression that finds what any of these finds.

    Those that look at the beginning of a line alone share one `^`: otherwise each of them would
    be tried at every place, and none be passed over for its first letter.
    """
    beginnings: list[str] = []
    others: list[str] = []
    for pattern in patterns:
        if is_beginning(pattern):
            beginnings.append(f"(?:{pattern[1:]})")
        else:
            others.append(f"(?:{pattern})")
    parts = [f"^(?:{'|'.join(beginnings)})", *others] if beginnings else others
    return re.compile("|".join(parts) or r"(?!)")


def is_beginning(pattern: str) -> bool:
    """Whether a regular expression begins with `^`, and has no alternative without it."""
    outside = _ESCAPED.sub("", pattern)
    while outside != (outside := _INNERMOST.sub("", outside)):
        pass
    return pattern.startswith("^") and "|" not in outside


def site_pattern(rules: Iterable[BoilerplateRule]) -> re.Pattern[str]:
    """Put together the rules that find the name of a site in the folded end of a title."""
    parts = [source for rule in rules if rule.of_title for source in rule.sources]
    return one_pattern(tuple(parts))


def checked_lists(
    source: TomlSource, names: Sequence[str], problems: Problems
) -> dict[str, tuple[str, ...]]:
    """Check that a file holds lists of texts under these names, and nothing else."""
    for key in source.data:
        if key not in names:
            known = f"Known are {', '.join(names[:-1])} and {names[-1]}."
            problems.add(source.path, source.line(key), f"unknown key {key}", known)
    return {name: checked_texts(source, (name,), source.data.get(name), problems) for name in names}


def checked_texts(
    source: TomlSource, keys: tuple[str, ...], value: Any, problems: Problems
) -> tuple[str, ...]:
    """Check that the value under some keys is a list of texts with something in them; else ()."""
    whole = isinstance(value, list) and all(isinstance(x, str) and fold(x).strip() for x in value)
    if whole:
        return tuple(value)
    line = source.line(*keys) if value is not None else None
    name = ".".join(key for key in keys if not key.isdigit())
    reason = f"{name} is missing or no list of texts"
    problems.add(source.path, line, reason, 'Write ["…", "…"], none of them empty.')
    return ()


def any_of(names: Iterable[str]) -> str:
    """Write the alternatives of a regular expression that finds these names in folded text.

    The longest that fits is found first. Names with the same beginning share it, so that the
    engine tries a few letters at a place and not hundreds of names.
    """
    tree = _Tree()
    for name in names:
        at = tree
        for char in fold(name):
            at = at.setdefault(char, _Tree())
        at[""] = _Tree()
    return _alternatives(tree) if tree else r"(?!)"


class _Tree(dict[str, "_Tree"]):
    """Names by their letters; one that ends has an empty one."""


def _alternatives(tree: _Tree) -> str:
    return "|".join(re.escape(char) + _behind(rest) for char, rest in tree.items() if char)


def _behind(tree: _Tree) -> str:
    if len(tree) == 1:
        return _alternatives(tree)
    return f"(?:{_alternatives(tree)}){'?' if '' in tree else ''}"


@cache
def spelling_variants(path: Path = DATA / "spelling.toml") -> tuple[tuple[str, ...], ...]:
    """Read which beginnings of words are spellings of one another, folded.

    Raises ContentError with all that is wrong in the file.
    """
    source = read_toml(path)
    problems = Problems()
    for key in source.data:
        if key != "variants":
            problems.add(path, source.line(key), f"unknown key {key}", "Known is variants.")
    variants = source.data.get("variants")
    if not isinstance(variants, list):
        line = source.line("variants") if variants is not None else None
        remedy = 'Write variants = [["…", "…"]].'
        problems.add(path, line, "variants is missing or no list of lists", remedy)
        variants = []
    stems = []
    for number, group in enumerate(variants):
        texts = checked_texts(source, ("variants", str(number)), group, problems)
        stems.append(tuple(fold(text) for text in texts))
        if len(texts) == 1:
            line = source.line_of(texts[0], "variants")
            problems.add(path, line, f"{texts[0]} has no variant", "Write two spellings or more.")
    problems.raise_errors()
    return tuple(stems)


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Words by which a line is known that goes on in the next one, folded."""

    ends: frozenset[str]
    """They end no sentence and no heading."""
    begins: frozenset[str]
    """They begin none."""


@cache
def open_words(path: Path = DATA / "line_ends.toml") -> OpenWords:
    """Read the words by which a line is known that goes on in the next one.

    Raises ContentError with all that is wrong in the file.
    """
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, ("arabic", "english", "arabic_begins"), problems)
    problems.raise_errors()
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items()}
    return OpenWords(folded["arabic"] | folded["english"], folded["arabic_begins"])
