"""A command to check, and what the last one saw → what it would say, if nothing has changed."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from sharih.rebuild.record import EPOCH, asked
from sharih.rebuild.snapshot import Snapshot, take
from sharih.rebuild.store import Store, stores

NAME = "checked"
"""The name of the record in the store."""
KEYS = frozenset({"asked", "roots", "absent", "folders", "days", "said", "status"})
"""What the record has."""


class Said(NamedTuple):
    """What a check said."""

    text: str
    status: int


def said_before(words: Sequence[str]) -> Said | None:
    """Return what a check in the same words said, if its content and site are as they were."""
    for store in stores(NAME):
        record = store.load(NAME)
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
) -> None:
    """Remember what a check said of inputs, which lay there before anything of them was read.

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
    store.save(NAME, record)
