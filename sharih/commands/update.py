"""`update`: the site on a newer version of Sharih, and what that changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from sharih.commands.terminal import say
from sharih.errors import SharihError
from sharih.start.update import ASIDE, Update, carry_out, plan_update


def run(arguments: argparse.Namespace, out: Console, _err: Console) -> int:
    """Update; returns 0 where the site is on the version that was asked for."""
    wanted = arguments.to or arguments.version or ""
    if arguments.to and arguments.version and arguments.to != arguments.version:
        raise SharihError(f"Both {arguments.to} and {arguments.version} are named. Name one.")
    site = Path(arguments.settings).absolute().parent
    update = plan_update(site, wanted)
    if update is None or update.is_note:
        what = "it is told to" if wanted else "there is no newer one"
        say(f"The site is on this version of Sharih already; {what}.", out)
    if update is None:
        return 0
    if not arguments.dry_run:
        carry_out(site, update)
    for line in _told(update, dry_run=arguments.dry_run):
        say(line, out)
    return 0


def _told(update: Update, *, dry_run: bool) -> Iterator[str]:
    if update.is_note:
        yield update.noted
        yield from ["Nothing was changed."] if dry_run else []
        return
    yield f"Sharih {update.before} → {update.after}: {update.requirement}"
    yield from (f"  {line}" for line in update.pins)
    for name in update.renewed:
        yield f"{name}: as the new version writes it"
    for name in update.differing:
        yield f"{name}: left as you have it; what is new: diff {name} {ASIDE}/{name}"
    if update.noted:
        yield update.noted
    for name in update.gone:
        yield f"{name}: no longer needed"
    yield from update.news
    if dry_run:
        yield "Nothing was changed."
    else:
        yield "The next ./inv installs it."
