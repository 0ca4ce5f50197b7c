"""Lines and problems → the terminal, as they are."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Console

from sharih.errors import Problem


def say(text: str, console: Console) -> None:
    """Print a line as it is: neither wrapped nor read as markup."""
    console.print(text, soft_wrap=True, markup=False, highlight=False)


def tell(problems: Iterable[Problem], console: Console) -> None:
    """Print problems, a line each."""
    for problem in problems:
        say(str(problem), console)


def isolating(console: Console) -> Callable[[str], str]:
    """Return what keeps words together whose direction is another than a line's.

    Where nobody looks, as in a file or a pipe, they stay as they are.
    """
    if not console.is_terminal:
        return str
    return isolated


def isolated(text: str) -> str:
    """Put marks round words, which have a terminal show them in their own direction.

    Numbers have none: an arrow that is read from the right says which way they are meant.
    """
    opens = "\u2067" if "←" in text else "\u2068"
    return f"{opens}{text}\u2069" if text else text


def print_json(data: Any) -> None:
    """Print data for other programs."""
    sys.stdout.write(as_text(data))


def as_text(data: Any) -> str:
    """Write data for other programs."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def counted(count: int, word: str) -> str:
    """Write a number with its noun."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
