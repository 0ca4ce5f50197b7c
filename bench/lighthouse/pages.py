"""A built site → the paths of one page of each kind in each language, the largest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sharih.routes import Kind, parse, path_of

_UNSEEN: Final = ("missing", "status")


def one_of_each(site: Path) -> list[tuple[Kind, str]]:
    """List kinds of pages with a path each, the way a reader meets them.

    What search engines never see is left out: the page for what is missing, that of editors, and
    further pages of lists.
    """
    largest: dict[tuple[Kind, str], tuple[int, str]] = {}
    for kind, lang, path, size in _pages(site):
        largest[kind, lang] = max(largest.get((kind, lang), (0, "")), (size, path))
    return [(kind, path) for (kind, _), (_, path) in sorted(largest.items())]


def _pages(site: Path) -> Iterator[tuple[Kind, str, str, int]]:
    texts = {path.parent.name for path in site.glob("*/*/index.html")}
    explained = {path.parent.name for path in site.glob("ar-en/*/index.html")}
    for file in site.rglob("*.html"):
        path = path_of(file.relative_to(site).as_posix())
        route = parse(path, texts - explained)
        if route and route.kind not in _UNSEEN and route.number == 1:
            lang = "" if route.kind in ("front", "bilingual") else route.lang
            yield route.kind, lang, path, file.stat().st_size
