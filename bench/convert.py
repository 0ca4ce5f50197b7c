"""Generated seeds → how long converting them takes, and how much memory.

`python bench/convert.py [SEEDS]`; the words are made up, and the same at every run.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sharih.content.topics_file import load_registry  # noqa: E402 - the package lies beside
from sharih.conversion import ConversionOptions, convert_seeds  # noqa: E402 - the package lies beside

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
KNOWN = ("بوتين", "ترامب", "الكرملين", "أوكرانيا", "روسيا", "موسكو", "واشنطن")
SAYING = ("قال", "وأضاف", "وأكد", "وذكر", "وأوضح")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("seeds", nargs="?", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=None, help="processes at once")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        measure(arguments.inside, arguments.jobs)
        return
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), arguments.seeds)
        words = [sys.executable, __file__, "--inside", folder]
        words += ["--jobs", str(arguments.jobs)] if arguments.jobs else []
        for run in ("new", "known"):
            print(f"{arguments.seeds} {run} seeds", flush=True)
            subprocess.run(words, check=True)
        digest = hashlib.sha256()
        for path in sorted(Path(folder, "content").rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        print(f"bytes of the drafts: {digest.hexdigest()[:16]}")


def measure(folder: Path, jobs: int | None) -> None:
    """Convert once and print time and memory, of the processes together."""
    registry = load_registry(ROOT / "content" / "topics.toml")
    begun = time.perf_counter()
    conversion = convert_seeds(
        folder / "seeds", folder / "content", registry, None, ConversionOptions(jobs=jobs)
    )
    seconds = time.perf_counter() - begun
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    processor = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    counted = max(1, len(conversion.reports))
    print(
        f"  {seconds:.1f} s, processors {processor:.1f} s,"
        f" {1000 * processor / counted:.2f} ms each,"
        f" {own.ru_maxrss / 1024:.0f} MiB, largest of the others {others.ru_maxrss / 1024:.0f} MiB,"
        f" {len(conversion.problems)} problems"
    )


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
