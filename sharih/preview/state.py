"""What the preview shows at one moment, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sharih.errors import Problem
from sharih.site.pages.render import Renderer


@dataclass(frozen=True, slots=True)
class State:
    """What the preview shows at one moment."""

    version: int
    """Goes up whenever a page may have changed."""
    renderer: Renderer | None
    """Renders the last good site; None where there never was one."""
    problems: tuple[Problem, ...]
    """What must be mended before the site is brought up to date."""
    warnings: tuple[Problem, ...]
    seed_errors: tuple[Problem, ...] = ()
    """What keeps seeds from being converted; the site is shown without them."""

    @property
    def told(self) -> tuple[Problem, ...]:
        """What the terminal tells: warnings wait until nothing keeps the site from being shown."""
        return (*(self.problems or self.warnings), *self.seed_errors)


def own_fault(error: Exception) -> Problem:
    """Tell of an error that is no fault of the user's files."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    path = Path(trace.tb_frame.f_code.co_filename) if trace else Path(__file__)
    reason = f"{type(error).__name__}: {error}"
    line = trace.tb_lineno if trace else None
    return Problem(path, line, reason, "This is a fault of Sharih; please report it.")
