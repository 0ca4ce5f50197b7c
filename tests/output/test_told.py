"""What the system refuses, and what is said of it and done instead."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sharih.errors import OutputError
from sharih.output.exchange import go_to, kernel_swap
from sharih.output.guard import refuse_other_disk
from sharih.output.lock import Lock
from sharih.output.places import places_of
from sharih.output.told import told_error, waiting

CDLL = "sharih.output.exchange.ctypes.CDLL"


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "Free some space and build again"),
        (errno.EDQUOT, "Free some space and build again"),
        (errno.EACCES, "Allow writing there, or choose another output folder"),
        (errno.EPERM, "Allow writing there, or choose another output folder"),
        (errno.EROFS, "Allow writing there, or choose another output folder"),
        (errno.EXDEV, "Choose another output folder: this one cannot be renamed"),
        (errno.EBUSY, "Choose another output folder: this one cannot be renamed"),
        (errno.EIO, "Mend that and build again"),
    ],
)
def test_an_error_of_the_system_is_a_line_with_its_remedy(number: int, remedy: str) -> None:
    reason = os.strerror(number)
    error = OSError(number, reason, "/site/a\nb.html")
    told = str(told_error(error, "/site", "the site is as it was"))
    assert told == f"/site/a\\nb.html: {reason}. {remedy}; the site is as it was."
    told = str(told_error(OSError(number, reason), "/site", "the site is as it was"))
    assert told == f"/site: {reason}. {remedy}; the site is as it was."


def test_who_waits_for_another_build_is_told_so() -> None:
    assert waiting(Path("/a\tb")) == ("/a\\tb: another build is at work here; waiting for it.")


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM])
def test_a_system_that_exchanges_no_folders_is_no_error(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuses(*_arguments: Any) -> int:
        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(CDLL, lambda *_, **__: SimpleNamespace(renameat2=refuses))
    monkeypatch.setattr("sharih.output.exchange.sys.platform", "linux")
    assert kernel_swap("/a", "/b") is False
    monkeypatch.setattr(CDLL, lambda *_, **__: SimpleNamespace())
    assert kernel_swap("/a", "/b") is False


def test_any_other_refusal_of_the_system_is_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        kernel_swap(str(tmp_path / "a"), str(tmp_path / "b"))
    assert caught.value.filename == str(tmp_path / "a")


def test_macos_has_a_call_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def renames(first: Any, second: Any, flags: Any) -> int:
        seen.append((first.value, second.value, flags.value))
        return 0

    monkeypatch.setattr(CDLL, lambda *_, **__: SimpleNamespace(renamex_np=renames))
    monkeypatch.setattr("sharih.output.exchange.sys.platform", "darwin")
    assert kernel_swap("/a", "/ب") is True
    assert seen == [(b"/a", "/ب".encode(), 2)]


def test_a_shell_goes_on_in_the_folder_or_in_the_one_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    go_to(str(tmp_path / "a"), str(tmp_path))
    assert Path.cwd() == tmp_path / "a"
    go_to(str(tmp_path / "gone"), str(tmp_path))
    assert Path.cwd() == tmp_path


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lock_file_that_keeps_disappearing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    path = tmp_path / "state" / "lock"
    opens = os.open

    def opened(name: str, flags: int, mode: int) -> int:
        if when == "before":
            raise FileNotFoundError
        descriptor = opens(name, flags, mode)
        Path(name).unlink()
        return descriptor

    lock = Lock(str(path))
    monkeypatch.setattr("sharih.output.lock.os.open", opened)
    with pytest.raises(OutputError, match="this lock file keeps disappearing"):
        lock.acquire(lambda: pytest.fail("nobody is at work"))
    assert not lock.is_held()


def test_an_output_on_another_disk_than_its_state_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = places_of(tmp_path / "output")
    refuse_other_disk(places)  # it is not there yet
    (tmp_path / "output").mkdir()
    Path(places.state).mkdir(parents=True)
    refuse_other_disk(places)
    disks = {places.visible: 1, places.state: 2}
    system = SimpleNamespace(
        path=os.path, stat=lambda path: SimpleNamespace(st_dev=disks[os.fspath(path)])
    )
    monkeypatch.setattr("sharih.output.guard.os", system)
    with pytest.raises(OutputError, match="lies on another disk than"):
        refuse_other_disk(places)
