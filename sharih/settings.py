"""`pelicanconf.py` or `publishconf.py` → checked settings.

The file is an ordinary Pelican settings module, read here without Pelican.
"""

from __future__ import annotations

import difflib
import re
import runpy
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sharih.alignment import STATUSES, UnitStatus
from sharih.arabic import Lang
from sharih.errors import ContentError, Problems
from sharih.languages import LANGS, Conventions, Digits

PREFIX = "SHARIH_"
PLUGIN = "sharih.plugin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The settings of our own; `SHARIH_DRAFTS` in the file is `drafts` here."""

    name: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "شارح", "en": "Sharih"})
    """The name of the site in each language."""
    tagline: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "", "en": ""})
    """A line under the name on the home pages."""
    seeds: str = "seeds"
    """The folder of the seeds."""
    drafts: bool = True
    """Whether drafts are built, with a banner and `noindex`."""
    hold: tuple[UnitStatus, ...] = ("missing", "machine")
    """Where drafts are not built: the kinds of units that hold a translation back."""
    locales: Mapping[Lang, str] = field(default_factory=lambda: {"ar": "ar", "en": "en"})
    """CLDR locales for dates and numbers: `ar_LB` writes تشرين الثاني, `ar_TN` نوفمبر."""
    digits: Digits = "latn"
    """Digits of Arabic pages in what the site writes itself: `latn` 2024 or `arab` ٢٠٢٤."""
    feed_items: int = 20
    """The number of explainers in a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a build needs to know."""

    root: Path
    """The folder of the settings file."""
    content: Path
    seeds: Path
    output: Path
    theme: Path
    siteurl: str
    """Address of the site without a slash at the end; empty for a local build."""
    per_page: int
    """Explainers on a page of a list (Pelican's DEFAULT_PAGINATION)."""
    options: Options
    pelican: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """All settings as the file has them."""

    @property
    def base(self) -> str:
        """The path the site lies under: `/repo` or nothing."""
        return urlsplit(self.siteurl).path

    @property
    def registry(self) -> Path:
        """The file of the topics."""
        return self.content / "topics.toml"

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


def load_settings(path: Path, overrides: Mapping[str, object] | None = None) -> Settings:
    """Read a settings file and check it.

    `overrides` are Pelican settings from the command line, by name. Raises ContentError with
    every problem found, each with its line.
    """
    if not path.is_file():
        problems = Problems()
        problems.add(path, None, "no settings file", "Run from the project's folder.")
        problems.raise_errors()
    raw = {**_run(path), **{k: v for k, v in (overrides or {}).items() if v is not None}}
    return check_settings(raw, path)


def check_settings(raw: Mapping[str, Any], path: Path) -> Settings:
    """Turn Pelican's settings, from wherever, into ours.

    `path` is the file they come from: for messages, and as the place relative paths start at.
    """
    problems = Problems()
    lines = _lines(path)
    options = _options(raw, path, lines, problems)
    siteurl = str(raw.get("SITEURL") or "").rstrip("/")
    if siteurl and not re.match(r"https?://[^\s/?#]+(/[^\s?#]*)?$", siteurl):
        remedy = "Write it as https://example.org or https://example.org/repo."
        problems.add(path, lines.get("SITEURL"), f"SITEURL {siteurl} is no address", remedy)
    per_page = raw.get("DEFAULT_PAGINATION") or 20
    if not isinstance(per_page, int) or per_page < 1:
        line = lines.get("DEFAULT_PAGINATION")
        problems.add(path, line, "DEFAULT_PAGINATION is no number", "Write 20, or False.")
    problems.raise_errors()
    root = path.resolve().parent
    return Settings(
        root=root,
        content=root / str(raw.get("PATH") or "content"),
        seeds=root / options.seeds,
        output=root / str(raw.get("OUTPUT_PATH") or "output"),
        theme=root / str(raw.get("THEME") or "theme"),
        siteurl=siteurl,
        per_page=per_page,
        options=options,
        pelican=raw,
    )


def _run(path: Path) -> dict[str, Any]:
    """Run a settings file; its folder is importable meanwhile, as under Pelican."""
    folder = str(path.resolve().parent)
    sys.path.insert(0, folder)
    before = set(sys.modules)
    try:
        names = runpy.run_path(str(path))
    except Exception as error:  # whatever a user's Python may raise
        problems = Problems()
        line = _error_line(error, path)
        reason = f"{type(error).__name__}: {error}"
        problems.add(path, line, reason, "Mend the settings file.")
        raise ContentError(problems.errors) from None
    finally:
        sys.path.remove(folder)
        # A settings file that imports another must not see it cached from another folder.
        for name in set(sys.modules) - before:
            module_file = getattr(sys.modules[name], "__file__", None) or ""
            if Path(module_file).parent == Path(folder):
                del sys.modules[name]
    return {name: value for name, value in names.items() if name.isupper()}


def _error_line(error: Exception, path: Path) -> int | None:
    if isinstance(error, SyntaxError):
        return error.lineno
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _lines(path: Path) -> dict[str, int]:
    """Find the line each setting is written in."""
    if not path.is_file():
        return {}
    found = {}
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), start=1):
        if match := re.match(r"([A-Z][A-Z0-9_]*)\s*(?::[^=]*)?=", line):
            found[match[1]] = number
    return found


def _options(
    raw: Mapping[str, Any], path: Path, lines: Mapping[str, int], problems: Problems
) -> Options:
    known = {PREFIX + f.name.upper(): f.name for f in fields(Options)}
    values: dict[str, Any] = {}
    for key in sorted(key for key in raw if key.startswith(PREFIX)):
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            remedy = f"Did you mean {near[0]}? " if near else ""
            remedy += f"Known are {', '.join(known)}."
            problems.add(path, lines.get(key), f"unknown setting {key}", remedy)
            continue
        value, remedy = _checked(known[key], raw[key])
        if remedy:
            problems.add(path, lines.get(key), f"{key} cannot be {raw[key]!r}", remedy)
        else:
            values[known[key]] = value
    return Options(**values)


def _checked(name: str, value: Any) -> tuple[Any, str]:
    """Return a value in our type, or what to write instead."""
    if name in ("name", "tagline", "locales"):
        good = isinstance(value, dict) and set(value) == set(LANGS)
        good = good and all(isinstance(text, str) for text in value.values())
        return value, "" if good else 'Write {"ar": "…", "en": "…"}.'
    if name == "drafts":
        return value, "" if isinstance(value, bool) else "Write True or False."
    if name == "hold":
        kinds = tuple(value) if isinstance(value, (list, tuple, set)) else ()
        good = isinstance(value, (list, tuple, set)) and set(kinds) <= set(STATUSES)
        return kinds, "" if good else f"Write a list of these: {', '.join(STATUSES)}."
    if name == "digits":
        return value, "" if value in ("latn", "arab") else 'Write "latn" or "arab".'
    if name == "feed_items":
        return value, "" if isinstance(value, int) and value > 0 else "Write a number over 0."
    return value, "" if isinstance(value, str) and value else "Write the name of a folder."
