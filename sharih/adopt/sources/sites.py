"""A folder → which generator's site it is of, and what that site's settings say of its articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sharih.adopt.bodies.context import Generator
from sharih.adopt.sources.site_settings import SettingsFile, find_settings
from sharih.errors import ContentError
from sharih.inputs import Inputs
from sharih.web.addresses import parts_of

_HUGO_FOLDERS: Final = ("posts", "post", "blog", "articles", "news")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with articles."""

    folder: Path
    lang: str = ""
    """The language of all that lies in it, where the site's settings say so."""
    collection: str = ""
    """Jekyll's name of the collection; `posts` for its posts."""
    base: Path | None = None
    """The folder above it that names of sections and categories count from; itself where None."""

    @property
    def top(self) -> Path:
        """The folder that what paths say of its articles counts from."""
        return self.base or self.folder

    def narrowed(self, folder: Path) -> Place | None:
        """Return what of it lies in a folder; None where nothing does."""
        if folder.is_relative_to(self.folder):
            return Place(folder, self.lang, self.collection, self.top)
        return self if self.folder.is_relative_to(folder) else None


@dataclass(frozen=True, slots=True)
class Site:
    """A site of another generator."""

    root: Path
    """The folder that files of it may lie in."""
    folder: Path
    """What paths in its articles are counted from."""
    generator: Generator
    places: tuple[Place, ...]
    statics: tuple[Path, ...] = ()
    """Folders whose files lie at the root of the site."""
    settings: SettingsFile | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """Its settings, by keys in small letters."""
    language: str = ""
    """The language of articles that say none."""
    address: str = ""
    """Where the site is on the web, without a slash at its end."""
    pages: Path | None = None
    """Where pages lie that are in none of the places; none where only some of it is looked at."""

    @property
    def inputs(self) -> Inputs:
        """The folders that its files may lie in."""
        return Inputs.below(self.root)

    @property
    def base(self) -> str:
        """The path the site lies under: `/repo` or nothing."""
        path = str(self.values.get("baseurl", "")) if self.generator == "jekyll" else ""
        if not path.startswith("/"):
            parts = parts_of(self.address)
            path = parts.path if parts else ""
        return path.rstrip("/")

    def text(self, key: str) -> str:
        """Give a setting that is a text."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def inside(self, path: Path) -> str:
        """Give the path of a file within the folder that articles count from."""
        return path.relative_to(self.folder).as_posix()


def find_site(folder: Path) -> Site:
    """Tell what a folder is: the root of a site, its articles, or a folder of texts.

    Raises ContentError for settings that cannot be read: what is guessed instead would be wrong
    for every article.
    """
    for root in (folder, *list(folder.parents)[:2]):
        settings = find_settings(root)
        if settings is None:
            continue
        site = _MAKERS[settings.generator](root, folder, settings)
        if site.places and settings.problems:
            raise ContentError(settings.problems)
        if site.places:
            return site
    if folder.name in ("_posts", "_drafts") or any(_posts_folders(folder)):
        root = folder.parent if folder.name in ("_posts", "_drafts") else folder
        return _jekyll(root, folder, SettingsFile("jekyll", None, {}))
    return Site(folder, folder, "unknown", (Place(folder),), (folder,))


def _pelican(root: Path, folder: Path, settings: SettingsFile) -> Site:
    values = settings.values
    content = root / str(values.get("path", "content"))
    content = content if content.is_dir() else root
    if folder != root and not folder.is_relative_to(content):
        return Site(root, folder, "pelican", ())
    paths = texts_of(values.get("article_paths")) or [""]
    folders = [content / path for path in paths]
    for path in texts_of(values.get("page_paths", ["pages"])):
        pages = content / path
        if pages.is_dir() and not any(pages.is_relative_to(other) for other in folders):
            folders.append(pages)
    places = (Place(path, base=content).narrowed(folder) for path in folders)
    given = tuple(place for place in places if place)
    return Site(
        root, content, "pelican", given, (content,), settings, values,
        str(values.get("default_lang", "")), str(values.get("siteurl", "")).rstrip("/"),
    )  # fmt: skip


def _hugo(root: Path, folder: Path, settings: SettingsFile) -> Site:
    values = settings.values
    content = root / str(values.get("contentdir", "content"))
    languages = values.get("languages")
    languages = languages if isinstance(languages, Mapping) else {}
    places = []
    for lang, said in languages.items():
        own = said.get("contentdir") if isinstance(said, Mapping) else None
        if own:
            places.append(Place(root / str(own), str(lang)))
    if len({place.folder for place in places}) < len(places):
        places = []
    if not places:
        places = [Place(content)]
    narrowed = (place.narrowed(folder) for place in places if place.folder.is_dir())
    within = [place for place in narrowed if place]
    statics = [root / name for name in ("static", "assets", *texts_of(values.get("staticdir")))]
    statics += sorted(root.glob("themes/*/static"))
    language = values.get("defaultcontentlanguage") or values.get("languagecode") or ""
    inside = content if content.is_dir() else root
    return Site(
        root, inside, "hugo", tuple(within), tuple(statics), settings, values, str(language),
        str(values.get("baseurl", "")).rstrip("/"),
    )  # fmt: skip


def _jekyll(root: Path, folder: Path, settings: SettingsFile) -> Site:
    values = settings.values
    source = root / str(values.get("source", "")) if values.get("source") else root
    below = source / str(values.get("collections_dir", ""))
    found = [Place(path, collection="posts") for path in _posts_folders(source)]
    if below != source:
        found += [Place(path, collection="posts") for path in _posts_folders(below)]
    for name in _collections(values.get("collections")):
        if name != "posts" and (below / f"_{name}").is_dir():
            found.append(Place(below / f"_{name}", collection=name))
    found = [place for one in found if (place := one.narrowed(folder))]
    url = str(values.get("url", "")).rstrip("/")
    language = str(values.get("lang") or values.get("locale") or "")
    return Site(
        root, source, "jekyll", tuple(dict.fromkeys(found)), (source,),
        settings if settings.path else None, values, language, url,
        source if folder == root else None,
    )  # fmt: skip


def _posts_folders(root: Path) -> Iterator[Path]:
    """Find Jekyll's folders of posts and drafts; a folder of them names a category."""
    for pattern in ("_posts", "_drafts", "*/_posts", "*/_drafts", "*/*/_posts"):
        for path in sorted(root.glob(pattern)):
            hidden = any(part.startswith((".", "_site", "node_modules", "vendor"))
                         for part in path.relative_to(root).parts)  # fmt: skip
            if path.is_dir() and not hidden and not path.is_symlink():
                yield path


def _collections(said: Any) -> list[str]:
    if isinstance(said, Mapping):
        return [str(name) for name in said]
    return [str(name) for name in said] if isinstance(said, list) else []


def texts_of(said: Any) -> Sequence[str]:
    """List the texts of a setting that is one, or a list of them."""
    if isinstance(said, str):
        return [said] if said else []
    return [one for one in said if isinstance(one, str)] if isinstance(said, list | tuple) else []


_MAKERS: Final = {"pelican": _pelican, "hugo": _hugo, "jekyll": _jekyll}
