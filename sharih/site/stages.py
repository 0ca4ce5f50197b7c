"""The stages of a build → how much each did, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


def _unheard(_stage: Stage) -> None:
    """Say nothing."""


@dataclass(slots=True)
class Stage:
    """A stage that is going on, or is done."""

    done: str
    """What was done with the things: `read`."""
    thing: str
    """What they are, for one of them: `explainer`."""
    count: int = 0
    of: int = 0
    """How many there are, of which so many needed it; 0 where that is all of them."""
    seconds: float = 0.0
    passed: int = 0
    """How many things it has been through, as far as it tells that while it is going on."""
    total: int = 0
    """How many it goes through; 0 where nobody knows."""
    on_step: Callable[[Stage], None] = field(default=_unheard, repr=False, compare=False)
    """Told at each step."""

    def step(self, passed: int, total: int) -> None:
        """Tell that it has been through so many of so many things."""
        self.passed, self.total = passed, total
        self.on_step(self)


class Stages:
    """The stages of one command; each is told as soon as it is done, and its steps before that."""

    def __init__(
        self,
        tell: Callable[[Stage], None] = _unheard,
        on_step: Callable[[Stage], None] = _unheard,
    ) -> None:
        self._tell = tell
        self._on_step = on_step

    @contextmanager
    def stage(self, done: str, thing: str) -> Iterator[Stage]:
        """Run a stage from its beginning to its end; what it did is for the caller to count."""
        stage = Stage(done, thing, on_step=self._on_step)
        begun = time.perf_counter()
        yield stage
        stage.seconds = time.perf_counter() - begun
        self._tell(stage)
