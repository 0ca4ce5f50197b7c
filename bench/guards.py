"""Builds in turn with their guards and without → what the guards cost.

Run `python -m bench.guards` in the project's folder; `bench.guarded` says which guards there are.
With much else to do, a machine gives such builds times that differ by more than what is asked for;
`--each` lets every guard say what it took itself.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.guarded import GUARDS
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
    parser.add_argument("--each", action="store_true", help="tell what each guard takes")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    lines: list[tuple[str, ...]] = []
    # On a disk, and not in memory: what is written for good is to be paid for.
    with tempfile.TemporaryDirectory(prefix="sharih-guards-") as folder:
        corpus = Corpus("full", arguments.pairs)
        sites = Sites(corpus, Path(folder), Programs(), arguments.seeds)
        try:
            for way, build in WAYS.items():
                if arguments.each:
                    lines += _each(sites, way, build, arguments.runs)
                else:
                    lines.append((way, *_measured(sites, build, arguments.runs)))
        except BenchError as error:
            print(error, file=sys.stderr)
            return 1
    told = ("build", "guard", "calls", "takes", "of the build")
    head = told if arguments.each else ("build", "with guards", "without", "they cost")
    print(plain_table(head, lines, words=2 if arguments.each else 1))
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


def _each(sites: Sites, way: str, words: Sequence[str], times: int) -> Iterator[tuple[str, ...]]:
    """Tell what each guard takes: lower quartiles of seconds, and of the share of the build."""
    file = sites.ours.with_name("took")
    seconds: list[Counter[str]] = []
    calls: Counter[str] = Counter()
    whole = []
    _built(sites, "on", words)
    for _ in range(times):
        file.unlink(missing_ok=True)
        whole.append(_built(sites, str(file), words).processors)
        calls, took = Counter(), Counter[str]()
        for line in file.read_text(encoding="utf-8").splitlines():
            name, micros = line.split("\t")
            calls[name] += 1
            took[name] += int(micros)
        seconds.append(took)
    for name in (*GUARDS, "all"):
        of_it = [took.total() if name == "all" else took[name] for took in seconds]
        shares = [micros / 1e6 / all_ for micros, all_ in zip(of_it, whole, strict=True)]
        takes, share = (statistics.quantiles(each, n=4)[0] for each in (of_it, shares))
        count = calls.total() if name == "all" else calls[name]
        yield way, name, str(count), f"{takes / 1000:.1f} ms", f"{100 * share:.2f} %"


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
