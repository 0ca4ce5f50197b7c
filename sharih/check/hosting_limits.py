"""A built site → files that GitHub Pages, git or another computer would not take."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sharih import routes
from sharih.check.built_site import BuiltSite, Finding
from sharih.errors import Severity

MEGABYTE = 1_000_000
LARGEST_SITE = 1_000 * MEGABYTE
"""GitHub Pages: "Published GitHub Pages sites may be no larger than 1 GB"."""
LARGEST_FILE = 100 * 1024 * 1024
"""GitHub refuses a push with a larger file (100 MiB)."""
LARGE_FILE = 50 * 1024 * 1024
"""GitHub warns of a file larger than this."""
_SMALLER = "Make it smaller, or put it elsewhere and link to it."


def size_of_site(site: BuiltSite) -> Iterator[Finding]:
    """Find a site that is larger than GitHub Pages takes, or nearly so."""
    size = sum(site.files.values())
    if size > 0.8 * LARGEST_SITE:
        severity: Severity = "error" if size > LARGEST_SITE else "warning"
        reason = f"the site has {size / MEGABYTE:,.0f} MB; GitHub Pages takes 1,000"
        yield Finding("", reason, "Make pictures smaller.", severity)


def size_of_files(site: BuiltSite) -> Iterator[Finding]:
    """Find files that are larger than GitHub takes, or nearly so."""
    for file, size in site.files.items():
        if size > LARGE_FILE:
            severity: Severity = "error" if size > LARGEST_FILE else "warning"
            reason = f"the file has {size / MEGABYTE:,.0f} MB; GitHub takes 100 and warns from 50"
            yield Finding(file, reason, _SMALLER, severity)


def names_that_collide(site: BuiltSite) -> Iterator[Finding]:
    """Find names that are one name where letters' case or the form of accents does not count."""
    seen: dict[str, str] = {}
    folders = {f"{name[:at]}/" for name in site.files for at, c in enumerate(name) if c == "/"}
    for name in sorted({*site.files, *site.irregular, *folders}):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        other = seen.setdefault(key.rstrip("/"), name)
        if other.rstrip("/") != name.rstrip("/"):
            reason = f"{name} and {other} are one name on many computers"
            yield Finding(name, reason, "Rename one of them.")


def names_that_break(site: BuiltSite) -> Iterator[Finding]:
    """Find names git or the web cannot carry."""
    for name in (*site.files, *site.irregular):
        if any(part.lower() == ".git" for part in name.split("/")):
            yield Finding(name, "a .git lies in the site", "Move it out of the site's folder.")
        elif not name.isprintable() or "\\" in name:
            reason = "the name has characters that cannot stand in an address"
            yield Finding(name, reason, "Rename it.")


def irregular_files(site: BuiltSite) -> Iterator[Finding]:
    """Find links and other things that are no files; publishing follows no link."""
    for name, what in site.irregular.items():
        yield Finding(name, f"{name} is {what}", "Put the file itself there.")


def needed_files(site: BuiltSite) -> Iterator[Finding]:
    """Find a site without the page for wrong addresses, or with files that Jekyll would drop."""
    if routes.MISSING not in site.files:
        reason = f"the site has no {routes.MISSING} for wrong addresses"
        yield Finding("", reason, "Build the site again.", "warning")
    if ".nojekyll" not in site.files:
        reason = "the site has no .nojekyll, so GitHub Pages would run it through Jekyll"
        yield Finding("", reason, "Build the site again.", "warning")
