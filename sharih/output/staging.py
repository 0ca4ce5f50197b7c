"""Files of a build → a hidden tree that has these and the foreign files of the visible one."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from sharih.errors import OutputError, SharihError, one_line, shown_path
from sharih.output import tree_files as files
from sharih.output.plan import Likeness, Plan
from sharih.output.tree_files import Made


class Staging:
    """The hidden tree while a build writes it."""

    __slots__ = ("_folded", "_folders", "_hidden", "_made", "_share_files", "_visible", "is_first",
                 "written")  # fmt: skip

    def __init__(self, visible: str, hidden: str, *, share_files: bool) -> None:
        """Begin with nothing written; with `share_files`, equal files of both trees are one."""
        self._visible, self._hidden = visible, hidden
        self._share_files = share_files
        self._folded: dict[str, str] = {}
        self._folders: set[str] = set()
        self._made: set[str] = set()
        """The folders that are there, as far as this process knows."""
        self.is_first = False
        """Whether nothing at all stood in both trees when the build began."""
        self.written: dict[str, Likeness] = {}

    def write(self, name: str, data: bytes) -> None:
        """Bring one file up to date. Raises SharihError for a name that is none or is taken."""
        _check_name(name)
        hidden = f"{self._hidden}/{name}"
        if self._is_repeated(name):
            if files.if_holds(hidden, data) is None:
                raise _taken(name)
            return
        self._note_folders(name)
        self.written[name] = self.put(name, data)[0]

    def put(self, name: str, data: bytes) -> tuple[Likeness, Made]:
        """Bring one file up to date without noting it, as another process may do for this one.

        Returns how the visible file is like it, and what tells it from others. Raises
        SharihError for a name that is none.
        """
        _check_name(name)
        visible, hidden = f"{self._visible}/{name}", f"{self._hidden}/{name}"
        self._make_folder(name.rpartition("/")[0])
        if self.is_first:
            with suppress(FileExistsError):
                return "other", files.made(files.create(hidden, data), data)
        likeness, status = _likeness(visible, data)
        if likeness != "same" or status is None or not self._share(visible, hidden, status):
            status = self._put(hidden, data)
        return likeness, files.made(status, data)

    def keep(self, name: str, known: Made) -> Likeness | None:
        """Have a file as an earlier build made it, without noting it.

        Returns how the visible file is like it; None where no tree has such a file any more.
        """
        visible, hidden = f"{self._visible}/{name}", f"{self._hidden}/{name}"
        if (status := files.if_made(visible, known)) is not None:
            self._make_folder(name.rpartition("/")[0])
            if not self._share(visible, hidden, status):
                with open(visible, "rb") as file:
                    self._put(hidden, file.read())
            return "same"
        if files.if_made(hidden, known) is not None and not os.path.lexists(visible):
            return "other"
        return None

    def note(self, name: str, likeness: Likeness) -> None:
        """Count a file as written that `put` or `keep` has made ready, in whichever process.

        Raises SharihError for a name that is taken.
        """
        if self._is_repeated(name):
            raise _taken(name)
        self._note_folders(name)
        self.written[name] = likeness

    def take_found(self) -> None:
        """Count everything that a host left in the tree as written; empty folders do not count."""
        self.written.clear()
        for name in sorted(files.list_tree(self._hidden).files):
            hidden = f"{self._hidden}/{name}"
            status = os.lstat(hidden)
            if not stat.S_ISREG(status.st_mode):
                raise OutputError(
                    one_line(f"{name}: is a link or no file, in the new site. Make it a file.")
                )
            with open(hidden, "rb") as file:
                data = file.read()
            if status.st_nlink > 1:  # the other name may be a source: its mode is not ours
                files.discard(hidden)
                files.create(hidden, data)
            elif not files.has_mode(status, files.FILE_MODE):
                os.chmod(hidden, files.FILE_MODE)
            self.written[name] = _likeness(f"{self._visible}/{name}", data)[0]

    def complete(self, plan: Plan) -> None:
        """Take away what the new tree does not have, and carry over what is foreign."""
        found = files.list_tree(self._hidden)
        if lost := self.written.keys() - found.files:
            raise OutputError(
                one_line(
                    f"{shown_path(self._hidden)}: {min(lost)} was deleted during the build. "
                    "Build again; the site is as it was."
                )
            )
        for name in found.files - self.written.keys() - plan.foreign:
            os.unlink(f"{self._hidden}/{name}")
        for name in sorted(found.folders - plan.folders, reverse=True):
            os.rmdir(f"{self._hidden}/{name}")
        for name in plan.folders:
            self._make_folder(name)
        for name in plan.foreign:
            files.carry(f"{self._visible}/{name}", f"{self._hidden}/{name}")
        for name in plan.foreign_folders:
            mode = stat.S_IMODE(os.lstat(f"{self._visible}/{name}").st_mode)
            os.chmod(f"{self._hidden}/{name}", mode | stat.S_IRWXU)  # the next build must get in

    def follow(self, change: Iterable[str], gone: Iterable[str]) -> None:
        """Let the hidden tree, which was the visible one, have what that now has."""
        self._made.clear()  # they were those of the tree that is the visible one now
        files.make_folders(*os.path.split(self._hidden))
        for name in change:
            visible, hidden = f"{self._visible}/{name}", f"{self._hidden}/{name}"
            self._make_folder(name.rpartition("/")[0])
            if not self.is_first or not files.link(visible, hidden):
                files.discard(hidden)
                files.carry(visible, hidden)
        for name in gone:
            files.discard(f"{self._hidden}/{name}")

    def _is_repeated(self, name: str) -> bool:
        """Tell whether a file was written before; what cannot stand beside it is an error."""
        ascii_only = name.isascii()
        folded = name.lower() if ascii_only else unicodedata.normalize("NFC", name).casefold()
        former = self._folded.setdefault(folded, name)
        if former != name:
            raise SharihError(
                f"{name}: differs from {former} in case or in the form of its letters only, and "
                "many systems take both for one file. Give one of them another name."
            )
        if name in self._folders:
            raise SharihError(
                f"{name}: is a folder of the site and a file as well. Give one another name."
            )
        return name in self.written

    def _note_folders(self, name: str) -> None:
        """Note the folders that a file lies in; one that is a file is an error."""
        folder = name.rpartition("/")[0]
        if not folder or folder in self._folders:
            return
        way = [folder, *files.ancestors((folder,))]
        for each in way:
            if each in self.written:
                raise SharihError(
                    f"{each}: is a file of the site and a folder as well. Give one another name."
                )
        self._folders.update(way)

    def _make_folder(self, folder: str) -> None:
        """Have a folder, once per build."""
        if folder and folder not in self._made:
            self._make_folder(folder.rpartition("/")[0])
            files.make_folder(f"{self._hidden}/{folder}")
            self._made.add(folder)

    def _share(self, visible: str, hidden: str, status: os.stat_result) -> bool:
        """Let the file of the visible tree, with this status, stand in the hidden one also."""
        if not self._share_files:
            return False
        try:
            if os.path.samestat(os.lstat(hidden), status):
                return True
        except FileNotFoundError:
            return files.link(visible, hidden)
        files.discard(hidden)
        return files.link(visible, hidden)

    @staticmethod
    def _put(hidden: str, data: bytes) -> os.stat_result:
        """Have a file with these bytes, leaving one that has them alone; returns its status."""
        status = files.if_holds(hidden, data)
        if status is None or not files.has_mode(status, files.FILE_MODE):
            files.discard(hidden)
            return files.create(hidden, data)
        return status


def _likeness(visible: str, data: bytes) -> tuple[Likeness, os.stat_result | None]:
    """Compare a file of the visible tree with what was written, and get its status."""
    status = files.if_holds(visible, data)
    if status is None:
        return "other", None
    return ("same" if files.has_mode(status, files.FILE_MODE) else "mode"), status


def _taken(name: str) -> SharihError:
    return SharihError(f"{name}: two pages have this path. Give one of them another address.")


def _check_name(name: str) -> None:
    """Raise SharihError for a path that leads out of the tree or is not the same everywhere."""
    parts = name.split("/")
    if "" in parts or "." in parts or ".." in parts or "\\" in name or "\0" in name:
        raise SharihError(
            one_line(f"{name!r}: is no path of a file inside a site. Use names joined by single /.")
        )
