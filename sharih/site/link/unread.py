"""What is wrong with the files of a site → the texts of which nothing is told that follows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from sharih.arabic import Lang
from sharih.content.pages import PageText
from sharih.errors import Problem
from sharih.languages import LANGS
from sharih.settings import Settings
from sharih.site.kept import KeptText


def unread_texts(
    texts: Mapping[str, KeptText],
    pages: Mapping[str, PageText],
    settings: Settings,
    errors: Iterable[Problem],
) -> frozenset[str]:
    """Name the explainers and pages of which a file had errors that kept it from being read.

    `texts` and `pages` are those that could be, if only in one language.
    """
    paths = [problem.path.absolute() for problem in errors]
    read = {slug: text.explainer.editions for slug, text in texts.items()} if paths else {}
    found = _unread(settings.content / "explainers", paths, read)
    of_pages = {slug: page.editions for slug, page in pages.items()}
    return found | _unread(settings.pages, paths, of_pages)


def _unread(
    folder: Path, paths: Iterable[Path], read: Mapping[str, Container[Lang]]
) -> frozenset[str]:
    """Name the texts in a folder that some of these files kept from being read."""
    folder = folder.absolute()
    within = [path.relative_to(folder).parts for path in paths if path.is_relative_to(folder)]
    return frozenset([parts[0] for parts in within if parts and _is_unread(read, *parts)])


def _is_unread(read: Mapping[str, Container[Lang]], slug: str, *file: str) -> bool:
    known, name = read.get(slug), file[0].removesuffix(".md") if file else ""
    return known is None or (name in LANGS and name not in known)
