"""What a command did, or what ended it → the answer that `--json` prints, in one form for all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sharih.errors import ContentError, Problem, Problems, SharihError, as_plain, one_line


def answer(problems: Iterable[Problem], failure: str | None = None) -> dict[str, Any]:
    """Begin an answer with what is wrong, in order of file and line, each once.

    `failure` is what ended the command where no file is to be mended.
    """
    found = Problems()
    found.extend(problems)
    return {
        "errors": len(found.errors) + (failure is not None),
        "warnings": len(found.warnings),
        "failure": failure,
        "problems": [as_plain(problem) for problem in found],
    }


def failure_answer(error: SharihError) -> dict[str, Any]:
    """Answer with what ended a command before there was anything else to answer."""
    if isinstance(error, ContentError):
        return answer(error.problems)
    return answer((), one_line(str(error)))
