"""The path of a request → an answer as GitHub Pages would give it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from sharih.routes import MISSING, file_of

TYPES = {
    "atom": "application/atom+xml", "avif": "image/avif", "bib": "text/plain",
    "css": "text/css", "gif": "image/gif", "html": "text/html", "ico": "image/x-icon",
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript",
    "json": "application/json", "mjs": "text/javascript", "pdf": "application/pdf",
    "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain", "wasm": "application/wasm",
    "webmanifest": "application/manifest+json", "webp": "image/webp", "woff": "font/woff",
    "woff2": "font/woff2", "xml": "application/xml",
}  # fmt: skip
"""Content types by the ending of a file's name."""
_TEXT = ("text/", "application/json", "application/manifest", "application/xml")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    kind: str
    """The content type."""
    body: bytes
    location: str | None = None
    """Where else to look: an address on this server."""
    policy: str = ""
    """What a page of the preview's own may load and who may show it: a Content-Security-Policy."""


Find = Callable[[str], bytes | None]
"""Path of a file below the site → its bytes; None where there is none."""


def answer(path: str, base: str, find: Find) -> Answer:
    """Answer a request for a path, decoded and beginning with a slash.

    `base` is the path the site lies under, such as `/repo` or nothing.
    """
    if base and path == base:
        return _moved(f"{base}/")
    if not path.startswith(f"{base}/"):
        return missing(find)
    inside = path.removeprefix(f"{base}/")
    if not _is_plain(inside):
        return missing(find)
    name = file_of(inside)
    if (body := find(name)) is not None:
        return Answer(HTTPStatus.OK, type_of(name), body)
    if name == inside:
        if (body := find(f"{inside}.html")) is not None:
            return Answer(HTTPStatus.OK, type_of(".html"), body)
        if find(file_of(f"{inside}/")) is not None:
            return _moved(f"{base}/{inside}/")
    return missing(find)


def missing(find: Find) -> Answer:
    """Answer with the site's own page for what is not there."""
    body = find(MISSING)
    if body is None:
        return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"404 Not Found\n")
    return Answer(HTTPStatus.NOT_FOUND, type_of(".html"), body)


def type_of(name: str) -> str:
    """Tell the content type of a file, with its encoding where it is text."""
    kind = TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    text = kind.startswith(_TEXT) or kind.endswith("+xml")
    return f"{kind}; charset=utf-8" if text else kind


def file_in(folder: Path) -> Find:
    """Make a finder of the files in a folder, which follows no link, not even to a folder."""

    def find(name: str) -> bytes | None:
        *folders, last = name.split("/")
        opened = []
        try:
            opened.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
            for part in folders:
                flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
                opened.append(os.open(part, flags, dir_fd=opened[-1]))
            # Without waiting, or a named pipe would hold the answer for ever.
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
            opened.append(os.open(last, flags, dir_fd=opened[-1]))
            if not stat.S_ISREG(os.fstat(opened[-1]).st_mode):
                return None
            with os.fdopen(opened.pop(), "rb") as file:
                return file.read()
        except (OSError, ValueError):
            return None
        finally:
            for descriptor in opened:
                os.close(descriptor)

    return find


def _moved(path: str) -> Answer:
    return Answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain; charset=utf-8", b"", quote(path))


def _is_plain(path: str) -> bool:
    """Say whether a path has neither dot files nor a way out of the site in it."""
    parts = path.split("/")
    parts = parts[:-1] if parts[-1] == "" else parts
    good = all(part and not part.startswith(".") for part in parts)
    return good and not any(char in path for char in "\\\x00")
