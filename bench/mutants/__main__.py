"""A package and its tests → how many of a sample of small faults the tests notice.

Run `python -m bench.mutants --package arabic --sample 40` in the project's folder. No file is
changed. A fault that lets the tests run ten times as long is noticed too.
"""

from __future__ import annotations

import argparse
import os
import random
import sys

from bench.dependencies import ROOT
from bench.mutants.anew import load_libraries, noticed
from bench.mutants.faults import PACKAGES, faults_in, files_of
from bench.mutants.in_place import try_in_place

_LONGER = 10


def main() -> int:
    """Try a sample, and print how much was noticed and what was not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--package", choices=[*PACKAGES], required=True)
    parser.add_argument("--sample", type=int, default=40, help="how many faults (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the sample (%(default)s)")
    arguments = parser.parse_args()
    pattern, rooms = PACKAGES[arguments.package]
    faults = faults_in(pattern)
    chance = random.Random(arguments.seed)  # noqa: S311 - to be repeated
    sample = chance.sample(faults, min(arguments.sample, len(faults)))
    os.chdir(ROOT)
    load_libraries()
    tests = files_of(rooms)
    try:
        found = try_in_place(sample, tests)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    seconds = _LONGER * found.seconds + 30
    left = []
    for number, fault in enumerate(sample):
        killed = found.noticed.get(number, False)
        if not killed and (number not in found.noticed or number in found.loading):
            killed = noticed(fault, found.coming[number], seconds)
        if not killed:
            left.append(fault)
            print(fault, flush=True)
    count = len(sample) - len(left)
    print(f"| {arguments.package} | {len(faults)} | {len(sample)} | {count} | "
          f"{100 * count / len(sample):.1f} % |")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
