"""What an engine is: texts in one language → texts in the other, one for each, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sharih.arabic import Lang
from sharih.errors import SharihError


class EngineError(SharihError):
    """An engine cannot be used, or not go on; its message is one line with what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text to be translated."""

    text: str
    """A sentence without markup; of an engine that takes passages whole, one in Markdown."""
    names: tuple[tuple[str, str], ...] = ()
    """The names in it that the registry knows, each with what it is called in the other language;
    empty for an engine that cannot be told."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine says of a text."""

    text: str
    refused: str = ""
    """Why there is no translation, where there is none."""
    grade: int = 0
    """How much alike the text is that was translated earlier, of 100; 0 where nothing is said."""


class Engine(Protocol):
    """What translates; an entry point of the group `sharih.engines` makes one of a `Workplace`."""

    @property
    def name(self) -> str:
        """The name it is asked for by, which stands in the ledger beside what it translated."""

    @property
    def mark(self) -> str:
        """All that its answers depend on beside the text: a digest of its model, its options.

        What it said of a text is kept by this; empty where nothing is to be kept.
        """

    @property
    def whole(self) -> bool:
        """Whether it takes whole passages in Markdown and is told names; else it gets sentences."""

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Go through the answers, one for each question, in their order, as they come.

        Raises EngineError where it cannot go on; what it has said by then is kept.
        """


@dataclass(frozen=True, slots=True)
class Workplace:
    """What an engine is made for, and what it may look at."""

    source: Lang
    target: Lang
    root: Path
    """The folder of the project; what is kept lies in `.sharih` there."""
    content: Path
    """The folder of the content, whose earlier translations may be read."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What `SHARIH_ENGINES` says of this engine."""
    models: tuple[Path, ...] = ()
    """The folders that models are looked for in, in this order."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables of the environment: keys of servers come from nowhere else."""
    say: Callable[[str], None] = field(default=lambda _line: None, repr=False)
    """Told what a waiting user should know, a line each."""

    @property
    def pair(self) -> str:
        """The two languages, as folders of models are called: `ar-en`."""
        return f"{self.source}-{self.target}"


Factory = Callable[[Workplace], Engine]
"""What an entry point names. Raises EngineError where the engine cannot be used."""
