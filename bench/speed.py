"""Made-up articles → how long Sharih and other builders take for them.

Run `./inv bench`, or `python -m bench.speed` in the project's folder; docs/speed.md tells more.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import cast

from bench.compare import compared, sizes
from bench.measuring import measured
from bench.page import write_page
from bench.programs import ROOT, Programs, installed_programs
from bench.records import Measured, load, save
from bench.results import Row, read_goals, this_machine
from bench.running import BenchError, workplace
from bench.sites import SITUATIONS, Corpus, Kind, Sites
from bench.tables import HEAD, lines_of, plain_table
from sharih import __version__

PAGES = 5
"""How many pages that differ are shown."""


def main(words: Sequence[str] | None = None) -> int:
    """Measure, or compare, and tell; returns the exit status."""
    arguments = _parser().parse_args(words)
    try:
        if arguments.again:
            found = load(arguments.again)
        else:
            programs = installed_programs()
            if programs.reason:
                print(f"Sharih alone is measured: {programs.reason}", file=sys.stderr)
            corpora = _corpora(arguments)
            if arguments.check:
                full = [corpus for corpus in corpora if corpus.kind == "full"]
                return _compare(full, programs, arguments)
            rows = _measure(corpora, programs, arguments)
            found = Measured(
                tuple(rows), this_machine(), _versions(programs), (_command(arguments),)
            )
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n" + plain_table(HEAD, lines_of(found.rows, read_goals())))
    if arguments.json:
        save(found, Path(arguments.json))
    if arguments.write:
        for path in write_page(found, ROOT / "docs"):
            print(f"{path.relative_to(ROOT)} is written")
    return 0


def _corpora(arguments: argparse.Namespace) -> list[Corpus]:
    only: list[Kind] = ["full"] if arguments.full else ["plain"] if arguments.plain else []
    kinds = only or cast("list[Kind]", ["full", "plain"])
    return [Corpus(kind, n, not arguments.bare) for kind in kinds for n in arguments.sizes]


def _versions(programs: Programs) -> dict[str, str]:
    found = {"Sharih": __version__, "Python": platform.python_version()}
    found |= {"Jinja2": version("jinja2"), "Markdown": version("markdown")}
    shown = {"hugo": "Hugo", "pelican": "Pelican", "pelican-i18n-subsites": "i18n-subsites"}
    return found | {shown[name]: number for name, number in programs.versions if name in shown}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sizes", type=_numbers, default=[100, 300], help="as 100,300")
    parser.add_argument("--runs", type=int, default=5, help="of each situation (%(default)s)")
    parser.add_argument("--situations", type=_situations, default=list(SITUATIONS))
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--full", action="store_true", help="only full articles")
    only.add_argument("--plain", action="store_true", help="only plain articles")
    parser.add_argument("--bare", action="store_true", help="names of topics are no links")
    parser.add_argument("--json", metavar="FILE", help="write all runs there")
    parser.add_argument("--again", type=_paths, metavar="FILES", help="tell such files once more")
    parser.add_argument("--check", action="store_true", help="compare the pages; measure nothing")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and its chart")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds", help=argparse.SUPPRESS)
    return parser


def _command(arguments: argparse.Namespace) -> str:
    """Write the command that measures the same again."""
    said = ["./inv bench", f"--sizes {','.join(map(str, arguments.sizes))}"]
    said.append(f"--runs {arguments.runs}")
    if arguments.situations != list(SITUATIONS):
        said.append(f"--situations {','.join(arguments.situations)}")
    said += [f"--{flag}" for flag in ("full", "plain", "bare") if getattr(arguments, flag)]
    return " ".join(said)


def _paths(text: str) -> list[Path]:
    return [Path(part) for part in text.split(",")]


def _numbers(text: str) -> list[int]:
    found = sorted({int(part) for part in text.split(",")})
    if found[0] < 1:
        raise argparse.ArgumentTypeError("sizes begin with 1")
    return found


def _situations(text: str) -> list[str]:
    found = text.split(",")
    if unknown := [name for name in found if name not in SITUATIONS]:
        known = ", ".join(SITUATIONS)
        raise argparse.ArgumentTypeError(f"no situation: {', '.join(unknown)}; there are {known}")
    return found


def _measure(
    corpora: Sequence[Corpus], programs: Programs, arguments: argparse.Namespace
) -> list[Row]:
    rows = []
    for corpus in corpora:
        with workplace() as folder:
            sites = Sites(corpus, folder, programs, arguments.seeds)
            for row in measured(sites, arguments.runs, arguments.situations):
                rows.append(row)
                told = f"{row.program} {row.situation}"
                print(f"{row.pairs} {row.kind}: {told} {row.seconds:.2f} s", flush=True)
    return rows


def _compare(corpora: Sequence[Corpus], programs: Programs, arguments: argparse.Namespace) -> int:
    """Compare the pages of both; returns 1 where some differ."""
    differ = 0
    for corpus in corpora:
        with workplace() as folder:
            sites = Sites(corpus, folder, programs, arguments.seeds)
            sites.build_hugo()
            sites.build_cold()
            ours, theirs = sites.ours / "output", sites.hugo / "out"
            count, found = compared(ours, theirs)
            for difference in found[:PAGES]:
                print(difference)
            print(f"{corpus.pairs} pairs: {len(found)} of {count} pages differ in words or ids\n")
            mine, other = sizes(ours), sizes(theirs)
            lines = [
                (kind, *map(str, (*mine.get(kind, (0, 0)), *other.get(kind, (0, 0)))))
                for kind in {**mine, **other}
            ]
            head = ("kind of page", "files", "bytes", "Hugo: files", "bytes")
            print(plain_table(head, lines, words=1))
            differ += len(found)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
