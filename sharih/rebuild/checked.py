"""A command to check, and what the last one saw → what it would say, if nothing has changed."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from sharih.rebuild.record import EPOCH, asked
from sharih.rebuild.snapshot import Snapshot, take
from sharih.rebuild.store import Store, stores

CHECK, STATUS = "checked", "status said"
"""The names of records in the store: of what `check` said, and what `status` did."""
KEYS = frozenset({"asked", "roots", "absent", "folders", "days", "said", "status"})
"""What the record has."""


class Said(NamedTuple):
    """What a check said."""

    text: str
    status: int


def heard(words: Sequence[str]) -> list[str]:
    """Return the words of a command that says something else to a terminal than to a file."""
    return [*words, *(["\0terminal"] if sys.stdout.isatty() else [])]


def said_before(words: Sequence[str], name: str = CHECK) -> Said | None:
    """Return what a command in the same words said, if all that it looked at is as it was.

    `name` is that of the record.
    """
    for store in stores(name):
        record = store.load(name)
        if not isinstance(record, dict) or record.keys() != KEYS or record["asked"] != asked(words):
            continue
        begins, ends = record["days"]
        still = begins <= time.time() < ends and not any(map(os.path.lexists, record["absent"]))
        if still and take(record["roots"]).folders == record["folders"]:
            return Said(record["said"], record["status"])
    return None


def remember_said(
    store: Store,
    words: Sequence[str],
    inputs: Snapshot,
    absent: Sequence[str],
    days: tuple[float, float],
    said: Said,
    name: str = CHECK,
) -> None:
    """Remember what a command said of inputs, which lay there before anything of them was read.

    `absent` are folders that were not there, `days` the moments between which it would say so,
    where the clock tells the day.
    """
    record: dict[str, Any] = {
        "asked": asked(words),
        "roots": list(inputs.roots),
        "absent": list(absent),
        "folders": inputs.folders,
        "days": (-math.inf, math.inf) if os.environ.get(EPOCH) else days,
        "said": said.text,
        "status": said.status,
    }
    store.save(name, record)
