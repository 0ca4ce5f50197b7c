"""Rows → the table between two marks of a page in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path


def put_table(page: Path, name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table in place of what stands between the marks of this name in a page.

    Raises ValueError where the page has no such marks.
    """
    lines = [head, ["---"] * len(head), *rows]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    text = page.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    if not marked.search(text):
        raise ValueError(f"{page} has no marks <!-- {name} --> and <!-- end of {name} -->")
    page.write_text(
        marked.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text), encoding="utf-8"
    )
