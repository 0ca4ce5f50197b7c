"""`diff`: what has changed in an original since it was translated, beside the translation."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from sharih.commands.terminal import as_text, isolated, isolating, say
from sharih.errors import shown_path
from sharih.settings import Settings
from sharih.status.differences import Difference, differences
from sharih.status.told import Isolate, reason_text
from sharih.status.units import meant
from sharih.translation.states import TextState
from sharih.translation.word_diff import Run

_SIGNS: Final = {"gone": ("[-", "-]", "red strike"), "new": ("{+", "+}", "green bold")}
"""What stands round words that went or came, as in `git diff --word-diff`, and their colour."""


def run(arguments: argparse.Namespace, settings: Settings, out: Console, _err: Console, /) -> int:
    """Show differences; returns 0 also where there are none."""
    asked = meant(settings, arguments.unit)
    state = asked.text.state
    found = differences(state, asked.units, every=not asked.whole)
    if arguments.json:
        out.file.write(as_text([_as_json(state, one) for one in found]))
        return 0
    if not found:
        say(f"{state.name}: nothing is out of step.", out)
    for line in _lines(state, found, isolating(out)):
        out.print(line, soft_wrap=True, highlight=False)
    return 0


def _lines(state: TextState, found: Sequence[Difference], isolate: Isolate) -> Iterator[Text]:
    """Write each unit: where it stands and why, the original with its changes, the translation."""
    for one in found:
        unit = one.unit
        reasons = "; ".join(reason_text(reason, isolate) for reason in one.reasons)
        head = f"{state.name}#{unit.key}  {unit.status}{f'  {reasons}' if reasons else ''}"
        yield Text(head, style="bold")
        for path, line, runs in (
            (state.source_path, unit.source_line, one.source),
            (state.target_path, unit.target_line, one.target),
        ):
            if line:
                yield Text(f"{shown_path(path)}:{line}", style="dim")
                yield _words(runs, isolate)
        yield Text("")


def _words(runs: Sequence[Run], isolate: Isolate) -> Text:
    """Write words in a line of their own, so that a terminal may give it their direction.

    What changed is isolated within: signs round Latin words would else be taken along with them.
    """
    text = Text()
    within = isolate is isolated
    for run in runs:
        words = " ".join(run.text.split())
        if run.kind == "same":
            text.append(run.text.replace("\n", " "))
            continue
        before, after, style = _SIGNS[run.kind]
        text.append(f"{before}{isolated(words) if within else words}{after}", style)
        text.append(" " * (run.text != run.text.rstrip() and run is not runs[-1]))
    return Text.assemble("  ", "\u2068", text, "\u2069") if within else Text.assemble("  ", text)


def _as_json(state: TextState, one: Difference) -> dict[str, object]:
    unit = one.unit
    return {
        "unit": f"{state.name}#{unit.key}",
        "status": unit.status,
        "source_line": unit.source_line or None,
        "target_line": unit.target_line or None,
        "reasons": [{"rule": r.rule, "values": r.values, "doubt": r.doubt} for r in one.reasons],
        "source": [[run.kind, run.text] for run in one.source],
        "target": [[run.kind, run.text] for run in one.target],
    }
