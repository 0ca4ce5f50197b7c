"""Words for `python -m sharih` → its run, with the guards of a build or without them.

`python -m bench.guarded on WORD …` or `off`. What a build keeps for the next one is left out in
both: it is made of a look at all files, which is a guard too.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
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
    for name, instead in GUARDS.items() if guards == "off" else ():
        patch(name, instead).start()
    from sharih.__main__ import main as run  # imported here, for it looks what is to be done

    return run(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
