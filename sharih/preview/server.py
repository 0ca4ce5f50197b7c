"""HTTP requests from this computer → answers of the preview, and of nothing else."""

from __future__ import annotations

import contextlib
import errno
import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import unquote_to_bytes

from sharih.errors import OutputError
from sharih.preview.answers import Answer
from sharih.preview.events import Events
from sharih.preview.requests import BAD, Asked, Desk, unreadable

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

    def __init__(
        self, *args: Any, respond: Respond, events: Events | None, desk: Desk | None = None
    ) -> None:
        self.respond = respond
        self.events = events
        self.desk = desk
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
        path = _decoded(target)
        if path is None:
            self._send(BAD)
        elif self.desk is not None and self.desk.owns(path):
            self._send(self.desk.answer(Asked(path, query, self._named(), None)), mark + query)
        else:
            self._send(self.respond(path), mark + query)

    do_HEAD = do_GET  # noqa: N815 - the name that the base class looks for

    def do_POST(self) -> None:
        """Take what one of the desk's own pages sends; everything else is refused."""
        target, _, query = self.path.partition("?")
        path = _decoded(target)
        if self.desk is None or path is None or not self.desk.owns(path):
            self._other()
            return
        self.close_connection = True  # until all that was sent along has been read
        if fault := self._fault() or self._foreign() or unreadable(self.headers):
            self._send(fault)
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.close_connection = False
        self._send(self.desk.answer(Asked(path, query, self._named(), body)))

    def _other(self) -> None:
        answer = Answer(HTTPStatus.METHOD_NOT_ALLOWED, _PLAIN, b"405 Method Not Allowed\n")
        self.close_connection = True  # what was sent along is not read
        self._send(self._fault() or answer)

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _other  # noqa: N815 - as above

    def _named(self) -> Mapping[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def _foreign(self) -> Answer | None:
        """Refuse to write for whoever does not say that it is a page of this server."""
        origins = self.headers.get_all("Origin") or []
        own = len(origins) == 1 and self._is_own(origins[0].removeprefix("http://"))
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if own and site == "same-origin":
            return None
        return Answer(HTTPStatus.FORBIDDEN, _PLAIN, b"403 Forbidden\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Say nothing; the terminal is for problems."""

    def _fault(self) -> Answer | None:
        """Refuse what a browser on this computer would not ask of this server.

        A page elsewhere can have its own name lead here (DNS rebinding) or ask across origins.
        """
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.path.startswith("/"):
            return BAD
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
        if answer.policy:
            self.send_header("Content-Security-Policy", answer.policy)
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


def start(
    respond: Respond, events: Events | None, port: int, desk: Desk | None = None
) -> tuple[int, list[Server]]:
    """Begin to serve; returns the port, which is the next free one where `port` is taken.

    Without a `desk`, nothing can be written. Raises OutputError where none is free.
    """
    handler = partial(Handler, respond=respond, events=events, desk=desk)
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


def _decoded(target: str) -> str | None:
    """Decode a path; None where it is no UTF-8."""
    try:
        return unquote_to_bytes(target).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _candidates(port: int) -> Iterator[int]:
    yield from range(port, min(port + TRIES, 65536)) if port else (0,)
