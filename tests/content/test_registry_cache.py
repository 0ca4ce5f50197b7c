"""A registry kept from one build to the next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sharih.content.registry_cache import RegistryCache
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError
from sharih.rebuild.store import Store
from tests.helpers.registries import MANY_TOPICS


def cache_in(folder: Path, program: bytes = b"1") -> RegistryCache:
    """Keep registries in a folder."""
    store = Store(str(folder))
    return RegistryCache(program, partial(store.load, "topics"), partial(store.save, "topics"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a registry."""
    path = tmp_path / "topics.toml"
    path.write_text(MANY_TOPICS, encoding="utf-8")
    return path


def test_what_was_read_is_recalled_as_it_was(path: Path, tmp_path: Path) -> None:
    cache = cache_in(tmp_path / "kept")
    assert cache.recall(path, path.read_bytes()) is None
    read = load_registry(path, None, cache)
    known = cache.recall(path, path.read_bytes())
    assert known is not None
    assert (known, known.warnings) == (read, read.warnings)
    assert known.mentions("قال بوتين", "ar") == read.mentions("قال بوتين", "ar") != []


def test_other_bytes_and_another_program_are_read_anew(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    load_registry(path, None, cache_in(folder))
    assert cache_in(folder, b"2").recall(path, path.read_bytes()) is None
    changed = MANY_TOPICS.replace('en = "Kremlin"', 'en = "The Kremlin"')
    path.write_text(changed, encoding="utf-8")
    registry = load_registry(path, None, cache_in(folder))
    assert registry.topics["kremlin"].names["en"] == "The Kremlin"
    path.write_text("[a]\n", encoding="utf-8")
    with pytest.raises(ContentError, match="has no kind"):
        load_registry(path, None, cache_in(folder))


@pytest.mark.parametrize("kept", [None, 1, (), (b"", (), ()), "abc"])
def test_what_is_broken_is_as_if_nothing_were_kept(path: Path, kept: object) -> None:
    cache = RegistryCache(b"1", lambda: kept, lambda _: None)
    assert load_registry(path, None, cache) == load_registry(path)


@pytest.mark.parametrize("rows", [None, ((),), (("a", 1),), (None,)])
def test_rows_of_another_form_are_as_if_nothing_were_kept(path: Path, rows: object) -> None:
    saved: list[Any] = []
    load_registry(path, None, RegistryCache(b"1", lambda: None, saved.append))
    mark, _, warnings = saved[0]
    cache = RegistryCache(b"1", lambda: (mark, rows, warnings), saved.append)
    assert load_registry(path, None, cache) == load_registry(path)


def test_where_nothing_can_be_written_the_registry_is_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file in the place of the folder")
    assert load_registry(path, None, cache_in(tmp_path / "kept")) == load_registry(path)
