"""The path of an article, its head and its first line → its name, its language and its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.adopt.bodies.context import Generator
from sharih.adopt.sources.dates import ReadDate, date_of_name
from sharih.adopt.sources.foreign_languages import is_language
from sharih.adopt.sources.front_matter import FrontMatter
from sharih.adopt.sources.sites import Place
from sharih.languages import LANGS

_NAMED: Final = re.compile(r"(?P<name>.+?)[._-](?P<lang>ar|en)$")
_FOREIGN: Final = re.compile(r"(?P<name>.+)\.(?P<lang>[a-z]{2}(?:-[A-Za-z]{2})?)$")
_HEADING: Final = re.compile(r"\A\s*(?:#[ \t]+(?P<words>[^\n]+?)[ \t#]*(?:\{[^}\n]*\})?\n"
                             r"|(?P<under>[^\n]+)\n=+[ \t]*\n)")  # fmt: skip
_TEMPLATE: Final = re.compile(r"\s*(?:\{\{.*?\}\}|\{%.*?%\})")


@dataclass(frozen=True, slots=True)
class Name:
    """What the path of an article says."""

    folder: str
    """The folder it lies in, without what names a language."""
    name: str
    """Without ending, language and date."""
    lang: str
    """The language it names; empty where it names none."""
    date: ReadDate | None
    whole: str
    """The name of the file without its ending, or that of its folder where it is `index`."""


def name_of(path: Path, place: Place) -> Name:
    """Take the path of an article apart."""
    *folders, _ = path.relative_to(place.top).parts
    whole = path.stem
    lang = ""
    if found := _NAMED.fullmatch(whole) or _foreign(whole):
        whole, lang = found["name"], found["lang"]
    elif _is_of_languages(path):
        whole, lang = "index" if folders else path.parent.name, whole
    if whole in ("index", "_index") and folders:
        whole = folders.pop()
        if not lang and (found := _NAMED.fullmatch(whole)):
            whole, lang = found["name"], found["lang"]
    date, name = date_of_name(whole)
    kept = [name for name in folders if name not in ("ar", "en", "_posts", "_drafts")]
    return Name("/".join(kept), name, lang, date, whole)


def _is_of_languages(path: Path) -> bool:
    """Say whether a file is called by its language, as `bread/ar.md` beside `bread/en.md` is."""
    if path.stem not in LANGS and not is_language(path.stem):
        return False
    others = (path.with_stem(lang) for lang in LANGS if lang != path.stem)
    return any(other.is_file() for other in others)


def _foreign(stem: str) -> re.Match[str] | None:
    found = _FOREIGN.fullmatch(stem)
    return found if found and is_language(found["lang"]) else None


def title_of(head: FrontMatter, body: str, generator: Generator) -> tuple[str, str]:
    """Find the title, and the tags that were left out of it.

    It is what the head says, else a heading of the first level on top of the text.
    """
    if title := head.first("title"):
        return without_template(title, generator)
    found = _HEADING.match(body)
    words = (found["words"] or found["under"] or "").strip() if found else ""
    return without_template(words, generator)


def without_template(words: str, generator: Generator) -> tuple[str, str]:
    """Take tags such as `{{ site.x }}` out of words of a head; returns these tags, too."""
    if generator == "pelican" or "{" not in words:
        return words, ""
    left = [found.strip() for found in _TEMPLATE.findall(words)]
    return _TEMPLATE.sub("", words).strip() if left else words, ", ".join(left)
