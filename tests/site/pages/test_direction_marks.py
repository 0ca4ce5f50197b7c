"""No file of a site holds a character that turns over what stands behind it."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.helpers import directions

_TEXTS = re.compile(r'"(?:[^"\\\\]|\\\\.)*"|[^<>"]+')
"""The values of attributes and of JSON, and what stands between tags."""


def test_overrides_and_open_isolates_reach_no_file(shared_folder: Path) -> None:
    folder = directions.folder(shared_folder)
    files = [
        file for file in folder.rglob("*") if file.suffix in {".html", ".atom", ".json", ".xml"}
    ]
    assert {file.suffix for file in files} == {".html", ".atom", ".json", ".xml"}
    isolated = 0
    for file in files:
        text = html.unescape(file.read_text(encoding="utf-8"))
        assert not re.search("[\u202a-\u202e]", text), file
        for found in _TEXTS.findall(text):
            opened, closed = len(re.findall("[\u2066-\u2068]", found)), found.count("\u2069")
            assert opened == closed, f"{file}: {found}"
            isolated += opened
    assert isolated > 0
