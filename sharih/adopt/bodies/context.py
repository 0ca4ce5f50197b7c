"""What a body is read with: who wrote it, for which generator, and where links of it lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from sharih.arabic import Lang

Generator = Literal["pelican", "hugo", "jekyll", "unknown"]
TargetKind = Literal["explainer", "web", "section", "nothing"]

_SPACES: Final = re.compile(r"\s+")
_PREFIX: Final = re.compile(r"(?:\s|^)[وفبلك]")
_WORD_OR_TAG: Final = re.compile(r"[\w{<«“\"*\x01]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads here."""

    kind: TargetKind
    address: str = ""
    """The address to write; for `nothing`, why it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a picture: the name of its copy, or why there is none."""

    name: str = ""
    fault: str = ""


def _nowhere(_target: str) -> Target:
    return Target("nothing", "it is of no article here")


def _no_picture(_target: str) -> Found:
    return Found(fault="it is not there")


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What is known of an article, for those who read its body."""

    lang: Lang
    title: str = ""
    generator: Generator = "unknown"
    page: Mapping[str, str] = field(default_factory=dict)
    """The values of its head, by keys in small letters."""
    site: Mapping[str, str] = field(default_factory=dict)
    """The values of the site's settings."""
    link: Callable[[str], Target] = _nowhere
    """Tells where an address leads that an article links to."""
    picture: Callable[[str], Found] = _no_picture
    """Finds the file of a picture by its address."""
    liquid: bool = False
    """Whether `{{ … }}` is a tag in it."""


REFERENCE: Final = "adopt-ref:"
"""Stands before what a tag names that leads to another article, until links are read."""


def picture(src: str, alt: str, title: str = "") -> str:
    """Write a picture as Markdown that the step for links reads; its words may be any."""
    address = _SPACES.sub("%20", src.strip()).replace("(", "%28").replace(")", "%29")
    shown = one_line(alt).replace("[", "(").replace("]", ")")
    caption = one_line(title).replace('"', "”")
    return f'![{shown}]({address} "{caption}")' if caption else f"![{shown}]({address})"


def standing_alone(text: str) -> str:
    """Put something into a paragraph of its own."""
    return f"\n\n{text}\n\n"


def apart(found: re.Match[str]) -> str:
    """Give a space where two words would be one without what stands between them.

    What is told apart by the tag before is apart already; a letter such as و belongs to its word.
    """
    text, begin, end = found.string, found.start(), found.end()
    before = text[max(0, begin - 2) : begin]
    if not before[-1:].strip() or before[-1] in "}>([" or _PREFIX.fullmatch(before):
        return ""
    return " " if _WORD_OR_TAG.match(text, end) else ""


def one_line(text: str) -> str:
    """Write words on one line."""
    return _SPACES.sub(" ", text).strip()
