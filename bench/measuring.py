"""Sites → rows: every situation so many times, with a cold build of Hugo before each run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.results import Row
from bench.running import Run, written_from_memory
from bench.sites import SITUATIONS, Sites


def measured(sites: Sites, times: int, situations: Sequence[str]) -> Iterator[Row]:
    """Measure one row after another.

    The first build of each program, which also compiles Python's modules, is not counted.
    Raises BenchError where a build fails.
    """
    hugo = sites.programs.hugo is not None
    sites.build_cold()
    if hugo:
        sites.build_hugo()
    cold: list[Run] = []
    for situation in SITUATIONS:
        if situation not in situations:
            continue
        runs, beside = _runs(sites, situation, times, hugo=hugo)
        cold += beside
        yield _row(sites, situation, "Sharih", runs, sites.ours / "output", beside)
    if cold:
        yield _row(sites, "cold", "Hugo", cold, sites.hugo / "out", cold)
    if sites.corpus.kind == "plain" and sites.programs.pelican is not None:
        yield _pelican(sites, times, hugo=hugo)
    site, copies = sites.ours / "output", sites.ours.with_name("copies")
    limit = written_from_memory(site, copies, times)
    yield _row(sites, "limit", "only writing", limit, site)


def _runs(sites: Sites, situation: str, times: int, *, hugo: bool) -> tuple[list[Run], list[Run]]:
    runs: list[Run] = []
    beside: list[Run] = []
    if situation == "ledgers":
        sites.record_ledgers()
    elif situation not in ("cold", "unchanged"):
        sites.run()
    for number in range(times):
        SITUATIONS[situation].prepare(sites, number)
        if hugo:
            beside.append(sites.build_hugo())
        runs.append(sites.run(SITUATIONS[situation].words))
    return runs, beside


def _pelican(sites: Sites, times: int, *, hugo: bool) -> Row:
    runs: list[Run] = []
    beside: list[Run] = []
    for _ in range(times):
        if hugo:
            beside.append(sites.build_hugo())
        runs.append(sites.build_pelican())
    return _row(sites, "cold", "Pelican", runs, sites.pelican / "out", beside)


def _row(
    sites: Sites,
    situation: str,
    program: str,
    runs: Sequence[Run],
    site: Path,
    beside: Sequence[Run] = (),
) -> Row:
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Row(
        kind=sites.corpus.kind,
        pairs=sites.corpus.pairs,
        situation=situation,
        program=program,
        runs=tuple(runs),
        beside=tuple(beside),
        files=len(sizes),
        size=sum(sizes),
    )
