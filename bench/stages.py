"""A frame of Python → the stage of a build that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import FrameType
from typing import Final

IMPORTS: Final = "imports"
OTHERS: Final = "others"
STAGES: Final[Mapping[str, str]] = {
    IMPORTS: "Python's modules are loaded",
    "settings": "the command line and the settings",
    "convert": "seeds become drafts",
    "read": "files, heads and blocks of texts, the registry",
    "names": "topics that a text names",
    "align": "ledgers and the units of both editions",
    "link": "what is shown, addresses and links",
    "pictures": "pictures in their sizes",
    "inline": "the words of a unit as HTML, with Python-Markdown",
    "views": "records that templates show",
    "compile": "templates become Python",
    "templates": "templates, filters and catalogues",
    "pages": "pages, lists, feeds and the sitemap around that",
    "write": "files, and the exchange of trees",
    OTHERS: "what else there is",
}
"""The stages in the order they come in, and what each is."""

_ROOMS: Final = {
    "conversion": "convert",
    "content": "read",
    "content/mentions": "names",
    "markdown": "read",
    "markdown/inline": "inline",
    "markdown/converter": "inline",
    "markdown/escape": "inline",
    "translation": "align",
    "site": "read",
    "site/link": "link",
    "site/views": "views",
    "site/pages": "pages",
    "site/pages/templates": "templates",
    "site/pages/filters": "templates",
    "site/pages/template_calls": "templates",
    "site/pages/template_code": "compile",
    "site/pages/template_names": "compile",
    "site/pages/template_trees": "compile",
    "site/pages/linked_templates": "compile",
    "site/pages/steady_parts": "compile",
    "site/pages/compiled_words": "compile",
    "pictures": "pictures",
    "output": "write",
    "settings": "settings",
    "settings_file": "settings",
    "commands": "settings",
}
"""Rooms and modules of the package; what is not named here works for whoever calls it."""
_COMPILER: Final = ("compiler", "idtracking", "lexer", "nodes", "optimizer", "parser", "visitor")
"""Modules of Jinja."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a build is."""

    stage: str
    function: str
    """The innermost function of Sharih's, or the template, such as `site/link/linking: link`."""


def place_of(frame: FrameType | None) -> Place:
    """Tell where a frame is: the innermost caller that belongs to a stage says it."""
    stage = function = ""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith("<frozen importlib"):
            return Place(IMPORTS, "")
        own = _own(file)
        if not function and own:
            function = f"{own}: {frame.f_code.co_qualname}"
        stage = stage or _stage(file, own)
        frame = frame.f_back
    return Place(stage or OTHERS, function)


def _own(file: str) -> str:
    """Name a module of the package, or a template; nothing for other files."""
    for folder in ("/sharih/", "/templates/"):
        before, found, name = file.rpartition(folder)
        if found and "site-packages" not in before:
            return name.removesuffix(".py")
    return ""


def _stage(file: str, own: str) -> str:
    """Name the stage of a file, if it has one."""
    if "/jinja2/" in file:
        return "compile" if PurePath(file).stem in _COMPILER else "templates"
    if own.endswith((".html", ".atom", ".xml")):
        return "templates"
    room = own
    while room:
        if room in _ROOMS:
            return _ROOMS[room]
        room = room.rpartition("/")[0]
    return ""
