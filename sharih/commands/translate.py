"""`translate`: what translations lack → machine translations, marked; or a model fetched."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from rich.console import Console

from sharih.commands.progress import Bars, bars, shows_bars
from sharih.commands.terminal import counted, say, tell
from sharih.content.head import split_names
from sharih.errors import ContentError, OutputError, shown_path
from sharih.settings import Settings

if TYPE_CHECKING:
    from sharih.conversion import Conversion
    from sharih.engines.installing import Install
    from sharih.engines.translating import Translated

_ENGINE: Final = "memory"
"""What is asked where neither the command nor the settings name an engine."""
_EVERY: Final = 100
"""Where there is no terminal, a line tells of every so many texts."""
_MEGABYTE: Final = 1_000_000
_PAIRS: Final = ("ar-en", "en-ar")


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Translate what is missing, or fetch a model; returns the exit status."""
    out = Console(quiet=True) if arguments.quiet else out
    name = arguments.engine or settings.options.translate or _ENGINE
    if arguments.get is not None:
        if arguments.slugs or arguments.all or arguments.engine or arguments.again:
            raise OutputError("--get takes nothing but the two languages. Leave out the rest.")
        return _get(arguments, settings, out, err)
    from sharih.engines.translating import names_of  # what it loads --get does not need

    slugs = [slug for word in arguments.slugs for slug in split_names(word)]
    if arguments.all:
        slugs = [*names_of(settings)]
    elif not slugs:
        raise OutputError("Name the folder of an explainer or of a page, or --all of them.")
    from sharih.engines.installing import installer

    install = installer(settings.root, lambda line: say(line, err))
    return translate(
        dict.fromkeys(slugs), settings, name, (out, err), install=install, again=arguments.again
    )


def translate(
    slugs: Iterable[str],
    settings: Settings,
    name: str,
    consoles: tuple[Console, Console],
    *,
    install: Install | None = None,
    again: bool = False,
) -> int:
    """Translate explainers with an engine, and tell what became of each; returns the exit status.

    With `again`, the engine is asked also for what it has answered in an earlier run.
    Raises EngineError where the engine cannot go on: what came before is whole.
    """
    from sharih.engines import translating
    from sharih.engines.site_engines import SiteEngines

    out, err = consoles
    slugs = [*slugs]
    status = 0
    with bars(err) as bar:
        step = partial(_told_of_step, bar, err, name)
        engines = SiteEngines(
            settings, name, lambda line: say(line, err), install, step, again=again
        )
        for at, slug in enumerate(slugs):
            try:
                found = translating.translate(slug, engines)
            except ContentError as error:
                bar.clear()
                tell(error.problems, err)
                status = 1
                continue
            bar.clear()
            of = f"{at + 1} of {len(slugs)}: " if len(slugs) > 1 else ""
            for line in _told(found):
                say(f"{of}{line}", out)
                of = ""
    return status


def translate_new(
    conversion: Conversion, settings: Settings, consoles: tuple[Console, Console]
) -> int:
    """Translate the drafts that a conversion has made, where the settings name an engine.

    Nothing is fetched or installed. Returns the exit status; an engine that cannot be used is
    told, with what to do, and keeps nothing else from being done.
    """
    name = settings.options.translate
    slugs = [one.slug for one in conversion.reports if one.status == "new" and one.slug]
    if not name or not slugs:
        return 0
    from sharih.engines.interface import EngineError

    try:
        return translate(slugs, settings, name, consoles)
    except EngineError as error:
        say(str(error), consoles[1])
        wait = f"{counted(len(slugs), 'new draft')} not translated"
        say(f"{wait}; then: ./inv translate {','.join(slugs)}", consoles[1])
        return 1


def _told_of_step(bar: Bars, err: Console, name: str, done: int, total: int) -> None:
    """Show how far an engine is: a bar where somebody looks, plain lines elsewhere."""
    if shows_bars(err):
        bar.move(f"texts translated by {name}", done, total)
    elif done % _EVERY == 0 and done < total:
        say(f"{done} of {total} texts translated by {name}", err)


def _told(found: Translated) -> Iterable[str]:
    """Say what came into a translation, and what did not."""
    path = shown_path(found.path)
    if not found.taken and not found.left:
        yield f"{path}: lacks nothing that {found.original.name} has"
        return
    missing = f"{counted(len(found.left), 'passage')} missing still"
    taken = f"{counted(found.taken, 'passage')} translated by a machine, to be looked at"
    said = ", ".join([taken] * bool(found.taken) + [missing] * bool(found.left))
    yield f"{path}: {said}"
    for left in found.left:
        yield f"  {shown_path(found.original)}:{left.line}: {left.reason}"


def _get(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Fetch a model, after saying what it is and asking."""
    from sharih.engines.installing import installer, missing
    from sharih.engines.interface import EngineError
    from sharih.engines.local.getting import LICENCE, get, offered
    from sharih.engines.local.models import cache_folder

    pair = arguments.get
    if pair not in _PAIRS:
        raise OutputError(f"--get {pair}: is no pair of languages. Write {' or '.join(_PAIRS)}.")
    if missing("firefox"):
        install = installer(settings.root, lambda line: say(line, err))
        if install is None:
            raise EngineError("--get: fxtranslate is missing. pip install 'sharih[firefox]'")
        install("firefox")
    offer = offered(pair)
    folder = cache_folder()
    size = f"{max(1, round(offer.size / _MEGABYTE))} MB"
    say(
        f"Firefox's model {pair} {offer.version}, {size}, from {offer.source}, licence {LICENCE},"
        f" into {folder / pair}",
        out if not arguments.quiet else err,
    )
    if not arguments.yes and not _said_yes():
        say("Nothing was fetched.", err)
        return 1
    with bars(err) as bar:
        where = get(offer, folder, lambda done, total: bar.move("bytes fetched", done, total))
    say(f"{where}: {pair} is there", out)
    return 0


def _said_yes() -> bool:
    """Ask; where nobody can answer, the answer is no."""
    if not sys.stdin.isatty():
        raise OutputError("Nobody is here to ask. Add --yes where that is what you want.")
    sys.stdout.write("Fetch it? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "نعم")
