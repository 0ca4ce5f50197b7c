"""`convert`: seeds → drafts, and a report of each; or the report alone, once more."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from sharih.commands.answers import answer
from sharih.commands.progress import bars, shows_bars
from sharih.commands.terminal import print_json, say, tell
from sharih.commands.translate import translate_new
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.conversion import (
    Conversion,
    Request,
    convert_seeds,
    is_news,
    names_to_check,
    options_of,
    render_report,
    report_again,
    tag_lines,
    whole_as_json,
)
from sharih.conversion.reports.summary import summary
from sharih.errors import OutputError
from sharih.settings import Settings

if TYPE_CHECKING:
    from sharih.conversion.cluster import Cluster

EVERY = 1000
"""Where there is no terminal, a line tells of every this many seeds."""


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Convert what is new or changed, or report on seeds again; returns the exit status."""
    named = [*arguments.names, *(arguments.only or ())]
    if arguments.report:
        if arguments.again or arguments.into:
            raise OutputError("--report converts nothing. Leave out --again and --into.")
        if arguments.executor is not None:
            raise OutputError("--report reads its few seeds here. Leave out --executor.")
        names = _names([*arguments.report, *named])
        return report(settings, out, err, names, as_data=arguments.json)
    request = Request(only=_names(named), again=_names(arguments.again or ()), into=arguments.into)
    return convert(
        settings,
        out,
        err,
        request,
        dry_run=arguments.dry_run,
        as_data=arguments.json,
        address=arguments.executor,
    )


def convert(
    settings: Settings,
    out: Console,
    err: Console,
    request: Request | None = None,
    *,
    dry_run: bool = False,
    as_data: bool = False,
    address: str | None = None,
) -> int:
    """Convert, on the cluster at an address if there is one, and print the reports.

    Returns the exit status.
    """
    registry = load_registry(settings.registry, settings.inputs)
    options = replace(
        options_of(settings),
        request=request or Request(),
        dry_run=dry_run,
        details=as_data,
        on_wait=lambda line: say(line, err),
    )
    with _cluster_at(address, err) as found, progress(err) as told:
        if found is not None:
            options = replace(options, executor=found, jobs=found.processors)
        conversion = convert_seeds(settings.seeds, settings.content, registry, told, options)
    if as_data:
        print_json(_as_data(conversion, registry, dry_run=dry_run))
    else:
        print_reports(conversion, out)
        for line in summary(conversion, dry_run=dry_run):
            say(line, out)
        _print_candidates(conversion, registry, out)
    # What is printed as JSON is one object, and nothing else.
    consoles = (Console(quiet=True) if as_data else out, err)
    translated = 0 if dry_run else translate_new(conversion, settings, consoles)
    return _told(conversion, err) or translated


def _cluster_at(address: str | None, err: Console) -> AbstractContextManager[Cluster | None]:
    """Return the cluster at an address; none where there is no address."""
    if address is None:
        return nullcontext()
    from sharih.conversion.cluster import cluster  # most conversions need none

    return cluster(address, lambda line: say(line, err))


def report(
    settings: Settings, out: Console, err: Console, names: tuple[str, ...], *, as_data: bool
) -> int:
    """Print the full reports of seeds that are named; returns the exit status."""
    registry = load_registry(settings.registry, settings.inputs)
    options = replace(options_of(settings), details=as_data)
    conversion = report_again(settings.seeds, settings.content, registry, names, options)
    if as_data:
        print_json(_as_data(conversion, registry, dry_run=True))
    else:
        for found in conversion.reports:
            out.print(render_report(found))
        _print_candidates(conversion, registry, out)
    return _told(conversion, err)


def _as_data(conversion: Conversion, registry: Registry, *, dry_run: bool) -> dict[str, Any]:
    """Give what a run did to other programs."""
    return answer(conversion.problems) | whole_as_json(conversion, registry, dry_run=dry_run)


def _told(conversion: Conversion, err: Console) -> int:
    """Tell what is wrong with seeds; returns the exit status."""
    tell(conversion.problems, err)
    return 1 if any(problem.severity == "error" for problem in conversion.problems) else 0


def print_reports(conversion: Conversion, out: Console) -> None:
    """Print what was done with each seed; those known before are only counted."""
    for report in conversion.reports:
        if report.status not in ("known", "rejected", "copy"):
            out.print(render_report(report), soft_wrap=report.outline is None)


def print_news(conversion: Conversion, out: Console) -> None:
    """Print what is new in a build; nothing where nothing is."""
    if is_news(conversion):
        print_reports(conversion, out)
        for line in summary(conversion):
            say(line, out)


def _print_candidates(conversion: Conversion, registry: Registry, out: Console) -> None:
    entries = names_to_check(conversion.candidates, registry)
    if entries:
        say("Names that the registry does not know; what is right goes into topics.toml:", out)
        say("", out)
        say(entries, out)
        tags = tag_lines(conversion.candidates, registry, conversion.reports)
        if tags:
            say("Once they are there, these drafts can have them as tags:", out)
        for line in tags:
            say(f"  {line}", out)


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long conversion is: a bar where somebody looks, plain lines elsewhere."""
    if shows_bars(console):
        with bars(console) as found:
            yield partial(found.move, "seeds converted")
        return

    def tell_line(done: int, total: int) -> None:
        if done % EVERY == 0 and done < total:
            say(f"{done} of {total} seeds", console)

    yield tell_line


def _names(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Split lists of seeds; a folder in front of a name is what a shell completes."""
    parts = (part.strip() for word in words for part in word.split(","))
    return tuple(dict.fromkeys(Path(part).name for part in parts if part))
