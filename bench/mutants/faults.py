"""A package of the program → the small faults that can be put into it, and its tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.dependencies import ROOT
from bench.mutants.sites import Site, sites

PACKAGES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "arabic": ("arabic", ("arabic",)),
    "markdown": ("markdown", ("markdown",)),
    "translation": ("translation", ("translation",)),
    "topics": ("content/topic*", ("content", "site/link")),
    "structure": (
        "conversion/structure",
        ("conversion/structure", "conversion/test_outline.py", "conversion/test_messy_texts.py",
         "conversion/lines", "conversion/titles"),
    ),
}  # fmt: skip
"""Where the modules are below sharih/, and their tests below tests/."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A small fault in a module."""

    path: Path
    site: Site

    @property
    def module(self) -> str:
        """The name that the module is imported by."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def __str__(self) -> str:
        where = f"{self.path.relative_to(ROOT)}:{self.site.line}"
        return f"{where}: {self.site.before}  →  {self.site.after}"


def faults_in(pattern: str) -> list[Fault]:
    """List all faults that can be put into the modules of a package."""
    folder = ROOT / "sharih"
    found = sorted(folder.glob(pattern if "*" in pattern else f"{pattern}/**/*.py"))
    return [Fault(path, site) for path in found if path.suffix == ".py"
            for site in sites(path.read_text(encoding="utf-8"))]  # fmt: skip


def files_of(rooms: Sequence[str]) -> list[Path]:
    """List the files of tests of rooms."""
    found: list[Path] = []
    for place in (ROOT / "tests" / room for room in rooms):
        found += sorted(place.rglob("test_*.py")) if place.is_dir() else [place]
    return found
