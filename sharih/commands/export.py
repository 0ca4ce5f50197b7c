"""`export`: explainers → files for translators' programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from sharih.commands.terminal import counted, say
from sharih.content.head import split_names
from sharih.errors import OutputError, one_line, shown_path
from sharih.exchange.exporting import Export, Exported, export
from sharih.exchange.records import SUFFIXES
from sharih.settings import Settings


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:  # noqa: ARG001 - as all commands
    """Write the files; returns the exit status."""
    wanted = next((one for one in SUFFIXES if one == arguments.format), None)
    if wanted is None:
        raise OutputError(f"--format {one_line(arguments.format)} is none. Write po or xliff.")
    if not arguments.to.strip():
        raise OutputError("--to names no folder. Write one, such as --to translations.")
    said = [*arguments.names, *(arguments.only or ())]
    slugs = list(dict.fromkeys(name for each in said for name in split_names(each)))
    if said and not slugs:
        raise OutputError("No explainer is named. Write the names of folders, or leave out --only.")
    folder = Path(arguments.to).absolute()
    how = Export(folder, wanted, only_open=arguments.open, replace=arguments.replace)
    exported = export(slugs, how, settings)
    for one in [] if arguments.quiet else exported:
        say(_told(one), out)
    return 0


def _told(one: Exported) -> str:
    waiting = f", {one.waiting} to be translated or looked at" if one.waiting else ""
    state = "" if one.written else "; it was there already"
    return f"{shown_path(one.path)}: {counted(one.passages, 'passage')}{waiting}{state}"
