"""Whatever happens to a project and to its site, a build leaves what a clean one would.

`REBUILDS=200` in the environment tries that many sequences instead of a few; `EDITS=300` that many
edits of one project, one after another, each with a build behind it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.rebuild_changes import CHANGES
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


@pytest.mark.parametrize("machine", [Rebuilds, Forked])
def test_a_build_after_many_edits_leaves_what_a_clean_one_would(machine: type[Rebuilds]) -> None:
    """What one edit leaves behind is there at the next: nothing is begun anew between them."""
    chance = random.Random(os.environ.get("SEED", "1"))  # noqa: S311 - to be repeated
    rebuilds = machine()
    done: list[tuple[str, int]] = []
    try:
        rebuilds.build(("--no-convert",))
        for _ in range(int(os.environ.get("EDITS", FEW))):
            done.append((chance.choice(sorted(CHANGES)), chance.randint(0, 120)))
            words = () if chance.random() < 1 / 4 else ("--no-convert",)
            rebuilds.change(done[-1:], words)
    except BaseException as error:
        error.add_note(f"after {done}")
        raise
    finally:
        rebuilds.teardown()
