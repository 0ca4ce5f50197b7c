"""A folder with a site → the record of it: every file listed once, every page parsed once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from functools import partial
from html import unescape
from itertools import chain
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG

from sharih import routes
from sharih.check.built_site import BuiltPage, BuiltSite
from sharih.check.machine_files import unreadable_files
from sharih.check.page_reader import read_page
from sharih.check.settled_links import SettledLinks, has_place
from sharih.errors import OutputError, shown_path
from sharih.processes import in_processes, usable_processors

_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOCATION = re.compile(r"<loc>\s*([^<]*?)\s*</loc>|<xhtml:link\b[^>]*\bhref=\"([^\"]*)\"")
_FEW = 400
"""With more pages than this, starting further processes pays."""
_MOST_PROCESSES = 8
_STATE = ".sharih"
_CHUNK = 50
"""How many pages are handed over at once."""


def read_folder(
    root: Path,
    siteurl: str,
    base: str,
    on_step: Callable[[int, int], None] | None = None,
    *,
    outside: bool = True,
) -> BuiltSite:
    """Read a built site.

    Links are not followed. `on_step` is told how many pages of how many are read; `outside` says
    whether links to other sites are asked for. Raises OutputError where there is no site.
    """
    files, irregular = list_site(root)
    names = [name for name in files if name.endswith((".html", ".htm"))]
    empty = BuiltSite(root, base, siteurl, files, irregular, {})
    reading = _pages(SettledLinks(empty, outside=outside), names)
    pages = {page.file: page for page in _stepping(reading, len(names), on_step)}
    return replace(
        empty,
        pages=_with_lost_links(root, pages),
        listed=_locations(root / "sitemap.xml") if "sitemap.xml" in files else (),
        styles={name: _addresses(root / name) for name in files if name.endswith(".css")},
        unreadable=unreadable_files(root, files),
    )


def _with_lost_links(root: Path, pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Read pages again, with all their links, that lead to places which others do not have."""
    places = {place for page in pages.values() for place in page.places}
    lost = {place for place in places if not has_place(place, pages)}
    if not lost:
        return pages
    return {
        name: page if lost.isdisjoint(page.places) else read_page(name, _text(root / name))
        for name, page in pages.items()
    }


def list_site(root: Path) -> tuple[dict[str, int], dict[str, str]]:
    """List a built site: path → size of its files, and path → what else stands there.

    Links are not followed. Raises OutputError where there is no site.
    """
    remedy = "Build one with:  ./inv build"
    if not root.is_dir():
        raise OutputError(f"{shown_path(root)}: no folder with a site. {remedy}")
    if not (root / routes.file_of(routes.FRONT)).is_file():
        raise OutputError(f"{shown_path(root)}: no index.html, so this is no site. {remedy}")
    files: dict[str, int] = {}
    irregular: dict[str, str] = {}
    try:
        entries = sorted(_walk(root))
    except OSError as error:
        where = shown_path(error.filename or root)
        raise OutputError(f"{where}: cannot be read ({error.strerror}). Build again.") from None
    for name, mode, size in entries:
        if S_ISREG(mode):
            files[name] = size
        else:
            irregular[name] = "a symbolic link" if S_ISLNK(mode) else "no ordinary file"
    return files, irregular


def _walk(root: Path) -> Iterator[tuple[str, int, int]]:
    """Go through all that is no folder: path, mode, size.

    What builds remember of a site that lies in this one is no part of it.
    """
    left = [""]
    while left:
        prefix = left.pop()
        with os.scandir(root / prefix) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                name = prefix + entry.name
                if S_ISDIR(status.st_mode) and entry.name == _STATE:
                    continue
                if S_ISDIR(status.st_mode):
                    left.append(f"{name}/")
                else:
                    yield name, status.st_mode, status.st_size


def _stepping(
    pages: Iterable[BuiltPage], total: int, on_step: Callable[[int, int], None] | None
) -> Iterator[BuiltPage]:
    """Pass pages on, and tell of each."""
    for done, page in enumerate(pages, 1):
        if on_step is not None:
            on_step(done, total)
        yield page


def _pages(settled: SettledLinks, names: list[str]) -> Iterator[BuiltPage]:
    count = min(usable_processors(), _MOST_PROCESSES)
    if len(names) <= _FEW or count < 2:
        yield from (_page(settled, name) for name in names)
        return
    chunks = [names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK)]
    try:
        yield from chain.from_iterable(in_processes(partial(_read_pages, settled), chunks, count))
    except BrokenExecutor:
        reason = "a process that read its pages was ended from outside"
        raise OutputError(
            f"{shown_path(settled.site.root)}: {reason}. Check again; memory may have run out."
        ) from None


def _read_pages(settled: SettledLinks, names: Sequence[str]) -> list[BuiltPage]:
    return [_page(settled, name) for name in names]


def _page(settled: SettledLinks, name: str) -> BuiltPage:
    # Which address a site was built for is told by all links of its front.
    known = settled if name != routes.file_of(routes.FRONT) else None
    return read_page(name, _text(settled.site.root / name), known)


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode(errors="replace")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{shown_path(path)}: cannot be read ({reason}). Build the site again."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _locations(path: Path) -> tuple[str, ...]:
    found = (unescape(one or two) for one, two in _LOCATION.findall(_text(path)))
    return tuple(dict.fromkeys(found))


def _addresses(path: Path) -> tuple[str, ...]:
    text = _COMMENT.sub("", _text(path))
    return tuple(one or two or three for one, two, three in _URL.findall(text))
