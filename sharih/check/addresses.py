"""An address on a page → the file it leads to, as GitHub Pages would find it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from sharih import routes
from sharih.check.built_site import BuiltSite
from sharih.web.addresses import is_mail_address, parts_of

Kind = Literal["inside", "outside", "other", "astray", "bad"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads."""

    kind: Kind
    """`astray` leads to the site's own host, but beside the path the site lies under; `other` is
    no address of the web, such as `mailto:`."""
    path: str = ""
    """Inside: the path below the site, without a slash in front. Outside: the whole address."""
    fragment: str = ""


def resolve(url: str, file: str, site: BuiltSite) -> Target:
    """Find where an address in a file of the site leads."""
    # All pages share most of their addresses, so those that do not depend on the page are kept.
    where = "" if url.startswith("/") else file
    return _resolved(url, where, site.base, site.siteurl)


@lru_cache(maxsize=50_000)
def _resolved(url: str, file: str, base: str, siteurl: str) -> Target:
    parts = parts_of(url)
    if parts is None or (parts.scheme == "mailto" and not is_mail_address(url)):
        return Target("bad", url)
    if parts.scheme not in ("", "http", "https"):
        return Target("other", url)
    own = urlsplit(siteurl)
    if parts.netloc and (not own.netloc or parts.netloc.lower() != own.netloc.lower()):
        return Target("outside", url)
    if parts.scheme and not parts.netloc:
        return Target("bad", url)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path and parts.netloc:
        path = "/"
    if not path:
        return Target("inside", file, fragment)
    if not path.startswith("/"):
        path = posixpath.join(f"{base}/{posixpath.dirname(file)}", path)
    slash = "/" if path.endswith(("/", "/.", "/..")) else ""
    path = posixpath.normpath(path).rstrip("/") + slash
    path = path.replace("//", "/") or "/"
    if path == base:  # GitHub Pages puts the slash there
        return Target("inside", "", fragment)
    if not path.startswith(f"{base}/"):
        return Target("astray", url)
    return Target("inside", path[len(base) + 1 :], fragment)


def file_at(path: str, site: BuiltSite) -> str | None:
    """Find the file that answers a path below the site; None where none does."""
    if path in site.pages or path in site.files:
        return path
    folder = path if not path or path.endswith("/") else f"{path}/"
    for name in (routes.file_of(folder), f"{path}.html"):
        if name in site.files:
            return name
    return None
