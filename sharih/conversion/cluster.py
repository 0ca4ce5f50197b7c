"""The address of a Dask cluster → an executor that works there, once its machines fit this one.

What is handed over and what comes back is pickled here and by the workers; the scheduler passes
bytes on, and needs no Sharih. A function that is handed over again and again travels once.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import pickle
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from importlib import import_module, metadata
from ipaddress import ip_address
from operator import call
from pathlib import Path
from threading import Timer
from typing import Any, Final, ParamSpec, TypeVar
from uuid import uuid4

import sharih
from sharih.errors import SharihError

Result = TypeVar("Result")
P = ParamSpec("P")
Say = Callable[[str], None]
Installation = Mapping[str, str]
"""What decides the result of a conversion: the name of each thing installed → its version."""

CONNECTING: Final = 10
"""Seconds until a scheduler must have answered, and its first worker must be there."""
WITHOUT_WORKERS: Final = 60
"""Seconds to wait for another worker when the last one is gone."""

_PORT: Final = 8786
"""Where a scheduler listens if nobody says anything else."""
_ADDRESS: Final = re.compile(
    r"dask://(?:(?P<how>tcp|tls)://)?(?P<host>\[[\da-fA-F:.]+\]|[\w.-]+)(?::(?P<port>\d{1,5}))?/?"
)
_LIBRARIES: Final = (
    "ahocorasick-rs", "charset-normalizer", "hijridate", "markdown", "markdown-it-py", "nh3",
    "selectolax",
)  # fmt: skip
"""What reads seeds beside Sharih itself."""


class ClusterError(SharihError):
    """A cluster cannot be used, or was lost while it worked."""


def scheduler_address(word: str) -> str:
    """Write the address of a scheduler as Dask has it: `dask://host` → `tcp://host:8786`.

    Raises ClusterError for what is no such address.
    """
    found = _ADDRESS.fullmatch(word)
    if found is None or not 0 < int(found["port"] or _PORT) < 65536:
        remedy = "Write dask://HOST:PORT, or dask://tls://HOST:PORT where the cluster encrypts"
        raise ClusterError(f"{word or '--executor'}: is no address of a cluster. {remedy}.")
    return f"{found['how'] or 'tcp'}://{found['host']}:{found['port'] or _PORT}"


@contextmanager
def cluster(word: str, say: Say) -> Iterator[Cluster]:
    """Work on the cluster at an address, `dask://HOST:PORT`, until the end of the context.

    `say` is given lines on what happens there. Raises ClusterError where that is no address,
    `distributed` is not installed, nobody answers, or a machine has another version of Sharih,
    of Python or of what reads seeds; its message is a line with what to do.
    """
    address = scheduler_address(word)
    client = _connect(address)
    try:
        _check(client, address)
        if not _is_safe(address):
            say(
                f"{address}: what is sent there is not encrypted, and whoever reaches this port"
                " can run programs on all machines of the cluster and on this one."
            )
        found = Cluster(client, address, say)
        yield found
        found.shutdown(wait=False)
    finally:
        with suppress(Exception):  # what it was for is done, or has failed and is told
            client.close(timeout=CONNECTING)


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
        outer.add_done_callback(lambda _: inner.cancel())
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
        there, result = pickle.loads(inner.result())  # noqa: S301 - the docs say who trusts whom
        if fault := _difference("one of its workers", there):
            raise ClusterError(f"{self._address}: {fault}")
        return result

    def _told(self, error: Exception) -> Exception:
        """Tell what only a cluster raises in one line."""
        if isinstance(error, CancelledError):
            return ClusterError(f"{self._address}: {_SCHEDULER_LOST}")
        if type(error).__name__ == "KilledWorker":
            return ClusterError(f"{self._address}: {_WORKERS_KILLED}")
        if isinstance(error, ModuleNotFoundError):
            return ClusterError(f"{self._address}: {_difference('one of its workers', error)}")
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


@lru_cache(maxsize=1)
def installation() -> Installation:
    """Tell what is installed where this is called."""
    package = Path(sharih.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    found = {"Sharih": f"{sharih.__version__} ({digest.hexdigest()[:8]})"}
    found["Python"] = f"{sys.version_info.major}.{sys.version_info.minor}"
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


class _Question:
    """What is `installation()` where it is unpickled, also where there is no such module."""

    def __reduce__(self) -> tuple[Any, ...]:
        return installation, ()


def _work_on(function: Callable[..., Any], data: bytes) -> bytes:
    """Work on one call, at a worker."""
    args, kwargs = pickle.loads(data)  # noqa: S301 - whoever starts a worker trusts who uses it
    return pickle.dumps((installation(), function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)


def _connect(address: str) -> Any:
    """Connect to a scheduler."""
    try:
        distributed: Any = import_module("distributed")
    except ModuleNotFoundError as error:
        if error.name != "distributed":
            raise
        remedy = "Install it with:  pip install distributed"
        message = "the package distributed is not installed, which clusters need"
        raise ClusterError(f"--executor: {message}. {remedy}") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it tells is told here
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    remedy = "See whether the address is right, or start a scheduler with:  dask scheduler"
    try:
        what = asyncio.run(asyncio.wait_for(_identity(distributed, address), CONNECTING))["type"]
        if what == "Scheduler":
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # other versions are told below
                return distributed.Client(address, timeout=CONNECTING, set_as_default=False)
        reason = f"is no scheduler, but a {what.lower()}"
    except TypeError:  # what Dask raises where its configuration names no certificates
        reason = "no certificate is set for this machine"
        remedy = "Name it in Dask's configuration, under distributed.comm.tls."
    except Exception as error:  # noqa: BLE001 - what answers there may be anything
        reason = f"no scheduler answers ({type(error).__name__})"
    raise ClusterError(f"{address}: {reason}. {remedy}")


async def _identity(distributed: Any, address: str) -> Mapping[str, Any]:
    """Ask who is at an address; unlike the client's, this question can be given up."""
    async with distributed.rpc(address, timeout=CONNECTING) as there:
        found: Mapping[str, Any] = await there.identity()
        return found


def _check(client: Any, address: str) -> None:
    """Raise ClusterError unless there are workers, and all have what is installed here."""
    try:
        client.wait_for_workers(1, timeout=CONNECTING)
    except TimeoutError:
        remedy = f"Start some with:  dask worker {address} --nthreads 1"
        raise ClusterError(f"{address}: has no worker. {remedy}") from None
    answers = client.run(pickle.loads, pickle.dumps(_Question()), on_error="return")
    for worker, there in answers.items():
        if fault := _difference(f"the worker {worker}", there):
            raise ClusterError(f"{address}: {fault}")


def _difference(who: str, there: Installation | BaseException) -> str:
    """Tell how what is installed somewhere differs from this machine; empty if it does not."""
    here = installation()
    if isinstance(there, ModuleNotFoundError):
        has = "no Sharih" if there.name == "sharih" else "another version of Sharih"
        return f"{who} has {has}, and this machine {here['Sharih']}. Install the same there."
    if isinstance(there, BaseException):
        return f"{who} does not work ({type(there).__name__}). See what it tells itself."
    for name, version in here.items():
        if (other := there.get(name, "none")) != version:
            return f"{who} has {name} {other}, and this machine {version}. Install the same there."
    return ""


def _is_safe(address: str) -> bool:
    """Whether nobody else hears what is sent to an address."""
    how, _, rest = address.partition("://")
    host = rest.rpartition(":")[0].strip("[]")
    if how == "tls" or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
