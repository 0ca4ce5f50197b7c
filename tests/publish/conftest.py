"""Fixtures: a repository with a remote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers.repositories import Repository, isolate, new_repository


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder; git has no settings but the test's."""
    environment = isolate(dict(os.environ), tmp_path)
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def repository(alone: Path) -> Repository:
    """Return a project with a remote."""
    return new_repository(alone)
