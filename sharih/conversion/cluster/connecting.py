"""The address of a Dask cluster → an executor that works there, once its machines fit this one."""

from __future__ import annotations

import asyncio
import logging
import pickle
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from ipaddress import ip_address
from typing import Any, Final

from sharih.conversion.cluster.executor import Cluster, ClusterError, Say
from sharih.conversion.cluster.installation import Question, difference

CONNECTING: Final = 10
"""Seconds until a scheduler must have answered, and its first worker must be there."""

_SILENT: Final = ("distributed", "distributed.client", "tornado.application", "asyncio")
"""Loggers that print what fails in the background; what it means is told here."""
_PORT: Final = 8786
"""Where a scheduler listens if nobody says anything else."""
_ADDRESS: Final = re.compile(
    r"dask://(?:(?P<how>tcp|tls)://)?(?P<host>\[[\da-fA-F:.]+\]|[\w.-]+)(?::(?P<port>\d{1,5}))?/?"
)


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
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL)
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
    answers = client.run(pickle.loads, pickle.dumps(Question()), on_error="return")
    for worker, there in answers.items():
        if fault := difference(f"the worker {worker}", there):
            raise ClusterError(f"{address}: {fault}")


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
