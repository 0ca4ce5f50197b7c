"""`python -m tests.fuzz --minutes 10` → all fuzzers, again and again, with other inputs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.last import WHERE

FEW = "150"
"""How many inputs each fuzzer gets before the next one."""


def main() -> int:
    """Run; returns 1 once something was found, whose input is written down."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--found", default="tests/fuzz/corpus", help="Folder for what is found.")
    asked = parser.parse_args()
    Path(asked.found).mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "SHARIH_FUZZ": FEW, WHERE: asked.found}
    environment.pop("CI", None)  # with it, inputs would be the same each time
    end, turn = time.monotonic() + asked.minutes * 60, 0
    while time.monotonic() < end:
        seed = str(time.time_ns() % 2**32)
        words = ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly",
                 f"--hypothesis-seed={seed}", "tests/fuzz/test_fuzz.py")  # fmt: skip
        if subprocess.run([sys.executable, *words], env=environment, check=False).returncode:
            sys.stdout.write(
                f"Found with --hypothesis-seed={seed}; the input lies in {asked.found}.\n"
            )
            return 1
        turn += 1
    sys.stdout.write(f"{turn} turns of {FEW} inputs and more for each fuzzer: nothing was found.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
