"""Cases of bad input in TOML → a project with that input, and what a command makes of it.

A file has the cases of one door; its form is told in `tests/cases/bad_input/README.md`.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PIL import Image

from sharih.preview.desk_answers import TOKEN, DeskAnswers
from sharih.preview.panels import Panels
from sharih.preview.requests import Asked
from tests.helpers.projects import ROOT, Project, digests
from tests.helpers.workspaces import working

FOLDER = ROOT / "tests" / "cases" / "bad_input"
DAY = {"SOURCE_DATE_EPOCH": "1768435200"}
"""The day of all cases: 2026-01-15."""
_LINE = re.compile(
    r"(?P<place>--[a-z-]+ \S+?|[^\s:][^:]*(?::\d+)?): (?P<warning>warning: )?(?P<reason>.+?[^.])\. "
    r"(?P<remedy>\S.*[.?!…})\"’”`\w])"
)
"""Where, what is wrong, and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class BadInput:
    """One case."""

    door: str
    name: str
    file: str
    """The file that is damaged."""
    run: tuple[str, ...]
    """The command."""
    status: int
    """The exit status it is to have."""
    warned: bool
    """Whether what is told is a warning: by default where the command goes on."""
    says: tuple[tuple[str, ...], ...]
    """For each line that is to be told: where, and words it must have."""
    shows: dict[str, str] = field(default_factory=dict)
    """File → words that it has afterwards."""
    lacks: dict[str, str] = field(default_factory=dict)
    """File → words that it has not."""
    put: dict[str, Any] = field(default_factory=dict)
    """What is done to the project."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line that a command told."""

    place: str
    text: str
    warning: bool


def read_bad_input(path: Path) -> list[BadInput]:
    """Read the cases of one door."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    common = {key: value for key, value in table.items() if key != "case"}
    return [_case(path.stem, common | case) for case in table["case"]]


def _case(door: str, found: dict[str, Any]) -> BadInput:
    known = {"name", "file", "run", "status", "warned", "says", "shows", "lacks"}
    put = {key: value for key, value in found.items() if key not in known}
    assert not put.keys() - _PUTS, f"{door}: {found['name']}: {sorted(put.keys() - _PUTS)}"
    return BadInput(
        door,
        found["name"],
        found.get("file", ""),
        tuple(found.get("run", ("build", "--no-convert"))),
        found.get("status", 1),
        found.get("warned", found.get("status", 1) == 0),
        tuple(tuple(line) for line in found.get("says", ())),
        found.get("shows", {}),
        found.get("lacks", {}),
        put,
    )


def base_project(folder: Path) -> Project:
    """Make the project that cases damage, and build it."""
    shutil.copytree(FOLDER / "project", folder)
    project = Project(folder)
    (folder / "content/explainers/flour/oven.png").write_bytes(picture(40, 30))
    with patch.dict(os.environ, DAY):
        made = project.run("convert", "mill.txt", "--into", "mill")
        assert made.returncode == 0, made.stderr
        project.built()
    return project


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    """Make a picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 60)).save(out, kind)
    return out.getvalue()


def damage(project: Project, case: BadInput) -> None:
    """Bring the bad input of a case into a project."""
    for key, value in case.put.items():
        put: Put = _PUT[key]
        put(project, case.file, value)


def _change(project: Project, file: str, value: list[str]) -> None:
    for old, new in zip(value[::2], value[1::2], strict=True):
        project.replace(file, old, new)


def _add(project: Project, file: str, value: str) -> None:
    project.write(file, (project.root / file).read_text(encoding="utf-8") + value)


def _files(project: Project, _file: str, value: dict[str, str]) -> None:
    for path, text in value.items():
        project.write(path, text)


def _raw(project: Project, file: str, data: bytes) -> None:
    path = project.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _archive(project: Project, file: str, value: dict[str, str]) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in value.items():
            archive.writestr(name, text)
    _raw(project, file, data.getvalue())


def _remove(project: Project, file: str, _value: bool) -> None:
    path = project.root / file
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _folder(project: Project, file: str, _value: bool) -> None:
    (project.root / file).mkdir(parents=True)


Put = Callable[[Project, str, Any], object]
"""Brings a value of a case into a project, as the file of the case."""
_PUT: dict[str, Put] = {
    "text": lambda project, file, value: project.write(file, value),
    "change": _change,
    "add": _add,
    "also": _files,
    "hex": lambda project, file, value: _raw(project, file, bytes.fromhex(value)),
    "base64": lambda project, file, value: _raw(project, file, base64.b64decode(value)),
    "zip": _archive,
    "picture": lambda project, file, value: _raw(project, file, picture(*value)),
    "cut": lambda project, file, value: _raw(
        project, file, (project.root / file).read_bytes()[:value]
    ),
    "repeat": lambda project, file, value: _raw(
        project, file, (value[0].encode() * (value[1] // len(value[0].encode())))
    ),
    "remove": _remove,
    "folder": _folder,
    "link": lambda project, file, value: (project.root / file).symlink_to(value),
}
_PUTS = _PUT.keys()


def lines_of(printed: str) -> list[Told]:
    """Find what a command told that is wrong, a line each; other lines are left out."""
    matches = filter(None, map(_LINE.fullmatch, printed.splitlines()))
    return [Told(found["place"], found[0], warning=bool(found["warning"])) for found in matches]


def state(project: Project) -> dict[str, str]:
    """Return what a command that fails must leave as it was: all but what is remembered."""
    return {
        path: digest
        for path, digest in digests(project.root).items()
        if not path.startswith(".sharih/")
    }


def restore(project: Project, base: Project) -> None:
    """Bring back what a case has damaged; what is remembered of builds stays."""
    wanted = {path.relative_to(base.root) for path in base.root.rglob("*")}
    for path in sorted(project.root.rglob("*"), reverse=True):
        name = path.relative_to(project.root)
        if name not in wanted and name.parts[0] != ".sharih":
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for name in sorted(wanted):
        here, there = project.root / name, base.root / name
        if there.is_dir():
            here.mkdir(exist_ok=True)
            continue
        if here.is_dir():
            here.rmdir()
        if not here.exists() or here.stat().st_mtime_ns != there.stat().st_mtime_ns:
            shutil.copy2(there, here)


@dataclass(frozen=True, slots=True)
class Desk:
    """The translator's desk of a project."""

    project: Project
    answers: DeskAnswers
    token: str

    def send(self, case: dict[str, Any]) -> int:
        """Send a request; returns the status of the answer."""
        body = json.dumps(case["json"]).encode() if "json" in case else b""
        body = bytes.fromhex(case["hex"]) if "hex" in case else body
        body = case["body"].encode() if "body" in case else body
        headers = {TOKEN: case.get("token", self.token)}
        asked = Asked(case.get("path", "/desk/bread/"), "", headers, body * case.get("repeat", 1))
        return self.answers.answer(asked).status


def desk_of(project: Project) -> Desk:
    """Open the desk of a project."""
    workspace, panels = working(project), Panels()
    panels.speak(workspace.settings)
    answers = DeskAnswers(workspace, panels)
    page = answers.answer(Asked("/desk/bread/", "", {}, None)).body.decode()
    found = re.search('data-token="([^"]+)"', page)
    assert found is not None
    return Desk(project, answers, found[1])
