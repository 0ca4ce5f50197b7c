"""`python -m sharih TASK` → the task of that name, told in the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol, cast

from rich.console import Console

from sharih.commands.terminal import say, tell
from sharih.errors import ContentError, SharihError
from sharih.settings import Settings, load_settings

SETTINGS = "pelicanconf.py"

TASKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "build": "convert new seeds, build the site",
        "convert": "make drafts of new seeds",
        "serve": "show the site in a browser while it is being written",
        "check": "say what is wrong with content and site",
        "publish": "build for the web, check, and push to the Pages branch",
        "adopt": "take over the articles of a Pelican folder",
    }
)
"""Each task with what it does; a module of its name in `sharih.commands` does it."""


class Task(Protocol):
    """What a module in `sharih.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Name the options of the task; `set_defaults` may change those all tasks have."""

    def run(
        self, arguments: argparse.Namespace, settings: Settings, out: Console, err: Console, /
    ) -> int:
        """Do it; returns the exit status."""


def main(words: Sequence[str] | None = None) -> int:
    """Run a task; returns the exit status: 0 if it is done, 1 if not, 2 for wrong words."""
    words = sys.argv[1:] if words is None else words
    arguments = _parser(words).parse_args(words)
    out, err = Console(highlight=False, markup=False), Console(stderr=True, highlight=False)
    try:
        settings = load_settings(Path(arguments.settings), _overrides(arguments))
        return _task(arguments.task).run(arguments, settings, out, err)
    except ContentError as error:
        tell(error.problems, err)
        return 1
    except SharihError as error:
        say(str(error), err)
        return 1
    except KeyboardInterrupt:
        say("Stopped; the site is as it was.", err)
        return 130


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sharih", description="From raw news articles to a bilingual explainer site."
    )
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for name, purpose in TASKS.items():
        task = tasks.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
        task.add_argument("--settings", default=SETTINGS, help="settings file (%(default)s)")
        task.add_argument("--seeds", help="folder of the seeds")
        task.add_argument("--content", help="folder of the explainers and the registry")
        if name in words:  # so that no task waits for the modules of another
            _task(name).add_arguments(task)
    return parser


def _task(name: str) -> Task:
    return cast("Task", import_module(f"sharih.commands.{name}"))


def _overrides(arguments: argparse.Namespace) -> dict[str, object]:
    """Turn options into Pelican's settings; paths are meant from where the user stands."""
    names = {"seeds": "SHARIH_SEEDS", "content": "PATH", "output": "OUTPUT_PATH"}
    found: dict[str, object] = {"SITEURL": getattr(arguments, "siteurl", None)}
    for option, setting in names.items():
        value = getattr(arguments, option, None)
        found[setting] = str(Path(value).absolute()) if value else None
    return found


if __name__ == "__main__":
    sys.exit(main())
