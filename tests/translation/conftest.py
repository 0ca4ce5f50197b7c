"""Fixtures: an explainer at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.desk import ARABIC, ENGLISH, Desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the files of an explainer."""
    return tmp_path_factory.mktemp("alignment")


@pytest.fixture
def desk(folder: Path) -> Desk:
    """Return four paragraphs that are in step."""
    return Desk(folder, ARABIC, ENGLISH)
