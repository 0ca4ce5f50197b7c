"""What can be said of a command: its options, by their names, and its words, by their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

SETTINGS: Final = "pelicanconf.py"
PORT: Final = 8000
ADDRESS: Final = "Address where the site will stand, such as https://example.org/repo."

Kind = Literal["text", "texts", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Option:
    """What is said by its name: `--name`, `--name VALUE` or `--name=VALUE`."""

    name: str
    """Without the two hyphens in front."""
    help: str
    """A sentence for readers; it names the default, where there is one."""
    kind: Kind = "text"
    """`texts` may be given more than once, a `flag` has no value."""
    default: str | int | None = None
    """The value where none is given; None leaves it to the settings file."""
    metavar: str | None = None
    """What stands for the value in a usage line; by default the name."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said by its place after the command."""

    name: str
    help: str
    metavar: str
    many: bool = False
    """Whether there may be any number of them; otherwise there must be one."""
    optional: bool = False
    """Whether it may be left out."""
    unless: str = ""
    """The options that may be given instead of it, with spaces between. A word with one that may
    stand there any number of times is one for invoke, with commas."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `python -m sharih NAME`, `./inv NAME`; `sharih.commands.NAME` does it."""

    name: str
    purpose: str
    """A sentence on what it does."""
    options: tuple[Option, ...]
    words: tuple[Word, ...] = ()
    of_site: bool = True
    """Whether it works on a site whose settings can be read."""


def common(settings: str = SETTINGS) -> tuple[Option, ...]:
    """Return the options of every command."""
    return (
        Option("settings", f"Settings file (default: {settings}).", default=settings),
        Option("seeds", "Folder of the raw articles (default: seeds)."),
        Option("content", "Folder of explainers and topics (default: content)."),
    )
