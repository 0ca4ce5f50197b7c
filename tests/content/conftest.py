"""Fixtures: a registry with names of all kinds."""

from __future__ import annotations

import pytest

from sharih.content.topics import Registry
from tests.helpers.registries import MANY_TOPICS, registry_of


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """Return a registry with names of all kinds, some within others."""
    return registry_of(tmp_path_factory.mktemp("registry"), MANY_TOPICS)
