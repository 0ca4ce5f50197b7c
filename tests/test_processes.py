"""Several processes at once: the order of results, and how they end in accidents."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sharih import processes
from sharih.errors import SharihError
from sharih.processes import in_order, in_processes
from tests.helpers.patience import WAIT

KINDS = ("forked", "new")


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have processes forked, or begun anew as macOS and further threads need it."""
    monkeypatch.setattr(processes, "can_fork", lambda: request.param == "forked")
    return str(request.param)


class Slow(Executor):
    """An executor that works only when a result is asked for, and notes how much is waiting."""

    def __init__(self) -> None:
        self.waiting = self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Note the call; its result is made when somebody asks."""
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        executor = self

        class Asked(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                executor.waiting -= 1
                return fn(*args, **kwargs)

        return Asked()


def square(number: int) -> int:
    return number * number


def die(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    raise SharihError(f"not {number}")


def sleep_less(number: int) -> int:
    time.sleep((9 - number) / 100)
    return number


# ------------------------------------------------------------------ order and memory


def test_results_come_in_order_whichever_is_ready_first() -> None:
    with ThreadPoolExecutor(10) as executor:
        assert list(in_order(executor, sleep_less, range(10), 10)) == list(range(10))


@pytest.mark.parametrize("in_flight", [1, 3, 100])
def test_no_more_items_are_handed_over_than_may_be_in_flight(in_flight: int) -> None:
    executor = Slow()
    assert list(in_order(executor, square, range(50), in_flight)) == [n * n for n in range(50)]
    assert executor.most == min(in_flight, 50)


@pytest.mark.usefixtures("kind")
def test_processes_give_what_one_gives() -> None:
    assert list(in_processes(square, range(100), 3)) == [n * n for n in range(100)]
    assert list(in_processes(square, (), 3)) == []


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_something_else_is_done_before_the_first_result_is_waited_for(count: int) -> None:
    done: list[str] = []
    made = in_processes(square, range(count), 2, lambda: done.append("meanwhile"))
    found = [(result, len(done)) for result in made]
    assert found == [(n * n, 1) for n in range(count)]
    assert done == ["meanwhile"]


def test_a_forked_process_inherits_what_cannot_be_pickled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "can_fork", lambda: True)
    lock = threading.Lock()
    assert list(in_processes(lambda n: lock.locked() or n, range(4), 2)) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("system", "threads", "expected"),
    [("linux", 1, True), ("linux", 2, False), ("darwin", 1, False)],
)
def test_a_process_is_copied_where_that_is_safe(
    monkeypatch: pytest.MonkeyPatch, system: str, threads: int, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert processes.can_fork() is expected


# ------------------------------------------------------------------ accidents


@pytest.mark.usefixtures("kind")
def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(SharihError, match=r"^not 0$"):
        list(in_processes(refuse, range(10), 2))


@pytest.mark.usefixtures("kind")
def test_a_process_that_is_killed_is_noticed() -> None:
    with pytest.raises(BrokenExecutor):
        list(in_processes(die, range(100), 2))


def test_where_temporary_files_find_no_room_one_line_says_so(tmp_path: Path) -> None:
    context = copy_context()
    context.run(processes._work.set, processes._Work(square, tmp_path / "gone"))
    with pytest.raises(SharihError) as caught:
        context.run(processes._work_on, (3, 9))
    assert str(caught.value) == (
        f"{tmp_path}/gone/3: temporary files cannot be written (No such file or directory)."
        " Make room for them, or name another folder in TMPDIR."
    )


def test_a_folder_for_temporary_files_that_cannot_be_made_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(SharihError, match="temporary files cannot be written") as caught:
        list(in_processes(square, range(10), 2))
    assert "\n" not in str(caught.value)


@contextmanager
def busy(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """Start a program as a terminal does; yields it and the numbers of its two processes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.busy", *words],
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    assert process.stdout is not None
    with process:
        try:
            yield process, [int(process.stdout.readline()) for _ in range(2)]
        finally:
            process.kill()


def wait_until_gone(workers: list[int], folder: Path) -> None:
    """Wait until the processes have ended and no temporary file is left."""
    end = time.monotonic() + WAIT
    while any(map(is_running, workers)) or list(folder.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended may still wait to be asked for its status."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


in_both_ways = pytest.mark.parametrize("words", [(), ("threads",)], ids=KINDS)


@in_both_ways
def test_ctrl_c_ends_all_processes_in_silence(tmp_path: Path, words: tuple[str, ...]) -> None:
    with busy(tmp_path, *words) as (process, workers):
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(WAIT) == 130
        wait_until_gone(workers, tmp_path)
        assert process.stderr is not None
        assert process.stderr.read() == ""


@in_both_ways
def test_no_process_outlives_the_one_that_began_it(tmp_path: Path, words: tuple[str, ...]) -> None:
    with busy(tmp_path, *words) as (process, workers):
        process.kill()
        assert process.wait(WAIT) == -signal.SIGKILL
        wait_until_gone(workers, tmp_path)


@pytest.mark.parametrize("after", [0.0, 0.003, 0.006, 0.009, 0.012, 0.015])
def test_a_process_killed_while_it_hands_over_a_result_is_noticed(
    tmp_path: Path, after: float
) -> None:
    with busy(tmp_path) as (process, workers):
        time.sleep(after)
        os.kill(workers[0], signal.SIGKILL)
        assert process.wait(WAIT) == 9
        wait_until_gone(workers, tmp_path)
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_leaving_results_untaken_ends_the_processes(tmp_path: Path) -> None:
    results = in_processes(partial(touch, tmp_path), range(1_000_000), 2)
    next(results)
    results.close()
    before = sorted(tmp_path.iterdir())
    time.sleep(0.1)
    assert sorted(tmp_path.iterdir()) == before


def touch(folder: Path, number: int) -> None:
    (folder / str(number)).touch()
