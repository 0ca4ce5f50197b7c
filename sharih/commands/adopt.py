"""`adopt`: the texts of another generator's site → explainers and pages; what became of each."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from rich.console import Console

from sharih.adopt import Adopted, Adoption, adopt, write
from sharih.commands.terminal import counted, say
from sharih.errors import OutputError, Problem, shown_path
from sharih.files import locked
from sharih.settings import Settings

_NAMES: Final = {"pelican": "Pelican", "hugo": "Hugo", "jekyll": "Jekyll"}
_WIDEST: Final = 60
"""Paths of articles that are longer stand out of their column."""
_MOST_TAGS: Final = 20


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Adopt; returns 1 where an article could not be taken."""
    folder = Path(os.path.normpath(Path(arguments.folder).absolute()))
    adoption = adopt(folder, settings, arguments.rights)
    for line in _site(adoption):
        say(line, out)
    with (
        nullcontext()
        if arguments.dry_run
        else locked(settings.content, lambda line: say(line, err))
    ):
        for explainer in adoption.adopted if not arguments.dry_run else ():
            _write(explainer, adoption, settings)
    for problem in adoption.refused:
        say(str(problem), err)
    for line in (*_table(adoption), *_tags(adoption)):
        say(line, out)
    say(_summary(adoption, dry_run=arguments.dry_run), out)
    return 1 if any(problem.severity == "error" for problem in adoption.refused) else 0


def _write(explainer: Adopted, adoption: Adoption, settings: Settings) -> None:
    try:
        write(explainer, settings.content, adoption.site.inputs)
    except OSError as error:
        folder = shown_path(settings.content / explainer.folder)
        reason = error.strerror or error
        raise OutputError(f"{folder}: cannot be written ({reason}); it is not there.") from None


def _site(adoption: Adoption) -> Iterator[str]:
    """Say what the folder was taken for."""
    site = adoption.site
    name = _NAMES.get(site.generator)
    if name is None:
        yield f"{shown_path(site.root)}: taken for a folder of articles."
        return
    by = f" by {shown_path(site.settings.path)}" if site.settings and site.settings.path else ""
    places = ", ".join(shown_path(place.folder) for place in site.places)
    yield f"{shown_path(site.root)}: taken for a site of {name}{by}; articles are in {places}."


def _table(adoption: Adoption) -> Iterator[str]:
    """Write a row for each article and page, and under it what was left out of it."""
    rows: list[tuple[str, str, str, tuple[Problem, ...]]] = []
    for explainer in adoption.adopted:
        for lang, text in explainer.texts.items():
            draft = ", a draft" if text.head.draft else ""
            page = "page " if explainer.is_page else ""
            became = f"{page}{explainer.slug} ({lang}{draft})"
            rows.append((shown_path(text.article.path), "taken", became, text.notes))
    left = {problem.shown for problem in adoption.refused}
    rows += [(path, "left", "", ()) for path in left]
    width = min(_WIDEST, max((len(path) for path, *_ in rows), default=0))
    for path, state, became, notes in sorted(rows):
        yield f"{state:<7}{path:<{width}}  {became}".rstrip()
        for note in notes:
            yield f"         {str(note).replace(': warning: ', ': ', 1).removesuffix('. ')}"


def _tags(adoption: Adoption) -> Iterator[str]:
    """List the tags that no topic is named by, the most frequent first."""
    counts = Counter(
        tag
        for one in adoption.adopted
        for text in one.texts.values()
        for tag in text.head.left_tags
    )
    if counts:
        told = ", ".join(f"{tag} ({count})" for tag, count in counts.most_common(_MOST_TAGS))
        more = f" and {len(counts) - _MOST_TAGS} more" if len(counts) > _MOST_TAGS else ""
        yield f"Tags that no topic is named by: {told}{more}."


def _summary(adoption: Adoption, *, dry_run: bool) -> str:
    pages = sum(one.is_page for one in adoption.adopted)
    what = "text" if pages else "article"
    texts = counted(sum(len(one.texts) for one in adoption.adopted), what)
    left = len({problem.path for problem in adoption.refused})
    done = "would be taken" if dry_run else "taken"
    became = counted(len(adoption.adopted) - pages, "explainer")
    became += f" and {counted(pages, 'page')}" if pages else ""
    return f"{texts} {done} as {became}; {counted(left, 'file')} left."
