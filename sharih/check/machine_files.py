"""Files and parts of pages for programs, feeds among them → what no program could read.

A browser shows a page however faulty it is; a reader of feeds gives up at the first character that
XML cannot carry.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from sharih.check.built_site import BuiltSite, Finding
from sharih.check.page_tree import PageTree

_XML: Final = (".xml", ".atom", ".rss", ".xsl", ".svg")
_JSON: Final = (".json", ".webmanifest")
_REMEDY: Final = "Look for an unusual character there; build the site again."


def unreadable_files(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Read the files of a site that are XML or JSON; returns why some cannot be read."""
    found = {}
    for name in names:
        read = _reader(name)
        if read and (why := _tried(root / name, read)):
            found[name] = why
    return found


def faulty_files(site: BuiltSite) -> Iterator[Finding]:
    """Files for programs that none can read."""
    for name, why in site.unreadable.items():
        yield Finding(name, why, _REMEDY)


def faulty_data(page: PageTree) -> Iterator[Finding]:
    """JSON in a page that no program can read."""
    for element in page.select('script[type="application/ld+json"]'):
        try:
            json.loads(element.node.text())
        except ValueError as error:
            yield Finding(page.file, f"data for programs that are no JSON: {error}", _REMEDY)


def _reader(name: str) -> Callable[[bytes], None] | None:
    if name.endswith(_XML):
        return _read_xml
    return _read_json if name.endswith(_JSON) else None


def _tried(path: Path, read: Callable[[bytes], None]) -> str:
    """Say why a file cannot be read; nothing where it can."""
    try:
        read(path.read_bytes())
    except expat.ExpatError as error:
        return f"no XML: {expat.ErrorString(error.code)} in line {error.lineno}"
    except ValueError as error:
        return f"no JSON: {error}"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return ""


def _read_xml(data: bytes) -> None:
    expat.ParserCreate().Parse(data, True)


def _read_json(data: bytes) -> None:
    json.loads(data)
