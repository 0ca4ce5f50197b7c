"""`status`: what is not in step between the two languages, the worst first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from sharih.commands.nothing_new import remember_said_of
from sharih.commands.progress import bars
from sharih.commands.terminal import as_text, isolating, tell
from sharih.content.head import split_names
from sharih.errors import OutputError
from sharih.rebuild.checked import STATUS, Said, heard
from sharih.settings import Settings
from sharih.site.sources import inputs_of
from sharih.status.memory import RowMemory
from sharih.status.rows import Survey
from sharih.status.survey import survey, survey_of
from sharih.status.told import KINDS, as_json, fails, lines


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Tell where everything stands.

    Returns 1 where a text cannot be read, or where there is something of the kinds that
    `--fail-on` names.
    """
    kinds = _kinds(arguments.fail_on or ())
    names = [*arguments.names, *(n for said in arguments.only or () for n in split_names(said))]
    inputs = None if names else inputs_of(settings, None)
    found = survey_of(settings, names) if names else _of_all(settings, err)
    if arguments.json:
        text = as_text(as_json(found))
    else:
        told = lines(found, named=bool(names), isolate=isolating(out))
        text = "".join(f"{line}\n" for line in told)
    sys.stdout.write(text)
    tell(found.problems, err)
    status = 1 if found.problems or fails(found, kinds) else 0
    if inputs is not None and not found.problems:
        words, said = heard(arguments.words), Said(text, status)
        path = Path(arguments.settings)
        remember_said_of(settings, path, words, inputs, settings.output, said, STATUS)
    return status


def _of_all(settings: Settings, err: Console) -> Survey:
    memory = RowMemory(settings)
    with bars(err) as bar:
        found = survey(
            settings, memory.texts, lambda done, total: bar.move("explainers read", done, total)
        )
    memory.save()
    return found


def _kinds(said: Sequence[str]) -> list[str]:
    """Read the kinds of `--fail-on`; raises OutputError for one that there is not."""
    kinds = [kind for each in said for kind in split_names(each)]
    if unknown := next((kind for kind in kinds if kind not in KINDS), None):
        raise OutputError(f"--fail-on {unknown}: no such kind. Known are {', '.join(KINDS)}.")
    return kinds
