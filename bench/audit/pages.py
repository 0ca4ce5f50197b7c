"""The folder of a built site → what vnu, axe and lychee say of its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.audit.tools import MissingError, answer, install_node_packages, jar, program
from bench.audit.verdicts import Court, Verdict, Waiver
from bench.lighthouse import running
from bench.lighthouse.records import CATEGORIES, FULL
from tests.helpers.browser import axe_findings, chromium

_FILE_ORIGIN: Final = "a page in a folder has no origin that `'self'` could be; on a host it has"
_VNU: Final = (
    Waiver("Resource violates Content Security Policy (meta tag)", _FILE_ORIGIN),
    Waiver("Inline script violates Content Security Policy (meta tag)",
           "it is JSON-LD, which no browser runs"),
    Waiver("The “navigation” role is unnecessary",
           "reader views know by it what is no text (docs/readers.md)"),
    Waiver("Article lacks heading",
           "the heading of a card with a picture stands in the section beside that"),
)  # fmt: skip
_BUSY: Final = 1000
"""Lighthouse's own number for a machine; one with less to give is slow whatever the page is."""
_LIGHTHOUSE: Final = (Waiver("busy ", "performance, measured on a busy machine"),)
_SCHEMES: Final = ("light", "dark")
_MOST: Final = 60
"""How many pages axe is shown, one of each kind first."""


def vnu(site: Path, on: str) -> Verdict:
    """Let the Nu Html Checker read every page. Raises MissingError."""
    command = jar()
    done = answer([*command, "--skip-non-html", "--format", "json", "--exit-zero-always",
                   str(site)])  # fmt: skip
    found, court = json.loads(done.stderr), Court(_VNU)
    for message in found["messages"]:
        where = str(message.get("url", "")).rpartition(f"{site.name}/")[2]
        court.hear(f"{where}:{message.get('lastLine', '')}", message["message"])
    version = str(found.get("version", "")).partition(" ")[0]
    return court.verdict(f"vnu {version}", on, f"{len(list(site.rglob('*.html')))} pages")


def axe(site: Path, on: str, address: str) -> Verdict:
    """Let axe look at a page of each kind and some more, light and dark."""
    court, pages = Court(), list(some_of(site))
    with chromium() as browser:
        for scheme in _SCHEMES:
            page = browser.new_page(color_scheme=scheme)
            for path in pages:
                page.goto(f"{address}{path}")
                for finding in axe_findings(page):
                    court.hear(f"{path} ({scheme})", finding)
            page.close()
    return court.verdict("axe-core by axe-playwright-python", on,
                         f"{len(pages)} pages, light and dark")  # fmt: skip


def lychee(site: Path, on: str) -> Verdict:
    """Let lychee follow every link inside the site, also to places on pages.

    Raises MissingError.
    """
    words = ["--offline", "--no-progress", "--include-fragments", "--format", "json"]
    words += ["--root-dir", str(site), "--index-files", "index.html", str(site)]
    found, court = json.loads(answer([program("lychee"), *words]).stdout), Court()
    for path, errors in found["error_map"].items():
        for error in errors:
            court.hear(path.rpartition(f"{site.name}/")[2], f"{error['url']}: {error['status']}")
    version = answer([program("lychee"), "--version"]).stdout.split()[-1]
    looked_at = f"{found['successful'] + found['errors']} links; {found['excludes']} lead out"
    return court.verdict(f"lychee {version}, offline", on, looked_at)


def lighthouse(site: Path, on: str, address: str) -> Verdict:
    """Let Lighthouse look at a page of each kind, on two devices. Raises MissingError.

    How fast a page is cannot be told where the machine has other things to do.
    """
    if running.missing().startswith("npm"):
        install_node_packages(running.FOLDER)
    if lacking := running.missing():
        raise MissingError(lacking)
    court, count = Court(_LIGHTHOUSE), 0
    for row in running.rows_of(site, address):
        count += 1
        for category, score in zip(CATEGORIES, row.scores, strict=True):
            busy = "busy " * (category == "performance" and row.index < _BUSY)
            if score < FULL:
                said = f"{busy}{category} {score}: {', '.join(row.faults)}"
                court.hear(f"/{row.path} ({row.device})", said)
    return court.verdict("Lighthouse", on, f"{count} pages and devices")


def some_of(site: Path) -> Iterator[str]:
    """Choose pages by their addresses: the first of each kind, then more in their order."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    kinds: dict[str, str] = {}
    for path in paths:
        kinds.setdefault(re.sub(r"[^/]+(?=/index\.html$)", "*", path), path)
    chosen = list(kinds.values())
    chosen += [path for path in paths if path not in set(chosen)][: max(0, _MOST - len(chosen))]
    yield from (path.removesuffix("index.html") for path in chosen)
