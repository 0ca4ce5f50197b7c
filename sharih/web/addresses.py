"""An address as somebody wrote it → its parts, where it is one that leads somewhere."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

_NEVER: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\"<>\\^`{|}]")
"""What no address holds as it is (RFC 3986); letters of any language stand in many."""
_MAILBOX: Final = r"[^\s@,?&#\"<>\\]+@[^\s@,?&#\"<>\\/:]+"
_MAIL: Final = re.compile(rf"mailto:(?:{_MAILBOX}(?:,{_MAILBOX})*(?:\?\S*)?|\?\S+)", re.IGNORECASE)
"""Somebody that is written to, or a message that readers address themselves: RFC 6068."""
_NUMBER: Final = r"(?:\+[0-9][-.()0-9]*|[0-9*#][-.()0-9*#]*)"
_CALL: Final = re.compile(
    rf"tel:{_NUMBER}(?:;[\w.-]+(?:=[\w.%+-]+)?)*|sms:{_NUMBER}(?:,{_NUMBER})*(?:[?;][^\s]*)?",
    re.ASCII,
)
"""A number that can be called: RFC 3966, and RFC 5724 for messages."""
_OF_SITE: Final = re.compile(r"[^?#@']+")


def parts_of(address: str) -> SplitResult | None:
    """Split an address; None for what cannot be split, or has a port that none can be."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    return None if port == 0 else parts


def is_web_address(address: str) -> bool:
    """Tell whether a text is a whole address of the web: `https://` with a host, or `http://`."""
    if _NEVER.search(address):
        return False
    parts = parts_of(address)
    if parts is None or parts.scheme not in ("http", "https"):
        return False
    host = (parts.hostname or "").removesuffix(".")
    return all(host.split("."))


def is_mail_address(address: str) -> bool:
    """Tell whether a text is `mailto:` with somebody that is written to, or with a message."""
    return _MAIL.fullmatch(address) is not None and not _NEVER.search(address)


def is_call_address(address: str) -> bool:
    """Tell whether a text is `tel:` or `sms:` with a number that can be called."""
    return _CALL.fullmatch(address) is not None


def is_site_address(address: str) -> bool:
    """Tell whether a site can lie at an address: one of the web, without a user or a query."""
    return (
        address.startswith(("https://", "http://"))
        and _OF_SITE.fullmatch(address) is not None
        and is_web_address(address)
    )
