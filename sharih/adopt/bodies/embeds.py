"""What shows another site's video, post or page → its plain address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sharih.web.addresses import is_web_address

_PLAYERS: Final = (
    (re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"),
     "https://www.youtube.com/watch?v={}"),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"https?://www\.dailymotion\.com/embed/video/(\w+)"),
     "https://www.dailymotion.com/video/{}"),
)  # fmt: skip
_NAMED: Final[Mapping[str, str]] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "github": "https://github.com/{}",
    "tweet": "https://x.com/{}",
    "twitter": "https://x.com/{}",
    "x": "https://x.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "tiktok": "https://www.tiktok.com/{}",
    "spotify": "https://open.spotify.com/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
}
"""Tag → address, with the place of what is named in it."""
_ALIASES: Final = {"twitter_simple": "twitter", "instagram_simple": "instagram", "x_simple": "x"}
_ALIASES_MORE: Final = {"youtubelite": "youtube", "yt": "youtube", "lite-youtube": "youtube"}
_NAME: Final = re.compile(r"[\w@./:?=&%-]+")


def embedded(name: str, words: list[str], options: Mapping[str, str]) -> str | None:
    """Give the address of what a tag shows; None where it is not known or names nothing."""
    name = _ALIASES.get(name, _ALIASES_MORE.get(name, name))
    form = _NAMED.get(name)
    if form is None:
        return None
    ident = options.get("id") or options.get("src") or options.get("url") or ""
    user = options.get("user", "")
    if not ident and words:
        ident = words[0]
        if name == "gist" and len(words) > 1 and "/" not in ident:
            ident = f"{words[0]}/{words[1]}"
    if name in ("tweet", "twitter", "x"):
        if ident.isdigit():
            ident = f"{user or 'i/web'}/status/{ident}"
        elif len(words) > 1 and words[1].isdigit():
            ident = f"{words[0]}/status/{words[1]}"
    if not _NAME.fullmatch(ident):
        return None
    return ident if ident.startswith(("https://", "http://")) else form.format(ident)


def player(src: str) -> str | None:
    """Give the address of the page that a player in a frame shows; None for what is no address."""
    address = f"https:{src}" if src.startswith("//") else src
    for pattern, form in _PLAYERS:
        if found := pattern.match(address):
            return form.format(found[1])
    whole = address.startswith(("https://", "http://")) and is_web_address(address)
    return address if whole else None
