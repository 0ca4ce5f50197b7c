"""This program, or a clone of it → how another computer gets the same one.

That is an address with a tag where there is one that others can fetch from; else a wheel of the
program, which the site brings along.
Source: PEP 610 for what an installer notes of where a package came from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, Final

from sharih.errors import SharihError
from sharih.git.commands import Git, GitError
from sharih.package.places import CLONE, PACKED, included
from sharih.package.versions import version_of
from sharih.package.wheel import Wheel, wheel_of_clone, wheel_of_installed

WHEELS: Final = "wheels"
"""The folder of a site for wheels that it brings along."""
_URL: Final = re.compile(r"(https?|ssh|git)://(?:[^@/]*@)?([^/:@]+)(:\d+)?/(.+)")
_SCP: Final = re.compile(r"(?:[\w.-]+@)([\w.-]+):(?!/)(.+)")
_FORGES: Final = frozenset({"github.com", "gitlab.com", "codeberg.org"})
"""Where what is pushed over SSH can be fetched over HTTPS by everybody."""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a site gets a version of this program."""

    requirement: str
    """The line of its requirements."""
    wheel: Wheel | None = None
    """The wheel that the line names, where it is to be brought along."""


def origin_of_program() -> Origin:
    """Find out how the running program was come by.

    Raises SharihError where a wheel is needed and cannot be made.
    """
    if not PACKED:
        return origin_of_clone(CLONE)
    package = next(iter(distributions(name="sharih", path=[str(CLONE)])), None)
    if package is None:
        reason = "the package was not installed by an installer, so it cannot be packed again"
        raise SharihError(f"{CLONE}: {reason}. Install it with pip, or use a clone.")
    if line := _noted(package):
        return Origin(line)
    try:
        return of_wheel(wheel_of_installed(package))
    except OSError as error:
        raise unpacked(error) from None


def origin_of_clone(clone: Path) -> Origin:
    """Find out how others get what lies in a clone.

    Raises ContentError where it is no clone of this program, SharihError where it cannot be read.
    """
    try:
        if line := _tagged(clone):
            return Origin(line)
    except (GitError, OSError):
        pass  # no git, which a wheel does not need, or no clone, which is told below
    try:
        return of_wheel(wheel_of_clone(clone))
    except OSError as error:
        raise unpacked(error) from None


def of_wheel(wheel: Wheel) -> Origin:
    """Let a site bring a wheel along."""
    return Origin(f"./{WHEELS}/{wheel.name}", wheel)


def unpacked(error: OSError) -> SharihError:
    """Tell that a wheel cannot be made."""
    where = error.filename or "the program"
    reason = f"cannot be read ({error.strerror or error}), so no wheel can be made"
    return SharihError(f"{where}: {reason}. Mend that, or use another clone.")


def public_address(url: str) -> str | None:
    """Return the address under which others fetch, without names and passwords.

    None for a path of this computer.
    """
    if match := _SCP.fullmatch(url):
        host, path = match[1], match[2]
        return f"https://{host}/{path}" if host in _FORGES else f"ssh://git@{host}/{path}"
    if match := _URL.fullmatch(url):
        scheme, host, port, path = match[1], match[2], match[3] or "", match[4]
        if scheme == "ssh" and host in _FORGES:
            return f"https://{host}/{path}"
        return f"{scheme}://{'git@' if scheme == 'ssh' else ''}{host}{port}/{path}"
    return None


def _tagged(clone: Path) -> str | None:
    """Write the requirement for the tag whose program lies in a clone as it is."""
    git = Git(clone)
    text = (clone / "sharih/__init__.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    top = git.ask("rev-parse", "--show-prefix")
    if version is None or top.status or top.text:
        return None
    remotes = git.ask("remote").text.split()
    usual = [name for name in ("upstream", "origin") if name in remotes]
    urls = [git.ask("config", "--get", f"remote.{name}.url").text for name in (*usual, *remotes)]
    address = next(filter(None, map(public_address, urls)), None)
    pyproject = (clone / "pyproject.toml").read_text(encoding="utf-8")
    parts = ("sharih", "pyproject.toml", *included(pyproject))
    for tag in (f"v{version[1]}", version[1]):
        if not address or git.ask("rev-parse", "-q", "--verify", f"refs/tags/{tag}").status:
            continue
        changed = git.ask("diff", "--quiet", f"refs/tags/{tag}", "--", *parts).status
        others = git.ask("ls-files", "--others", "--exclude-standard", "--", *parts).out
        if not changed and not others:
            return f"sharih @ git+{address}@{tag}"
    return None


def _noted(package: Distribution) -> str | None:
    """Write the requirement that an installer noted, if others can use it."""
    try:
        noted: Mapping[str, Any] = json.loads(package.read_text("direct_url.json") or "{}")
        url, vcs = str(noted.get("url", "")), noted.get("vcs_info")
        address = public_address(url)
        if address is None:
            return None
        if vcs is None:
            return f"sharih @ {address}" if "archive_info" in noted else None
        asked = str(vcs.get("requested_revision", ""))
        revision = asked if version_of(asked) else vcs["commit_id"]
    except (ValueError, KeyError, AttributeError, TypeError):
        return None  # another installer's note
    return f"sharih @ git+{address}@{revision}"
