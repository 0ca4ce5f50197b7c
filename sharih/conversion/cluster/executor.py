"""A client of Dask → an executor, whose workers do again what one of them loses.

What is handed over and what comes back is pickled here and by the workers; the scheduler passes
bytes on, and needs no Sharih. A function that is handed over again and again travels once.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from operator import call
from threading import Timer
from typing import Any, Final, ParamSpec, TypeVar
from uuid import uuid4
from weakref import ref

from sharih.conversion.cluster.installation import difference, installation
from sharih.errors import SharihError

Result = TypeVar("Result")
P = ParamSpec("P")
Say = Callable[[str], None]

WITHOUT_WORKERS: Final = 60
"""Seconds to wait for another worker when the last one is gone."""


class ClusterError(SharihError):
    """A cluster cannot be used, or was lost while it worked."""


class Cluster(Executor):
    """The workers of a cluster; what one of them loses is done again by another."""

    def __init__(self, client: Any, address: str, say: Say) -> None:
        self._client = client
        self._address = address
        self._say = say
        self._executor: Executor = client.get_executor(pure=False)
        self._shared: tuple[Any, Any] | None = None
        self._open: set[Future[Any]] = set()
        self._workers: set[str] = set(client.nthreads())
        self._waiting: Timer | None = None
        self._lost = False
        self.processors: int = sum(client.nthreads().values())
        """How many calls are worked on at once, as the cluster is now."""
        client.subscribe_topic("all", self._hear)

    def submit(
        self, fn: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[Result]:
        """Hand over a call of a function that the workers can import.

        Its future raises what the function raises, and ClusterError where the cluster cannot go
        on with it. Raises ClusterError where no worker is left.
        """
        if self._lost:
            raise ClusterError(f"{self._address}: {_NO_WORKER_LEFT}")
        data = pickle.dumps((args, kwargs), pickle.HIGHEST_PROTOCOL)
        outer: Future[Result] = Future()
        self._open.add(outer)
        outer.add_done_callback(self._open.discard)
        inner = self._executor.submit(call, self._there(fn), data, key=f"sharih_call-{uuid4()}")
        # What is let go here is let go there too: no circle may keep it until Python looks for one.
        outer.add_done_callback(partial(_cancel, ref(inner)))
        inner.add_done_callback(partial(self._settle, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; without `wait`, or with `cancel_futures`, drop those not done."""
        if self._waiting is not None:
            self._waiting.cancel()
        if cancel_futures or not wait:
            for future in list(self._open):
                future.cancel()
        self._executor.shutdown(wait=wait)

    def _there(self, function: Callable[..., Any]) -> Any:
        """Return the function as workers have it; a lost one is made again from its bytes."""
        if self._shared is None or self._shared[0] is not function:
            data = pickle.dumps(partial(_work_on, function), pickle.HIGHEST_PROTOCOL)
            there = self._client.submit(pickle.loads, data, key=f"sharih_function-{uuid4()}")
            self._shared = function, there
        return self._shared[1]

    def _settle(self, outer: Future[Any], inner: Future[bytes]) -> None:
        """Pass on what became of a call."""
        with suppress(InvalidStateError):  # where it was given up here
            try:
                outer.set_result(self._result(inner))
            except Exception as error:  # noqa: BLE001 - whoever waits for the result gets it
                outer.set_exception(self._told(error))

    def _result(self, inner: Future[bytes]) -> Any:
        """Return what a worker sent, if it has what is installed here: it may have come later."""
        there, result = pickle.loads(inner.result())  # noqa: S301 - the docs say who trusts whom  # nosec B301
        if fault := difference("one of its workers", there):
            raise ClusterError(f"{self._address}: {fault}")
        return result

    def _told(self, error: Exception) -> Exception:
        """Tell what only a cluster raises in one line."""
        if isinstance(error, CancelledError):
            return ClusterError(f"{self._address}: {_SCHEDULER_LOST}")
        if type(error).__name__ == "KilledWorker":
            return ClusterError(f"{self._address}: {_WORKERS_KILLED}")
        if isinstance(error, ModuleNotFoundError):
            return ClusterError(f"{self._address}: {difference('one of its workers', error)}")
        return error

    def _hear(self, event: tuple[float, Any]) -> None:
        """Take note of workers that come and go."""
        _, message = event
        action = message.get("action") if isinstance(message, dict) else None
        if action == "add-worker":
            self._workers.add(message["worker"])
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None
        elif action == "remove-worker":
            self._workers.discard(message["worker"])
            line = f"{self._address}: the worker {message['worker']} is gone;"
            if self._workers:
                self._say(f"{line} others do again what it had not handed over.")
                return
            self._say(f"{line} it was the last one, and another is waited for.")
            self._waiting = Timer(WITHOUT_WORKERS, self._give_up)
            self._waiting.daemon = True
            self._waiting.start()

    def _give_up(self) -> None:
        self._lost = True
        for future in list(self._open):
            with suppress(InvalidStateError):
                future.set_exception(ClusterError(f"{self._address}: {_NO_WORKER_LEFT}"))


_AGAIN: Final = "convert again; what was converted is whole and stays."
_SCHEDULER_LOST: Final = f"the scheduler is gone. Start the cluster again, and {_AGAIN}"
_NO_WORKER_LEFT: Final = f"all of its workers are gone. Start some, and {_AGAIN}"
_WORKERS_KILLED: Final = (
    "several of its workers died over the same seeds. Give them more memory, or convert here,"
    f" and {_AGAIN}"
)


def _cancel(inner: ref[Future[bytes]], _outer: Future[Any]) -> None:
    """Cancel what is no longer waited for, if it is still there."""
    if (future := inner()) is not None:
        future.cancel()


def _work_on(function: Callable[..., Any], data: bytes) -> bytes:
    """Work on one call, at a worker."""
    args, kwargs = pickle.loads(data)  # noqa: S301 - whoever starts a worker trusts who uses it  # nosec B301
    return pickle.dumps((installation(), function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
