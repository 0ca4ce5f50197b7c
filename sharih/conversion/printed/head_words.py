"""`sharih/data/heads.toml` → what finds, in normalised text, lines over a text and no headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sharih.arabic import fold, fold_pattern
from sharih.content.toml_source import TomlSource, read_toml
from sharih.conversion.lines.required_texts import DIGIT, beginnings_of
from sharih.conversion.rule_files import DATA, any_of, checked_lists
from sharih.errors import Problems

_EXPRESSIONS: Final = ("issue", "bylines", "release", "notes")
_WORDS: Final = ("issue_words", "sections", "english_sections")
_BEHIND_NOTE: Final = r"(?: ?\d{1,2})?(?:[\])}>:؛!-]|\W*\Z| [^\W\d_]+ (?:by|قبل)\b)"


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What the lists of the file are good for."""

    issue: re.Pattern[str]
    """Finds the number of a paper, its page or its price."""
    issue_words: tuple[str, ...]
    """Words of which one stands in such a line without a digit, normalised."""
    section: re.Pattern[str]
    """The whole name of a section."""
    byline: re.Pattern[str]
    """The beginning of a line that says who wrote."""
    release: re.Pattern[str]
    """The beginning of a line on when a text may be published."""
    note: re.Pattern[str]
    """The beginning of a note to colleagues."""


@cache
def head_words(path: Path = DATA / "heads.toml") -> HeadWords:
    """Read the lists, once; raises ContentError with all that is wrong in the file."""
    source = read_toml(path)
    problems = Problems()
    lists = checked_lists(source, (*_EXPRESSIONS, *_WORDS), problems)
    found = {name: _expressions(source, name, lists[name], problems) for name in _EXPRESSIONS}
    problems.raise_errors()
    sections, english = any_of(lists["sections"]), any_of(lists["english_sections"])
    return HeadWords(
        issue=_any(found["issue"]),
        issue_words=tuple(map(fold, lists["issue_words"])),
        section=_any([rf"(?:(?:ال)?(?:{sections})|(?:{english}))\b.*"]),
        byline=_any(found["bylines"]),
        release=_any(found["release"]),
        note=_any([rf"[\[({{<]{{0,2}}(?:{'|'.join(found['notes'])})\b{_BEHIND_NOTE}"]),
    )


def _expressions(
    source: TomlSource, name: str, texts: Sequence[str], problems: Problems
) -> list[str]:  # fmt: skip
    """Write expressions as normalised text has their letters, and note those that are none."""
    found = [fold_pattern(text) for text in texts]
    for text, expression in zip(texts, found, strict=True):
        try:
            re.compile(expression)
        except re.error as error:
            reason = f"{text!r} is no regular expression ({error})"
            remedy = "Mend it; (), [] and ? have a meaning."
            problems.add(source.path, source.line_of(text, name), reason, remedy)
    return found


def _any(expressions: Sequence[str]) -> re.Pattern[str]:
    """Compile what finds what any of them finds; a look at the first sign passes over most."""
    firsts = {text[:1] for each in expressions for text in beginnings_of(each)}
    signs = (r"\d" if sign == DIGIT else re.escape(sign) for sign in sorted(firsts))
    look = "" if "" in firsts else f"(?=[{''.join(signs)}])"
    return re.compile(f"{look}(?:{'|'.join(expressions)})", re.IGNORECASE)
