"""A build that is killed, wherever it was, leaves nothing that misleads the next one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.projects import ROOT

COUNT = int(os.environ.get("REBUILDS", "3"))
"""At how many operations builds are killed, beside the steps of the exchange."""


@pytest.mark.parametrize("way", ["one", "several", "edited"])
def test_a_build_after_one_that_was_killed_is_as_a_clean_one(tmp_path: Path, way: str) -> None:
    """Killed at each step of the exchange, at file operations, and while it remembers."""
    words = [sys.executable, "-m", "tests.helpers.rebuild_kills", way, str(tmp_path), str(COUNT)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
