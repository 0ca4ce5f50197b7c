"""A page → what each of the programs makes of it that people read pages with."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bench.readers.records import Read

FOLDER: Final = Path(__file__).parent
LIBRARIES: Final = FOLDER / "node_modules"
_WIDE: Final = "400"
"""Characters on a line of a text browser."""

Program = Callable[[bytes, str], Read]
"""A page and its address → what a program makes of it."""


def programs() -> dict[str, Program]:
    """Return the programs that are on this machine, by their names."""
    return {name: program for name, program in _ALL.items() if missing(name) == ""}


def missing(name: str) -> str:
    """Say what a program lacks here; nothing where it is there."""
    if name in _PACKAGES:
        if not shutil.which("node"):
            return "node is not installed"
        return "" if (LIBRARIES / _PACKAGES[name]).is_dir() else f"npm ci --prefix {FOLDER}"
    if name in _COMMANDS:
        return "" if shutil.which(name) else f"{name} is not installed"
    return "" if find_spec(name) else f"pip install {name}"


def trafilatura(page: bytes, url: str) -> Read:
    """Read a page as those do who collect texts of the web."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(page.decode(), url=url, with_metadata=True, include_comments=False)
    if found is None:
        return Read()
    text = getattr(found, "text", "") or ""
    told = (getattr(found, name, "") or "" for name in ("title", "author", "date"))
    return Read(text, *told)


def htmldate(page: bytes, url: str) -> Read:
    """Look for the day a page was published."""
    from htmldate import find_date

    return Read(date=find_date(page.decode(), url=url, original_date=True) or "")


def readability(page: bytes, url: str) -> Read:
    """Read a page in the reader view of Firefox."""
    return Read(**json.loads(node(FOLDER / "readability.cjs", page, url)))


def node(script: Path, data: bytes, *words: str) -> str:
    """Run a script of this folder on data; raises CalledProcessError where it fails."""
    return _run(("node", str(script), *words), data, NODE_PATH=str(LIBRARIES))


def _command(*words: str) -> Program:
    return lambda page, _: Read(_run(words, page))


def _run(words: tuple[str, ...], page: bytes, **variables: str) -> str:
    environment = {**os.environ, "LANG": "C.UTF-8", **variables}
    done = subprocess.run(words, input=page, env=environment, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")


_PACKAGES: Final[Mapping[str, str]] = {
    "Readability": "@mozilla/readability", "schema-dts": "schema-dts", "sitemap": "sitemap",
}  # fmt: skip
"""What is written in JavaScript, and the packages."""
_COMMANDS: Final = ("w3m", "lynx", "pandoc")
_ALL: Final[Mapping[str, Program]] = {
    "Readability": readability,
    "trafilatura": trafilatura,
    "htmldate": htmldate,
    "w3m": _command(
        "w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", _WIDE
    ),
    "lynx": _command(
        "lynx", "-dump", "-stdin", "-force_html", "-nolist", "-nomargins", f"-width={_WIDE}",
        "-assume_charset=utf-8", "-display_charset=utf-8",
    ),
    "pandoc": _command("pandoc", "--from=html", "--to=plain", "--wrap=none"),
}  # fmt: skip
