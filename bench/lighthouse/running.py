"""The address of a page → what Lighthouse says of it, in a Chromium of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median_low
from typing import Any, Final

from bench.lighthouse.pages import one_of_each
from bench.lighthouse.records import CATEGORIES, DEVICES, FULL, Device, Row, Scores
from tests.helpers import machine
from tests.helpers.browser import ARGUMENTS

FOLDER: Final = Path(__file__).parent
_PROGRAM: Final = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
_SCORED: Final = ("binary", "numeric", "metricSavings", "error")
"""The ways in which an audit says how much was passed; others do not apply, or only inform."""
_LONGEST: Final = 180
"""Seconds that one run may take."""


def missing() -> str:
    """Say what is missing here for Lighthouse to run; nothing where it is all there."""
    if not shutil.which("node"):
        return "node is not installed"
    if not _PROGRAM.is_file():
        return f"npm ci --prefix {FOLDER}"
    return "" if machine.find_chromium() else "Chromium is not installed"


def audit(url: str, device: Device) -> Scores:
    """Let Lighthouse look at a page once; raises CalledProcessError where it cannot."""
    words = [
        "node", str(_PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout",
        "--no-enable-error-reporting", "--throttling-method=simulate",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={_flags()}",
        *(["--preset=desktop"] if device == "desktop" else []),
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": machine.find_chromium() or ""}
    done = subprocess.run(words, env=environment, capture_output=True, check=True, timeout=_LONGEST)
    return read_report(json.loads(done.stdout))


def read_report(report: dict[str, Any]) -> Scores:
    """Read what Lighthouse writes as JSON: categories without a score have 0."""
    found = [report["categories"][name] for name in CATEGORIES]
    faults = {
        each["id"]
        for category in found
        if round(FULL * (category["score"] or 0)) < FULL
        for each in category["auditRefs"]
        if each["weight"] and _is_fault(report["audits"][each["id"]])
    }
    scores = tuple(round(FULL * (category["score"] or 0)) for category in found)
    return Scores(scores, tuple(sorted(faults)), round(report["environment"]["benchmarkIndex"]))


def _is_fault(said: Mapping[str, Any]) -> bool:
    return said["scoreDisplayMode"] in _SCORED and (said["score"] or 0) < 1


def rows_of(
    site: Path, url: str, *, runs: int = 1, kinds: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """Look at one page of each kind of a built site that is served at an address.

    Each row comes as soon as its runs are done. `kinds` says which kinds; all where it is empty.
    Raises CalledProcessError where Lighthouse cannot look at a page.
    """
    for kind, path in one_of_each(site):
        if kinds and kind not in kinds:
            continue
        for device in DEVICES:
            yield _row(kind, path, device, [audit(url + path, device) for _ in range(runs)])


def _row(kind: str, path: str, device: Device, found: list[Scores]) -> Row:
    scores = zip(*(each.scores for each in found), strict=True)
    always = set.intersection(*(set(each.faults) for each in found))
    index = median_low(each.index for each in found)
    medians = tuple(map(median_low, scores))
    return Row(kind, path, device, medians, tuple(sorted(always)), len(found), index)


def _flags() -> str:
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return " ".join(["--headless=new", *ARGUMENTS, *root])
