"""The commands as tasks of invoke: a project's tasks.py says `from sharih.tasks import *`.

Each runs `python -m sharih` in the folder of that tasks.py. `run` and `python` are for the tasks
that a project has besides.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.parser.argument import Argument
from invoke.tasks import Task

from sharih.commands.options import COMMANDS, Command, Option, Word

__all__ = [
    "accept", "adopt", "build", "check", "convert", "diff", "export", "import_", "init", "new",
    "publish", "serve", "status", "strip", "translate", "update",
]  # fmt: skip

_ENDS: Final = (signal.SIGTERM, signal.SIGHUP)
Said = str | bool | None
"""What invoke gives a task for an option: None and False where it was not given."""


class WordArgument(Argument):
    """A word of a command; options may be given instead of it."""

    def __init__(self, word: Word, instead: Sequence[Argument]) -> None:
        super().__init__(word.name, help=word.help, positional=True)
        self._instead = instead

    @property
    def value(self) -> Said:
        """What was said; empty where the option was given instead, so that invoke goes on."""
        if self._value is None and any(option.got_value for option in self._instead):
            return ""
        return super().value  # type: ignore[no-any-return]

    @value.setter
    def value(self, said: str) -> None:
        self.set_value(said)


class CommandTask(Task[Callable[..., None]]):
    """A task with the options of a command.

    A word that may be left out, or stand there any number of times, is what invoke cannot say.
    """

    def __init__(self, command: Command) -> None:
        super().__init__(self._start, name=command.name, positional=())
        self.__doc__ = command.purpose
        self._command = command
        self._words = [
            word for word in command.words if word.unless or not (word.many or word.optional)
        ]

    def get_arguments(
        self,
        ignore_unknown_help: bool | None = None,  # noqa: ARG002 - as invoke calls it
    ) -> list[Argument]:
        """Return what can be said after the task's name, as invoke needs it."""
        options = [_argument(option) for option in self._command.options]
        named = {option.names[0]: option for option in options}
        words = [
            WordArgument(word, [named[name] for name in word.unless.split()])
            for word in self._words
        ]
        return [*words, *options]

    def _start(self, _context: Context, **said: Said) -> None:
        things = [str(said[word.name]) for word in self._words if said[word.name] != ""]
        words = python("sharih", self._command.name)
        if {"--help", "-h"} & {*things}:  # which invoke takes for the word that it waits for
            run([*words, "--help"])
            return
        for option in self._command.options:
            value = said[_attribute(option)]
            if value is True:
                words.append(f"--{option.name}")
            elif isinstance(value, str):
                words.append(f"--{option.name}={value}")
        run([*words, "--", *things] if things else words)


def _argument(option: Option) -> Argument:
    attribute = _attribute(option)
    return Argument(
        option.name,
        kind=bool if option.kind == "flag" else str,
        default=False if option.kind == "flag" else None,
        help=option.help,
        attr_name=attribute if attribute != option.name else None,
    )


def _attribute(option: Option) -> str:
    return option.name.replace("-", "_")


accept = CommandTask(COMMANDS["accept"])
adopt = CommandTask(COMMANDS["adopt"])
build = CommandTask(COMMANDS["build"])
check = CommandTask(COMMANDS["check"])
convert = CommandTask(COMMANDS["convert"])
diff = CommandTask(COMMANDS["diff"])
export = CommandTask(COMMANDS["export"])
import_ = CommandTask(COMMANDS["import"])
init = CommandTask(COMMANDS["init"])
new = CommandTask(COMMANDS["new"])
publish = CommandTask(COMMANDS["publish"])
serve = CommandTask(COMMANDS["serve"])
status = CommandTask(COMMANDS["status"])
strip = CommandTask(COMMANDS["strip"])
translate = CommandTask(COMMANDS["translate"])
update = CommandTask(COMMANDS["update"])


def python(module: str, *words: str) -> list[str]:
    """Return the command that runs a module."""
    return [sys.executable, "-m", module, *words]


def run(words: list[str], **variables: str) -> None:
    """Run a command in the project's folder; end with its exit code if it fails."""
    if code := exit_code(words, **variables):
        raise Exit(code=code)


def exit_code(words: list[str], **variables: str) -> int:
    """Run a command in the project's folder; return its exit code as a shell would."""
    sys.stdout.flush()
    environ = {**os.environ, **variables}
    with (
        subprocess.Popen(words, cwd=_project(), env=environ) as process,  # noqa: S603 - ours  # nosec B603
        _passing_on(process),
    ):
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue  # the command was interrupted too and is tidying up
            return code if code >= 0 else 128 - code


@contextmanager
def _passing_on(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let a command end where this process is told to: it may hold a port, or be writing."""

    def end(number: int, _frame: FrameType | None) -> None:
        process.send_signal(number)

    numbers = [n for n in _ENDS if signal.getsignal(n) is not signal.SIG_IGN]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _project() -> Path:
    """Return the folder with the tasks that invoke has loaded, `tasks.py` or `tasks/`."""
    tasks = sys.modules.get("tasks")
    if tasks is None or tasks.__file__ is None:
        return Path.cwd()
    folder = Path(tasks.__file__).resolve().parent
    return folder.parent if hasattr(tasks, "__path__") else folder
