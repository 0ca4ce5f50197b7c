"""A built folder → a web server on loopback that answers as GitHub Pages does."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import urlsplit

TEXT = ("text/", "application/javascript", "application/json", "application/xml")


class Pages(SimpleHTTPRequestHandler):
    """Serves a folder under a base path; `index.html` for folders, `404.html` for what is missing.

    A folder without its slash is redirected, a folder without `index.html` is missing.
    """

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base calls it an instance's)
        **SimpleHTTPRequestHandler.extensions_map,
        ".atom": "application/atom+xml",
        ".js": "text/javascript",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, base: str, **options: Any) -> None:
        self.base = base
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer a request; a browser asks the host for its icon, which is not the site's."""
        if self.path == "/favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file for a URL; outside the base path there is none."""
        below = urlsplit(path).path.removeprefix(self.base)
        if below == path and self.base:
            below = "/404-outside-the-base-path"
        return super().translate_path(below or "/")

    def guess_type(self, path: Any) -> str:
        """Name UTF-8 for every text, as GitHub Pages does."""
        kind = super().guess_type(path)
        text = kind.startswith(TEXT) or kind.endswith("+xml")
        return f"{kind}; charset=utf-8" if text else kind

    def list_directory(self, path: Any) -> io.BytesIO | None:
        """Show no folder's list."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where it has one."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: BinaryIO | Any) -> None:
        """Send a file; a browser that has gone elsewhere meanwhile is no failure."""
        try:
            super().copyfile(source, outputfile)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
        """Say nothing; the tests look at the browser's side."""


@contextmanager
def serving(folder: Path, base: str = "", *, pages: type[Pages] = Pages) -> Iterator[str]:
    """Serve a folder under a base path such as `/repo`; yield the address, with a slash at its end.

    The port is one that is free, the address is of loopback only.
    """
    handler = partial(pages, directory=str(folder), base=base)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        httpd.daemon_threads = True
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_port}{base}/"
        finally:
            httpd.shutdown()
            thread.join()
