"""The words of a command line → the task of that name, told in the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, cast

from rich.console import Console

from sharih.commands.guard import INTERRUPTED, STOPPED
from sharih.commands.options import COMMANDS, Option, module_of
from sharih.commands.task_parser import TaskParser
from sharih.commands.terminal import as_text, say, tell
from sharih.errors import ContentError, Problem, SharihError, one_line
from sharih.rebuild.unchanged import Looked
from sharih.settings import Settings, load_settings
from sharih.web.addresses import is_site_address

_BEGINNING: Final = ("adopt", "convert", "new")
"""Tasks that write explainers, be they the first ones of a folder."""
Run = Callable[[argparse.Namespace, Settings, Console, Console], int]
"""What a module in `sharih.commands` offers: it does the work and returns the exit status."""
RunAlone = Callable[[argparse.Namespace, Console, Console], int]
"""The same of a command that is not about a site whose settings can be read."""


def run_task(words: Sequence[str], looked: Looked | None = None) -> int:
    """Run a task; returns the exit status: 0 if it is done, 1 if not, 2 for wrong words.

    `looked` is what was found out about the inputs of a build.
    """
    arguments = _parser().parse_args(words)
    arguments.words, arguments.looked = tuple(words), looked or Looked()
    out, err = Console(highlight=False, markup=False), Console(stderr=True, highlight=False)
    try:
        _check_words(arguments)
        if not COMMANDS[arguments.task].of_site:
            return _run_alone(arguments.task)(arguments, out, err)
        _check_address(arguments)
        settings = load_settings(Path(arguments.settings), _overrides(arguments))
        _check_folders(arguments, settings)
        return _run(arguments.task)(arguments, settings, out, err)
    except SharihError as error:
        _tell_failure(error, arguments, err)
        return 1
    except KeyboardInterrupt:
        say(STOPPED, err)
        return INTERRUPTED


def _tell_failure(error: SharihError, arguments: argparse.Namespace, err: Console) -> None:
    """Say what ended a task, a line each; to other programs also as an answer."""
    if isinstance(error, ContentError):
        tell(error.problems, err)
    else:
        say(str(error), err)
    if getattr(arguments, "json", False):
        from sharih.commands.answers import failure_answer

        sys.stdout.write(as_text(failure_answer(error)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sharih", description="From raw news articles to a bilingual explainer site."
    )
    tasks = parser.add_subparsers(
        dest="task", required=True, metavar="TASK", parser_class=TaskParser
    )
    for command in COMMANDS.values():
        task = tasks.add_parser(
            command.name, help=command.purpose, description=command.purpose, words=command.words
        )
        for word in command.words:
            many = "*" if word.many else "?" if word.optional or word.unless else None
            task.add_argument(word.name, nargs=many, metavar=word.metavar, help=word.help)
        for option in command.options:
            _add_option(task, option)
    return parser


def _add_option(task: argparse.ArgumentParser, option: Option) -> None:
    if option.kind == "flag":
        task.add_argument(f"--{option.name}", action="store_true", help=option.help)
        return
    task.add_argument(
        f"--{option.name}",
        action="append" if option.kind == "texts" else "store",
        type=int if option.kind == "number" else str,
        default=option.default,
        metavar=option.metavar,
        help=option.help,
    )


def _run(task: str) -> Run:
    """Import the module of a task, and no other one's."""
    return cast("Run", import_module(f"sharih.commands.{module_of(task)}").run)


def _run_alone(task: str) -> RunAlone:
    return cast("RunAlone", import_module(f"sharih.commands.{module_of(task)}").run)


def _check_words(arguments: argparse.Namespace) -> None:
    """Raise SharihError where a word that there must be is empty: a path would be this folder."""
    for word in COMMANDS[arguments.task].words:
        needed = not (word.many or word.optional or word.unless)
        if needed and not getattr(arguments, word.name).strip():
            raise SharihError(f"No {word.name} is named. Write its path behind {arguments.task}.")


def _check_address(arguments: argparse.Namespace) -> None:
    """Raise SharihError for `--siteurl` with what is no address: the settings do not say it."""
    address = (getattr(arguments, "siteurl", None) or "").rstrip("/")
    if address and not is_site_address(address):
        remedy = "Write it as https://example.org or https://example.org/repo."
        raise SharihError(f"--siteurl {one_line(address)}: is no address of a site. {remedy}")


def _check_folders(arguments: argparse.Namespace, settings: Settings) -> None:
    """Raise ContentError where a folder was named that is not there: it may be mistyped."""
    if getattr(arguments, "seeds", None) and not settings.seeds.exists():
        remedy = "Name the folder that the raw articles are in."
        raise ContentError(Problem(settings.seeds, None, "is not there", remedy))
    begins = arguments.task in _BEGINNING
    if getattr(arguments, "content", None) and not begins and not settings.content.exists():
        remedy = "Name the folder of the explainers, or make one."
        raise ContentError(Problem(settings.content, None, "is not there", remedy))


def _overrides(arguments: argparse.Namespace) -> dict[str, object]:
    """Turn options into Pelican's settings; paths are meant from where the user stands."""
    names = {"seeds": "SHARIH_SEEDS", "content": "PATH", "output": "OUTPUT_PATH"}
    found: dict[str, object] = {"SITEURL": getattr(arguments, "siteurl", None)}
    for option, setting in names.items():
        value = getattr(arguments, option, None)
        found[setting] = str(Path(value).absolute()) if value else None
    return found
