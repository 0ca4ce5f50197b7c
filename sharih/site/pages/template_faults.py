"""An exception out of a template → the file and the line it came from, and what to do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Final, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from sharih.errors import Problem

THEME_PREFIX: Final = "!theme/"
"""Stands before the name of a template that is the theme's own, as `{% extends "!theme/…" %}`."""
REMEDY: Final = "Mend the template; the site there is as it was."
_OFTEN: Final = 5
"""A place that an exception went through more often than this is part of a circle."""
_VERBS: Final[dict[type[nodes.Node], str]] = {
    nodes.Extends: "extends",
    nodes.Include: "includes",
    nodes.Import: "imports",
    nodes.FromImport: "imports",
}

_Place = tuple[Path, int]


class _Use(NamedTuple):
    """Where one template names another."""

    path: Path
    line: int
    verb: str
    name: str
    other: Path


def template_fault(error: Exception, name: str, folders: Sequence[Path]) -> Problem:
    """Say what is wrong with a template; `name` is the one that was to be rendered.

    `folders` are those that templates are looked for in, the theme's own last.
    """
    if isinstance(error, TemplateSyntaxError):
        found = file_of(error.name or name, folders)
        path = Path(error.filename) if error.filename else found
        return _problem(path, error.lineno, error.message or "syntax error")
    places = _places(error, folders)
    if isinstance(error, RecursionError) and (circle := _circle(places, folders)):
        return circle
    path, line = places[-1] if places else (file_of(name, folders), None)
    said, kind = str(error), type(error).__name__
    return _problem(path, line, f"{kind}: {said}" if said else kind)


def fault_in_templates(error: Exception, folders: Sequence[Path]) -> Problem | None:
    """Say what is wrong with a template that others render; None where no template is at fault."""
    if isinstance(error, UnicodeDecodeError):
        return _not_text(error, folders)
    file = error.filename if isinstance(error, TemplateSyntaxError) else None
    if _places(error, folders) or (file and file.startswith(_begins(folders))):
        return template_fault(error, "", folders)
    return None


def _not_text(error: UnicodeDecodeError, folders: Sequence[Path]) -> Problem | None:
    """Find the template that could not be decoded: the exception knows only its bytes."""
    for path in (path for folder in folders for path in sorted(folder.rglob("*.*"))):
        if path.is_file() and path.read_bytes().startswith(error.object):
            return undecodable(path, error)
    return None


def undecodable(path: Path, error: UnicodeDecodeError) -> Problem:
    """Say that a template is not UTF-8, and where."""
    line = error.object.count(b"\n", 0, error.start) + 1
    reason = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
    return Problem(path, line, reason, "Save the file as UTF-8.")


def file_of(name: str, folders: Sequence[Path]) -> Path:
    """Return the file of a template: the first there is, else where the theme's would be."""
    if name.startswith(THEME_PREFIX):
        return folders[-1] / name.removeprefix(THEME_PREFIX)
    found = (path for folder in folders if (path := folder / name).exists())
    return next(found, folders[-1] / name)


def _places(error: Exception, folders: Sequence[Path]) -> list[_Place]:
    """List the places in templates that an exception went through, the innermost last."""
    begins = _begins(folders)
    names = ((frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__))
    return [(Path(name), line) for name, line in names if name.startswith(begins)]


def _begins(folders: Sequence[Path]) -> tuple[str, ...]:
    return tuple(f"{folder}{os.sep}" for folder in folders)


def _circle(places: list[_Place], folders: Sequence[Path]) -> Problem | None:
    """Say which template leads back to itself, if one does."""
    often = {place for place, count in Counter(places).items() if count > _OFTEN}
    if not often:
        return None
    files = sorted({path for path, _ in often})
    uses = [use for path in files for use in _uses(path, folders) if use.other in files]
    if not uses:
        path, line = next(place for place in reversed(places) if place in often)
        return Problem(path, line, "calls itself without end", "Let it come to an end.")
    # The site's own before the theme's, and the plainest case first.
    use = min(uses, key=lambda use: (use.path.is_relative_to(folders[-1]), use.other != use.path))
    if use.other != use.path:
        reason = f"{use.verb} {use.name}, which leads back to it"
        remedy = f'Take that out, or write "{THEME_PREFIX}" before the name of one of the theme\'s.'
        return Problem(use.path, use.line, reason, remedy)
    theirs = not use.path.is_relative_to(folders[-1]) and (folders[-1] / use.name).is_file()
    remedy = f'Write "{THEME_PREFIX}{use.name}".' if theirs else "Take that out."
    return Problem(use.path, use.line, f"{use.verb} itself", remedy)


def _uses(path: Path, folders: Sequence[Path]) -> Iterator[_Use]:
    """Find the templates that one names, as far as their names are written out."""
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - it renders nothing  # nosec B701
    tree = environment.parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all(tuple(_VERBS)):
        named: nodes.Node = node.template  # type: ignore[attr-defined]
        for each in (named, *named.find_all(nodes.Const)):
            if isinstance(each, nodes.Const) and isinstance(each.value, str):
                other = file_of(each.value, folders)
                yield _Use(path, node.lineno, _VERBS[type(node)], each.value, other)


def _problem(path: Path, line: int | None, reason: str) -> Problem:
    return Problem(path, line, reason.rstrip("."), REMEDY)
