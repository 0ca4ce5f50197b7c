"""A build of made-up articles → the share of each stage.

Run `./inv profile`, or `python -m bench.shares` in the project's folder.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.programs import ROOT, Programs
from bench.running import BenchError, Run, run, workplace
from bench.sites import SITUATIONS, Corpus, Sites
from bench.stages import STAGES
from bench.tables import plain_table

FUNCTIONS: Final = 15
"""How many of the heaviest functions are told."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the time of a build went, in seconds of processors."""

    run: Run
    stages: Counter[str]
    functions: Counter[str]
    """By the innermost function of Sharih's, libraries that it called counted with it."""


def profiled(sites: Sites, situation: str) -> Profile:
    """Build once in a situation, and look at what is done."""
    sites.build_cold()
    if situation == "ledgers":
        sites.record_ledgers()
    SITUATIONS[situation].prepare(sites, 0)
    samples = sites.ours.with_name("samples")
    words = ("-m", "bench.sampler", str(samples), *SITUATIONS[situation].words)
    took = run((sys.executable, *words), sites.ours, {"PYTHONPATH": str(ROOT)})
    return read_samples(samples, took)


def read_samples(path: Path, took: Run) -> Profile:
    """Add up what the sampler wrote."""
    profile = Profile(took, Counter(), Counter())
    for line in path.read_text(encoding="utf-8").splitlines():
        micros, stage, function = line.split("\t")
        profile.stages[stage] += int(micros)
        profile.functions[function] += int(micros)
    return profile


def told(profile: Profile) -> str:
    """Write the tables."""
    whole = profile.stages.total() or 1
    stages = [
        (stage, covers, f"{100 * profile.stages[stage] / whole:.1f} %", _seconds(profile, stage))
        for stage, covers in STAGES.items()
    ]
    stages.append(("all", "", "", f"{whole / 1e6:.2f}"))
    functions = [
        (function or "(none of Sharih's)", f"{100 * micros / whole:.1f} %")
        for function, micros in profile.functions.most_common(FUNCTIONS)
    ]
    return "\n\n".join(
        (
            plain_table(("stage", "what it is", "share", "seconds"), stages, words=2),
            plain_table(("function, with what it calls of libraries", "share"), functions, words=1),
        )
    )


def _seconds(profile: Profile, stage: str) -> str:
    return f"{profile.stages[stage] / 1e6:.2f}"


def main(words: Sequence[str] | None = None) -> int:
    """Profile and tell; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.shares", description=__doc__)
    parser.add_argument("--pairs", type=int, default=100, help="articles (%(default)s)")
    parser.add_argument("--plain", action="store_true", help="plain articles instead of full ones")
    parser.add_argument("--situation", choices=SITUATIONS, default="cold")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    corpus = Corpus("plain" if arguments.plain else "full", arguments.pairs)
    try:
        with workplace() as folder:
            sites = Sites(corpus, folder, Programs(), arguments.seeds)
            profile = profiled(sites, arguments.situation)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    situation, took = SITUATIONS[arguments.situation].told, profile.run
    print(f"{corpus.pairs} pairs of {corpus.kind} articles, {situation}: {took.seconds:.2f} s,")
    print(f"processors {took.processors:.2f} s\n\n{told(profile)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
