"""An output folder and the folders to protect → nothing, or the reason why it is refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from sharih.errors import OutputError, one_line, shown_path
from sharih.output.places import Places

_SYSTEM = (
    "Applications Library System Users bin boot dev etc home lib lib32 lib64 media mnt opt "
    "private proc root run sbin srv sys tmp usr usr/local var var/tmp var/www"
)
_REMEDY = "Choose a folder of its own, such as output."


def refuse_dangerous(output: Path, protected: Sequence[Path], root: Path | None = None) -> None:
    """Raise OutputError if building into this folder could hurt something that is no site.

    `protected` are folders that the output must not be, contain, or lie in; `root` is one that
    it may lie in, but must neither be nor contain.
    """
    real = Path(os.path.realpath(output))
    if reason := _danger(real, protected, root):
        typed = Path(shown_path(output.parent), output.name).as_posix()
        raise OutputError(one_line(f"{typed}: {reason}. {_REMEDY}"))


def refuse_other_disk(places: Places) -> None:
    """Raise OutputError where trees cannot be renamed into each other's place."""
    if not os.path.exists(places.visible):
        return
    if os.stat(places.visible).st_dev != os.stat(places.state).st_dev:
        raise OutputError(
            f"{shown_path(places.visible)}: lies on another disk than "
            f"{shown_path(places.state)}. Choose another output folder."
        )


def _danger(output: Path, protected: Sequence[Path], root: Path | None) -> str | None:
    """Say why a resolved output folder is refused, or None."""
    if output == Path(output.anchor):
        return "the output folder is the root of the file system"
    for folder in (part for part in output.parts if part in (".git", ".sharih")):
        return f"the output folder lies in a {folder} folder"
    for path in protected:
        if _lies_in(output, path):
            return f"the output folder is or lies in {shown_path(path)}, which is not output"
        if _lies_in(path, output):
            return f"the output folder contains {shown_path(path)}, which is not output"
    if root is not None and _lies_in(root, output):
        return "the output folder is or contains the project"
    home = os.path.expanduser("~")
    if os.path.isabs(home) and _lies_in(Path(home), output):
        return "the output folder is or contains your home"
    system = (os.path.realpath(f"/{name}") for name in _SYSTEM.split())
    if any(Path(folder).is_relative_to(output) for folder in system):
        return "the output folder is or contains a folder of the system"
    return _danger_inside(output)


def _danger_inside(output: Path) -> str | None:
    """Say why what already stands at the output is refused, or None."""
    try:
        mode = os.lstat(output).st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"the output folder cannot be looked at ({error.strerror})"
    if not stat.S_ISDIR(mode):
        return "the output is a file and no folder"
    if os.path.lexists(output / ".git"):
        return "the output folder has a .git in it"
    if os.path.ismount(output):
        return "the output folder is a mounted disk, which cannot be renamed"
    return None


def _lies_in(inner: Path, outer: Path) -> bool:
    """Tell whether a path is a folder or lies in it, whatever way each is written."""
    inner, outer = Path(os.path.realpath(inner)), Path(os.path.realpath(outer))
    if inner.is_relative_to(outer):
        return True
    try:
        status = os.stat(outer)
    except OSError:
        return False
    return any(_is(path, status) for path in (inner, *inner.parents))


def _is(path: Path, status: os.stat_result) -> bool:
    """Tell whether a path leads to the folder of this status: names may differ in case only."""
    try:
        return os.path.samestat(os.stat(path), status)
    except OSError:
        return False
