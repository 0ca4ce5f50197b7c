"""The files of a site → its articles, each with its language, its head and its body."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Final, NoReturn

from sharih.adopt.sources.article_languages import language_of
from sharih.adopt.sources.article_names import Name, name_of, title_of
from sharih.adopt.sources.defaults import with_defaults
from sharih.adopt.sources.front_matter import FrontMatter, split_front_matter
from sharih.adopt.sources.sites import Place, Site
from sharih.arabic import Lang
from sharih.content.explainers import FORBIDDEN
from sharih.errors import ContentError, Problem, Problems, Severity
from sharih.files import is_leftover
from sharih.languages import LANGS
from sharih.slugs import is_slug

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
_NO_PAGES: Final = frozenset({"vendor", "node_modules"})
_MOST_BYTES: Final = 5_000_000
_PAGES: Final = frozenset({"page", "home", "archives", "search", "contact"})
_KEYS_OF_PAIRS: Final = ("translationkey", "translation_key", "lang_ref", "ref", "page_id")
_GENERATORS_WITH_YAML: Final = ("yaml", "toml", "json")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of another generator, not yet understood."""

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


def read_articles(site: Site, problems: Problems) -> list[Article]:
    """Read every article of a site, in the order of their paths.

    What is none, or cannot be read, goes to `problems` as a warning or an error.
    """
    found: dict[Path, Article] = {}
    for place in site.places:
        for path in _files(place.folder):
            if path not in found and (article := _read(path, place, site, problems)):
                found[path] = article
    for path in _pages_beside(site):
        reason, remedy = "not taken: a page, no article", _BY_HAND
        problems.add(path, None, reason, remedy.replace("NAME", _page_name(path, site)), "warning")
    return list(found.values())


def _pages_beside(site: Site) -> Iterator[Path]:
    """Find the pages of Jekyll, which lie anywhere beside its posts and begin with a head."""
    if not site.pages:
        return
    others = {place.folder for place in site.places}
    for path in _files(site.pages):
        inside = path.relative_to(site.pages).parts[:-1]
        if path.suffix.lower() not in MARKDOWN or others.intersection(path.parents):
            continue
        if any(name in _NO_PAGES or name.startswith("_") for name in inside if name != "_pages"):
            continue
        with path.open("rb") as file:
            if file.read(4).startswith(b"---"):
                yield path


def _page_name(path: Path, site: Site) -> str:
    """Propose the folder of a page by the name of its file, or of its folder."""
    name = path.stem.partition(".")[0]
    if name in ("index", "_index", *LANGS):
        name = "" if path.parent in (site.root, site.folder) else path.parent.name
    return name if is_slug(name) else "NAME"


def _files(folder: Path) -> Iterator[Path]:
    """Go through the files of a folder; links and hidden ones are passed by."""
    for at, names, files in os.walk(folder):
        names[:] = sorted(
            name for name in names if not is_leftover(name) and name != "node_modules"
        )
        for name in sorted(files):
            path = Path(at, name)
            if not is_leftover(name) and not path.is_symlink():
                yield path


def _read(path: Path, place: Place, site: Site, problems: Problems) -> Article | None:
    ending = path.suffix.lower()
    if ending in _OTHER_TEXTS:
        what, command = _OTHER_TEXTS[ending]
        command = command.replace("FILE", quote(path.name))
        command = command.replace("NAME.md", quote(f"{path.stem}.md"))
        reason = f"not taken: {what}, neither Markdown nor reStructuredText"
        remedy = f"Make Markdown of it, with {command}, and give that a head."
        problems.add(path, None, reason, remedy, "warning")
        return None
    if ending not in (*MARKDOWN, *_HTML, ".rst"):
        return None
    if reason := _is_page(path, place, site):
        problems.add(
            path,
            None,
            f"not taken: {reason}",
            _BY_HAND.replace("NAME", _page_name(path, site)),
            "warning",
        )
        return None
    try:
        text, notes = _text(path, site)
        return _article(path, text, notes, place, site)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def _is_page(path: Path, place: Place, site: Site) -> str:
    """Say what a file is by its name, if it is no article."""
    parts = path.relative_to(place.top).parts
    if "pages" in parts[:-1] and site.generator in ("pelican", "unknown"):
        return "a page, no article"
    if path.stem.partition(".")[0] == "_index":
        return "the page of a section, no article"
    above = [name for name in parts[:-1] if name.lower() not in LANGS]
    if path.stem.partition(".")[0] in ("index", "404") and not above:
        return "a page, no article"
    return ""


def _text(path: Path, site: Site) -> tuple[str, list[tuple[int | None, str]]]:
    """Read a file as text; raises ContentError for what cannot be read."""
    try:
        data = site.inputs.read(path, _MOST_BYTES)
    except OSError as error:
        reason = f"not taken: it cannot be read ({error.strerror})"
        raise ContentError(Problem(path, None, reason, "It must be a readable file.")) from None
    if len(data) > _MOST_BYTES:
        reason = f"not taken: it has more than {_MOST_BYTES // 1_000_000} MB"
        raise ContentError(Problem(path, None, reason, "Divide it."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = f"not UTF-8 (byte 0x{error.object[error.start]:02x})"
        raise ContentError(Problem(path, line, reason, "Save the file as UTF-8.")) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes: list[tuple[int | None, str]] = []
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        notes.append((line, f"control characters were left out, such as U+{ord(found[0]):04X}"))
        text = FORBIDDEN.sub("", text)
    return text, notes


def _article(
    path: Path, text: str, notes: list[tuple[int | None, str]], place: Place, site: Site
) -> Article | None:
    if path.suffix.lower() == ".rst":
        from sharih.adopt.bodies.restructured import read_restructured

        read = read_restructured(text, path)
        head, body = FrontMatter("lines", read.values, {}, read.lines), read.body
        numbers, notes = read.numbers, [*notes, *read.notes]
    else:
        head, body, first = split_front_matter(text)
        if head.fault:
            _refuse(path, *head.fault, "Mend the head, and adopt again.")
        if head.doubt and site.generator != "pelican":
            line, reason = head.doubt
            notes = [*notes, (line, f"{reason}, so it was read line by line")]
        numbers = list(range(first, first + body.count("\n") + 1))
    form = head.form
    head = with_defaults(head, path, place, site)
    if path.suffix.lower() in _HTML and form not in _GENERATORS_WITH_YAML:
        _refuse(path, None, "an HTML file without a head", "Write it as Markdown.", "warning")
    named = name_of(path, place)
    if _says_page(head, named, site):
        _refuse(
            path,
            None,
            "a page, no article",
            _BY_HAND.replace("NAME", _page_name(path, site)),
            "warning",
        )
    title, left = title_of(head, body, site.generator)
    if left:
        notes = [*notes, (head.line("title"), f"{left} was left out of the title")]
    title_is_name = False
    if not title and site.generator in ("hugo", "jekyll"):
        title, title_is_name = named.name.replace("-", " ").replace("_", " ").strip(), True
    if not title:
        _refuse(path, head.line("title") or 1, "no Title", "Write Title: …")
    lang = language_of(path, head, named.lang, body, title, place, site)
    pair = head.first(*_KEYS_OF_PAIRS)
    slug = head.first("slug") or named.name
    return Article(
        path, site.inside(path), place, named, lang, title, slug, pair, head, body, numbers,
        "_drafts" in path.parts, tuple(notes), title_is_name,
    )  # fmt: skip


def _refuse(
    path: Path, line: int | None, reason: str, remedy: str, severity: Severity = "error"
) -> NoReturn:
    raise ContentError(Problem(path, line, f"not taken: {reason}", remedy, severity))


def _says_page(head: FrontMatter, named: Name, site: Site) -> bool:
    """Say whether a head, or that there is no date where Hugo's pages lie, tells of a page."""
    if head.first("layout").lower() in _PAGES or head.first("type").lower() in _PAGES:
        return True
    at_the_root = site.generator == "hugo" and named.folder in ("", "page", "pages")
    return at_the_root and not head.first("date", "publishdate", "lastmod") and not named.date
