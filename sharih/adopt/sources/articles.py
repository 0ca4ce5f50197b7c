"""The files of a site → its articles, each with its language, its head and its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Final, NoReturn

from sharih.adopt.sources.article_languages import language_of
from sharih.adopt.sources.article_names import Name, name_of, title_of
from sharih.adopt.sources.defaults import with_defaults
from sharih.adopt.sources.front_matter import FrontMatter, split_front_matter
from sharih.adopt.sources.pages import (
    fault_of_page,
    has_sections,
    is_front,
    is_page_by_path,
    pages_beside,
    says_page,
)
from sharih.adopt.sources.sites import Place, Site
from sharih.adopt.sources.text_files import files_below, read_text
from sharih.arabic import Lang
from sharih.errors import ContentError, Problem, Problems, Severity

MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
_HTML: Final = (".html", ".htm")
_ASCIIDOC: Final = (
    "AsciiDoc",
    "asciidoctor -b docbook5 -o - FILE | pandoc -f docbook -t gfm -o NAME.md",
)
_OTHER_TEXTS: Final = {
    ".adoc": _ASCIIDOC,
    ".asciidoc": _ASCIIDOC,
    ".asc": _ASCIIDOC,
    ".ipynb": ("a notebook of Jupyter", "jupyter nbconvert --to markdown FILE"),
    ".org": ("Org", "pandoc -f org -t gfm -o NAME.md FILE"),
    ".textile": ("Textile", "pandoc -f textile -t gfm -o NAME.md FILE"),
    ".pandoc": ("Pandoc's Markdown", "pandoc -t gfm -o NAME.md FILE"),
    ".pdc": ("Pandoc's Markdown", "pandoc -t gfm -o NAME.md FILE"),
    ".rmd": ("R Markdown", "Rscript -e 'knitr::knit(\"FILE\")'"),
}
"""How a file ends → what it is, and by which command of others it becomes Markdown."""
_BY_HAND: Final = "Put what is wanted of it into content/pages/NAME/LANG.md by hand."
_KEYS_OF_PAIRS: Final = ("translationkey", "translation_key", "lang_ref", "ref", "page_id")
_GENERATORS_WITH_YAML: Final = ("yaml", "toml", "json")
_Note = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of another generator, or a page such as "about", not yet understood."""

    path: Path
    inside: str
    """Its path within the folder that the site's articles count from."""
    place: Place
    named: Name
    lang: Lang
    title: str
    slug: str
    """As its head or its name say; may be none that can stand in an address."""
    pair: str
    """The same for all languages of an article, where its head says so."""
    head: FrontMatter
    body: str
    numbers: Sequence[int]
    """The line of the file that each line of the body came from."""
    draft: bool
    """Whether it lies among drafts."""
    notes: tuple[tuple[int | None, str], ...] = ()
    """What was left out while it was read."""
    title_is_name: bool = False
    """Whether it has no title but the name of its file."""
    is_page: bool = False
    """Whether it explains nothing, and becomes a page of `content/pages/`."""
    is_front: bool = False
    """Whether it is the front page of its site."""


def read_articles(site: Site, problems: Problems) -> list[Article]:
    """Read every article and every page of a site, in the order of their paths.

    What is none, or cannot be read, goes to `problems` as a warning or an error.
    """
    found: dict[Path, Article] = {}
    read = _Reader(site, problems, sections=has_sections(site))
    for place in site.places:
        for path in files_below(place.folder):
            if path not in found and (article := read.article(path, place)):
                found[path] = article
    for path, place in pages_beside(site):
        if article := read.article(path, place):
            found[path] = article
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the texts of a site."""

    site: Site
    problems: Problems
    sections: bool
    """Whether articles of Hugo's lie in sections."""

    def article(self, path: Path, place: Place) -> Article | None:
        """Read a file; None for what is no text, or cannot be taken."""
        ending = path.suffix.lower()
        if ending in _OTHER_TEXTS:
            self._tell_other(path, *_OTHER_TEXTS[ending])
        elif ending in (*MARKDOWN, *_HTML, ".rst"):
            try:
                text, notes = read_text(path, self.site.inputs)
                return self._article(path, text, notes, place)
            except ContentError as error:
                self.problems.extend(error.problems)
        return None

    def _tell_other(self, path: Path, what: str, command: str) -> None:
        command = command.replace("FILE", quote(path.name))
        command = command.replace("NAME.md", quote(f"{path.stem}.md"))
        reason = f"not taken: {what}, neither Markdown nor reStructuredText"
        remedy = f"Make Markdown of it, with {command}, and give that a head."
        self.problems.add(path, None, reason, remedy, "warning")

    def _article(self, path: Path, text: str, notes: list[_Note], place: Place) -> Article:
        site = self.site
        head, body, numbers, notes = _parted(path, text, notes, site)
        form, head = head.form, with_defaults(head, path, place, site)
        if path.suffix.lower() in _HTML and form not in _GENERATORS_WITH_YAML:
            _refuse(path, None, "an HTML file without a head", "Write it as Markdown.", "warning")
        named = name_of(path, place)
        is_page = is_page_by_path(path, place, site) or says_page(
            head, named, site, sections=self.sections
        )
        if is_page and (fault := fault_of_page(path, head, body)):
            _refuse(path, None, fault, _BY_HAND, "warning")
        title, left = title_of(head, body, site.generator)
        if left:
            notes = [*notes, (head.line("title"), f"{left} was left out of the title")]
        title_is_name = False
        if not title and (is_page or site.generator in ("hugo", "jekyll")):
            title, title_is_name = named.name.replace("-", " ").replace("_", " ").strip(), True
        if not title:
            _refuse(path, head.line("title") or 1, "no Title", "Write Title: …")
        lang = language_of(path, head, named.lang, body, title, place, site)
        pair = head.first(*_KEYS_OF_PAIRS)
        slug = head.first("slug") or named.name
        front = is_page and is_front(path, place, head)
        return Article(
            path, site.inside(path), place, named, lang, title, slug, pair, head, body, numbers,
            "_drafts" in path.parts, tuple(notes), title_is_name, is_page, front,
        )  # fmt: skip


def _parted(
    path: Path, text: str, notes: list[_Note], site: Site
) -> tuple[FrontMatter, str, Sequence[int], list[_Note]]:
    """Part a text into head and body, with the lines of the latter, and what was left out."""
    if path.suffix.lower() == ".rst":
        from sharih.adopt.bodies.restructured import read_restructured

        read = read_restructured(text, path)
        head = FrontMatter("lines", read.values, {}, read.lines)
        return head, read.body, read.numbers, [*notes, *read.notes]
    head, body, first = split_front_matter(text)
    if head.fault:
        _refuse(path, *head.fault, "Mend the head, and adopt again.")
    if head.doubt and site.generator != "pelican":
        line, reason = head.doubt
        notes = [*notes, (line, f"{reason}, so it was read line by line")]
    return head, body, range(first, first + body.count("\n") + 1), notes


def _refuse(
    path: Path, line: int | None, reason: str, remedy: str, severity: Severity = "error"
) -> NoReturn:
    raise ContentError(Problem(path, line, f"not taken: {reason}", remedy, severity))
