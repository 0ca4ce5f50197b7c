"""A text → the addresses on the web that its links lead to."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sharih.arabic import fold
from sharih.records import record

_LINK: Final = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((https?://(?:[^()\s]|\([^()\s]*\))+)")
_BARE: Final = re.compile(r"(?<![(\w])https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?،؛؟'\"»”]")
_SCHEME: Final = re.compile(r"\Ahttps?://(?:www\.)?")
_LANGUAGE: Final = re.compile(
    r"(?<=[/._=?-])(?:ar|en|arabic|english)(?=[/._&?#-]|\Z)|\A(?:ar|en|arabic)(?=\.)"
)


@record(frozen=True, slots=True)
class Link:
    """A link to the web."""

    words: str
    """What is linked, folded; empty for an address in the text."""
    address: str
    """Without what makes no other page of it: the scheme, a slash at its end."""


def links(text: str) -> list[Link]:
    """List the links of a text to the web, in their order."""
    if "://" not in text:
        return []
    found = [(m.start(), Link(fold(m[1]), _plain(m[2]))) for m in _LINK.finditer(text)]
    found += [(m.start(), Link("", _plain(m[0]))) for m in _BARE.finditer(text)]
    return [link for _, link in sorted(found, key=lambda item: item[0])]


def changed(before: list[Link], now: list[Link]) -> tuple[list[str], list[str]]:
    """Return the addresses that went and came; links of the same words must lead where they led."""
    old, new = (Counter(link.address for link in found) for found in (before, now))
    if old != new:
        return [*(old - new)], [*(new - old)]
    if Counter(before) == Counter(now):
        return [], []
    words = {link.words: link.address for link in before}
    moved = [link for link in now if words.get(link.words, link.address) != link.address]
    return [words[link.words] for link in moved], [link.address for link in moved]


def differing(source: list[Link], target: list[Link]) -> tuple[list[str], list[str]]:
    """Return the addresses that only one side has; pages of the other language are the same.

    Each language may cite a page of its own, so only pages of one site are compared.
    """
    ours, theirs = (Counter(link.address for link in found) for found in (source, target))
    lost, new = ours - theirs, theirs - ours
    bare = Counter(_bare(address) for address in new.elements())
    for address in [*lost.elements()]:
        if bare[_bare(address)]:
            bare[_bare(address)] -= 1
            lost[address] -= 1
            other = next(a for a in new if new[a] and _bare(a) == _bare(address))
            new[other] -= 1
    return [*(+lost).elements()], [*(+new).elements()]


def site(address: str) -> str:
    """Return the site of an address, the same for the pages of all its languages."""
    return _bare(address).partition("/")[0]


def _plain(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/")


def _bare(address: str) -> str:
    return _LANGUAGE.sub("*", address)
