"""Rows → tables, for the terminal and for a page in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bench.results import Goals, Row
from bench.sites import SITUATIONS

HEAD = (
    "articles", "pairs", "program", "situation", "seconds", "from–to", "processors", "MiB",
    "÷ Hugo", "from–to", "÷ Hugo’s processors", "goal",
)  # fmt: skip
WORDS = 4
"""How many columns hold words; the others hold numbers."""


def lines_of(rows: Sequence[Row], goals: Goals) -> list[tuple[str, ...]]:
    """Write what was measured, a line a row."""
    return [_line(row, goals) for row in rows]


def _line(row: Row, goals: Goals) -> tuple[str, ...]:
    ratios = row.ratios() if row.program != "Hugo" else ()
    share = row.ratio("processors") if ratios else None
    memory, most = f"{row.memory:.0f}" if row.memory else "", goals.of(row, "memory")
    if row.situation == "cold" and most is not None:
        memory += f" (goal {most:g})"
    goal = goals.of(row)
    return (
        row.kind,
        f"{row.pairs:,}",
        row.program,
        SITUATIONS[row.situation].told if row.situation in SITUATIONS else "",
        f"{row.seconds:.2f}",
        "–".join(f"{value:.2f}" for value in row.spread),
        f"{row.processors:.2f}",
        memory,
        _number(row.ratio() if ratios else None),
        "–".join(map(_number, (min(ratios), max(ratios)))) if ratios else "",
        _number(share),
        f"{goal:g}" if goal is not None else "",
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def plain_table(head: Sequence[str], lines: Sequence[Sequence[str]], words: int = WORDS) -> str:
    """Write a table in columns: first those with words, then those with numbers."""
    widths = [max(map(len, column)) for column in zip(head, *lines, strict=True)]

    def written(line: Sequence[str]) -> str:
        cells = [
            cell.ljust(width) if place < words else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        return "  ".join(cells).rstrip()

    return "\n".join(map(written, (head, *lines)))


def markdown_table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Write a table in Markdown."""
    rows = (head, ["---"] * len(head), *lines)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
