"""Problems: what is wrong, where, why, and what to do; and the errors that carry them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file a user wrote, told in one line."""

    path: Path
    """The file as it was given: the files of a project are absolute, below the folders that its
    settings name, so that paths to one of them are equal; another is as the user named it."""
    line: int | None
    """The line, counted from 1; None where the whole file is meant."""
    reason: str
    """What is wrong, without a full stop at the end."""
    remedy: str
    """What to do about it, as a sentence."""
    severity: Severity = "error"
    """`error` ends a command with a non-zero exit; `warning` does not."""
    shown: str = field(init=False, repr=False, compare=False)
    """The file as `shown_path` writes it, for a reader; made with the problem, while the file is
    there, so that problems can be put in order without looking at the disk again."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", shown_path(self.path))

    def __str__(self) -> str:
        where = self.shown if self.line is None else f"{self.shown}:{self.line}"
        word = "warning: " if self.severity == "warning" else ""
        return one_line(f"{where}: {word}{self.reason}. {self.remedy}")


class SharihError(Exception):
    """Base of all errors that end a command with a message instead of a traceback."""


class ContentError(SharihError):
    """Something in seeds, content, registry, theme or settings is wrong."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OutputError(SharihError):
    """The output folder cannot or must not be written; the site there is as it was."""


class Problems:
    """Collects the problems of a run, so that all are listed and not only the first."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.in_order())

    def __len__(self) -> int:
        return len(self._found)

    def add(
        self,
        path: Path | str,
        line: int | None,
        reason: str,
        remedy: str,
        severity: Severity = "error",
    ) -> None:
        """Note one problem; `path` is kept as it is given."""
        self._found.append(Problem(Path(path), line, reason, remedy, severity))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note problems found elsewhere."""
        self._found.extend(problems)

    def in_order(self) -> list[Problem]:
        """All problems by file as shown, and line, each once."""
        unique = dict.fromkeys(self._found)
        return sorted(unique, key=lambda p: (p.shown, p.line or 0, p.reason))

    @property
    def errors(self) -> list[Problem]:
        """The problems that must be mended."""
        return [problem for problem in self.in_order() if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that should be looked at."""
        return [problem for problem in self.in_order() if problem.severity == "warning"]

    def raise_errors(self) -> None:
        """Raise a ContentError with every error noted so far, if there is one."""
        if errors := self.errors:
            raise ContentError(errors)


def as_plain(problem: Problem) -> dict[str, str | int | None]:
    """Write a problem as plain values, for other programs: its file as the user would type it."""
    return {
        "path": problem.shown,
        "line": problem.line,
        "reason": problem.reason,
        "remedy": problem.remedy,
        "severity": problem.severity,
    }


def shown_path(path: Path | str) -> str:
    """Write a path as the user would type it: relative to the current folder when inside it."""
    path, here = Path(path), Path.cwd()
    typed = here / path
    if typed.is_relative_to(here) and ".." not in typed.parts:
        return typed.relative_to(here).as_posix()  # a link by its own name, not where it leads
    try:
        return path.resolve().relative_to(here.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # RuntimeError: a loop of links
        return path.as_posix()


def one_line(text: str) -> str:
    """Make control characters and line ends visible, so that a message stays one line."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
