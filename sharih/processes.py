"""A pure function and items → its results in their order, worked out by several processes.

The executor is the standard library's. What it lacks for commands that run in a terminal:
results come in the order of the items with few of them in memory; Ctrl-C ends every process at
once and none of them writes about it; and a process that is killed is always noticed.
"""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from sharih.errors import SharihError

if TYPE_CHECKING:  # loaded where several processes work, as it takes a while
    from concurrent.futures import Executor, Future, ProcessPoolExecutor
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
P = ParamSpec("P")
Meanwhile = Callable[[], object]
"""What this process does while others work."""

IN_FLIGHT: Final = 4
"""How many items a process may be ahead of the one whose result is waited for."""
IN_FLIGHT_MEANWHILE: Final = 64
"""The same while nobody waits, as this process has something else to do first."""


def usable_processors() -> int:
    """Count the processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether copying this process is safe: macOS and further threads forbid it."""
    known = sys.platform != "darwin" and hasattr(os, "fork")
    return known and threading.active_count() == 1


def in_order(
    executor: Executor,
    function: Callable[[Item], Result],
    items: Iterable[Item],
    in_flight: int,
    meanwhile: Meanwhile | None = None,
) -> Generator[Result]:
    """Apply a function to items on any executor; the results come in the order of the items.

    At most `in_flight` items are handed over before the result of the first of them is taken;
    `meanwhile` is done here before that. Raises what the function raises, and BrokenExecutor
    where the executor lost a worker.
    """
    left = iter(items)
    waiting: deque[Future[Result]] = deque()
    waiting.extend(executor.submit(function, item) for item in islice(left, in_flight))
    if meanwhile is not None:
        meanwhile()
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(executor.submit(function, item) for item in islice(left, 1))


def in_processes(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    count: int,
    meanwhile: Meanwhile | None = None,
) -> Generator[Result]:
    """Apply a function to items in this many processes; the results come in the order of the items.

    Where this process can be copied the function is inherited, with all it holds; elsewhere it
    is pickled once a process. `meanwhile` is done here once they work. Raises what the function
    raises, BrokenExecutor where a process was ended from outside, and SharihError where there is
    no room for temporary files.
    """
    ahead = IN_FLIGHT if meanwhile is None else IN_FLIGHT_MEANWHILE
    try:
        temporary = TemporaryDirectory(prefix="sharih-")
    except OSError as error:
        raise _no_room(error) from None
    with temporary as folder:
        work = _Work(function, Path(folder))
        with _started(work, count) as executor:
            for path in in_order(executor, _work_on, enumerate(items), ahead * count, meanwhile):
                data = path.read_bytes()
                path.unlink()
                yield pickle.loads(data)  # noqa: S301 - written by a process of ours  # nosec B301


@contextmanager
def told_if_ended(what: str) -> Iterator[None]:
    """Raise SharihError in place of BrokenExecutor; `what` is what the processes were doing."""
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor:
        reason = f"A process that was {what} was ended from outside. Build again; memory may have"
        raise SharihError(f"{reason} run out, and the site is as it was.") from None


@dataclass(frozen=True, slots=True)
class _Work:
    """What the processes do."""

    function: Callable[[Any], Any]
    folder: Path
    """Where they put the results.

    The executor reads what a worker sends until its end, and waits for that for ever when the
    worker is killed in the middle; names of files are short enough to be sent whole.
    """


_work: Final[ContextVar[_Work]] = ContextVar("_work")
"""Set once in every process that works."""


def _work_on(numbered: tuple[int, Any]) -> Path:
    """Work on one item; returns the file with the result."""
    work = _work.get()
    number, item = numbered
    result = pickle.dumps(work.function(item), pickle.HIGHEST_PROTOCOL)
    path = work.folder / str(number)
    try:
        path.write_bytes(result)
    except OSError as error:
        raise _no_room(error) from None
    return path


def _no_room(error: OSError) -> SharihError:
    reason = f"temporary files cannot be written ({error.strerror or error})"
    remedy = "Make room for them, or name another folder in TMPDIR."
    return SharihError(f"{error.filename or 'TMPDIR'}: {reason}. {remedy}")


@contextmanager
def _started(work: _Work, count: int) -> Iterator[Executor]:
    """Start processes, and end them: at once where what is done with their results fails."""
    import multiprocessing

    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    ended, alive = context.Pipe(duplex=False)
    executor = _executor()(count, context, initializer=_begin, initargs=(work, ended, alive))
    with ended, alive, executor:
        try:
            yield executor
        except BaseException:
            os.write(alive.fileno(), bytes(count))  # one for each
            raise


@cache
def _executor() -> type[ProcessPoolExecutor]:
    """Return the class of processes that Ctrl-C in the terminal does not reach."""
    from concurrent.futures import ProcessPoolExecutor

    class Processes(ProcessPoolExecutor):
        """This process ends them."""

        def submit(
            self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs
        ) -> Future[Result]:
            """Hand over a call; a process started for it has what is blocked here blocked."""
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                return super().submit(fn, *args, **kwargs)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

    return Processes


def _begin(work: _Work, ended: Connection, alive: Connection) -> None:
    """Make a new process ready."""
    alive.close()
    gc.freeze()  # what is inherited stays; looking through it again and again copies it
    _work.set(work)
    threading.Thread(target=_end_when_told, args=(ended, work.folder), daemon=True).start()


def _end_when_told(ended: Connection, folder: Path) -> None:
    """End this process when a byte in the pipe says so, or where nobody is left to write one."""
    if not os.read(ended.fileno(), 1):
        with suppress(OSError):  # one process alone can rename it, and then none can write there
            shutil.rmtree(folder.rename(f"{folder}-left"))
    os._exit(1)
