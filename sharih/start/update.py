"""A site, and a version of this program → the site on that version, and what that changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sharih.errors import ContentError, OutputError, Problem, SharihError, shown_path
from sharih.files import replace_file
from sharih.package.site_files import PROGRAMS
from sharih.package.versions import newest, version_of
from sharih.start.new_site import make_startable
from sharih.start.noted_version import noted
from sharih.start.origin import WHEELS
from sharih.start.release import (
    Release,
    release_of_clone,
    release_of_tag,
    release_of_wheel,
    shown_address,
    tags_of,
)
from sharih.start.requirements import (
    REQUIREMENTS,
    Named,
    changed_pins,
    named_in,
    pins_in,
    renewed,
)

ASIDE: Final = ".sharih/update"
"""The folder of a site for files of a newer version that were not put in the place of its own."""
_NOTHING: Final = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Update:
    """What an update changes."""

    before: str
    """The version, or the revision, that the site had."""
    after: str
    requirement: str
    """What its requirements name this program by from now on."""
    files: dict[str, bytes] = field(repr=False)
    """What is written, by the path in the site, in this order."""
    gone: tuple[str, ...]
    """The wheels that nothing names any more."""
    pins: tuple[str, ...]
    """Packages with their old and new versions, a line each."""
    news: tuple[str, ...] = field(repr=False)
    """The lines of the new version's changelog that the old one's has not."""
    renewed: tuple[str, ...]
    """The files of the site's machinery that nobody had changed."""
    differing: tuple[str, ...]
    """Those that somebody had: they stay, and the new ones lie in `ASIDE`."""
    noted: str = ""
    """What is said of the version in the settings, where that is not what an update changes."""

    @property
    def is_note(self) -> bool:
        """Whether the site has the version already, and only its settings note another."""
        return self.before == self.after


def plan_update(site: Path, wanted: str) -> Update | None:
    """Find out what an update to a version, or to the newest, changes; nothing is written.

    `wanted` is a version, a wheel, a clone, or empty. Returns None where the site has it already.
    Raises ContentError and SharihError where there is none to update to.
    """
    path = site / REQUIREMENTS
    text = _read(path)
    named = named_in(text)
    if named is None:
        remedy = "Run this in the folder of a site that ./inv init made; a clone uses git pull."
        raise ContentError(Problem(path, None, "does not name Sharih", remedy))
    old = _present(site, named)
    note = _note(site, named, old) if not wanted and not named.address else None
    new = None if note else _wanted(named, old, wanted, path)
    if new is None or new.origin.requirement == named.text:
        return note or _note(site, named, old or new)
    old_pins = text if old is None else old.pins
    requirements = renewed(text, named, new.origin.requirement, old_pins, new.pins)
    files: dict[str, bytes] = {}
    if new.origin.wheel:
        files[f"{WHEELS}/{new.origin.wheel.name}"] = new.origin.wheel.data
    renewable, differing = _machinery(site, old, new)
    files |= {name: new.machinery[name] for name in renewable}
    files |= {f"{ASIDE}/{name}": new.machinery[name] for name in differing}
    settings = noted(site, new.version)
    files |= settings.files
    files[REQUIREMENTS] = requirements.encode()
    return Update(
        before=old.full_version if old else named.revision or named.text,
        after=new.full_version,
        requirement=new.origin.requirement,
        files=files,
        gone=_old_wheels(site, named, new),
        pins=tuple(changed_pins(pins_in(text), pins_in(requirements))),
        news=tuple(_news(old.changelog, new.changelog)) if old else (),
        renewed=tuple(renewable),
        differing=tuple(differing),
        noted=settings.told if settings.is_new else "",
    )


def _note(site: Path, named: Named, release: Release | None) -> Update | None:
    """Let the settings note the version that a site has; None where they do."""
    found = noted(site, release.version) if release else None
    if release is None or found is None or not found.files:
        return None
    full = release.full_version
    return Update(full, full, named.text, found.files, (), (), (), (), (), found.told)


def carry_out(site: Path, update: Update) -> None:
    """Write what an update changes; raises OutputError, and then everything is as it was."""
    before: list[tuple[Path, bytes | None]] = []
    try:
        for name, data in update.files.items():
            path = site / name
            before.append((path, path.read_bytes() if path.is_file() else None))
            replace_file(path, data)
            if path.name in PROGRAMS:
                make_startable(path)
    except BaseException as error:
        for path, former in reversed(before):
            with suppress(OSError):
                _put_back(path, former)
        if isinstance(error, OSError):
            where = shown_path(error.filename or site)
            reason = f"cannot be written ({error.strerror or error})"
            raise OutputError(f"{where}: {reason}. {_NOTHING}") from None
        raise
    for name in update.gone:
        with suppress(OSError):
            (site / name).unlink()


def _put_back(path: Path, former: bytes | None) -> None:
    if former is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, former)


def _wanted(named: Named, old: Release | None, wanted: str, path: Path) -> Release | None:
    """Find the version that is asked for; None where no newer one is there."""
    if wanted.endswith(".whl"):
        return release_of_wheel(Path(wanted).absolute())
    if wanted and version_of(wanted) is None and (os.sep in wanted or Path(wanted).is_dir()):
        return release_of_clone(Path(wanted).absolute())
    if not named.address:
        reason = "names no repository that could be asked for versions"
        remedy = "Name a newer wheel, or the folder of a clone: ./inv update ../sharih"
        raise ContentError(Problem(path, named.line, reason, remedy))
    tags = tags_of(named.address)
    if wanted:
        tag = next((t for t in tags if t == wanted or _is_version(t, wanted)), None)
        if tag is None:
            latest = newest(tags) or "none"
            reason = f"{shown_address(named.address)}: has no version {wanted}"
            raise SharihError(f"{reason}; the newest is {latest}. {_NOTHING}")
    else:
        tag = newest(tags)
        now = version_of(old.version if old else named.revision)
        if tag is None or (now and (version_of(tag) or now) <= now):
            return None
    return release_of_tag(named.address, tag)


def _is_version(tag: str, wanted: str) -> bool:
    return version_of(tag) is not None and version_of(tag) == version_of(wanted)


def _present(site: Path, named: Named) -> Release | None:
    """Find the version that a site has; None where it cannot be had any more."""
    with suppress(SharihError):
        if named.address:
            return release_of_tag(named.address, named.revision)
        if named.wheel:
            return release_of_wheel(site / named.wheel)
    return None


def _machinery(site: Path, old: Release | None, new: Release) -> tuple[list[str], list[str]]:
    """Tell which files are to be renewed, and which somebody has changed."""
    renewable: list[str] = []
    differing: list[str] = []
    for name, data in new.machinery.items():
        path = site / name
        former = old.machinery.get(name) if old else None
        if not path.is_file():
            if former is None and old is not None:
                renewable.append(name)  # new in this version; another was deleted on purpose
            continue
        here = _plain(path.read_bytes())
        if here == _plain(data):
            continue
        is_as_written = former is not None and here == _plain(former)
        (renewable if is_as_written else differing).append(name)
    return renewable, differing


def _plain(data: bytes) -> bytes:
    """Return a text with the line ends that git may have changed."""
    return data.replace(b"\r\n", b"\n")


def _old_wheels(site: Path, named: Named, new: Release) -> tuple[str, ...]:
    wheel = Path(named.wheel).as_posix()
    ours = wheel.startswith(f"{WHEELS}/") and named.text != new.origin.requirement
    return (wheel,) if ours and (site / wheel).is_file() else ()


def _news(before: str, after: str) -> Iterable[str]:
    """Find the lines of a changelog that are new, under the headings they stand under."""
    known = set(before.splitlines())
    headings: list[str] = []
    for line in after.splitlines():
        if line.startswith("##"):
            level = len(line) - len(line.lstrip("#"))
            headings = [h for h in headings if len(h) - len(h.lstrip("#")) < level] + [line]
        elif line.strip() and line not in known:
            yield from headings
            headings = []
            yield line


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "not UTF-8"
        remedy = "Run this in the folder of a site that ./inv init made."
        raise ContentError(Problem(path, None, f"cannot be read ({said})", remedy)) from None
