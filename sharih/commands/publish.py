"""`publish`: a production build, checked, onto the Pages branch."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich.console import Console

from sharih import routes
from sharih.build import build
from sharih.check import LEDGERS, SAMPLES, check
from sharih.commands.terminal import counted, say, tell
from sharih.errors import OutputError, Problems, shown_path
from sharih.publish import (
    Destination,
    Published,
    differs_from_domain,
    find_destination,
    host_of_domain,
    publish,
)
from sharih.settings import PLACEHOLDER, Settings
from sharih.settings_file import setting_places
from sharih.site.sources import inputs_of

_TOLD: Final = frozenset({SAMPLES, LEDGERS})
"""The warnings that are told one by one: who publishes may not have checked before."""


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Publish; returns 0 where the branch holds the site."""
    path = Path(arguments.settings)
    _refuse_settings_of_home(settings, path)
    to = find_destination(settings.root, arguments.remote, arguments.branch)
    if to.dirty:
        files = counted(len(to.dirty), "file")
        what = f"{files} with changes that are not committed, the first {to.dirty[0]}"
        say(f"warning: {what}. The site is built with them.", err)
    try:
        if arguments.site:
            folder = Path(arguments.site).absolute()
            return _publish(folder, settings, to, arguments, out, err)
        with tempfile.TemporaryDirectory(prefix="sharih-publish-") as temporary:
            folder = Path(temporary).resolve() / "site"
            _build(replace(settings, output=folder), path, out, err)
            return _publish(folder, settings, to, arguments, out, err)
    except KeyboardInterrupt:
        say(f"Stopped; {to.branch} of {to.remote} holds the old site or the new one.", err)
        return 130


def _refuse_settings_of_home(settings: Settings, path: Path) -> None:
    problems = Problems()
    places = setting_places(path)
    if settings.siteurl in ("", PLACEHOLDER):
        said = settings.siteurl or "empty"
        file, line = places.get("SITEURL") or (path, None)
        remedy = 'Write the address of your site: SITEURL = "https://USER.github.io/REPOSITORY"'
        problems.add(file, line, f"SITEURL is still {said}", remedy)
    if settings.options.drafts:
        file, line = places.get("SHARIH_DRAFTS") or (path, None)
        remedy = "Write SHARIH_DRAFTS = False in publishconf.py."
        problems.add(file, line, "drafts would be published", remedy)
    problems.raise_errors()


def _build(settings: Settings, path: Path, out: Console, err: Console) -> None:
    """Build what is committed and what is not yet, without converting."""
    if settings.needs_pelican():
        from sharih.plugin import run_pelican  # Pelican takes a while to import

        if run_pelican(settings, path):
            raise OutputError("The site could not be built (see above). Nothing was published.")
        return
    inputs = inputs_of(settings, None)
    built = build(
        settings, convert=False, clean=False, say=lambda line: say(line, err), inputs=inputs
    )
    for held in built.told.held:
        if held.edition.metadata.status == "published":
            where = shown_path(held.edition.path)
            say(f"{where}: left out, {held.reason}", out)


def _publish(
    folder: Path,
    settings: Settings,
    to: Destination,
    arguments: argparse.Namespace,
    out: Console,
    err: Console,
) -> int:
    report = check(settings, folder, remove=arguments.remove)
    errors = [f.problem for f in report.found if f.problem.severity == "error"]
    if errors:
        tell(errors, err)
        say(f"{counted(len(errors), 'error')}; nothing was published.", err)
        return 1
    tell((found.problem for found in report.found if found.rule in _TOLD), err)
    if report.warnings:
        say(f"{counted(report.warnings, 'warning')}; ./inv check lists them.", out)
    say(str(report.web), out)
    done = publish(folder, to, lambda line: say(line, err), dry_run=arguments.dry_run)
    if line := differs_from_domain(settings.siteurl, host_of_domain(to, folder, done)):
        say(line, err)
    if arguments.dry_run:
        _list(done, out)
    say(_summary(done, to, dry_run=arguments.dry_run), out)
    return 0


def _list(done: Published, out: Console) -> None:
    change = done.change
    kinds = {"added": change.added, "changed": change.changed, "removed": change.removed}
    for kind, files in kinds.items():
        for file in files:
            say(f"{kind:8} {shown_page(file)}", out)


def shown_page(file: str) -> str:
    """Write a file of the site as the path readers see."""
    path = routes.path_of(file)
    return file if path == file else f"/{path}"


def _summary(done: Published, to: Destination, *, dry_run: bool) -> str:
    where = f"{to.branch} of {to.remote} ({done.remote})"
    change = done.change
    if done.before and not change:
        return f"Nothing has changed; {where} is as it was."
    counts = f"{_pages(change.added)} added, {_pages(change.changed)} changed"
    counts += f", {_pages(change.removed)} removed"
    kept = f"; kept: {', '.join(change.kept)}" if change.kept else ""
    if dry_run:
        return f"{where} would have {counts}{kept}. Nothing was published."
    new = "" if done.before else " The branch is new: choose it under Settings, Pages."
    return f"Published to {where}: {counts}{kept}.{new}"


def _pages(files: Iterable[str]) -> str:
    """Count pages, and other files beside them."""
    names = list(files)
    pages = sum(name.endswith(".html") for name in names)
    others = len(names) - pages
    return counted(pages, "page") + (f" and {counted(others, 'other file')}" if others else "")
