"""The folders of explainers → which seed each was made from, and which slugs are taken."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih import routes
from sharih.content.former_paths import former_path
from sharih.content.head import names_of, read_fields, split_head
from sharih.files import is_leftover
from sharih.inputs import Inputs

_HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Claims:
    """What the explainers say about their seeds and addresses."""

    seeds: Mapping[str, tuple[str, ...]]
    """Name of a seed → the folders whose `Seed:` names it."""
    folders: frozenset[str]
    """The folders there are."""
    old_slugs: frozenset[str]
    """Addresses that explainers and pages had before."""
    pages: frozenset[str] = frozenset()
    """The names of pages such as "about"."""

    @property
    def taken(self) -> frozenset[str]:
        """Slugs that a new draft cannot have."""
        return self.folders | self.old_slugs | self.pages


def read_claims(content: Path, inputs: Inputs | None = None) -> Claims:
    """Read the metadata of every explainer and page, and nothing else of them.

    What is wrong with a file is told where it is read as a whole, not here.
    """
    seeds: dict[str, list[str]] = {}
    folders: set[str] = set()
    old_slugs: set[str] = set()
    inputs = inputs or Inputs.below(content)
    for slug, head in _heads(content / "explainers", inputs):
        folders.add(slug)
        fields = read_fields(head)
        old_slugs.update(map(_slug_of, names_of(fields, "old_slugs")))
        for name in names_of(fields, "seed"):
            slugs = seeds.setdefault(name, [])
            if slug not in slugs:
                slugs.append(slug)
    pages: set[str] = set()
    for name, head in _heads(content / "pages", inputs):
        pages.add(name)
        old_slugs.update(map(_slug_of, names_of(read_fields(head), "old_slugs")))
    by_seed = {name: tuple(slugs) for name, slugs in seeds.items()}
    return Claims(by_seed, frozenset(folders), frozenset(old_slugs), frozenset(pages))


def _slug_of(former: str) -> str:
    """Return the slug whose page would lie at a former address; a whole path may be one's."""
    route = routes.parse(former_path(former)) if former.startswith("/") else None
    return route.ident if route is not None and route.shows_explainer else former


def _heads(folder: Path, inputs: Inputs) -> Iterator[tuple[str, str]]:
    """Read the beginning of each edition, up to its first blank line, in the order of slugs."""
    try:
        with os.scandir(folder) as entries:
            slugs = sorted(entry.name for entry in entries if not is_leftover(entry.name))
    except OSError:
        return
    for slug in slugs:
        yield slug, ""
        for name in ("ar.md", "en.md"):
            if not inputs.allows(folder / slug / name):
                continue
            try:
                descriptor = os.open(
                    f"{folder}/{slug}/{name}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
                )
            except OSError:
                continue
            try:
                data = os.read(descriptor, _HEAD)
                while len(data) % _HEAD == 0 and (more := os.read(descriptor, _HEAD)):
                    data += more
            except OSError:
                continue
            finally:
                os.close(descriptor)
            text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
            yield slug, split_head(text.split("\n\n", 1)[0])[0]
