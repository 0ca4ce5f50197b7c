"""What the tests of the output's trees stand on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(name="output")
def _output(tmp_path: Path) -> Path:
    """Return where the output is to be; nothing is there yet."""
    return tmp_path / "output"
