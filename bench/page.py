"""Rows → `docs/speed.md` and the chart beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bench import chart
from bench.records import Measured
from bench.results import read_goals
from bench.tables import HEAD, lines_of, markdown_table

TEMPLATES: Final = Path(__file__).with_name("templates")
SMALL: Final = 300
"""Where no size is as large as this, the page says that its figures say little."""


def write_page(measured: Measured, folder: Path) -> tuple[Path, Path]:
    """Write the page and the chart; returns their paths."""
    # What is filled in is the project's own, and Markdown is no HTML; the chart is escaped.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("svg",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("speed.md").render(
        small=max(row.pairs for row in measured.rows) < SMALL,
        machine=measured.machine,
        versions=measured.versions,
        commands=measured.commands,
        times=measured.times,
        table=markdown_table(HEAD, lines_of(measured.rows, read_goals())),
    )
    drawn = environment.get_template("speed.svg").render(
        panels=chart.panels(measured.rows),
        width=chart.WIDTH,
        height=chart.HEIGHT,
        left=chart.LEFT,
        right=chart.RIGHT,
        below=chart.BELOW,
    )
    paths = folder / "speed.md", folder / "speed.svg"
    for path, text in zip(paths, (page, drawn), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths
