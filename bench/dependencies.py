"""The pinned requirements and what is installed of them → the tables of docs/dependencies.md.

`python -m bench.dependencies` prints them, `--write` puts them into the page. Versions are the
pinned ones, licences those that the packages tell of themselves; why a package is there that is
asked for by name stands in bench/dependencies.toml.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from importlib.metadata import requires as requirements_of
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "dependencies.md"
FILES: Final[Mapping[str, str]] = {
    "runtime": "requirements.txt",
    "development": "requirements-dev.txt",
}
"""The tables of the page, and the file that each is made from."""
_EVERYWHERE: Final = {"extra": "", "python_version": "3.11", "python_full_version": "3.11.0"}
"""The oldest Python: it needs all that newer ones do."""
_UNKNOWN: Final = "not told"
_WORDS: Final = 60
"""Characters: what is longer is the licence itself."""


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package."""

    name: str
    """As it is written in the requirements."""
    version: str
    key: str
    """The name in the form that all of its spellings have in common."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a package is there that is asked for by name."""

    why: str
    instead: str
    licence: str = ""
    """Where the package does not tell it itself."""


def pinned(name: str) -> list[Package]:
    """Read a file of requirements."""
    found = []
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            package, _, version = line.partition("==")
            found.append(Package(package, version, canonicalize_name(package)))
    return found


def reasons() -> dict[str, Reason]:
    """Read why packages are there."""
    data = tomllib.loads((ROOT / "bench/dependencies.toml").read_text(encoding="utf-8"))
    return {name: Reason(**row) for name, row in data.items()}


def needed_by(packages: Iterable[Package]) -> dict[str, list[str]]:
    """Say of each package which others need it, as they are installed here."""
    found: dict[str, list[str]] = {}
    for package in packages:
        for text in requirements_of(package.name) or ():
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate(dict(_EVERYWHERE)):
                found.setdefault(canonicalize_name(need.name), []).append(package.name)
    return found


def licence_of(name: str) -> str:
    """Return what a package tells of its licence. Raises PackageNotFoundError."""
    told = metadata(name)
    classes = [line.split("::")[-1].strip() for line in told.get_all("Classifier") or ()
               if line.startswith("License ::")]  # fmt: skip
    expression, written = ("".join(told.get_all(name) or ()).strip()
                           for name in ("License-Expression", "License"))  # fmt: skip
    short = written if "\n" not in written and len(written) < _WORDS else ""
    return expression or short or ", ".join(classes) or _UNKNOWN


def rows(packages: Iterable[Package], why: Mapping[str, Reason],
         needers: Mapping[str, list[str]]) -> Iterator[str]:  # fmt: skip
    """Write the rows of a table."""
    yield "| package | version | licence | why it is there | what else could do it |"
    yield "| --- | --- | --- | --- | --- |"
    for package in packages:
        reason = why.get(package.key)
        others = ", ".join(sorted(needers.get(package.key, ()), key=str.lower))
        licence = (reason and reason.licence) or licence_of(package.name)
        told = (reason.why, reason.instead) if reason else (f"needed by {others}", "")
        yield "| " + " | ".join((package.name, package.version, licence, *told)) + " |"


def tables() -> dict[str, str]:
    """Make the tables, by their names on the page."""
    why, files = reasons(), {name: pinned(file) for name, file in FILES.items()}
    needers = needed_by(package for packages in files.values() for package in packages)
    return {name: "\n".join(rows(packages, why, needers)) for name, packages in files.items()}


def updated(page: str) -> str:
    """Put the tables of now into the page."""
    for name, table in tables().items():
        begin, end = f"<!-- {name} -->\n\n", f"\n\n<!-- end of {name} -->"
        before, found, rest = page.partition(begin)
        _, also_found, after = rest.partition(end)
        if not found or not also_found:
            raise ValueError(f"{PAGE.name} has no place for the table {name}")
        page = f"{before}{begin}{table}{end}{after}"
    return page


def main() -> int:
    """Print the tables, or put them into the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write docs/dependencies.md")
    try:
        if parser.parse_args().write:
            PAGE.write_text(updated(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            print("\n\n".join(tables().values()))
    except PackageNotFoundError as error:
        print(f"{error.name} is not installed: pip install -r requirements-dev.txt",
              file=sys.stderr)  # fmt: skip
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
