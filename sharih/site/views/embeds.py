"""A web address that stands alone in a paragraph → what lies there, for a card that leads to it.

Nothing of the other site is in the page, and nothing is asked of it, not even when a site is
built: what the card says, the address says, and the editor's title.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

from sharih.arabic import strip_controls
from sharih.records import record
from sharih.web.addresses import is_web_address, parts_of

_TITLED: Final = re.compile(
    r"\[(?P<title>[^\[\]]+)\]"
    r"\(<?(?P<to>https?://(?:[^\s<>()]|\([^\s<>()]*\))+)>?(?: \"[^\"]*\")?\)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"<(?P<in>https?://[^\s<>]+)>|(?P<bare>https?://[^\s<>\"()\[\]]*[^\s<>\"()\[\].,:;!?،؛؟۔…])",
    re.IGNORECASE,
)
_BEGINS: Final = ("[", "http", "<http")
_LONG: Final = re.compile(
    r"(<bdi[^<>]*>(?:&[^;<>]*;|[^<>&]){79})(?:&[^;<>]*;|[^<>&]){2,}(?=</bdi>)"
)
"""An address that would fill a telephone, and the part of it that is shown."""
_MOBILE: Final = ("www.", "m.", "mobile.")


@record(frozen=True, slots=True)
class Embed:
    """What lies at an address of another site."""

    kind: str
    """`video`, `sound`, `map`, `chart`, `post`, `document`, or `page` for whatever else."""
    host: str
    """The name of the site, as readers know it."""


def embed(text: str) -> Embed | None:
    """Read a paragraph that is an address, or `[title](address)`, and nothing else."""
    if not text[:5].lower().startswith(_BEGINS):
        return None
    found = _TITLED.fullmatch(text) or _BARE.fullmatch(text)
    if found is None or not strip_controls(found[1] or "-").strip():
        return None
    address = found[found.lastgroup or 0]
    return _behind(address) if is_web_address(address) else None


def shortened(words: Markup) -> Markup:
    """Cut the words of a card that are a long address; where it leads stays whole."""
    return Markup(_LONG.sub(r"\1…", str(words)))  # noqa: S704 - what is left of it was safe  # nosec B704


@lru_cache(maxsize=1024)
def _behind(address: str) -> Embed | None:
    """Tell what lies at an address, which is one of the web."""
    parts = parts_of(address)
    host = (parts.hostname or "").removesuffix(".") if parts else ""
    if parts is None or not host or parts.username is not None:
        return None  # an address with a password in it is not led to
    shown = host
    for name in _MOBILE:
        shown = shown.removeprefix(name)
    path = parts.path.lower()
    return Embed(_kind(host.lower(), path), shown)


def _kind(host: str, path: str) -> str:
    best, kind = 0, "page"
    for place, named in _kinds():
        if place.startswith("."):
            fits = path.endswith(place)
        else:
            site, slash, below = place.partition("/")
            at_home = host == site or host.endswith(f".{site}")
            fits = at_home and path.startswith(slash + below)
        if fits and len(place) > best:
            best, kind = len(place), named
    return kind


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, str], ...]:
    """Return each host, host with path, or end of a path, with what lies there."""
    path = Path(__file__).parents[2] / "data" / "embeds.toml"
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple([(place, kind) for kind, places in data.items() for place in places])
