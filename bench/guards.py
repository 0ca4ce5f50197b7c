"""Builds in turn with their guards and without → what the guards cost.

Run `python -m bench.guards` in the project's folder; `bench.guarded` says which guards there are.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.programs import ROOT, Programs
from bench.running import BenchError, Run, run
from bench.sites import BUILD, CONVERT_AND_BUILD, MADE, Corpus, Sites
from bench.tables import plain_table

WAYS: Final = {
    "all made anew": BUILD,
    "the same, with ledgers and register to be written": CONVERT_AND_BUILD,
}
RECORDS: Final = ("*.po", "published.toml")
"""What a build with conversion writes beside the texts."""


def main(words: Sequence[str] | None = None) -> int:
    """Measure and tell; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=300, help="articles (%(default)s)")
    parser.add_argument("--runs", type=int, default=10, help="of each kind (%(default)s)")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    lines = []
    # On a disk, and not in memory: what is written for good is to be paid for.
    with tempfile.TemporaryDirectory(prefix="sharih-guards-") as folder:
        corpus = Corpus("full", arguments.pairs)
        sites = Sites(corpus, Path(folder), Programs(), arguments.seeds)
        try:
            for way, build in WAYS.items():
                lines.append((way, *_measured(sites, build, arguments.runs)))
        except BenchError as error:
            print(error, file=sys.stderr)
            return 1
    head = ("build", "with guards", "without", "they cost")
    print(plain_table(head, lines, words=1))
    return 0


def _measured(sites: Sites, words: Sequence[str], times: int) -> tuple[str, str, str]:
    """Build in turn; returns the lower quartiles of seconds of processors, and what differs."""
    found: dict[str, list[float]] = {"on": [], "off": []}
    for guards in found:
        _built(sites, guards, words)  # what is compiled and cut once is not measured
    for number in range(times):
        for guards in ("on", "off") if number % 2 else ("off", "on"):
            found[guards].append(_built(sites, guards, words).processors)
            print(f"{guards} {found[guards][-1]:.2f}", file=sys.stderr, flush=True)
    on, off = (statistics.quantiles(found[guards], n=4)[0] for guards in ("on", "off"))
    return f"{on:.2f} s", f"{off:.2f} s", f"{100 * (on / off - 1):.1f} %"


def _built(sites: Sites, guards: str, words: Sequence[str]) -> Run:
    """Build with nothing from before."""
    sites.forget(*MADE)
    for name in RECORDS:
        for path in (sites.ours / "content").rglob(name):
            path.unlink()
    command = (sys.executable, "-m", "bench.guarded", guards, *words)
    return run(command, sites.ours, {"PYTHONPATH": str(ROOT)})


if __name__ == "__main__":
    sys.exit(main())
