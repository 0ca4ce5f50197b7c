"""Scores of the quality gate ↔ the table in `docs/quality.md` and the floor in `floor.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sharih.content.topics import Registry
from tests.quality.gate import FIELDS, FOLDER, Sample, Score, judge

PAGE: Final = FOLDER.parent.parent / "docs" / "quality.md"
FLOOR: Final = FOLDER / "floor.toml"
PARTS: Final = ("open", "held")

Scores = Mapping[str, Mapping[str, Score]]
"""Part → field → score."""
Floor = dict[str, dict[str, int]]
"""Part → field → the least that is allowed, per mille."""

_TABLE: Final = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- end of scores -->)", re.DOTALL)


def scores(samples: list[Sample], registry: Registry) -> Scores:
    """Score the open and the held samples."""
    return {
        part: judge([sample for sample in samples if sample.held == (part == "held")], registry)
        for part in PARTS
    }


def page(text: str, measured: Scores) -> str:
    """Put the table of scores into the text of the page."""
    rows = [
        "| field | open: items | score | held: items | score |",
        "| --- | --- | --- | --- | --- |",
    ]
    for field in FIELDS:
        cells = [
            cell
            for part in PARTS
            for cell in (
                str(measured[part][field].items),
                _percent(measured[part][field].per_mille),
            )
        ]
        rows.append(f"| {field} | {' | '.join(cells)} |")
    return _TABLE.sub(lambda _: "\n" + "\n".join(rows) + "\n\n", text)


def _percent(per_mille: int) -> str:
    return f"{per_mille // 10}.{per_mille % 10}"


def read_floor(path: Path) -> Floor:
    """Read the floor; fields that are new begin at nothing."""
    if not path.exists():
        return {}
    return {
        part: {field: int(least) for field, least in table.items()}
        for part, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def raised(floor: Floor, measured: Scores) -> Floor:
    """Raise the floor to what is reached; it never falls."""
    return {
        part: {
            field: max(floor.get(part, {}).get(field, 0), measured[part][field].per_mille)
            for field in FIELDS
        }
        for part in PARTS
    }


def write_floor(path: Path, floor: Floor) -> None:
    """Write the floor."""
    lines = ["# The least score of each field, per mille. Written by `python -m tests.quality"]
    lines[0] += " --write`; it only rises."
    for part, fields in floor.items():
        lines += ["", f"[{part}]", *(f"{field} = {least}" for field, least in fields.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
