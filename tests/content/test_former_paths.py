"""Addresses on another site: which of them a file can lead on from, and where it lies."""

from __future__ import annotations

import pytest

from sharih.content.former_paths import former_path, path_fault


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/2024/11/title.html", "2024/11/title.html"),
        ("/2024/11/title.htm", "2024/11/title.htm"),
        ("/blog/title/", "blog/title/"),
        ("/blog/title", "blog/title/"),
        ("/%D8%B4%D8%B1%D8%AD/", "شرح/"),
        ("/a.b/v1.2/", "a.b/v1.2/"),
        ("/" + "a" * 255 + "/", "a" * 255 + "/"),
    ],
)
def test_a_page_or_a_folder_leads_on(address: str, path: str) -> None:
    assert path_fault(address) is None
    assert former_path(address) == path


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "does not begin with a slash"),
        ("blog/title/", "does not begin with a slash"),
        ("https://example.org/a", "does not begin with a slash"),
        ("/", "is the front page"),
        ("/a?p=7", "holds '?', which a path cannot have"),
        ("/a%3Fp", "holds '?', which a path cannot have"),
        ("/a#b", "holds '#', which a path cannot have"),
        ("/a b/", "holds ' ', which a path cannot have"),
        ("/أ،ب/", "holds '،', which a path cannot have"),
        ("/a\u200fb/", "holds '\\u200f', which a path cannot have"),
        ("/a//b/", "has a part that is empty or begins with a full stop"),
        ("/../a/", "has a part that is empty or begins with a full stop"),
        ("/.git/", "has a part that is empty or begins with a full stop"),
        ("/" + "a" * 256 + "/", "is longer than a path can be"),
        ("/" + "ش" * 128 + "/", "is longer than a path can be"),
        ("/" + "a/" * 501, "is longer than a path can be"),
        ("/feed.xml", "is that of a file which is no page"),
        ("/a/photo.jpg", "is that of a file which is no page"),
        ("/a.html/b/", "has the name of a file where that of a folder is to stand"),
        ("/a.xml/", "has the name of a file where that of a folder is to stand"),
        ("/a.txt/b", "has the name of a file where that of a folder is to stand"),
    ],
)
def test_any_other_is_told(address: str, fault: str) -> None:
    assert path_fault(address) == fault
