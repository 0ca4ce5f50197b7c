"""`build`: seeds and content → the site in the output folder."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console

from sharih import routes
from sharih.commands.answers import answer
from sharih.commands.nothing_new import remember
from sharih.commands.progress import Bars, bars
from sharih.commands.terminal import as_text, counted, print_json, say, tell
from sharih.content.published import Address
from sharih.errors import Problem, Problems, shown_path
from sharih.rebuild.record import SECONDS
from sharih.rebuild.snapshot import Snapshot
from sharih.settings import Settings
from sharih.site.link.visibility import Readership
from sharih.site.making.built import Built
from sharih.site.making.edit_build import build_edited
from sharih.site.model import Held
from sharih.site.sources import inputs_of
from sharih.site.stages import Stage, Stages

if TYPE_CHECKING:
    from sharih.conversion import Conversion

_STOPPED: Final = "The build through Pelican stopped; the site is as it was."


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Convert new seeds and build; returns the exit status."""
    out = Console(quiet=True) if arguments.quiet or arguments.json else out
    if reason := settings.needs_pelican():
        return _through_pelican(settings, arguments, reason, out, err)
    begun = time.monotonic()
    inputs = inputs_of(settings, arguments.looked.inputs)
    with bars(out if arguments.quiet else err) as bar:
        built, news, status = _build(arguments, settings, inputs, (out, err), bar)
    change = built.change
    done = [len(files) for files in (change.added, change.changed, change.removed)]
    tell(built.told.warnings, err)
    _tell_of_seeds(built.seed_errors, err, built=True)
    seconds = f"{time.monotonic() - begun:.1f}"
    for line in _lines(built, settings, done):
        say(line.replace(SECONDS, seconds), out)
    if arguments.json:
        print_json(as_json(built, done))
    if not news:
        lines = ["Nothing has changed since the last build.", *_lines(built, settings, (0, 0, 0))]
        if arguments.json:
            lines = as_text(as_json(built, (0, 0, 0))).splitlines()
        elif arguments.quiet:
            lines = []
        remember(settings, Path(arguments.settings), arguments.words, inputs, built, lines)
    return 1 if built.seed_errors else status


def as_json(built: Built, changes: Sequence[int]) -> dict[str, Any]:
    """Give what a build did to other programs; `changes` are as in `_lines`."""
    added, changed, removed = changes
    return answer((*built.told.warnings, *built.seed_errors)) | {
        "pages": built.pages,
        "files": {"added": added, "changed": changed, "removed": removed},
        "held": [
            {"path": shown_path(held.edition.path), "reason": held.reason}
            for held in built.told.held
        ],
        "readers": asdict(built.told.web),
        "gone": [f"/{routes.explainer(lang, slug)}" for slug, lang in built.vanished],
        "foreign": list(built.told.foreign),
    }


def _build(
    arguments: argparse.Namespace,
    settings: Settings,
    inputs: Snapshot,
    consoles: tuple[Console, Console],
    bar: Bars,
) -> tuple[Built, bool, int]:
    """Build, and convert new seeds if that is asked for; returns whether there were any too.

    The last that is returned is the exit status of translating what was converted.
    """
    out, err = consoles
    stages = Stages(lambda stage: _tell_of_stage(stage, out, bar), bar.show)
    if arguments.no_convert and not (arguments.clean or arguments.remove):
        edited = build_edited(settings, arguments.looked, stages)
        if edited is not None:
            return edited, False, 0
    from sharih.build import build  # after an edit it is seldom needed

    build_it = partial(
        build,
        settings,
        clean=arguments.clean,
        say=lambda line: say(line, err),
        remove=arguments.remove,
        stages=stages,
        inputs=inputs,
    )
    if arguments.no_convert:
        return build_it(convert=False), False, 0
    # Half of what a build loads is for converting, which many builds leave alone.
    from sharih.commands.convert import print_news, progress
    from sharih.commands.translate import translate_new
    from sharih.conversion.reports.summary import is_news

    converted: list[Conversion] = []
    statuses: list[int] = []

    def told_of(conversion: Conversion) -> None:
        converted.append(conversion)
        bar.clear()
        statuses.append(translate_new(conversion, settings, (out, err)))

    try:
        with progress(out if arguments.quiet else err) as told:
            built = build_it(convert=True, on_seed=told, on_converted=told_of)
    finally:  # drafts that were made are told of, whatever is wrong with the content
        for conversion in converted:
            print_news(conversion, out)
    return built, any(is_news(conversion) for conversion in converted), max(statuses, default=0)


def _through_pelican(
    settings: Settings, arguments: argparse.Namespace, reason: str, out: Console, err: Console
) -> int:
    """Build with Pelican as the host, for what only its own generators and plugins make."""
    from sharih.build import convert_new
    from sharih.site.recording import keep_records

    problems = Problems()
    translated = 0
    if not arguments.no_convert:
        from sharih.commands.convert import print_news, progress
        from sharih.commands.translate import translate_new

        with progress(out if arguments.quiet else err) as told:
            conversion = convert_new(settings, problems, lambda line: say(line, err), told)
        if conversion is not None:
            print_news(conversion, out)
            translated = translate_new(conversion, settings, (out, err))
    say(f"{reason}: building through Pelican.", out)
    from sharih.plugin import run_pelican  # Pelican takes a while to import; most never need it

    status = run_pelican(settings, Path(arguments.settings))
    if status:
        say(_STOPPED, err)
    else:
        convert = not arguments.no_convert
        kept = keep_records(settings, convert=convert, remove=arguments.remove)
        for line in (*_held(kept.held), *_of_readers(kept.web, kept.vanished)):
            say(line, out)
    _tell_of_seeds(problems, err, built=status == 0)
    if arguments.json:
        print_json(answer(problems, _STOPPED if status else None))
    return status or (1 if problems.errors else translated)


def _lines(built: Built, settings: Settings, changes: Sequence[int]) -> list[str]:
    """Say what a build did, with `SECONDS` where they are to stand.

    `changes` are the numbers of files that were added, changed and removed.
    """
    change = built.change
    counts = "{} added, {} changed, {} removed".format(*changes)
    lines = [*_held(built.told.held)]
    lines.append(f"{built.pages} pages in {SECONDS} s ({counts}): {settings.output.name}/")
    lines += _of_readers(built.told.web, built.vanished)
    if change.foreign:
        count = len(change.foreign)
        lines.append(f"{count} files there are not of this build and were left alone.")
    return lines


def _tell_of_stage(stage: Stage, out: Console, bar: Bars) -> None:
    bar.clear()
    count = counted(stage.of or stage.count, stage.thing)
    if stage.of > stage.count:
        count = f"{stage.count} of {count}"
    say(f"{count} {stage.done} in {stage.seconds:.2f} s", out)


def _held(held: Iterable[Held]) -> Iterator[str]:
    for each in held:
        yield f"{shown_path(each.edition.path)}: left out, {each.reason}"


def _of_readers(web: Readership, vanished: Iterable[Address]) -> Iterator[str]:
    """Say what readers get, and what was public and was let go."""
    yield str(web)
    for slug, lang in vanished:
        yield f"/{routes.explainer(lang, slug)}: let go"


def _tell_of_seeds(problems: Iterable[Problem], err: Console, *, built: bool) -> None:
    """Tell what is wrong with seeds, and that the site was `built` all the same."""
    found = tuple(problems)
    tell(found, err)
    if built and any(problem.severity == "error" for problem in found):
        say("The site is built of what else there is; build again when this is mended.", err)
