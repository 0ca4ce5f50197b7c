"""Everything that was measured ↔ a file of JSON, from which it can be told again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.results import Machine, Row
from bench.running import BenchError, Run


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is told."""

    rows: tuple[Row, ...]
    machine: Machine
    versions: Mapping[str, str]
    commands: tuple[str, ...]
    """What measures the same again."""

    @property
    def times(self) -> str:
        """How often each situation was measured."""
        counts = sorted({len(row.runs) for row in self.rows if row.program == "Sharih"})
        return "–".join(str(count) for count in dict.fromkeys((counts[0], counts[-1])))


def save(measured: Measured, path: Path) -> None:
    """Write all runs one by one, with what follows from them."""
    rows = [
        {
            **asdict(row),
            "median": row.seconds,
            "median_processors": row.processors,
            "ratio": row.ratio(),
            "ratio_processors": row.ratio("processors"),
        }
        for row in measured.rows
    ]
    data = {
        "machine": asdict(measured.machine),
        "versions": dict(measured.versions),
        "commands": list(measured.commands),
        "rows": rows,
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(paths: Sequence[Path]) -> Measured:
    """Read what one machine measured in several runs; raises BenchError where it were two."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    for what in ("machine", "versions"):
        if any(data[what] != found[0][what] for data in found):
            raise BenchError(f"the files were not measured with the same {what}")
    return Measured(
        tuple(_row(row) for data in found for row in data["rows"]),
        Machine(**found[0]["machine"]),
        found[0]["versions"],
        tuple(command for data in found for command in data["commands"]),
    )


def _row(data: Mapping[str, Any]) -> Row:
    runs, beside = (tuple(Run(**run) for run in data[name]) for name in ("runs", "beside"))
    names = ("kind", "pairs", "situation", "program", "files", "size")
    return Row(**{name: data[name] for name in names}, runs=runs, beside=beside)
