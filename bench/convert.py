"""Generated seeds → how long converting them takes, and how much memory.

`python bench/convert.py [SEEDS]`; the words are made up, and the same at every run.
With `--cluster N`, N workers of a Dask cluster on this machine convert.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sharih.content.topics_file import load_registry  # noqa: E402 - the package lies beside
from sharih.conversion import ConversionOptions, convert_seeds  # noqa: E402 - the package lies beside
from sharih.conversion.cluster import cluster  # noqa: E402 - the package lies beside

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
KNOWN = ("بوتين", "ترامب", "الكرملين", "أوكرانيا", "روسيا", "موسكو", "واشنطن")
SAYING = ("قال", "وأضاف", "وأكد", "وذكر", "وأوضح")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("seeds", nargs="?", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=None, help="processes at once")
    parser.add_argument("--cluster", type=int, default=0, help="workers of a cluster")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        measure(arguments.inside, arguments.jobs, arguments.address)
        return
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), arguments.seeds)
        words = [sys.executable, __file__, "--inside", folder]
        words += ["--jobs", str(arguments.jobs)] if arguments.jobs else []
        for run in ("new", "known"):
            print(f"{arguments.seeds} {run} seeds", flush=True)
            with started_cluster(Path(folder), arguments.cluster) as address:
                subprocess.run([*words, *(("--address", address) if address else ())], check=True)
        digest = hashlib.sha256()
        for path in sorted(Path(folder, "content").rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        print(f"bytes of the drafts: {digest.hexdigest()[:16]}")


def measure(folder: Path, jobs: int | None, address: str | None) -> None:
    """Convert once and print time and memory, of the processes together."""
    registry = load_registry(ROOT / "content" / "topics.toml")
    begun = time.perf_counter()
    with ExitStack() as stack:
        options = ConversionOptions(jobs=jobs)
        if address:
            found = stack.enter_context(cluster(address, print))
            options = ConversionOptions(executor=found, jobs=found.processors)
        conversion = convert_seeds(folder / "seeds", folder / "content", registry, None, options)
    seconds = time.perf_counter() - begun
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    here = own.ru_utime + own.ru_stime
    processor = here + others.ru_utime + others.ru_stime
    counted = max(1, len(conversion.reports))
    print(
        f"  {seconds:.1f} s, processors {processor:.1f} s ({here:.1f} s in this process),"
        f" {1000 * processor / counted:.2f} ms each,"
        f" {own.ru_maxrss / 1024:.0f} MiB, largest of the others {others.ru_maxrss / 1024:.0f} MiB,"
        f" {len(conversion.problems)} problems"
    )


@contextmanager
def started_cluster(folder: Path, workers: int) -> Iterator[str | None]:
    """Start a cluster, reached by this machine alone, and print at its end what it cost."""
    if not workers:
        yield None
        return
    file = folder / "scheduler.json"
    words = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file))
    file.unlink(missing_ok=True)
    commands: list[tuple[str, ...]] = [("dask_scheduler", *words, "--port", "0")]
    local = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    commands += [("dask_worker", *words, *local)] * workers
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *rest],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        for module, *rest in commands
    ]
    try:
        while not file.is_file():
            time.sleep(0.1)
        time.sleep(5)  # until all of them are there
        yield json.loads(file.read_text(encoding="utf-8"))["address"].replace("tcp", "dask")
    finally:
        for process, (module, *_) in zip(processes, commands, strict=True):
            process.terminate()
            _, _, used = os.wait4(process.pid, 0)
            seconds = used.ru_utime + used.ru_stime
            print(f"  {module}: processor {seconds:.1f} s, {used.ru_maxrss / 1024:.0f} MiB")


def generate(folder: Path, count: int) -> None:
    """Write seeds of 100 to 400 words: a headline, a lede, paragraphs, quotes and headings."""
    chance = random.Random(1)  # noqa: S311 - the same articles at every run
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 7))) for _ in range(6000)]
    for number in range(count):
        path = folder / "seeds" / f"{number:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(article(chance, words)) + "\n", encoding="utf-8")


def article(chance: random.Random, words: list[str]) -> list[str]:
    """Write one article."""

    def some(least: int, most: int) -> list[str]:
        found = chance.choices(words, k=chance.randint(least, most))
        found[chance.randrange(len(found))] = chance.choice(KNOWN)
        return found

    lines = [" ".join(some(5, 11)), f"{' '.join(some(20, 40))}."]
    left = chance.randint(60, 340)
    while left > 0:
        if chance.random() < 0.15:
            lines.append(f"{' '.join(some(3, 7))}؟")
        text = some(20, 45)
        if chance.random() < 0.4:
            text[0:0] = [chance.choice(SAYING), chance.choice(KNOWN), f"“{' '.join(some(5, 15))}”"]
        lines.append(f"{' '.join(text)}.")
        left -= len(text)
    return lines


if __name__ == "__main__":
    main()
