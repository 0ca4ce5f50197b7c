"""Fixtures: a repository with a remote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers.repositories import Repository, isolate, new_repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a project with a remote; git has no settings but the test's."""
    environment = isolate(dict(os.environ), tmp_path)
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return new_repository(tmp_path)
