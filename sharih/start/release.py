"""A clone, a wheel, or a tag in a repository → the version of this program that it holds."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sharih.errors import SharihError, shown_path
from sharih.git.commands import Git, gist, secrets_of, ssh_without_prompts
from sharih.package.places import path_in_clone
from sharih.package.site_files import CHANGELOG, PINS, Read, site_files
from sharih.package.wheel import Wheel
from sharih.start.origin import Origin, of_wheel, origin_of_clone

_VERSION: Final = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_NOTHING: Final = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Release:
    """A version, as far as a site is concerned."""

    version: str
    origin: Origin
    pins: str = field(repr=False)
    """The requirements of the program itself."""
    changelog: str = field(repr=False)
    machinery: Mapping[str, bytes] = field(repr=False)
    """The files that run a site, by their paths in it."""

    @property
    def full_version(self) -> str:
        """The version, with the mark of a wheel that was built of no release."""
        return self.origin.wheel.version if self.origin.wheel else self.version


def release_of_clone(clone: Path) -> Release:
    """Take what lies in a clone now; raises ContentError and SharihError where it is none."""
    origin = origin_of_clone(clone)
    pyproject = (clone / "pyproject.toml").read_text(encoding="utf-8")
    return _release(
        lambda path: (clone / path_in_clone(path, pyproject)).read_bytes(), origin, clone
    )


def release_of_wheel(path: Path) -> Release:
    """Take what a wheel has; raises SharihError where it is none of this program's."""
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            version = path.name.split("-")[1]
            return _release(archive.read, of_wheel(Wheel(path.name, version, data)), path)
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error}). {_NOTHING}"
        raise SharihError(f"{shown_path(path)}: {reason}") from None
    except (zipfile.BadZipFile, IndexError):
        reason = f"is no wheel of Sharih. Name one that is. {_NOTHING}"
        raise SharihError(f"{shown_path(path)}: {reason}") from None


def release_of_tag(address: str, revision: str) -> Release:
    """Fetch a tag, or another revision; raises SharihError where that fails."""
    with tempfile.TemporaryDirectory(prefix="sharih-update-") as folder:
        git = _git(Path(folder), address)
        git.ask("init", "-q", "--bare", ".")
        got = git.ask("fetch", "-q", "--depth", "1", address, f"refs/tags/{revision}")
        if got.status:
            got = git.ask("fetch", "-q", "--depth", "1", address, revision)
        if got.status:
            raise _unreachable(address, got.err)

        def show(path: str) -> bytes:
            answer = git.ask("cat-file", "blob", f"FETCH_HEAD:{path}")
            if answer.status:
                raise KeyError(path)
            return answer.out

        def read(path: str) -> bytes:
            return show(path_in_clone(path, show("pyproject.toml").decode()))

        origin = Origin(f"sharih @ git+{address}@{revision}")
        return _release(read, origin, f"{revision} of {shown_address(address)}")


def tags_of(address: str) -> list[str]:
    """List the tags of a repository; raises SharihError where it cannot be asked."""
    git = _git(Path.cwd(), address)
    answer = git.ask("ls-remote", "--tags", "--refs", "--", address)
    if answer.status:
        raise _unreachable(address, answer.err)
    return [line.rpartition("refs/tags/")[2] for line in answer.text.splitlines()]


def shown_address(address: str) -> str:
    """Write an address without names and passwords."""
    return re.sub(r"://[^/@]*@", "://", address)


def _git(folder: Path, address: str) -> Git:
    return Git(folder, secrets_of(address), ssh_without_prompts(Git(folder)))


def _release(read: Read, origin: Origin, where: Path | str) -> Release:
    try:
        (version,) = _VERSION.findall(read("sharih/__init__.py").decode())
        machinery = site_files(read, "machinery")
        pins, changelog = read(PINS).decode(), read(CHANGELOG).decode()
    except (KeyError, ValueError, FileNotFoundError):
        reason = "has no version of Sharih that could run a site of one's own"
        shown = shown_path(where) if isinstance(where, Path) else where
        raise SharihError(f"{shown}: {reason}. Name a newer one. {_NOTHING}") from None
    return Release(version, origin, pins, changelog, machinery)


def _unreachable(address: str, err: str) -> SharihError:
    reason = f"cannot be fetched from: {gist(err)}"
    return SharihError(f"{shown_address(address)}: {reason}. {_NOTHING}")
