"""What an article calls its pictures → the files they are, each with a name beside the text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from sharih.adopt.bodies.context import Found
from sharih.adopt.making.links import PLACED
from sharih.adopt.sources.articles import Article
from sharih.adopt.sources.sites import Site
from sharih.errors import ContentError
from sharih.pictures.store import PictureError, PictureStore

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9]+")


@dataclass(slots=True)
class Pictures:
    """Finds the pictures of a site, and looks at each once."""

    site: Site
    store: PictureStore
    known: dict[Path, str] = field(default_factory=dict)
    """File → why it cannot be shown; empty where it can."""

    def find(self, target: str, article: Article, names: dict[Path, str]) -> Found:
        """Find the file that an address leads to; `names` are those of an explainer's pictures."""
        for path in dict.fromkeys(self._places(target, article)):
            if not path.is_file():
                continue
            if fault := self._fault(path):
                return Found(fault=fault)
            if path not in names:
                names[path] = _free_name(path, set(names.values()))
            return Found(names[path])
        return Found(fault="there is no such file")

    def _fault(self, path: Path) -> str:
        if path not in self.known:
            try:
                self.store.picture(path, "adopted")
                self.known[path] = ""
            except PictureError as error:
                self.known[path] = f"it is {error}"
            except ContentError as error:
                self.known[path] = f"it {error.problems[0].reason}"
            except OSError as error:
                self.known[path] = f"it cannot be read ({error.strerror})"
        return self.known[path]

    def _places(self, target: str, article: Article) -> Iterator[Path]:
        """Go through the places where a picture of this address may lie."""
        site = self.site
        placed = PLACED.match(target)
        address = (placed["rest"] if placed else target).partition("?")[0].partition("#")[0]
        if site.address and address.startswith(f"{site.address}/"):
            address = address[len(site.address) :]
        if not address.strip("/."):
            return
        base = site.base
        if base and address.startswith(f"{base}/"):
            address = address[len(base) :]
        rest = str(PurePosixPath(address.lstrip("/")))
        if not address.startswith("/"):
            yield _within(article.path.parent, address)
        if site.generator == "hugo" and not address.startswith("/"):
            yield _within(article.path.parent / article.named.name, address)
        rest = re.sub(r"^(?:\.\./)+", "", rest)
        for folder in (site.folder, *site.statics, site.root):
            yield _within(folder, rest)


def _within(folder: Path, address: str) -> Path:
    # What leads out of the site is refused when it is read.
    return Path(os.path.normpath(folder / address))


def _free_name(path: Path, taken: set[str]) -> str:
    stem = _NOT_IN_NAMES.sub("-", path.stem).strip("-") or "picture"
    name, number = f"{stem}{path.suffix.lower()}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}{path.suffix.lower()}"
    return name
