"""Fixtures: newsrooms, which are a project's folders without a site, and a registry of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.content.topics import Registry
from tests.helpers.newsroom import PRESS_TEXT, Newsroom
from tests.helpers.registries import TOPICS, registry_of


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Return a newsroom without a seed; the usual article names no person."""
    return Newsroom(tmp_path)


@pytest.fixture
def converted(newsroom: Newsroom) -> Newsroom:
    """Return a newsroom whose one seed was converted."""
    newsroom.add("a.txt")
    newsroom.convert()
    return newsroom


@pytest.fixture
def press(tmp_path: Path) -> Newsroom:
    """Return a newsroom without a seed that knows people, and whose usual article names them."""
    return Newsroom(tmp_path, TOPICS, PRESS_TEXT)


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return the registry of people that `press` has too."""
    return registry_of(tmp_path_factory.mktemp("registry"), TOPICS)
