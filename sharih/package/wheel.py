"""A clone, or the installed package → a wheel of it, written here: nothing is fetched.

The package is pure Python, and `pyproject.toml` says all that hatchling would ask; a test holds
the two to the same files and the same metadata.
Source: the Python packaging standards, "Binary distribution format" and "Core metadata".
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any, Final

from sharih.errors import ContentError, Problem
from sharih.files import is_leftover
from sharih.package.places import included

_MADE: Final = (1980, 1, 1, 0, 0, 0)
"""The same time for all files, so that the same program is the same wheel."""
_VERSION: Final = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
_NOT_PACKED: Final = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"})
"""What an installer adds to the metadata of a package."""
_KIND: Final = "Wheel-Version: 1.0\nGenerator: sharih\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel."""

    name: str
    """The name of its file."""
    version: str
    data: bytes


def wheel_of_clone(clone: Path, *, marked: bool = True) -> Wheel:
    """Build a wheel of what lies in a clone now.

    With `marked`, its version ends in a mark of its content, so that an installer never takes one
    for another. Raises ContentError where it is no clone of this program, OSError for what cannot
    be read.
    """
    try:
        text = (clone / "pyproject.toml").read_text(encoding="utf-8")
        said = tomllib.loads(text)["project"]
        (version,) = _VERSION.findall((clone / "sharih/__init__.py").read_text(encoding="utf-8"))
        files = dict(_files(clone, included(text)))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, FileNotFoundError, NotADirectoryError):
        reason = "is no clone of Sharih that a wheel could be built of"
        raise ContentError(Problem(clone, None, reason, "Name the folder of a clone.")) from None
    if marked:
        version = f"{version}+{_mark_of(files)}"
    info = f"sharih-{version}.dist-info"
    files[f"{info}/METADATA"] = _metadata(said, version, clone / said["readme"])
    files[f"{info}/WHEEL"] = _KIND.encode()
    starts = "".join(f"{name} = {start}\n" for name, start in said["scripts"].items())
    files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{starts}".encode()
    for name in said["license-files"]:
        files[f"{info}/licenses/{name}"] = (clone / name).read_bytes()
    return _packed(files, info, version)


def wheel_of_installed(package: Distribution) -> Wheel:
    """Pack the installed package once more, under a version with a mark as above.

    Raises OSError for what cannot be read.
    """
    info = f"sharih-{package.version}.dist-info/"
    files: dict[str, bytes] = {}
    about: dict[str, bytes] = {}
    for entry in package.files or ():
        path = entry.as_posix()
        if entry.suffix == ".pyc" or entry.name in _NOT_PACKED:
            continue
        if path.startswith("sharih/"):
            files[path] = Path(str(entry.locate())).read_bytes()
        elif path.startswith(info):
            about[path.removeprefix(info)] = Path(str(entry.locate())).read_bytes()
    version = package.version
    if "+" not in version:
        version = f"{version}+{_mark_of(files)}"
        line = f"\nVersion: {package.version}\n".encode()
        about["METADATA"] = about["METADATA"].replace(line, f"\nVersion: {version}\n".encode(), 1)
    info = f"sharih-{version}.dist-info"
    files |= {f"{info}/{name}": data for name, data in about.items()}
    return _packed(files, info, version)


def _files(clone: Path, others: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """List the package and what goes with it, by their path in a wheel."""
    for source, target in {"sharih": "sharih", **others}.items():
        path = clone / source
        if path.is_file():
            yield target, path.read_bytes()
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if name != "__pycache__"]
            inside = Path(folder).relative_to(path).as_posix()
            start = target if inside == "." else f"{target}/{inside}"
            for name in names:
                if not (is_leftover(name) or name.endswith(".pyc")):
                    yield f"{start}/{name}", Path(folder, name).read_bytes()


def _mark_of(files: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(b"%d:%s%d:" % (len(name.encode()), name.encode(), len(files[name])))
        found.update(files[name])
    return found.hexdigest()[:10]


def _metadata(said: Mapping[str, Any], version: str, readme: Path) -> bytes:
    extras = said.get("optional-dependencies", {})
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {said['name']}",
        f"Version: {version}",
        f"Summary: {said['description']}",
        f"License-Expression: {said['license']}",
        *(f"License-File: {name}" for name in said["license-files"]),
        f"Keywords: {','.join(said['keywords'])}",
        *(f"Classifier: {each}" for each in said["classifiers"]),
        f"Requires-Python: {said['requires-python']}",
        *(f"Requires-Dist: {each}" for each in said["dependencies"]),
    ]
    for extra, needs in sorted(extras.items()):
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {need}; extra == '{extra}'" for need in needs]
    lines += ["Description-Content-Type: text/markdown", "", readme.read_text(encoding="utf-8")]
    return "\n".join(lines).encode()


def _packed(files: dict[str, bytes], info: str, version: str) -> Wheel:
    record = f"{info}/RECORD"
    lines = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in sorted(files.items())]
    files[record] = "".join(f"{line}\n" for line in (*lines, f"{record},,")).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name.startswith(info), name)):
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is written
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return Wheel(f"sharih-{version}-py3-none-any.whl", version, packed.getvalue())


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
