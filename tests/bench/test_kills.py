"""Killed commands leave what was, or what is new: a few of what `./inv kills` tries by the hundred.

What a fault looks like is tried too: a checker that finds nothing may be one that cannot.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.kills.__main__ import main
from bench.kills.disks import calm
from bench.kills.trees import mixture, put, same, state_of
from bench.kills.victims import Done

OLD = {"a": "1", "b": "1", "same": "1", "gone": "1"}
NEW = {"a": "2", "b": "2", "same": "1", "more": "2"}


@pytest.mark.parametrize("what", ["builds", "publishes", "conversions", "edits"])
def test_what_is_killed_is_old_or_new_and_the_next_run_heals_it(
    what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main([f"--{what}", "2"])
    table, faults = capsys.readouterr()
    assert (status, faults) == (0, "")
    assert table.splitlines()[-1].endswith("| 0 |")


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (OLD, "old"),
        (NEW, "new"),
        ({**OLD, "a": "2"}, "some of each"),
        ({**NEW, ".a.12-3.partial": "half", ".draft-x/ar.md": "half"}, "new"),
    ],
)
def test_every_file_may_be_old_or_new(now: dict[str, str], found: str) -> None:
    assert mixture(now, OLD, NEW) == found


@pytest.mark.parametrize(
    "now",
    [{**NEW, "a": "3"}, {**OLD, "b": ""}, {**NEW, "other": "1"}, {"a": "2", "b": "2", "more": "2"}],
)
def test_a_file_that_is_neither_is_a_fault(now: dict[str, str]) -> None:
    with pytest.raises(AssertionError, match="is neither old nor new"):
        mixture(now, OLD, NEW)


def test_what_is_left_over_after_the_next_run_is_a_fault() -> None:
    with pytest.raises(AssertionError, match=r"\.a\.12-3\.partial is too many"):
        same({**NEW, ".a.12-3.partial": "half"}, NEW)


def test_a_folder_is_made_like_another(tmp_path: Path) -> None:
    for name in ("one/x", "one/deep/y", "two/x", "two/old/z"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    put(tmp_path / "one", tmp_path / "two")
    assert state_of(tmp_path / "two") == state_of(tmp_path / "one")
    assert not (tmp_path / "two" / "old").exists()


@pytest.mark.parametrize(
    ("status", "said"),
    [(1, "Traceback (most recent call last):\n"), (1, " \n"), (-9, "stopped"), (2, "usage")],
)
def test_a_command_that_is_at_a_loss_for_words_is_a_fault(status: int, said: str) -> None:
    with pytest.raises(AssertionError):
        calm(Done(status, said))


@pytest.mark.parametrize("done", [Done(0, ""), Done(1, "a.md: cannot be written. Make room.")])
def test_a_command_that_says_what_is_wrong_is_none(done: Done) -> None:
    assert calm(done) is done
