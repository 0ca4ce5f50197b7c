"""A built site → the same on loopback, compressed as GitHub Pages sends it."""

from __future__ import annotations

import gzip
import io
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tests.helpers.server import TEXT, Pages

KEPT = "max-age=600"
"""How long a browser may keep what GitHub Pages sends."""


class CompressedPages(Pages):
    """Sends what is text compressed, to those who take it so."""

    def send_head(self) -> Any:
        """Send the head of an answer; returns what its body is read from."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        kind = self.guess_type(str(path))
        is_text = kind.startswith(TEXT) or "+xml" in kind
        if not (is_text and path.is_file() and "gzip" in self.headers.get("Accept-Encoding", "")):
            return super().send_head()
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def end_headers(self) -> None:
        """End the head, and say in it that what is sent may be kept for a while."""
        self.send_header("Cache-Control", KEPT)
        super().end_headers()
