"""What a site's settings say of its articles → fields of the heads that say nothing of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from sharih.adopt.sources.front_matter import FrontMatter, matter_of
from sharih.adopt.sources.sites import Place, Site

_AUTHORS: Final = ("author", "authors", "by")


def with_defaults(head: FrontMatter, path: Path, place: Place, site: Site) -> FrontMatter:
    """Give a head the values that the settings give every article, where it has none itself.

    Those are Pelican's `AUTHOR` and `DEFAULT_METADATA`, and Jekyll's `defaults`.
    """
    said: dict[str, Any] = {}
    if site.generator == "pelican":
        said = {"author": site.text("author"), **_table(site.values.get("default_metadata"))}
    elif site.generator == "jekyll":
        for values in _scoped(path, place, site):
            said |= values
    if not said:
        return head
    given = matter_of(said)
    taken = set(head.values)
    if any(head.first(key) for key in _AUTHORS):
        taken |= set(_AUTHORS)
    values = {key: value for key, value in given.values.items() if value and key not in taken}
    lists = {key: names for key, names in given.lists.items() if key in values}
    return replace(head, values={**values, **head.values}, lists={**lists, **head.lists})


def _scoped(path: Path, place: Place, site: Site) -> Iterator[Mapping[str, Any]]:
    """Go through Jekyll's defaults for an article, those that are said more exactly last."""
    rules = site.values.get("defaults")
    kind = "drafts" if "_drafts" in path.parts else place.collection or "posts"
    inside = site.inside(path)
    found: list[tuple[int, bool, Mapping[str, Any]]] = []
    for rule in rules if isinstance(rules, list) else ():
        scope = _table(_table(rule).get("scope"))
        folder = str(scope.get("path") or "").strip("/")
        of_kind = str(scope.get("type") or "")
        here = (
            fnmatch(inside, f"{folder}*")
            if "*" in folder
            else f"{inside}/".startswith(f"{folder}/" if folder else "")
        )
        if here and of_kind in ("", kind):
            found.append((len(folder), bool(of_kind), _table(_table(rule).get("values"))))
    yield from (values for *_, values in sorted(found, key=lambda one: one[:2]))


def _table(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {}
