"""HTTP requests from this computer → answers of the preview, and of nothing else."""

from __future__ import annotations

import contextlib
import errno
import re
import socket
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import unquote_to_bytes

from sharih.errors import OutputError
from sharih.preview.answers import Answer
from sharih.preview.events import Events

HOST = "127.0.0.1"
TRIES = 20
"""How many ports are tried, one after the other."""
EVENTS = "/_sharih/events"
_PLAIN = "text/plain; charset=utf-8"

Respond = Callable[[str], Answer]
"""A decoded path → what to send."""


class Handler(BaseHTTPRequestHandler):
    """Answers one browser; whoever comes under another name is sent away."""

    protocol_version = "HTTP/1.1"
    server_version = "Sharih"
    sys_version = ""
    disable_nagle_algorithm = True
    timeout = 60

    def __init__(self, *args: Any, respond: Respond, events: Events | None) -> None:
        self.respond = respond
        self.events = events
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer a request."""
        if fault := self._fault():
            self._send(fault)
            return
        target, mark, query = self.path.partition("?")
        if target == EVENTS and self.events is not None:
            self._stream(self.events)
            return
        try:
            path = unquote_to_bytes(target).decode("utf-8")
        except UnicodeDecodeError:
            self._send(Answer(HTTPStatus.BAD_REQUEST, _PLAIN, b"400 Bad Request\n"))
            return
        self._send(self.respond(path), mark + query)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class looks for

    def _other(self) -> None:
        answer = Answer(HTTPStatus.METHOD_NOT_ALLOWED, _PLAIN, b"405 Method Not Allowed\n")
        self.close_connection = True  # what was sent along is not read
        self._send(self._fault() or answer)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _other  # noqa: N815 - as above

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Say nothing; the terminal is for problems."""

    def _fault(self) -> Answer | None:
        """Refuse what a browser on this computer would not ask of this server.

        A page elsewhere can have its own name lead here (DNS rebinding) or ask across origins.
        """
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.path.startswith("/"):
            return Answer(HTTPStatus.BAD_REQUEST, _PLAIN, b"400 Bad Request\n")
        if not self._is_own(hosts[0]):
            text = b"403 Forbidden: the preview answers on this computer only.\n"
            return Answer(HTTPStatus.FORBIDDEN, _PLAIN, text)
        origin = self.headers.get("Origin")
        site = self.headers.get("Sec-Fetch-Site", "none")
        foreign = origin is not None and not self._is_own(origin.removeprefix("http://"))
        if foreign or (self.path.startswith(EVENTS) and site not in ("none", "same-origin")):
            return Answer(HTTPStatus.FORBIDDEN, _PLAIN, b"403 Forbidden\n")
        return None

    def _is_own(self, host: str) -> bool:
        found = re.fullmatch(r"(127\.0\.0\.1|localhost|\[::1\])(?::([0-9]{1,5}))?", host.lower())
        return found is not None and int(found[2] or 80) == cast("Server", self.server).server_port

    def _send(self, answer: Answer, query: str = "") -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if answer.location is not None:
            self.send_header("Location", answer.location + query)
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _stream(self, events: Events) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        for event in events.listen():
            self.wfile.write(event)


class Server(ThreadingHTTPServer):
    """A server on loopback; a browser that goes away is no failure."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def server_bind(self) -> None:
        """Take the port without asking the network for this computer's name."""
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over connections that broke."""
        import sys

        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Server6(Server):
    address_family = socket.AF_INET6


def start(respond: Respond, events: Events | None, port: int) -> tuple[int, list[Server]]:
    """Begin to serve; returns the port, which is the next free one where `port` is taken.

    Raises OutputError where none is free.
    """
    handler = partial(Handler, respond=respond, events=events)
    servers: list[Server] = []
    for candidate in _candidates(port):
        try:
            servers.append(Server((HOST, candidate), handler))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                continue
            raise OutputError(f"Port {candidate}: {error.strerror or error}.") from None
        break
    if not servers:
        raise OutputError(f"The ports {port} to {port + TRIES - 1} are taken; choose another one.")
    found = servers[0].server_port
    # `localhost` may mean the other protocol's address; where there is none, nothing is lost.
    with contextlib.suppress(OSError):
        servers.append(_Server6(("::1", found), handler))
    for server in servers:
        serve = partial(server.serve_forever, poll_interval=0.1)
        threading.Thread(target=serve, daemon=True).start()
    return found, servers


def _candidates(port: int) -> Iterator[int]:
    yield from range(port, min(port + TRIES, 65536)) if port else (0,)
