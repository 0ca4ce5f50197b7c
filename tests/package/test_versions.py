"""Versions compare as those who give them mean it."""

from __future__ import annotations

import pytest

from sharih.package.versions import newest, version_of

IN_ORDER = ("0.1.0a1", "0.1.0b2", "0.1.0rc1", "0.1.0rc2", "0.1", "v0.1.1", "0.2.0", "0.10", "1.0")


def test_versions_stand_in_their_order() -> None:
    found = [version_of(text) for text in IN_ORDER]
    assert None not in found
    assert sorted(found, key=lambda version: version or ()) == found
    assert len(set(found)) == len(found)


def test_zeros_at_the_end_a_v_and_what_a_builder_added_make_no_difference() -> None:
    assert version_of("v1.2.0+3f") == version_of("1.2") == version_of(" 1.2.0.0 ")


@pytest.mark.parametrize("text", ["", "v", "1.", "main", "1.2-beta", "release-1", "1.2\n3"])
def test_what_is_no_version_is_none(text: str) -> None:
    assert version_of(text) is None


def test_the_newest_is_the_last_that_is_meant_for_everybody() -> None:
    assert newest(["v0.2", "v0.10.0", "v1.0rc1", "main"]) == "v0.10.0"
    assert newest(["v1.0rc1", "nightly"]) is None
