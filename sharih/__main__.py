"""`python -m sharih TASK` → builds and conversions, told in the terminal."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from sharih.build import Built, build, record
from sharih.conversion import Conversion, as_json, convert_seeds, render_report
from sharih.errors import ContentError, Problem, Problems, SharihError
from sharih.settings import Settings, load_settings
from sharih.site.content import load_content
from sharih.topics import load_registry

SETTINGS = "pelicanconf.py"


def main(words: Sequence[str] | None = None) -> int:
    """Run a task; returns the exit status: 0 if it is done, 1 if not, 2 for wrong words."""
    arguments = _parser().parse_args(words)
    out, err = Console(highlight=False, markup=False), Console(stderr=True, highlight=False)
    try:
        settings = load_settings(Path(arguments.settings), _overrides(arguments))
        if arguments.task == "convert":
            return _convert(settings, out, err, as_data=arguments.json)
        return _build(settings, arguments, out, err)
    except ContentError as error:
        _tell(error.problems, err)
        return 1
    except SharihError as error:
        _line(str(error), err)
        return 1
    except KeyboardInterrupt:
        _line("Stopped; the site is as it was.", err)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sharih", description="From raw news articles to a bilingual explainer site."
    )
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--settings", default=SETTINGS, help="settings file (%(default)s)")
    common.add_argument("--seeds", help="folder of the seeds")
    common.add_argument("--content", help="folder of the explainers and the registry")
    one = tasks.add_parser("build", parents=[common], help="convert new seeds, build the site")
    one.add_argument("--output", help="folder the site is built into")
    one.add_argument("--siteurl", help="address of the site, such as https://example.org/repo")
    one.add_argument("--clean", action="store_true", help="write every file anew")
    one.add_argument("--no-convert", action="store_true", help="render what is there")
    two = tasks.add_parser("convert", parents=[common], help="make drafts of new seeds")
    two.add_argument("--json", action="store_true", help="print the report as JSON")
    return parser


def _overrides(arguments: argparse.Namespace) -> dict[str, object]:
    """Turn options into Pelican's settings; paths are meant from where the user stands."""
    names = {"seeds": "SHARIH_SEEDS", "content": "PATH", "output": "OUTPUT_PATH"}
    found: dict[str, object] = {"SITEURL": getattr(arguments, "siteurl", None)}
    for option, setting in names.items():
        value = getattr(arguments, option, None)
        found[setting] = str(Path(value).absolute()) if value else None
    return found


def _convert(settings: Settings, out: Console, err: Console, *, as_data: bool) -> int:
    conversion = convert_seeds(settings.seeds, settings.content, load_registry(settings.registry))
    problems = Problems()
    content = load_content(settings, problems)
    if not problems.errors:
        record(content)
    if as_data:
        data = [as_json(report) for report in conversion.reports]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        _reports(conversion, out)
    _tell(conversion.problems, err)
    return 1 if any(problem.severity == "error" for problem in conversion.problems) else 0


def _build(
    settings: Settings, arguments: argparse.Namespace, out: Console, err: Console
) -> int:
    if reason := settings.needs_pelican():
        return _through_pelican(settings, arguments, reason, out, err)
    begun = time.monotonic()
    built = build(
        settings,
        convert=not arguments.no_convert,
        clean=arguments.clean,
        say=lambda line: _line(line, err),
    )
    _summary(built, settings, time.monotonic() - begun, out, err)
    return 0


def _through_pelican(
    settings: Settings, arguments: argparse.Namespace, reason: str, out: Console, err: Console
) -> int:
    """Build with Pelican as the host, for what only its own generators and plugins make."""
    if not arguments.no_convert:
        status = _convert(settings, out, err, as_data=False)
        if status:
            return status
    _line(f"{reason}: building through Pelican.", out)
    from sharih.hosting import run_pelican  # Pelican takes a while to import; most never need it

    run_pelican(settings, Path(arguments.settings))
    return 0


def _summary(
    built: Built, settings: Settings, seconds: float, out: Console, err: Console
) -> None:
    if built.conversion is not None:
        _reports(built.conversion, out)
    _tell(built.warnings, err)
    for held in built.held:
        where = held.edition.path.relative_to(settings.root)
        _line(f"{where}: left out, {held.reason}", out)
    change = built.change
    counts = f"{len(change.added)} added, {len(change.changed)} changed"
    counts += f", {len(change.removed)} removed"
    _line(f"{built.pages} pages in {seconds:.1f} s ({counts}): {settings.output.name}/", out)
    if change.foreign:
        count = len(change.foreign)
        _line(f"{count} files there are not of this build and were left alone.", out)


def _reports(conversion: Conversion, out: Console) -> None:
    for report in conversion.reports:
        out.print(render_report(report))


def _tell(problems: Sequence[Problem], console: Console) -> None:
    for problem in problems:
        _line(str(problem), console)


def _line(text: str, console: Console) -> None:
    """Print a line as it is: neither wrapped nor read as markup."""
    console.print(text, soft_wrap=True, markup=False, highlight=False)


if __name__ == "__main__":
    sys.exit(main())
