"""Converting on a Dask cluster: the same bytes as here, and a line for all that goes wrong."""

from __future__ import annotations

import os
import pickle
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from sharih import __version__
from sharih.conversion.cluster import Cluster, ClusterError, connecting, scheduler_address
from sharih.conversion.cluster.installation import difference, installation
from tests.helpers.clusters import DYING_SCHEDULER, DYING_WORKER, LocalCluster, local_cluster
from tests.helpers.newsroom import lines_of
from tests.helpers.patience import WAIT
from tests.helpers.projects import ROOT, Project, copied_project, digests

SEEDS = 200
"""Seven chunks."""
FAILING_IN_THE_BACKGROUND = """\
from threading import Event
from sharih.conversion.cluster import connecting

client, failed = connecting._connect("{address}"), Event()

async def failing():
    client.loop.call_later(0.2, failed.set)
    raise OSError("the connection broke")

client.loop.add_callback(failing)
failed.wait(10)
print("failed" if failed.is_set() else "nothing happened")
client.close()
"""
"""A client in whose own thread something fails that nobody waits for."""
Told = tuple[subprocess.CompletedProcess[str], dict[str, str]]
"""What a run printed, and the digests of all files after it."""


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """Return a cluster of two workers, whose current folder is no project."""
    with local_cluster(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with many seeds, one of them empty; for reading only."""
    project = copied_project(tmp_path_factory.mktemp("full") / "project")
    for number in range(SEEDS):
        project.write(f"seeds/{number:03}.txt", "\n".join(lines_of(number, "")))
    project.write("seeds/empty.txt", "")
    (project.root / "seeds" / "broken.docx").write_bytes(b"PK")
    return project


@pytest.fixture(scope="module")
def serial(full: Project, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Return what converting here prints and writes."""
    project = full.copied(tmp_path_factory.mktemp("serial") / "project")
    return convert(project, "--json"), digests(project.root)


@pytest.fixture
def elsewhere(full: Project, tmp_path: Path) -> Project:
    """Return a copy of that project."""
    return full.copied(tmp_path / "project")


PROGRAM = """\
import sys
from sharih.__main__ import main
from sharih.conversion.cluster import connecting, executor

connecting.CONNECTING, executor.WITHOUT_WORKERS = {seconds}, 1
sys.exit(main(sys.argv[1:]))
"""
"""Waits for a scheduler as long as it is told, for another worker a second, and else does what
`python -m sharih` does.

In a process of its own: threads of Dask would keep this one from copying itself.
"""


def convert(
    project: Project, *words: str, seconds: float = WAIT
) -> subprocess.CompletedProcess[str]:
    """Convert as a user does, but for how long a cluster is waited for."""
    program = project.root.with_name("patient.py")
    program.write_text(PROGRAM.format(seconds=seconds), encoding="utf-8")
    path = f"{program.parent}{os.pathsep}{ROOT}"
    environment = {"PYTHONPATH": path, "DASK_CONFIG": str(program.parent)}
    return project.module("patient", "convert", *words, environment=environment)


def refused(project: Project, address: str, seconds: float = WAIT) -> str:
    """Convert on a cluster, which must fail in one line and write nothing; returns the line."""
    before = digests(project.root)
    result = convert(project, "--executor", address, seconds=seconds)
    assert (result.returncode, result.stdout) == (1, "")
    assert digests(project.root) == before
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.rstrip("\n")


# ------------------------------------------------------------------ what is converted


def test_a_cluster_writes_and_tells_the_same_bytes_as_one_process(
    elsewhere: Project,
    serial: Told,
    two_workers: LocalCluster,
) -> None:
    here, files = serial
    there = convert(elsewhere, "--json", "--executor", two_workers.address)
    assert there.stdout == here.stdout
    assert there.stderr == here.stderr
    assert there.returncode == here.returncode == 1  # for the seeds that cannot be read
    assert "seeds/empty.txt: is empty." in there.stderr  # as seen from here, not from the worker
    assert digests(elsewhere.root) == files
    assert sum(path.endswith("/ar.md") for path in files) > SEEDS


def test_reports_of_few_seeds_are_the_same_too(
    project: Project, tmp_path: Path, two_workers: LocalCluster
) -> None:
    other = project.copied(tmp_path / "other")
    words = ("--again", "meeting.txt,congratulation.txt")
    there = convert(other, *words, "--executor", two_workers.address)
    assert there.stdout == convert(project, *words).stdout
    assert digests(other.root) == digests(project.root)


def test_a_worker_that_dies_loses_nothing_and_is_told(
    elsewhere: Project,
    serial: Told,
    tmp_path: Path,
) -> None:
    with local_cluster(tmp_path / "cluster", 1) as found:
        found.add(preload=DYING_WORKER.format(after=2))
        there = convert(elsewhere, "--json", "--executor", found.address)
    lines = there.stderr.splitlines(keepends=True)
    (told,) = [line for line in lines if " is gone; " in line]
    assert told.endswith("others do again what it had not handed over.\n")
    assert "".join(line for line in lines if line is not told) == serial[0].stderr
    assert there.stdout == serial[0].stdout
    assert digests(elsewhere.root) == serial[1]


# ------------------------------------------------------------------ before it begins


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("dask://desk", "tcp://desk:8786"),
        ("dask://10.0.0.7:9000/", "tcp://10.0.0.7:9000"),
        ("dask://tls://desk.example:9000", "tls://desk.example:9000"),
        ("dask://[::1]:9000", "tcp://[::1]:9000"),
    ],
)
def test_an_address_is_written_as_dask_has_it(word: str, address: str) -> None:
    assert scheduler_address(word) == address


@pytest.mark.parametrize(
    "word",
    [
        *("", "dask://", "spark://desk", "desk:8786", "tcp://desk:8786", "dask://desk:0"),
        *("dask://desk:65536", "dask://udp://desk", "dask://a b", "dask://desk:x", "dask://desk\n"),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_write(word: str) -> None:
    with pytest.raises(ClusterError, match=r"is no address of a cluster\. Write dask://HOST:PORT"):
        scheduler_address(word)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        *(("tcp://127.0.0.1:1", True), ("tcp://[::1]:1", True), ("tcp://localhost:1", True)),
        *(("tls://desk:1", True), ("tcp://desk:1", False), ("tcp://10.0.0.7:1", False)),
    ],
)
def test_an_address_is_safe_where_nobody_else_hears(address: str, expected: bool) -> None:
    assert connecting._is_safe(address) is expected


def test_an_empty_or_wrong_address_is_told_by_the_command(project: Project) -> None:
    for words in (("--executor=",), ("--executor", "spark://desk")):
        result = project.run("convert", *words)
        assert result.returncode == 1
        assert "is no address of a cluster. Write dask://HOST:PORT" in result.stderr
    result = project.run("convert", "--report", "meeting.txt", "--executor", "dask://desk")
    assert result.returncode == 1
    assert result.stderr == "--report reads its few seeds here. Leave out --executor.\n"


def test_where_nobody_answers_is_told(project: Project) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        port = nobody.getsockname()[1]
        line = refused(project, f"dask://127.0.0.1:{port}", seconds=1)
    assert line.startswith(f"tcp://127.0.0.1:{port}: no scheduler answers (")
    assert "start a scheduler with:  dask scheduler" in line


def test_who_answers_with_nothing_is_told(project: Project) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        line = refused(project, f"dask://127.0.0.1:{silent.getsockname()[1]}", seconds=1)
    assert ": no scheduler answers (TimeoutError)." in line


def test_a_cluster_without_workers_is_told(project: Project, tmp_path: Path) -> None:
    with local_cluster(tmp_path / "cluster") as found:
        line = refused(project, found.address, seconds=5)
    assert line == (
        f"tcp://{found.scheduler}: has no worker."
        f" Start some with:  dask worker tcp://{found.scheduler} --nthreads 1"
    )


def test_a_missing_package_is_told(project: Project, tmp_path: Path) -> None:
    missing = "raise ModuleNotFoundError('No module', name='distributed')\n"
    (tmp_path / "distributed.py").write_text(missing, encoding="utf-8")
    result = project.run_apart(
        "convert",
        *("--executor", "dask://127.0.0.1"),
        environment={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
    )
    assert result.returncode == 1
    assert result.stderr == (
        "--executor: the package distributed is not installed, which clusters need."
        " Install it with:  pip install distributed\n"
    )


def without_sharih(folder: Path) -> Path:
    """Make a folder from which the package cannot be imported, though it be installed."""
    missing = "raise ModuleNotFoundError('No module named sharih', name='sharih')\n"
    (folder / "sharih.py").write_text(missing, encoding="utf-8")
    return folder


def with_another_version(folder: Path) -> Path:
    """Copy the package under another version."""
    shutil.copytree(ROOT / "sharih", folder / "sharih")
    init = folder / "sharih" / "__init__.py"
    text = init.read_text(encoding="utf-8")
    init.write_text(text.replace(__version__, "0.0.9"), encoding="utf-8")
    return folder


def with_other_words(folder: Path) -> Path:
    """Copy the package under the same version, with another list of words."""
    shutil.copytree(ROOT / "sharih", folder / "sharih")
    with (folder / "sharih" / "data" / "titles.toml").open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    return folder


def before_clusters(folder: Path) -> Path:
    """Copy the package as it was before it knew clusters."""
    shutil.copytree(ROOT / "sharih", folder / "sharih")
    shutil.rmtree(folder / "sharih" / "conversion" / "cluster")
    return folder


@pytest.mark.parametrize(
    ("make", "has"),
    [
        (without_sharih, "no Sharih"),
        (with_another_version, "Sharih 0.0.9 ("),
        (with_other_words, f"Sharih {__version__} ("),
        (before_clusters, "another version of Sharih"),
    ],
)
def test_a_worker_with_another_sharih_is_told(
    project: Project, tmp_path: Path, make: Callable[[Path], Path], has: str
) -> None:
    (tmp_path / "other").mkdir()
    with local_cluster(tmp_path / "cluster") as found:
        found.add(package=make(tmp_path / "other"))
        line = refused(project, found.address)
    assert line.startswith(f"tcp://{found.scheduler}: the worker tcp://127.0.0.1:")
    assert f" has {has}" in line
    assert f", and this machine {installation()['Sharih']}. Install the same there." in line


def test_a_scheduler_needs_no_sharih(project: Project, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with local_cluster(tmp_path / "cluster", 1, without_sharih(tmp_path / "other")) as found:
        result = convert(project, "--again", "meeting.txt", "--executor", found.address)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", ["Python", "selectolax"])
def test_what_else_is_installed_must_be_the_same(name: str) -> None:
    there = {**installation(), name: "0"}
    here = installation()[name]
    assert difference("a worker", there) == (
        f"a worker has {name} 0, and this machine {here}. Install the same there."
    )
    assert difference("a worker", installation()) == ""


# ------------------------------------------------------------------ in the middle


def broken_off(project: Project, found: LocalCluster, serial: Told) -> str:
    """Convert on a cluster that fails in the middle, and then here; returns the last line told.

    What was written until then is whole, and the second run adds what is missing.
    """
    result = convert(project, "--executor", found.address)
    assert (result.returncode, result.stdout) == (1, "")
    assert "Traceback" not in result.stderr
    drafts = digests(project.root / "content" / "explainers")
    whole = {f"content/explainers/{path}": digest for path, digest in drafts.items()}
    assert whole.items() < serial[1].items()
    assert convert(project).returncode == 1  # for the seeds that cannot be read
    assert digests(project.root) == serial[1]
    return result.stderr.splitlines()[-1]


def test_a_scheduler_that_dies_is_told(elsewhere: Project, serial: Told, tmp_path: Path) -> None:
    with local_cluster(tmp_path / "cluster", 1, preload=DYING_SCHEDULER.format(after=3)) as found:
        assert broken_off(elsewhere, found, serial) == (
            f"tcp://{found.scheduler}: the scheduler is gone. Start the cluster again, and"
            " convert again; what was converted is whole and stays."
        )


def test_where_no_worker_is_left_that_is_told(
    elsewhere: Project, serial: Told, tmp_path: Path
) -> None:
    with local_cluster(tmp_path / "cluster") as found:
        found.add(preload=DYING_WORKER.format(after=3))
        assert broken_off(elsewhere, found, serial) == (
            f"tcp://{found.scheduler}: all of its workers are gone. Start some, and"
            " convert again; what was converted is whole and stays."
        )


def test_seeds_over_which_workers_die_are_told(
    elsewhere: Project, serial: Told, tmp_path: Path
) -> None:
    patience = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with local_cluster(tmp_path / "cluster", 1, variables=patience) as found:
        found.add(preload=DYING_WORKER.format(after=1))
        line = broken_off(elsewhere, found, serial)
    assert line.startswith(f"tcp://{found.scheduler}: several of its workers died over the same")


def test_what_fails_in_the_background_is_printed_nowhere(tmp_path: Path) -> None:
    """A connection may break while the client still asks for something in its own thread."""
    with local_cluster(tmp_path / "cluster") as found:
        program = FAILING_IN_THE_BACKGROUND.format(address=f"tcp://{found.scheduler}")
        command = [sys.executable, "-c", program]
        result = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=WAIT, check=False
        )
    assert (result.stdout, result.stderr, result.returncode) == ("failed\n", "", 0)


def test_a_worker_with_another_sharih_that_comes_later_is_told() -> None:
    there = pickle.dumps(({**installation(), "Sharih": "0.0.9"}, "result"))
    inner: Future[bytes] = Future()
    inner.set_result(there)
    outer: Future[str] = Future()
    with pytest.raises(ClusterError, match=r"one of its workers has Sharih 0\.0\.9, and this"):
        settled(outer, inner)


def settled(outer: Future[str], inner: Future[bytes]) -> str:
    """Return what a call has for its result that became this at the cluster."""
    found = object.__new__(Cluster)
    found._address = "tcp://desk:8786"
    found._settle(outer, inner)
    return outer.result()
