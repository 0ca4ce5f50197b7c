"""`pelicanconf.py` or `publishconf.py` → checked settings.

The file is an ordinary Pelican settings module, read here without Pelican.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sharih import __version__
from sharih.arabic import Lang
from sharih.days import today
from sharih.errors import Problems
from sharih.inputs import Inputs
from sharih.languages import Conventions
from sharih.package.places import theme as theme_of_package
from sharih.package.versions import version_of
from sharih.settings_file import Place, check_settings_files, run_settings, setting_places
from sharih.site_settings.menu import Fault, MenuSettings, menu_settings
from sharih.site_settings.options import Options, is_count, read_options
from sharih.site_settings.theme import ThemeSettings, theme_settings
from sharih.web.addresses import is_site_address

PLUGIN = "sharih.plugin"
PLACEHOLDER = "https://example.org"
"""What `publishconf.py` has until somebody writes an address."""
JINJA = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
"""What templates may use of a site's own; values are functions, which nothing tells apart."""

SEARCH_TEMPLATE = "search.html"
"""The template of the search page; a theme from before there was one has none."""
FOLDERS = {"PATH": "content", "OUTPUT_PATH": "output", "THEME": "theme"}
"""The settings that name folders, with their usual names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a build needs to know."""

    root: Path
    """The folder of the settings file."""
    content: Path
    seeds: Path
    output: Path
    theme: Path
    """The folder of the theme: `own_theme` if it is there, else what came with the program."""
    own_theme: Path
    """The folder of the project that is its theme as soon as it is there."""
    siteurl: str
    """Address of the site without a slash at the end; empty for a local build."""
    per_page: int
    """Explainers on a page of a list (Pelican's DEFAULT_PAGINATION)."""
    options: Options
    menu: MenuSettings = field(default_factory=MenuSettings)
    """What stands in the menu, and which links stand at the foot."""
    of_theme: ThemeSettings = field(default_factory=ThemeSettings)
    """What is said of the theme beside where it lies."""
    day: dt.date = dt.date.min
    """The day it is: what has a later `Date` waits."""
    prefix: str = ""
    """The path a local site lies under, such as `/repo`; by default that of the address."""
    pelican: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """All settings as the file has them."""
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    """Where each of them is written."""
    source: Path = Path()
    """The file they come from."""

    def place_of(self, name: str) -> tuple[Path, int | None]:
        """Return where a setting is written: the file, and the line if it is known."""
        return self.places.get(name, (self.source, None))

    @property
    def base(self) -> str:
        """The path the site lies under: `/repo` or nothing."""
        return self.prefix or urlsplit(self.siteurl).path

    @property
    def registry(self) -> Path:
        """The file of the topics."""
        return self.content / "topics.toml"

    @property
    def stories(self) -> Path:
        """The file of the stories."""
        return self.content / "stories.toml"

    @property
    def published(self) -> Path:
        """The file that knows what has been public."""
        return self.content / "published.toml"

    @property
    def pages(self) -> Path:
        """The folder of the pages that explain nothing."""
        return self.content / "pages"

    @property
    def has_host_pages(self) -> bool:
        """Whether pages of Pelican's own lie between the folders of `pages`."""
        return any(self.content / path == self.pages for path in self.pelican.get("PAGE_PATHS", []))

    @property
    def pictures(self) -> Path:
        """The folder that keeps encoded pictures from one run to the next."""
        return self.root / ".sharih" / "pictures"

    @property
    def inputs(self) -> Inputs:
        """The folders that the files of the site may lie in."""
        return Inputs.below(self.root, self.content, self.seeds, *self.theme_folders)

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """The folders that the theme lies in: its own, and those of templates before its own."""
        return self.theme, *self.of_theme.overrides

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The folders that a template is looked for in, in this order."""
        return *self.of_theme.overrides, self.theme / "templates"

    @property
    def timezone(self) -> str:
        """The time zone that tells the day: a name of the IANA database, UTC where none is set."""
        return _timezone(self.pelican)

    @property
    def protected(self) -> list[Path]:
        """The folders that an output folder must not touch."""
        here = [self.content, self.seeds, *self.theme_folders]
        names = ("sharih", "tests", "docs", ".git", ".venv")
        return here + [self.root / name for name in names]

    def conventions(self, lang: Lang) -> Conventions:
        """Return how a language writes dates and numbers on this site."""
        return Conventions(lang, self.options.locales[lang], self.options.digits)

    def needs_pelican(self) -> str | None:
        """Name the setting that asks for Pelican's own generators; None where there is none."""
        others = [name for name in self.pelican.get("PLUGINS", []) if name != PLUGIN]
        if others:
            return f"PLUGINS has {others[0]}"
        for key in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES",
                    "TEMPLATE_PAGES"):  # fmt: skip
            if self.pelican.get(key):
                return key
        return None


def load_settings(
    path: Path,
    overrides: Mapping[str, object] | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Read a settings file and check it.

    `overrides` are Pelican settings from the command line, by name; SOURCE_DATE_EPOCH in the
    environment names the day. Raises ContentError with every problem found, each with its line.
    """
    if not os.path.lexists(path):
        problems = Problems()
        problems.add(path, None, "no settings file", "Run from the project's folder.")
        problems.raise_errors()
    check_settings_files(path)
    said = {name: value for name, value in (overrides or {}).items() if value is not None}
    return check_settings({**run_settings(path), **said}, path, environment)


def check_settings(
    raw: Mapping[str, Any],
    path: Path,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Turn Pelican's settings, from wherever, into ours.

    `path` is the file they come from: for messages, and as the place relative paths start at.
    """
    problems = Problems()
    places = setting_places(path)

    def fault(name: str, reason: str, remedy: str) -> None:
        file, line = places.get(name) or (path, None)
        problems.add(file, line, reason, remedy)

    if _is_newer(raw.get("SHARIH_VERSION")):
        reason = f"this site is on Sharih {raw['SHARIH_VERSION']}, and this is {__version__}"
        remedy = "Use ./inv in its folder; where that says the same: ./inv update."
        fault("SHARIH_VERSION", reason, remedy)
        problems.raise_errors()  # what else an older version finds may be no fault
    root = path.resolve().parent
    options = read_options(raw, fault)
    siteurl = str(raw.get("SITEURL") or "").rstrip("/")
    per_page = raw.get("DEFAULT_PAGINATION") or 20
    _check_kinds(raw, siteurl, per_page, fault)
    menu = menu_settings(raw, path, places, fault)
    of_theme = theme_settings(raw, root, fault)
    day = _day(raw, environment, fault)
    problems.raise_errors()
    content, output, own = (root / (raw.get(name) or usual) for name, usual in FOLDERS.items())
    theme = theme_of_package() if _is_left_out(own, root) else own
    if raw.get("ARTICLE_PATHS") and not _has_template("article.html", raw, root, theme):
        reason = "ARTICLE_PATHS asks for articles of Pelican's, and the theme has no article.html"
        remedy = "Write ARTICLE_PATHS = []; ./inv adopt makes explainers of articles."
        fault("ARTICLE_PATHS", reason, remedy)
        problems.raise_errors()
    if options.search and not _has_template(SEARCH_TEMPLATE, raw, root, theme):
        options = replace(options, search=False)
    return Settings(
        root=root,
        content=content,
        seeds=root / options.seeds,
        output=output,
        theme=theme,
        own_theme=own,
        siteurl=siteurl,
        per_page=per_page,
        options=options,
        menu=menu,
        of_theme=of_theme,
        day=day,
        pelican=raw,
        places=places,
        source=path,
    )


def _check_kinds(raw: Mapping[str, Any], siteurl: str, per_page: object, fault: Fault) -> None:
    """Tell of settings of Pelican's whose values are of the wrong kind."""
    if siteurl and not is_site_address(siteurl):
        remedy = "Write it as https://example.org or https://example.org/repo."
        fault("SITEURL", f"SITEURL {siteurl} is no address", remedy)
    if not is_count(per_page):
        reason = f"DEFAULT_PAGINATION cannot be {per_page!r}"
        fault("DEFAULT_PAGINATION", reason, "Write a number over 0, or False.")
    for name in FOLDERS:
        if not isinstance(raw.get(name) or "", str | Path):
            fault(name, f"{name} cannot be {raw[name]!r}", "Write the name of a folder.")
    for name in JINJA:
        if not isinstance(raw.get(name) or {}, Mapping):
            fault(name, f"{name} cannot be {raw[name]!r}", 'Write {"name": function}.')


def _is_newer(version: object) -> bool:
    """Whether a version is newer than this one."""
    asked = version_of(version) if isinstance(version, str) else None
    here = version_of(__version__)
    return asked is not None and here is not None and asked > here


def _is_left_out(theme: Path, root: Path) -> bool:
    """Whether a project does without a theme of its own: the usual folder is not there."""
    return theme == root / "theme" and not os.path.lexists(theme)


def lacks_search(settings: Settings) -> bool:
    """Say whether a site would have search, if its theme had a page for that."""
    return not settings.options.search and bool(settings.pelican.get("SHARIH_SEARCH", True))


def _has_template(name: str, raw: Mapping[str, Any], root: Path, theme: Path) -> bool:
    """Say whether a theme has a template, or a folder that comes before it."""
    folders = [theme / "templates"]
    if isinstance(before := raw.get("THEME_TEMPLATES_OVERRIDES"), list | tuple):
        folders += [root / folder for folder in before if isinstance(folder, str | Path)]
    return any((folder / name).is_file() for folder in folders)


def _timezone(raw: Mapping[str, Any]) -> str:
    return str(raw.get("TIMEZONE") or "UTC")


def _day(raw: Mapping[str, Any], environment: Mapping[str, str], fault: Fault) -> dt.date:
    zone = _timezone(raw)
    try:
        return today(zone, environment)
    except (KeyError, OSError):
        remedy = "Write one of the IANA database, such as Asia/Beirut."
        fault("TIMEZONE", f"TIMEZONE {zone} is not known", remedy)
    except ValueError as error:
        fault("TIMEZONE", str(error), "Unset it, or set it to a number such as 1735689600.")
    return dt.date.min
