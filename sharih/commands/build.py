"""`build`: seeds and content → the site in the output folder."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from rich.console import Console

from sharih import routes
from sharih.build import Built, build
from sharih.commands.convert import convert, print_news, progress
from sharih.commands.terminal import say, tell
from sharih.errors import shown_path
from sharih.settings import Settings


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Convert new seeds and build; returns the exit status."""
    if reason := settings.needs_pelican():
        return _through_pelican(settings, arguments, reason, out, err)
    begun = time.monotonic()
    with progress(err) as told:
        built = build(
            settings,
            convert=not arguments.no_convert,
            clean=arguments.clean,
            say=lambda line: say(line, err),
            on_seed=told,
            remove=arguments.remove,
        )
    _summary(built, settings, time.monotonic() - begun, out, err)
    return 0


def _through_pelican(
    settings: Settings, arguments: argparse.Namespace, reason: str, out: Console, err: Console
) -> int:
    """Build with Pelican as the host, for what only its own generators and plugins make."""
    if not arguments.no_convert:
        status = convert(settings, out, err)
        if status:
            return status
    say(f"{reason}: building through Pelican.", out)
    from sharih.plugin import run_pelican  # Pelican takes a while to import; most never need it

    return run_pelican(settings, Path(arguments.settings))


def _summary(built: Built, settings: Settings, seconds: float, out: Console, err: Console) -> None:
    if built.conversion is not None:
        print_news(built.conversion, out)
    tell(built.warnings, err)
    for held in built.held:
        where = shown_path(held.edition.path)
        say(f"{where}: left out, {held.reason}", out)
    change = built.change
    counts = f"{len(change.added)} added, {len(change.changed)} changed"
    counts += f", {len(change.removed)} removed"
    say(f"{built.pages} pages in {seconds:.1f} s ({counts}): {settings.output.name}/", out)
    say(str(built.web), out)
    for slug, lang in built.vanished:
        say(f"/{routes.explainer(lang, slug)}: let go", out)
    if change.foreign:
        count = len(change.foreign)
        say(f"{count} files there are not of this build and were left alone.", out)
