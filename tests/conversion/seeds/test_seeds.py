"""Seeds that cannot be used: refused in one line, with what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sharih.content.topics import Registry
from sharih.conversion import decode, outline, read_seed
from sharih.conversion.seeds.seeds import seed_from_bytes
from sharih.errors import ContentError


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("أول\nثان ".encode() + b"\xff\nx", "new.txt:2: is not UTF-8 (byte 0xff)"),
        ("نص".encode("cp1256"), "new.txt:1: is not UTF-8"),
        ("أول\nثان\x00".encode(), "new.txt:2: holds NUL bytes"),
        ("نص عربي\x00".encode("utf-16"), "new.txt:1: holds NUL bytes"),
        (b"", "new.txt: is empty"),
        (b"\xef\xbb\xbf \n\t\n", "new.txt: is empty"),
        ("\u200f\u202a\n".encode(), "new.txt: is empty"),
        (b"123\n***", "new.txt:1: has no text in Arabic or Latin letters"),
        ("漢字".encode(), "new.txt:1: has no text in Arabic or Latin letters"),
        ("جميع الحقوق محفوظة".encode(), "new.txt:1: holds nothing but boilerplate"),
    ],
)
def test_a_seed_that_cannot_be_used_is_refused_in_one_line(
    data: bytes, message: str, registry: Registry
) -> None:
    with pytest.raises(ContentError) as caught:
        outline(seed_from_bytes(Path("new.txt"), data), registry)
    assert len(caught.value.problems) == 1
    line = str(caught.value)
    assert line.startswith(message)
    assert "\n" not in line
    assert re.search(r"\. \S.*\.$", line), "a problem ends with what to do"


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode("\ufeffنص".encode(), "new.txt") == "نص"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    with pytest.raises(ContentError, match=r"x\.txt: is a folder"):
        read_seed(tmp_path / "x.txt")
    with pytest.raises(ContentError, match="cannot be read"):
        read_seed(tmp_path / "y.txt")
