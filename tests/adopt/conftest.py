"""A project to take something over into."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of the project, beside a folder `old` for a site."""
    made = copied_project(tmp_path / "project")
    monkeypatch.chdir(made.root)
    return made
