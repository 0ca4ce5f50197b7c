"""`check`: what is wrong with content and site, a line each."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console

from sharih.check import Report, check
from sharih.commands.nothing_new import remember_said_of
from sharih.commands.progress import bars
from sharih.commands.terminal import as_text, counted, say
from sharih.errors import as_plain
from sharih.git.tracking import deciding_files
from sharih.rebuild.checked import Said
from sharih.rebuild.snapshot import joined, only_some, take
from sharih.settings import Settings
from sharih.site.sources import inputs_of
from sharih.site.stages import Stages


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Check; returns 1 where something must be mended."""
    folder = Path(arguments.site).absolute() if arguments.site else settings.output
    deciding = [only_some(str(file.parent), [file.name]) for file in deciding_files(settings.root)]
    inputs = joined(inputs_of(settings, None, folder), take(deciding))
    outside = None
    if arguments.external:
        from sharih.check.outside import OutsideLinks  # brings the modules of the network

        outside = OutsideLinks(say=lambda line: say(line, err))
    with bars(err) as bar:
        report = check(
            settings,
            folder,
            outside,
            strict=arguments.strict,
            remove=arguments.remove,
            stages=Stages(on_step=bar.show),
        )
    status = 1 if report.errors else 0
    if arguments.json:
        text = as_text(as_json(report))
        sys.stdout.write(text)
    else:
        lines = [*(str(found.problem) for found in report.found), str(report.web), summary(report)]
        for line in lines:
            say(line, out)
        text = "".join(f"{line}\n" for line in lines)
    if outside is None:
        said = Said(text, status)
        remember_said_of(settings, Path(arguments.settings), arguments.words, inputs, folder, said)
    return status


def summary(report: Report) -> str:
    """Say in a line what was looked at and what was found."""
    found = f"{counted(report.errors, 'error')}, {counted(report.warnings, 'warning')}"
    looked = f"{counted(report.pages, 'page')} of {counted(report.explainers, 'explainer')}"
    if report.outside is not None:
        looked += f", {counted(report.outside, 'link')} to other sites"
    drafts = f"; {counted(len(report.drafts), 'draft')}" if report.drafts else ""
    return f"{looked} checked: {found}{drafts}"


def as_json(report: Report) -> dict[str, Any]:
    """Give a report to other programs."""
    return {
        "errors": report.errors,
        "warnings": report.warnings,
        "failure": None,
        "problems": [
            as_plain(found.problem) | {"rule": found.rule, "page": found.page or None}
            for found in report.found
        ],
        "pages": report.pages,
        "explainers": report.explainers,
        "drafts": list(report.drafts),
        "readers": asdict(report.web),
        "outside": report.outside,
    }
