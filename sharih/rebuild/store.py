"""What a build remembers ↔ its files, in a folder beside the output."""

from __future__ import annotations

import marshal
import os
import zlib
from contextlib import suppress
from typing import Any

_FORMAT = 1
STATE = ".sharih"
"""The folder of a project, or of another place with an output, in which all of this lies."""


class Store:
    """A folder of plain values: mappings, tuples, texts, bytes, numbers.

    What cannot be read, by whatever fault, is as if it were not there; what cannot be written is
    not remembered. Neither is a failure of a build.
    """

    def __init__(self, folder: str) -> None:
        """`folder` need not be there yet."""
        self._folder = folder

    def load(self, name: str) -> Any:
        """Return a value; None where there is none."""
        try:
            with open(f"{self._folder}/{name}", "rb") as file:
                data = file.read()
            if int.from_bytes(data[:4]) != zlib.crc32(memoryview(data)[4:]):
                return None
            written, value = marshal.loads(memoryview(data)[4:])  # noqa: S302 - whole, and our own  # nosec B302
        except (OSError, ValueError, EOFError, TypeError):
            return None
        return value if written == _FORMAT else None

    def save(self, name: str, value: Any) -> None:
        """Put a value in the place of the one that has this name."""
        from pathlib import Path  # most builds have nothing new to save

        from sharih.files import replace_file

        data = marshal.dumps((_FORMAT, value))
        path = Path(self._folder, name)
        with suppress(OSError):
            replace_file(path, zlib.crc32(data).to_bytes(4), data, durable=False)

    def remove(self, name: str) -> None:
        """Forget a value."""
        with suppress(OSError):
            os.unlink(f"{self._folder}/{name}")


def stores(name: str) -> list[Store]:
    """List the stores of the current folder that have a value of this name."""
    try:
        names = os.listdir(STATE)
    except OSError:
        return []
    folders = (f"{STATE}/{each}/build" for each in names)
    return [Store(folder) for folder in folders if os.path.exists(f"{folder}/{name}")]
