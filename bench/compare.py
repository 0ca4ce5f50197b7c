"""The full site of Sharih and that of Hugo → the pages whose words or ids differ, and sizes.

What may differ is left out: related explainers and reading times, which each finds in its own
way, and ids of paragraphs, which Hugo's pages have not. So are the pages that Hugo's site has not:
the form of the search, and where translations stand.
"""

from __future__ import annotations

import difflib
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih import routes

_OURS_ALONE: Final = frozenset({
    "index.html", "ar/search/index.html", "en/search/index.html", "status/index.html",
    "ar/status/index.html", "en/status/index.html",
})  # fmt: skip
SHOWN: Final = 6
"""How many lines are told of a page."""
_RELATED = re.compile(r"<aside class=.related.*?</aside>", re.DOTALL)
_INSIDE_LINES = re.compile(r"</?(bdi|a|span|button|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'\bid="([^"]+)"')
_OWN_ID = re.compile(r"\.\d+$|^letter-|^reading_$")
"""Ids of units, of the letters in the index, and of the form that chooses what is read."""
_READING_TIME = re.compile(r"minutes? to read|قراءة$")


@dataclass(frozen=True, slots=True)
class Difference:
    """A page that says other things in both sites."""

    path: str
    lines: tuple[str, ...]
    """What only one has: `-` is Sharih's, `+` Hugo's."""
    missing: tuple[str, ...]
    """Ids that Hugo's page has not."""

    def __str__(self) -> str:
        lines = [f"  {line}" for line in self.lines[:SHOWN]]
        lines += [f"  ids missing: {', '.join(self.missing[:SHOWN])}"] if self.missing else []
        return "\n".join((self.path, *lines))


def compared(ours: Path, theirs: Path) -> tuple[int, list[Difference]]:
    """Compare the pages that both sites have, but the front; returns how many, and what differs."""
    paths = [path.relative_to(ours).as_posix() for path in sorted(ours.rglob("index.html"))]
    paths = [path for path in paths if path not in _OURS_ALONE]
    return len(paths), list(_differences(ours, theirs, paths))


def _differences(ours: Path, theirs: Path, paths: list[str]) -> Iterator[Difference]:
    for path in paths:
        # Hugo's pages with both languages lie below those of the first.
        twin = theirs / (f"ar/{path}" if path.startswith("ar-en/") else path)
        if not twin.is_file():
            yield Difference(path, ("not in Hugo's site",), ())
            continue
        mine = (ours / path).read_text(encoding="utf-8")
        other = twin.read_text(encoding="utf-8")
        lines = tuple(_lines(mine, other))
        missing = tuple(sorted(_ids(mine) - _ids(other)))
        if lines or missing:
            yield Difference(path, lines, missing)


def _lines(mine: str, other: str) -> Iterator[str]:
    for line in difflib.unified_diff(_words(mine), _words(other), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")) and not _READING_TIME.search(line):
            yield line


def _words(page: str) -> list[str]:
    """Return the lines of a page's main part, sorted, for orders differ in places."""
    start, end = page.find("<main"), page.find("</main>")
    text = _RELATED.sub("", page[start:end])
    text = html.unescape(_TAG.sub("\n", _INSIDE_LINES.sub("", text)))
    return sorted(line.strip() for line in text.split("\n") if line.strip())


def _ids(page: str) -> set[str]:
    return {ident for ident in _ID.findall(page) if not _OWN_ID.search(ident)}


def sizes(site: Path) -> dict[str, tuple[int, int]]:
    """Count files and bytes by the kind of page, and all together."""
    files, data = Counter[str](), Counter[str]()
    for path in site.rglob("*"):
        if path.is_file():
            for kind in (_kind(path.relative_to(site).as_posix()), "all"):
                files[kind] += 1
                data[kind] += path.stat().st_size
    return {kind: (files[kind], data[kind]) for kind, _ in data.most_common()}


def _kind(path: str) -> str:
    """Say what a file is by its path."""
    ours = path.removeprefix("ar/") if path.startswith("ar/ar-en/") else path
    route = routes.parse(ours.removesuffix("index.html"))
    if route is None:
        return path if "/" not in path else "others"
    return f"feed: {route.kind}" if route.feed else route.kind
