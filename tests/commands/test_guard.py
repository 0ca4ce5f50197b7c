"""What goes wrong around a command is a line, and what is told to end ends with all it started."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sharih.commands.guard import prepare, run_guarded
from tests.helpers.patience import WAIT
from tests.helpers.projects import ROOT, Project

REMEDY = "See that it is there and may be read and written, and that there is room."


def started(code: str, **pipes: int) -> subprocess.Popen[str]:
    """Start Python with this code, which can import the package."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", code]
    return subprocess.Popen(words, env=environ, text=True, **pipes)  # type: ignore[call-overload, no-any-return]


def failing(error: OSError) -> Callable[[], int]:
    """Return a command that fails like that."""

    def run() -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            PermissionError(errno.EACCES, "Permission denied", "content/explainers"),
            f"content/explainers: cannot be used (Permission denied). {REMEDY}",
        ),
        (
            OSError(errno.EDQUOT, "Disk quota exceeded", "a\nb"),
            f"a\\nb: cannot be used (Disk quota exceeded). {REMEDY}",
        ),
        (
            OSError("unknown"),
            "What was to be written or read cannot be (unknown). Make room, and try again.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_a_line(
    error: OSError, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_guarded(failing(error)) == 1
    assert capfd.readouterr().err == f"{told}\n"


def test_variables_that_say_nothing_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no zone")
    for zone in (str(tmp_path / "file"), f":{tmp_path}", "Nowhere/At-all"):
        environment = {"COLUMNS": "0", "LINES": "0", "TZ": zone, "HOME": "/"}
        prepare(environment)
        assert environment == {"HOME": "/"}
    for zone in ("Asia/Beirut", ":Asia/Beirut", ""):
        environment = {"COLUMNS": "80", "TZ": zone}
        prepare(environment)
        assert environment == {"COLUMNS": "80", "TZ": zone}


@pytest.mark.parametrize("variable", ["COLUMNS", "LINES"])
def test_in_no_columns_what_is_wrong_is_told_all_the_same(project: Project, variable: str) -> None:
    result = project.run_apart("build", "--settings", "none.py", environment={variable: "0"})
    assert result.returncode == 1
    assert result.stderr == "none.py: no settings file. Run from the project's folder.\n"


def test_a_time_zone_that_is_none_stops_nothing(project: Project) -> None:
    result = project.run_apart("check", "--site", "none", environment={"TZ": "content"})
    assert result.stderr.startswith("none: no folder with a site.")


_SHARIH = "import sys; from sharih.__main__ import main; sys.exit(main({words}))"


def test_output_that_nobody_can_have_is_told(project: Project) -> None:
    code = _SHARIH.format(words=["new", "T", "--settings", str(project.root / "pelicanconf.py")])
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        process = started(code, stdout=full.fileno(), stderr=subprocess.PIPE)
        _, told = process.communicate(timeout=WAIT)
    assert process.returncode == 1
    assert told.endswith("cannot be (No space left on device). Make room, and try again.\n")
    assert told.count("\n") == 1


def test_a_reader_who_went_away_is_told_nothing(project: Project) -> None:
    code = _SHARIH.format(words=["new", "T", "--settings", str(project.root / "pelicanconf.py")])
    reading, writing = os.pipe()
    os.close(reading)
    process = started(code, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, told = process.communicate(timeout=WAIT)
    assert process.returncode in (1, 141)
    assert told == ""


def test_a_closed_terminal_lets_no_file_take_its_place(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom sharih.commands.guard import prepare\n"
        "os.close(1); sys.stdout = None\nprepare({})\n"
        f"assert os.open({str(tmp_path / 'file')!r}, os.O_CREAT | os.O_WRONLY) > 2\n"
        "print('nowhere')\n"
    )
    assert started(code).wait(timeout=WAIT) == 0
    assert (tmp_path / "file").read_bytes() == b""


def test_an_interruption_before_anything_is_loaded_is_a_line() -> None:
    code = (
        "import os, signal\nfrom sharih.commands.guard import stop_at_once\n"
        "stop_at_once()\nos.kill(os.getpid(), signal.SIGINT)\nprint('went on')\n"
    )
    process = started(code, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said, told = process.communicate(timeout=WAIT)
    assert (process.returncode, said) == (130, "")
    assert told == "Stopped; the site is as it was.\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_task_that_is_told_to_end_ends_its_command(number: signal.Signals) -> None:
    inner = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
    code = (
        "import sys\nfrom sharih.tasks import exit_code\n"
        f"sys.exit(exit_code([sys.executable, '-c', {inner!r}]))"
    )
    with started(code, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.send_signal(number)
        assert process.wait(timeout=WAIT) == 128 + number
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_command_ends_with_what_is_to_be_done_at_the_end(built_project: Project) -> None:
    code = (
        "import atexit, runpy, sys\n"
        "atexit.register(lambda: sys.stdout.write('done'))\n"
        "sys.argv = ['sharih', 'build', '--no-convert']\n"
        "runpy.run_module('sharih', run_name='__main__')\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", code]
    found = subprocess.run(
        words, cwd=built_project.root, env=environ, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.endswith("done")


def test_a_command_waits_for_its_threads() -> None:
    code = (
        "import threading, time\n"
        "from sharih.commands.guard import end\n"
        "def late():\n"
        "    time.sleep(0.2)\n"
        "    print('late')\n"
        "threading.Thread(target=late).start()\n"
        "end(3)\n"
    )
    with started(code, stdout=subprocess.PIPE) as process:
        told, _ = process.communicate(timeout=WAIT)
    assert (process.returncode, told) == (3, "late\n")
