"""Projects larger than any site → the time and memory of building them, as they grow.

`python -m bench.large` measures four kinds of growth, each at three sizes; the words are made up
and the same at every run. `--write` puts the table into docs/limits.md.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.convert import generate
from bench.marked_tables import put_table
from bench.running import run, workplace

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "limits.md"
SETTINGS: Final = 'SITENAME = "x"\nSHARIH_NAME = {"ar": "كبير", "en": "Large"}\n'
SYLLABLES: Final = [
    "با",
    "تا",
    "ثا",
    "جو",
    "حو",
    "خو",
    "دي",
    "ري",
    "زي",
    "سا",
    "شو",
    "صي",
    "ضا",
    "طو",
    "عي",
    "غا",
    "فو",
    "قي",
    "كا",
    "لو",
    "مي",
    "نا",
    "هو",
    "وي",
]
MEGABYTE: Final = 1_000_000
HEAD: Final = "Title: {}\nStatus: published\nDate: 2025-01-01\nSummary: خلاصة.\nRights: حقوق.\n{}\n"


@dataclass(frozen=True, slots=True)
class Growth:
    """Something that grows."""

    name: str
    sizes: tuple[int, ...]
    make: Callable[[Path, int], None]
    """Writes a project in which there is so much of it."""
    command: tuple[str, ...] = ("build", "--no-convert")


def words(count: int, seed: int) -> Iterator[str]:
    """Make words up."""
    chance = random.Random(seed)  # noqa: S311 - for measuring only
    for _ in range(count):
        yield "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def sentence(seed: int, count: int = 18) -> str:
    """Make a sentence up."""
    return f"{' '.join(words(count, seed))}."


def _line(folder: Path, size: int) -> None:
    part = " ".join(words(2_000, 1))
    line = " ".join([part] * (size * MEGABYTE // len(part.encode())))
    _explainer(folder, "line", line)


def _paragraphs(folder: Path, size: int) -> None:
    blocks = (
        (f"## قسم {at} {{#s{at}}}\n\n" if at % 10 == 0 else "") + sentence(at) for at in range(size)
    )
    _explainer(folder, "long", "\n\n".join(blocks))
    english = (
        (f"## Part {at} {{#s{at}}}\n\n" if at % 10 == 0 else "")
        + f"English words number {at} here."
        for at in range(size)
    )
    text = HEAD.format("English", "Translation: true\n") + "\n\n".join(english) + "\n"
    (folder / "content/explainers/long/en.md").write_text(text, encoding="utf-8")


def _topics(folder: Path, size: int) -> None:
    entries = []
    for at in range(size):
        name = "".join(SYLLABLES[at // 24**n % 24] for n in range(4))
        entries.append(
            f'[topic-{at}]\nkind = "idea"\nar = "{name} الأول"\nen = "Topic {at}"\n'
            f'about.ar = "{name}."\nabout.en = "It is number {at}."\n'
        )
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/topics.toml").write_text("\n".join(entries), encoding="utf-8")
    for at in range(100):
        tags = ", ".join(f"topic-{(at * 37 + n * 11) % size}" for n in range(5))
        _explainer(folder, f"text-{at}", sentence(at), f"Tags: {tags}\n")


def _seeds(folder: Path, size: int) -> None:
    generate(folder, size)


def _explainer(folder: Path, slug: str, body: str, more: str = "") -> None:
    path = folder / "content" / "explainers" / slug / "ar.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"{HEAD.format(slug, more)}{body}\n", encoding="utf-8")


GROWTHS: Final = (
    Growth("MB in one line of a text", (1, 10, 50), _line),
    Growth("paragraphs of an explainer, in both languages", (500, 1000, 2000), _paragraphs),
    Growth("topics, with 100 explainers", (1250, 2500, 5000), _topics),
    Growth("seeds, converted", (2500, 5000, 10_000), _seeds, ("convert",)),
)


def measured(growth: Growth, size: int, folder: Path) -> tuple[float, float]:
    """Build a project; returns the seconds of all processors, and MiB of the largest process."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "seeds").mkdir()
    (folder / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    growth.make(folder, size)
    (folder / "content" / "explainers").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "sharih", *growth.command]
    found = run(command, folder, {"PYTHONPATH": str(ROOT)})
    return found.processors, found.memory


def main() -> None:
    """Measure, and write the table where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.large")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", type=int, help="number of the growth, from 0")
    asked = parser.parse_args()
    rows = []
    chosen = GROWTHS if asked.only is None else (GROWTHS[asked.only],)
    with workplace() as place:
        for growth in chosen:
            first = 0.0
            for size in growth.sizes:
                seconds, memory = measured(growth, size, place / "project")
                first = first or seconds / size
                times = seconds / size / first
                rows.append([growth.name, f"{size:,}", f"{seconds:.1f}", f"{memory:.0f}",
                             f"{times:.2f}"])  # fmt: skip
                print(*rows[-1], sep=" | ", flush=True)
    if asked.write:
        head = ["what grows", "to", "seconds of processors", "MiB", "each, beside the first"]
        put_table(PAGE, "large", head, rows)


if __name__ == "__main__":
    main()
