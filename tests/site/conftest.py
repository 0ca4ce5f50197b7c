"""Fixtures: the pages of the sample site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.pages import Pages, read


@pytest.fixture
def pages(site: Path) -> Pages:
    """Return the pages of the site as built for a look at home."""
    return read(site)
