"""What a build remembers comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.rebuild.store import Store

VALUE = {"ar/": (b"mark", (1, 2, 3), b"digest"), "ملف": [None, True, "نص"]}


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "build"))
    assert store.load("files") is None
    store.save("files", VALUE)
    assert Store(str(tmp_path / "build")).load("files") == VALUE
    store.remove("files")
    assert store.load("files") is None
    store.remove("files")


@pytest.mark.parametrize("harm", ["cut", "changed", "empty", "longer"])
def test_what_is_damaged_is_as_if_it_were_not_there(tmp_path: Path, harm: str) -> None:
    store = Store(str(tmp_path))
    store.save("files", VALUE)
    data = (tmp_path / "files").read_bytes()
    middle = len(data) // 2
    harmed = {
        "cut": data[:middle],
        "changed": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "empty": b"",
        "longer": data + b"\0",
    }
    (tmp_path / "files").write_bytes(harmed[harm])
    assert store.load("files") is None


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    store = Store(str(tmp_path / "build"))
    store.save("files", VALUE)
    assert store.load("files") is None
