"""The last input that something went wrong with, so that it can be kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHERE = "SHARIH_FUZZ_FOUND"
"""The variable that names the folder in which the last of each kind is written."""


@contextmanager
def kept(name: str, data: bytes) -> Iterator[None]:
    """Write an input down if something goes wrong with it: the smallest one is the last."""
    try:
        yield
    except BaseException:
        if folder := os.environ.get(WHERE):
            Path(folder, f"found{Path(name).suffix}").write_bytes(data)
        raise
