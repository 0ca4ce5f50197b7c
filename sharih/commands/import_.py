"""`import`: files of translators' programs → the explainers; or the ledger of one, mended."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from sharih.commands.answers import answer
from sharih.commands.terminal import counted, print_json, say, tell
from sharih.content.head import split_names
from sharih.errors import OutputError, shown_path
from sharih.exchange.importing import Import, Imported, import_files
from sharih.exchange.mending import Mended, mend_ledger
from sharih.exchange.placing import Done
from sharih.settings import Settings

_TOLD: Final[dict[Done, str]] = {
    "new": "translated for the first time",
    "changed": "translated anew",
    "older": "translated from an older original, and shown as that",
    "confirmed": "found right as they are",
    "doubted": "marked as to be looked at",
}


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Import; returns 1 where a file could not be used, or a passage has no place."""
    if arguments.mend is not None:
        return _mend(arguments, settings, out)
    if not arguments.file or not arguments.file.strip():
        raise OutputError("No file is named. Write its path, or that of a folder, behind import.")
    names = [Path(name).absolute() for name in (arguments.file, *(arguments.also or ()))]
    found = import_files(
        names,
        settings,
        into=arguments.into or "",
        replace=arguments.replace,
        dry_run=arguments.dry_run,
    )
    if arguments.json:
        print_json(_as_data(found))
    else:
        for one in found.explainers:
            for line in _lines(one, dry_run=arguments.dry_run):
                say(line, out)
        tell(found.problems, err)
    return 1 if found.problems else 0


def _lines(one: Imported, *, dry_run: bool) -> Iterator[str]:
    """Say what came into an explainer."""
    done = "would be taken" if dry_run else "taken"
    told = [f"{counted(len(one.taken), 'passage')} {done}"]
    told += [f"{one.same} as they were"] if one.same else []
    told += [f"{one.empty} without a translation"] if one.empty else []
    yield f"{shown_path(one.path)}: {', '.join(told)}"
    for kind, words in _TOLD.items():
        if keys := [taken.pair.key for taken in one.taken if taken.done == kind]:
            yield f"  {words}: {', '.join(keys)}"


def _as_data(found: Import) -> dict[str, Any]:
    return answer(found.problems) | {
        "explainers": [
            {
                "path": shown_path(one.path),
                "taken": {taken.pair.key: taken.done for taken in one.taken},
                "same": one.same,
                "empty": one.empty,
            }
            for one in found.explainers
        ],
    }


def _mend(arguments: argparse.Namespace, settings: Settings, out: Console) -> int:
    if arguments.file or arguments.also or arguments.into or arguments.replace:
        raise OutputError("--mend imports nothing. Leave out the files.")
    for slug in (name for said in arguments.mend for name in split_names(said)):
        say(_mended(mend_ledger(slug, settings, dry_run=arguments.dry_run)), out)
    return 0


def _mended(one: Mended) -> str:
    if not one.faults:
        return f"{shown_path(one.path)}: nothing is wrong with it"
    done = f"mended, {_entries(one.kept)} kept"
    lost = f", {_entries(one.lost)} lost or without a translation" if one.lost else ""
    copy = f"; what it was lies in {shown_path(one.copy)}" if one.copy else ""
    return f"{shown_path(one.path)}: {done}{lost}{copy}"


def _entries(count: int) -> str:
    return f"{count} entry" if count == 1 else f"{count} entries"
