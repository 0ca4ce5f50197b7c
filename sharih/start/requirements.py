"""The requirements of a site ↔ what it names this program by, and the pins of what that needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

REQUIREMENTS: Final = "requirements.txt"
_HEAD: Final = """\
# What this site is built with; `./inv` installs it, and `./inv update` brings newer versions.
# A package of your own, such as a plugin for Pelican, may stand at the end, on its own line.
"""
_PINS: Final = "# The versions that it was tested with:\n"
_GIT: Final = re.compile(r"(?i)sharih\s*@\s*git\+(?P<address>.+?)@(?P<revision>[^@/\s#]+)")
_WHEEL: Final = re.compile(r"(?i)(?P<path>(?:\S*/)?sharih-[^/\s]+\.whl)")
_OTHER: Final = re.compile(r"(?i)sharih(?:\s*[@=<>~!\[(].*)?")
_PIN: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*==\s*([^\s;#]+)")


@dataclass(frozen=True, slots=True)
class Named:
    """How the requirements of a site name this program."""

    line: int
    """The line, counted from 1."""
    text: str
    address: str = ""
    """The address of a repository, where it is named by one."""
    revision: str = ""
    """The tag or commit there."""
    wheel: str = ""
    """The path of a wheel, where it is named by one."""


def named_in(text: str) -> Named | None:
    """Find the line that names this program."""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.partition(" #")[0].strip()
        if match := _GIT.fullmatch(said):
            address, revision = match["address"], match["revision"]
            return Named(number, said, address=address, revision=revision)
        if match := _WHEEL.fullmatch(said):
            return Named(number, said, wheel=match["path"])
        if _OTHER.fullmatch(said):
            return Named(number, said)
    return None


def pins_in(text: str) -> dict[str, tuple[str, str]]:
    """Read the pins: name in one spelling → name and version as written."""
    found = filter(None, map(_PIN.match, _lines_of(text)))
    return {_name(match[0]): (match[1], match[2]) for match in found}


def new_requirements(requirement: str, pins: str) -> str:
    """Write the requirements of a new site; `pins` are those of the program's own file."""
    lines = "".join(f"{line}\n" for line in _lines_of(pins))
    return f"{_HEAD}{requirement}\n\n{_PINS}{lines}"


def renewed(text: str, named: Named, requirement: str, old_pins: str, new_pins: str) -> str:
    """Write the requirements for another version; what its people put there stays.

    A pin that is new comes behind the one that it follows in the program's own file.
    """
    pins = {_name(line): line for line in _lines_of(new_pins)}
    gone = pins_in(old_pins).keys() - pins.keys()
    lines: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        name = _name(line)
        if number == named.line:
            lines.append(("", requirement))
        elif name not in gone:
            lines.append((name, pins.get(name, line)))
    places = [name for name, _ in lines]
    place = next((at for at, name in enumerate(places) if name in pins), len(places))
    for name, line in pins.items():
        if name not in places:
            places.insert(place, name)
            lines.insert(place, (name, line))
        place = places.index(name) + 1
    return "".join(f"{line}\n" for _, line in lines)


def changed_pins(
    before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> list[str]:
    """Say which packages have other versions, a line each."""
    lines = []
    for key in sorted(before.keys() | after.keys()):
        (name, old), (other, new) = before.get(key, ("", "")), after.get(key, ("", ""))
        if old != new:
            lines.append(f"{other or name} {old or '(new)'} → {new or '(no longer needed)'}")
    return lines


def _lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if _name(line) not in ("", "sharih")]


def _name(line: str) -> str:
    """Return the name of a pinned package in one spelling; nothing for another line."""
    match = _PIN.match(line)
    return re.sub(r"[-_.]+", "-", match[1]).lower() if match else ""
