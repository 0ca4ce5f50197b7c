"""A site → a table of what Lighthouse says of it: `python -m bench.lighthouse`.

The site in the project's folder is built for publishing, with the address at which it is served
here, compressed. Ends with 1 where a page has not 100 in everything.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.lighthouse.records import CATEGORIES, Row
from bench.lighthouse.running import missing, rows_of
from bench.lighthouse.server import CompressedPages
from tests.helpers.server import serving

HEAD = ("page", "path", "device", *CATEGORIES, "not passed", "machine")


def main(words: Sequence[str] | None = None) -> int:
    """Build, look and tell; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.lighthouse", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=1, help="runs a page (%(default)s)")
    parser.add_argument("--kinds", default="", help="kinds of pages, with commas between; else all")
    arguments = parser.parse_args(words)
    if lacking := missing():
        print(f"Lighthouse cannot run: {lacking}", file=sys.stderr)
        return 1
    kinds = frozenset(filter(None, arguments.kinds.split(",")))
    full = True
    print(_line(HEAD), _line(["---"] * len(HEAD)), sep="\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="sharih-lighthouse-") as folder:
        site = Path(folder, "site")
        with serving(site, pages=CompressedPages) as url:
            build(site, url)
            for row in rows_of(site, url, runs=arguments.runs, kinds=kinds):
                print(_line(cells(row)), flush=True)
                full = full and row.is_full
    return 0 if full else 1


def build(site: Path, url: str) -> None:
    """Build the site of this folder for readers; raises CalledProcessError where that fails."""
    options = ("--no-convert", "--quiet", "--settings", "publishconf.py")
    address = url.removesuffix("/")
    command = (sys.executable, "-m", "sharih", "build", *options)
    subprocess.run([*command, "--siteurl", address, "--output", str(site)], check=True)


def cells(row: Row) -> list[str]:
    """Write a row of the table."""
    scores = map(str, row.scores)
    return [row.kind, f"/{row.path}", row.device, *scores, ", ".join(row.faults), str(row.index)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
