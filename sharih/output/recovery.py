"""An exchange that was cut short → a whole site at the output."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sharih.errors import OutputError, one_line, shown_path
from sharih.output.exchange import settle
from sharih.output.lock import Lock
from sharih.output.places import places_of
from sharih.output.told import remedy, waiting


def _quiet(_line: str) -> None:
    """Say nothing."""


def recover(output: Path, on_wait: Callable[[str], None] = _quiet) -> None:
    """End an exchange that was cut short, so that a whole site stands at the output.

    Waits for a build at work there. Raises OutputError.
    """
    places = places_of(output)
    if not os.path.lexists(places.aside):
        return
    lock = Lock(places.lock)
    lock.acquire(lambda: on_wait(waiting(output)))
    try:
        settle(places.visible, places.hidden, places.aside)
    except OSError as error:
        line = f"{shown_path(output)}: {error.strerror}. {remedy(error)}; nothing is lost."
        raise OutputError(one_line(line)) from error
    finally:
        lock.release()
