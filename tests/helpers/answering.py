"""A server on loopback that answers questions in JSON as it is told, and remembers them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass(slots=True)
class Reply:
    """What a server answers."""

    body: object = b""
    """Bytes as they are, anything else in JSON."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0
    """So many bytes of what was promised never come."""
    silent: bool = False
    """Whether nothing comes at all, until the server is closed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that came."""

    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(slots=True)
class Server:
    """A server that is running."""

    url: str
    asked: list[Asked]


@contextmanager
def answering(answer: Callable[[Asked], Reply]) -> Iterator[Server]:
    """Run a server that answers each question by a function."""
    closed = Event()
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            question = Asked(self.path, dict(self.headers), body)
            asked.append(question)
            reply = answer(question)
            if reply.silent:
                closed.wait(20)
                return
            data = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) - reply.cut])

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            closed.set()
            server.shutdown()
            thread.join()
