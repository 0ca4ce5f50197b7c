"""Three made-up articles of each kind, as sites of Sharih and Hugo."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.programs import Programs, found_programs
from bench.sites import Corpus, Kind, Sites
from tests.helpers.measured import PAIRS, Make
from tests.helpers.sample import SAMPLE


@pytest.fixture
def make_sites(tmp_path: Path) -> Make:
    """Return what makes the sites of a kind of articles."""

    def make(
        kind: Kind, programs: Programs | None = None, *, linked: bool = True, pairs: int = PAIRS
    ) -> Sites:
        programs = programs or Programs(reason="nothing but Sharih is asked for")
        folder = tmp_path / f"{kind}-{linked}"
        return Sites(Corpus(kind, pairs, linked), folder, programs, SAMPLE / "seeds")

    return make


@pytest.fixture
def programs() -> Programs:
    """Return Hugo and Pelican; where they are not installed, the test does not run, and says so."""
    found = found_programs()
    if found.hugo is None:
        pytest.skip(f"{found.reason or 'there is no Hugo'}; ./inv bench installs it")
    return found
