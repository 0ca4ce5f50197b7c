"""A step of a newsroom's year: what its editor does, what readers are to get, and the comparison.

What stands on a page is compared as lines, as a reader sees them. What is in another language than
the page begins with that language, what is marked as not translated with `!`, what is marked as
older than the original with `~`: `!ar: فقرة`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.helpers import pages
from tests.helpers.city import EXPLAINERS, TOPICS
from tests.helpers.pages import Page, Pages
from tests.helpers.projects import Project

Edit = Callable[[Project], None]
"""Something an editor does to the files of a project."""
_MARKS = {"untranslated": "!", "behind": "~"}
FRAME = {
    "", "404.html",
    *(f"{lang}/{name}" for lang in ("ar", "en") for name in ("", "archive/", "search/", "topics/")),
    *(f"{lang}/topics/{ident}/" for lang in ("ar", "en")
      for ident in ("water-authority", "education-ministry")),
}  # fmt: skip
"""The pages that are there whatever the explainers are."""
assert all(f"[{page.split('/')[2]}]" in TOPICS for page in FRAME if page.count("/") == 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What happens on a day, and what readers get from then on."""

    day: str
    what: str
    edits: tuple[Edit, ...] = ()
    """What the editor does before building and pushing."""
    options: tuple[str, ...] = ()
    """What the editor says to `./inv build`."""
    event: str = "push"
    """What the workflow runs for."""
    remove: bool = False
    """Whether pages may vanish."""
    refused: str = ""
    """The line that refuses it, where it is to be refused; readers then have what they had."""
    new: str = ""
    """The pages there are from now on; `old/ → new/` is one that leads on to another."""
    gone: str = ""
    """The pages there are no more."""
    readers: str = ""
    """What the line says that tells what readers get."""
    shows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Page → runs of lines that stand on it, one directly after the other."""
    hides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Page → what does not stand in its file; of an empty page name, in no file at all."""

    @property
    def changes(self) -> bool:
        """Whether readers get something else than before."""
        return bool(self.edits or self.new or self.gone)

    def __str__(self) -> str:
        return f"{self.day}: {self.what}"


def put(path: str, old: str, new: str) -> Edit:
    """Put words in the place of others."""
    return lambda project: project.replace(path, old, new)


def add(path: str, text: str) -> Edit:
    """Add a text at the end of a file, or make the file."""

    def edit(project: Project) -> None:
        file = project.root / path
        before = file.read_text("utf-8") if file.exists() else ""
        project.write(path, before + text)

    return edit


def modified(path: str, day: str) -> Edit:
    """Write the day of the last change."""

    def edit(project: Project) -> None:
        text = (project.root / path).read_text("utf-8")
        head, _, body = text.partition("\n\n")
        kept = [line for line in head.splitlines() if not line.startswith("Modified:")]
        project.write(path, "\n".join([*kept, f"Modified: {day}"]) + f"\n\n{body}")

    return edit


def rename(old: str, new: str) -> Edit:
    """Rename the folder of an explainer."""
    return lambda project: _moved(project.explainer(old), project.explainer(new))


def delete(slug: str) -> Edit:
    """Delete an explainer."""
    return lambda project: shutil.rmtree(project.root / EXPLAINERS / slug)


def _moved(old: Path, new: Path) -> None:
    old.rename(new)


@dataclass(frozen=True, slots=True)
class Expected:
    """The pages of explainers that readers are to have; page → where it leads, if it leads on."""

    pages: Mapping[str, str] = field(default_factory=dict)

    def after(self, step: Step) -> Expected:
        """Return what they are to have after a step."""
        found = {page: to for page, to in self.pages.items() if page not in step.gone.split()}
        assert len(found) == len(self.pages) - len(step.gone.split()), step.gone
        for line in step.new.splitlines():
            page, _, to = map(str.strip, line.partition("→"))
            for each in page.split():
                found[each] = to
        return Expected(found)


def faults(site: Pages, step: Step, expected: Expected) -> list[str]:
    """List how what readers get differs from what they are to get."""
    found = list(_of_pages(site, expected))
    found += [
        f"{page} lacks\n{run}\nand is\n" + "\n".join(reading(site[page]))
        for page, runs in step.shows.items()
        for run in runs
        if page in site and f"\n{run}\n" not in "\n".join(["", *reading(site[page]), ""])
    ]
    files = {file.relative_to(site.folder).as_posix(): file for file in site.folder.rglob("*")}
    texts = {name: file.read_bytes() for name, file in files.items() if file.is_file()}
    for page, words in step.hides.items():
        names = [f"{page}index.html"] if page else [*texts]
        found += [
            f"{name} has {word}"
            for name in names
            for word in words
            if word.encode() in texts[name] or word in name
        ]
    return found + [f"{page} is not there" for page in step.shows if page not in site]


def _of_pages(site: Pages, expected: Expected) -> list[str]:
    """Compare which pages there are and where those lead that lead on; find dead links."""
    wanted = FRAME | expected.pages.keys()
    found = [f"missing page /{page}" for page in sorted(wanted - site.keys())]
    found += [f"page too many /{page}" for page in sorted(site.keys() - wanted)]
    for page in site.values():
        target = _target(site, page)
        if page.path in wanted and target != expected.pages.get(page.path, ""):
            found.append(f"/{page.path} leads to {target or 'nothing'}")
        addresses = page.all("//@href | //@src")
        broken = ((each, site.broken(page, each)) for each in addresses)
        found += [f"/{page.path}: {address} {fault}" for address, fault in broken if fault]
    listed = _listed(site)
    hidden = {page.path for page in site.values() if page.meta("robots") == "noindex"}
    found += [f"listed: /{path}" for path in sorted(listed - site.keys() | listed & hidden)]
    return found


def _target(site: Pages, page: Page) -> str:
    """Find where a page leads on to; it says so to browsers, to readers and to search engines."""
    refresh = page.all('//meta[@http-equiv="refresh"]/@content')
    if not refresh:
        return ""
    address = str(refresh[0]).partition("url=")[2]
    link, canonical = page.one("//main//a/@href"), page.one('//link[@rel="canonical"]/@href')
    ways = {str(site.follow(page, str(each))) for each in (address, link, canonical)}
    return " or ".join(sorted(ways))


def _listed(site: Pages) -> set[str]:
    """Find the pages that the sitemap and the feeds name."""
    lists = [site.folder / "sitemap.xml", *site.folder.rglob("feed.*")]
    address = re.compile(rf"{re.escape(site.siteurl)}/([\w/-]*)(?=[\"<#])")
    return {path for file in lists for path in address.findall(file.read_text("utf-8"))}


def reading(page: Page) -> list[str]:
    """List the lines of a page that stand in its main part; the marks stand for the notes."""
    root = deepcopy(page.root)
    for note in root.xpath("//main//small[@class='passage-note']"):
        note.getparent().remove(note)
    (main,) = root.xpath("//main")
    return [
        _marks(block, page) + text
        for text, block in pages.lines(root)
        if main in (block, *block.iterancestors())
    ]


def _marks(block: Any, page: Page) -> str:
    lang = pages.language(block)
    marks = (mark for name, mark in _MARKS.items() if name in (block.get("class") or "").split())
    return "".join(marks) + (f"{lang}: " if lang != pages.language(page.root) else "")
