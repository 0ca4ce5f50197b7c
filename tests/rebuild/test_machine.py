"""Whatever happens to a project and to its site, a build leaves what a clean one would.

`REBUILDS=200` in the environment tries that many sequences instead of a few.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.rebuild_machine import Rebuilds
from tests.helpers.rebuilds import Quick, forking

FEW = 4


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    with Quick():
        yield


class Forked(Rebuilds):
    """The same in several processes: what they leave is what one process leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.site.way = forking


_SETTINGS = settings(
    max_examples=int(os.environ.get("REBUILDS", FEW)),
    stateful_step_count=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestRebuilds = Rebuilds.TestCase
TestRebuilds.settings = _SETTINGS
TestForked = Forked.TestCase
TestForked.settings = settings(_SETTINGS, max_examples=max(1, _SETTINGS.max_examples // 3))
