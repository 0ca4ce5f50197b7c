"""Facts about this machine → the Chromium, Arabic fonts and reader view that the tests need.

`./inv test` calls `prepare`, which installs what is missing where it may: Debian's packages
as root, else Playwright's own download; what is written in JavaScript, where there is npm.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "SHARIH_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")

READER_VIEW = Path(__file__).parents[2] / "bench" / "readers"
"""Where the libraries of the reader view are named, and installed."""

Command = tuple[str, ...]


class SetupError(Exception):
    """Something the tests need is missing and could not be installed; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides how something is installed."""

    root: bool
    """May packages be installed?"""
    apt: bool
    """Is there apt-get?"""
    snaps: bool
    """Is the package `chromium` only a pointer to a snap, as on Ubuntu?"""

    @classmethod
    def here(cls) -> Machine:
        """Look at the machine this runs on."""
        return cls(
            root=os.geteuid() == 0,
            apt=shutil.which("apt-get") is not None,
            snaps=is_ubuntu(Path("/etc/os-release")),
        )


def is_ubuntu(os_release: Path) -> bool:
    """Read from an os-release file whether the system is Ubuntu or made from it."""
    if not os_release.is_file():
        return False
    lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    family = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}"
    return "ubuntu" in family.replace('"', "").split()


def apt_get(*packages: str) -> tuple[Command, ...]:
    """Return the commands that install Debian packages."""
    install = ("apt-get", "install", "-q", "-y", "--no-install-recommends")
    return (("apt-get", "update", "-q"), (*install, *packages))


def ways_to_chromium(machine: Machine) -> tuple[tuple[Command, ...], ...]:
    """Return the ways to get a Chromium, the best first; each is a row of commands."""
    download = (*PLAYWRIGHT, "install", "chromium")
    if not machine.root:
        return ((download,),)
    if not machine.apt:
        return ((download,),)
    whole_download = ((*PLAYWRIGHT, "install", "--with-deps", "chromium"),)
    if machine.snaps:
        return (whole_download,)
    return (apt_get("chromium", "fonts-noto-core"), whole_download)


def what_to_install(machine: Machine) -> str:
    """Return the one line for a machine on which no way led to a Chromium."""
    if machine.apt and machine.snaps:
        how = "run:  sudo .venv/bin/python -m playwright install-deps chromium"
    elif machine.apt:
        how = "run:  sudo apt-get install chromium fonts-noto-core"
    else:
        how = "install Chromium or Google Chrome"
    return (
        "The tests need a Chromium, and none that runs was found or could be fetched; "
        f"{how}  (or name one in {VARIABLE}), then run this again."
    )


def find_chromium(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a Chromium that runs: the named one, the system's, or Playwright's."""
    if named := environ.get(VARIABLE):
        if runs(named):
            return named
        message = f"{VARIABLE} names {named}, which is no Chromium that runs; mend or unset it."
        raise SetupError(message)
    search = environ.get("PATH")
    for name in NAMES:
        path = shutil.which(name, path=search)
        if path and runs(path):
            return path
    own = playwright_path()
    return own if own and runs(own) else None


def runs(path: str) -> bool:
    """Return whether a program starts and calls itself Chromium or Chrome.

    On Ubuntu the program may be there and only say that a snap is needed.
    """
    try:
        result = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0 and "Chrom" in result.stdout


def playwright_path() -> str | None:
    """Return where Playwright's own download of Chromium is, if it is there."""
    result = subprocess.run(
        [sys.executable, "-c", OWN_PATH], capture_output=True, text=True, check=False
    )
    path = result.stdout.strip()
    return path if result.returncode == 0 and Path(path).is_file() else None


def get_chromium(machine: Machine) -> str:
    """Return the path of a Chromium, installing one where there is none."""
    if found := find_chromium():
        return found
    for way in ways_to_chromium(machine):
        if all(succeeds(command) for command in way) and (found := find_chromium()):
            return found
    raise SetupError(what_to_install(machine))


def get_arabic_font(machine: Machine) -> str | None:
    """Install an Arabic font where there is none; return a warning if that is not possible."""
    if has_arabic_font():
        return None
    if machine.root and machine.apt:
        commands = apt_get("fontconfig", "fonts-noto-core")
        if all(succeeds(command) for command in commands) and has_arabic_font():
            return None
    how = "run:  sudo apt-get install fontconfig fonts-noto-core" if machine.apt else "install one"
    return f"No Arabic font was found, so Arabic pages are measured in boxes; {how}"


def has_arabic_font() -> bool:
    """Ask fontconfig for a font with Arabic; where there is no fontconfig, only on Linux."""
    if shutil.which("fc-list") is None:
        return not sys.platform.startswith("linux")
    result = subprocess.run(
        ["fc-list", ":lang=ar", "family"], capture_output=True, text=True, check=False
    )
    return bool(result.stdout.strip())


def succeeds(command: Command) -> bool:
    """Run a command that installs something, showing what it prints."""
    print("$", *command, flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environ, check=False).returncode == 0
    except OSError:
        return False


def has_all_packages(folder: Path) -> bool:
    """Tell whether npm has installed what the package of a folder depends on."""
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return all((folder / "node_modules" / name).is_dir() for name in package["dependencies"])


def get_reader_view() -> str | None:
    """Install the reader view of Firefox where there is npm; return a warning if that fails."""
    if shutil.which("npm") is None or has_all_packages(READER_VIEW):
        return None
    if succeeds(("npm", "ci", "--silent", "--prefix", str(READER_VIEW))):
        return None
    how = f"run:  npm ci --prefix {READER_VIEW}"
    return f"The reader view could not be installed, so its tests are left out; {how}"


def prepare() -> str:
    """Get what the tests need beyond Python; return the path of the Chromium."""
    machine = Machine.here()
    chromium = get_chromium(machine)
    for warning in filter(None, (get_arabic_font(machine), get_reader_view())):
        print("warning:", warning, file=sys.stderr, flush=True)
    return chromium
