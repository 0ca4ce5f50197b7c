"""The state of the preview → server-sent events, the same for every open tab."""

from __future__ import annotations

import threading
from collections.abc import Iterator

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is there, and finds out who has left."""


class Events:
    """The last message, and those who wait for the next.

    A listener that comes late or is slow is told the last message only: it says all there is
    to know.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._message = ""
        self._number = 0
        self._closed = False

    def send(self, message: str) -> None:
        """Tell everybody; a message that says what the last one said is not sent again."""
        with self._changed:
            if message != self._message:
                self._message = message
                self._number += 1
                self._changed.notify_all()

    def close(self) -> None:
        """End all streams."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def listen(self) -> Iterator[bytes]:
        """Go through the events from now on, the present state first, as they are sent."""
        told = 0
        yield b"retry: 300\n\n"
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self._number > told,  # noqa: B023 - called here only
                    HEARTBEAT,
                )
                if self._closed:
                    return
                new, message = self._number > told, self._message
                told = self._number
            yield _event(message) if new else b": still here\n\n"


def _event(message: str) -> bytes:
    lines = "".join(f"data: {line}\n" for line in message.split("\n"))
    return f"{lines}\n".encode()
