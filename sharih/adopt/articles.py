"""A folder of Pelican's → its Markdown articles, each with its language and its slug."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharih.arabic import Lang, majority_script
from sharih.content.explainers import read_text
from sharih.content.head import fields_of, split_head
from sharih.errors import ContentError, Problems
from sharih.files import is_leftover

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_OTHER_TEXTS = (".rst", ".html", ".htm", ".adoc", ".asciidoc", ".ipynb", ".org")
_PAGES = "pages"
_NAMED = re.compile(r"(?P<slug>.+?)[._-](?P<lang>ar|en)$")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of Pelican's, not yet understood."""

    path: Path
    lang: Lang
    slug: str
    """As its metadata or its file name say; may be none that can stand in an address."""
    values: Mapping[str, str]
    """Key in small letters → value, on one line."""
    lines: Mapping[str, int]
    """Key in small letters → its line."""
    body: str
    first_line: int
    """The line of the file that the body begins with."""


def read_articles(folder: Path, problems: Problems) -> list[Article]:
    """Read every Markdown article below a folder, in the order of their paths.

    What is none, or cannot be read, goes to `problems` as a warning or an error.
    """
    found = []
    for path in _files(folder):
        inside = path.relative_to(folder).parts
        ending = path.suffix.lower()
        if ending in _OTHER_TEXTS:
            reason, remedy = "not taken: only Markdown is", "Write it as Markdown, or leave it."
            problems.add(path, None, reason, remedy, "warning")
        elif ending in MARKDOWN and _PAGES in inside[:-1]:
            reason, remedy = "not taken: a page, no article", "Put it into content/pages by hand."
            problems.add(path, None, reason, remedy, "warning")
        elif ending in MARKDOWN and (article := _article(path, problems)):
            found.append(article)
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Go through the files of a folder; links and hidden ones are passed by."""
    for at, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not is_leftover(name))
        for name in sorted(files):
            path = Path(at, name)
            if not is_leftover(name) and not path.is_symlink():
                yield path


def _article(path: Path, problems: Problems) -> Article | None:
    try:
        text = read_text(path)
    except ContentError as error:
        problems.extend(error.problems)
        return None
    head, top, body, first = _parted(text)
    values, lines = _metadata(head, top)
    named = _NAMED.fullmatch(path.stem)
    slug = values.get("slug") or (named["slug"] if named else path.stem)
    said = values.get("lang", "").lower().replace("_", "-").partition("-")[0]
    said = said or (named["lang"] if named else "")
    lang = said or majority_script(body) or majority_script(values.get("title", ""))
    if lang not in ("ar", "en"):
        reason = f"not taken: its language is {lang}" if lang else "not taken: it has no language"
        problems.add(path, lines.get("lang"), reason, "Write Lang: ar or Lang: en.")
        return None
    if not values.get("title"):
        problems.add(path, lines.get("title", 1), "not taken: no Title", "Write Title: …")
        return None
    return Article(path, "ar" if lang == "ar" else "en", slug, values, lines, body, first)


def _parted(text: str) -> tuple[str, int, str, int]:
    """Part the head from the body, with the line each begins in; a head between hyphens too."""
    fence = re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if fence and next(fields_of(fence[1].split("\n", 1)[0]), None):
        body = text[fence.end() :]
        return fence[1].rstrip("\n"), 2, body, text.count("\n", 0, fence.end()) + 1
    head, body, first = split_head(text)
    return head, 1, body, first


def _metadata(head: str, first: int) -> tuple[dict[str, str], dict[str, int]]:
    """Read the values of a head that begins in line `first`; of a key twice, the last one."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for field in fields_of(head):
        values[field.key.lower()] = field.value.strip("\"'")
        lines[field.key.lower()] = field.line + first - 1
    return values, lines
