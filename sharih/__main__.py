"""`python -m sharih TASK` → done at once where nothing has changed, else as the task says."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from sharih.commands.guard import end, interruptible, prepare, run_guarded, stop_at_once

if __name__ == "__main__":
    stop_at_once()

from sharih.rebuild.checked import STATUS, Said, heard, said_before
from sharih.rebuild.unchanged import Looked, look_for_changes


def main(words: Sequence[str] | None = None) -> int:
    """Run a task; returns the exit status: 0 if it is done, 1 if not, 2 for wrong words.

    Without `words` they are those of the command line, and the process is to end behind it.
    """
    ends = words is None
    said = list(sys.argv[1:] if words is None else words)
    prepare(os.environ)
    return run_guarded(lambda: _done(said, ends=ends))


def _done(words: list[str], *, ends: bool) -> int:
    if said := _said_before(words):
        sys.stdout.write(said.text)
        return said.status
    if words[:1] not in (["build"], ["check"]):
        return _run(words, Looked())
    gc.disable()  # these keep most of what they make, and are soon over
    try:
        return _build(words) if words[:1] == ["build"] else _run(words, Looked())
    finally:
        if ends:
            gc.freeze()  # else all of it would be looked through now, and once more at the end
        gc.enable()


def _said_before(words: list[str]) -> Said | None:
    """Return what the same command said, where all that it looks at is as it was."""
    if words[:1] == ["check"]:
        return said_before(words)
    return said_before(heard(words), STATUS) if words[:1] == ["status"] else None


def _build(words: list[str]) -> int:
    """Build, or do what little there is to do."""
    looked = look_for_changes(words)
    if looked.gone is not None:
        from sharih.output.putting_back import put_back  # only needed where a site is gone

        looked = put_back(looked)
    if looked.told is not None:
        sys.stdout.write(looked.told[0])
        sys.stderr.write(looked.told[1])
        return 0
    return _run(words, looked)


def _run(words: list[str], looked: Looked) -> int:
    from sharih.commands.line import run_task  # what it loads is not needed where nothing changed

    interruptible()
    return run_task(words, looked)


if __name__ == "__main__":
    end(main())
