"""What a browser asks of the desk, and what is sent along: some JSON of a size that is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from typing import Final, Protocol

from sharih.preview.answers import Answer

MOST_BYTES: Final = 1 << 20
"""How much may be sent along with a request; a passage is some thousand times smaller."""
_PLAIN: Final = "text/plain; charset=utf-8"
BAD: Final = Answer(HTTPStatus.BAD_REQUEST, _PLAIN, b"400 Bad Request\n")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to the desk, from this computer and from no page of another server."""

    path: str
    """Decoded, with a slash in front."""
    query: str
    """What stands behind the question mark."""
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes | None
    """What was sent along with a POST; None for what is only looked at."""


class Desk(Protocol):
    """What writes into files, and so is asked more carefully than the rest."""

    def owns(self, path: str) -> bool:
        """Say whether a decoded path is the desk's."""

    def answer(self, asked: Asked) -> Answer:
        """Answer a request for such a path."""


def unreadable(headers: Message) -> Answer | None:
    """Refuse what is not some JSON of a size that is told."""
    lengths = headers.get_all("Content-Length") or []
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if "Transfer-Encoding" in headers or len(lengths) != 1:
        return Answer(HTTPStatus.LENGTH_REQUIRED, _PLAIN, b"411 Length Required\n")
    if not re.fullmatch("[0-9]{1,12}", lengths[0]):
        return BAD
    if int(lengths[0]) > MOST_BYTES:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return Answer(status, _PLAIN, b"413 Content Too Large\n")
    if kind != "application/json":
        status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return Answer(status, _PLAIN, b"415 Unsupported Media Type\n")
    return None
