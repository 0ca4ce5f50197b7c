"""Files that are found for an address, and their types."""

from __future__ import annotations

from pathlib import Path

from sharih.preview.answers import file_in, type_of


def test_a_finder_reads_large_files_and_none_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"x" * 3_000_000)
    find = file_in(tmp_path)
    assert len(find("a.bin") or b"") == 3_000_000
    assert find("a.bin/b") is None
    assert type_of("a.bin") == "application/octet-stream"
