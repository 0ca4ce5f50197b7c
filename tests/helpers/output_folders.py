"""What the tests of the output's trees share: sites, builds, and looking at folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, Unpack

import pytest

from sharih.output import OutputTree, Swap, TreeChange, kernel_swap, no_swap

Site = Mapping[str, bytes]

HOME: Site = {"index.html": b"home"}
PAGES: Site = {**HOME, "ar/\u062d\u0648\u0644/index.html": b"about", "en/a.html": b"a"}

SWAPS: dict[str, Swap] = {"exchange": kernel_swap, "renames": no_swap}

ways = pytest.mark.parametrize("way", SWAPS)
"""Run a test with each way in which two folders change places."""


class Options(TypedDict, total=False):
    """Options of a tree that the tests vary."""

    fresh: bool
    clean: bool
    swap: Swap


def build(output: Path, site: Site, **options: Unpack[Options]) -> TreeChange:
    """Build a site into an output folder."""
    with OutputTree(output, [], **options) as tree:
        for name, data in site.items():
            if options.get("fresh"):
                path = tree.staging / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            else:
                tree.write(name, data)
        return tree.commit()


def read_site(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder, links as what they say."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def read_folders(folder: Path) -> set[str]:
    """List the folders in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def put(path: Path, data: bytes) -> None:
    """Write a file as a user would, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def state_of(output: Path) -> Path:
    """Find the state beside an output folder."""
    return output.parent / ".sharih" / output.name
