"""Addresses that texts had on another site → the paths that lead on from there.

Such a path becomes a file of the site, so that it is one that every host of files can serve.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from sharih.routes import path_of

PATH_REMEDY: Final = "Write it as /2024/11/title.html or /blog/title/."
"""What to do about an address that cannot lead on."""

_SIGNS: Final = re.compile(
    r"""[?#\\%:*"<>|,،\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd]"""
)
"""What no name of a file on the web should have, or what would end the address."""
_FILE: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}\Z")
_PAGE: Final = re.compile(r".+\.html?\Z")
_FILE_OF_A_SITE: Final = re.compile(r"\.(?:html?|xml|txt|json)\Z")
_LONGEST_NAME: Final = 255
"""Bytes that a file system takes for a name,"""
_LONGEST_PATH: Final = 1000
"""and for all of them."""


def path_fault(address: str) -> str | None:
    """Say why an address cannot lead on from a file of the site; None where it can."""
    if not address.startswith("/"):
        return "does not begin with a slash"
    text = unquote(address)[1:]
    if not text:
        return "is the front page"
    folders = text.removesuffix("/").split("/")
    if found := _SIGNS.search(text):
        return f"holds {found[0]!r}, which a path cannot have"
    if any(not name or name.startswith(".") for name in folders):
        return "has a part that is empty or begins with a full stop"
    if len(text.encode()) > _LONGEST_PATH or any(
        len(name.encode()) > _LONGEST_NAME for name in folders
    ):
        return "is longer than a path can be"
    name = folders.pop()
    if text.endswith("/"):
        folders.append(name)
    elif _FILE.search(name) and not _PAGE.match(name):
        return "is that of a file which is no page"
    if any(_FILE_OF_A_SITE.search(folder) for folder in folders):
        return "has the name of a file where that of a folder is to stand"
    return None


def former_path(address: str) -> str:
    """Return the path of an address without a fault, as `routes` writes them.

    One without ending is taken for a folder's, to which hosts send readers on.
    """
    path = unquote(address)[1:]
    if not path.endswith("/") and not _PAGE.match(path):
        path += "/"
    return path_of(path)
