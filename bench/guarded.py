"""Words for `python -m sharih` → its run, with the guards of a build or without them.

`python -m bench.guarded on WORD …`, or `off`, or the path of a file, to which the guards write what
each took: lines of a name and microseconds of processor time, from all processes. What a build
keeps for the next one is left out: it is made of a look at all files, which is a guard too.
"""

from __future__ import annotations

import os
import pkgutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Final
from unittest.mock import patch

from sharih.rebuild import record
from sharih.rebuild.snapshot import Snapshot
from sharih.settings import Settings


def _no_look(settings: Settings, *_: object) -> Snapshot:
    return Snapshot(0, tuple(record.roots_of(str(settings.root), [])), {})


GUARDS: Final[Mapping[str, Any]] = {
    # Files that change meanwhile: looked at before all, after all, and around each text.
    "sharih.commands.build.inputs_of": _no_look,
    "sharih.build.take": lambda roots: Snapshot(0, tuple(roots), {}),
    "sharih.build.changed": lambda _before: [],
    "sharih.rebuild.texts.TextMemory.end": lambda _memory, _name, begun: begun and begun.files,
    "sharih.rebuild.texts.TextMemory.is_still": lambda *_: True,
    # Characters that no page or feed can carry.
    "sharih.content.explainers.may_be_forbidden": lambda _data: False,
    # What editors own is on the disk before it is said to be.
    "sharih.files._flush": lambda _descriptor: None,
    # Problems in order, each once; every page that should be there is there.
    "sharih.errors.Problems.in_order": lambda problems: list(problems._found),  # noqa: SLF001
    "sharih.build.complete": lambda *_: None,
}
"""What guards a build, and what stands in its place where it is left out."""


def main(words: Sequence[str]) -> int:
    """Run; returns the exit status."""
    guards, *rest = words
    patch("sharih.commands.build.remember", lambda *_: None).start()
    if guards == "off":
        for name, instead in GUARDS.items():
            patch(name, instead).start()
    elif guards != "on":
        file = os.open(guards, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for name in GUARDS:
            patch(name, _timed(name, pkgutil.resolve_name(name), file)).start()
    from sharih.__main__ import main as run  # imported here, for it looks what is to be done

    return run(rest)


def _timed(name: str, guard: Callable[..., Any], file: int) -> Callable[..., Any]:
    """Let a guard write down what it took."""

    @wraps(guard)
    def timed(*arguments: Any, **named: Any) -> Any:
        begun = time.process_time_ns()
        try:
            return guard(*arguments, **named)
        finally:
            took = (time.process_time_ns() - begun) // 1000
            os.write(file, f"{name}\t{took}\n".encode())

    return timed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
