"""The program and its pinned packages → what pip, pip-audit, bandit and zizmor say of them."""

from __future__ import annotations

import json
import sys
from typing import Final

from bench.audit.tools import answer, beside, program
from bench.audit.verdicts import Court, Verdict
from bench.dependencies import FILES, pinned

_PROGRAM: Final = "the program"


def installed() -> Verdict:
    """Ask pip whether all that is installed fits together."""
    done, court = answer([sys.executable, "-m", "pip", "check"]), Court()
    if done.returncode:
        for line in done.stdout.splitlines():
            court.hear("pip check", line)
    count = len(answer([sys.executable, "-m", "pip", "freeze"]).stdout.splitlines())
    return court.verdict("pip check", "what is installed", f"{count} packages")


def vulnerabilities(file: str) -> Verdict:
    """Ask pip-audit what is known of pinned packages. Raises MissingError.

    A registry that tells nothing of vulnerabilities leaves packages that could not be audited;
    how many could is what was looked at.
    """
    words = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    done, court = answer([program("pip-audit"), "-r", file, *words]), Court()
    judge, whole = "pip-audit", len(pinned(file))
    if not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        return Verdict(judge, file, "", missing=f"none of {whole} packages ({last})")
    packages = json.loads(done.stdout)["dependencies"]
    audited = [package for package in packages if "skip_reason" not in package]
    for package in audited:
        for known in package["vulns"]:
            mended = ", ".join(known["fix_versions"]) or "no version yet"
            court.hear(f"{package['name']} {package['version']}",
                       f"{known['id']}, mended in {mended}")  # fmt: skip
    return court.verdict(judge, file, f"{len(audited)} of {whole} packages could be audited")


def all_vulnerabilities() -> list[Verdict]:
    """Ask pip-audit of both files of requirements. Raises MissingError."""
    return [vulnerabilities(file) for file in FILES.values()]


def bandit() -> Verdict:
    """Let bandit read the program."""
    words = ["-q", "-c", "pyproject.toml", "-r", "sharih", "-f", "json"]
    found = json.loads(answer([sys.executable, "-m", "bandit", *words]).stdout)
    court = Court()
    for result in found["results"]:
        where = f"{result['filename']}:{result['line_number']}"
        court.hear(where, f"{result['test_id']} {result['issue_text']}")
    total = found["metrics"]["_totals"]
    if total["skipped_tests"]:
        court.left_out["waived in its line, with the reason"] = total["skipped_tests"]
    return court.verdict("bandit", _PROGRAM, f"{total['loc']} lines")


def zizmor() -> Verdict:
    """Let zizmor read the workflows. Raises MissingError."""
    words = ["--offline", "--no-progress", "--pedantic", "--format", "json", ".github"]
    found, court = json.loads(answer([beside("zizmor"), *words]).stdout), Court()
    for result in found:
        court.hear(".github", f"{result['ident']}: {result['desc']}")
    return court.verdict("zizmor", "workflows", "all of .github")
