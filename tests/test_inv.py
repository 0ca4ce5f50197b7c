"""`./inv` on machines of all kinds, played by a PATH of a few small programs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("sh", "cksum", "dirname", "rm", "cat", "mkdir", "chmod")

PYTHON = """\
#!/bin/sh
echo "$*" >>"$CALLS"
case $* in
    *version_info*) echo {version} ;;
    *ensurepip*) [ -f "$VENV_MODULE" ] ;;
    "-m venv .venv") mkdir -p .venv/bin; cat "$0" >.venv/bin/python; chmod +x .venv/bin/python ;;
    *"pip install"*) [ ! -f "$NO_NETWORK" ] ;;
    *"-m invoke"*) echo "invoked: $*" ;;
esac
"""
APT = """\
#!/bin/sh
echo "apt-get $*" >>"$CALLS"
case $* in *install*) : >"$VENV_MODULE" ;; esac
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine that has only what a test gives it."""

    folder: Path
    """Holds `project/`, `bin/` and the files by which the programs talk."""

    def give(self, name: str, script: str) -> None:
        """Put a program on the PATH."""
        path = self.folder / "bin" / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def give_python(self, name: str = "python3", version: str = "3.11") -> None:
        """Put a Python on the PATH."""
        self.give(name, PYTHON.format(version=version))

    def give_file(self, name: str) -> None:
        """Make one of the files by which the programs talk."""
        (self.folder / name).touch()

    def inv(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ./inv from another folder than the project's."""
        environ = {
            "PATH": str(self.folder / "bin"),
            "CALLS": str(self.folder / "calls"),
            "VENV_MODULE": str(self.folder / "venv-module"),
            "NO_NETWORK": str(self.folder / "no-network"),
        }
        (self.folder / "calls").write_text("", encoding="utf-8")
        command = [str(self.folder / "project" / "inv"), *words]
        return subprocess.run(
            command, cwd="/", env=environ, capture_output=True, text=True, check=False
        )

    @property
    def calls(self) -> str:
        """What the programs were asked in the last run."""
        return (self.folder / "calls").read_text(encoding="utf-8")


@pytest.fixture
def machine(root: Path, tmp_path: Path) -> Machine:
    """Return a machine with the project, without Python, for somebody who is not root."""
    project, programs = tmp_path / "project", tmp_path / "bin"
    project.mkdir()
    programs.mkdir()
    for name in ("inv", "requirements.txt"):
        shutil.copy(root / name, project / name)
    for name in TOOLS:
        found = shutil.which(name)
        assert found is not None
        (programs / name).symlink_to(found)
    played = Machine(tmp_path)
    played.give("id", "#!/bin/sh\necho 1000\n")
    played.give_file("venv-module")
    return played


def test_the_first_run_makes_the_environment_and_runs_the_task(machine: Machine) -> None:
    machine.give_python()
    result = machine.inv("build", "--output", "a b")
    assert (result.returncode, result.stdout) == (0, "invoked: -m invoke build --output a b\n")
    assert "--requirement requirements.txt" in machine.calls


def test_the_second_run_installs_nothing(machine: Machine) -> None:
    machine.give_python()
    machine.inv("build")
    result = machine.inv("build")
    assert (result.returncode, result.stderr) == (0, "")
    assert "pip" not in machine.calls
    assert "venv" not in machine.calls


def test_without_words_the_tasks_are_listed(machine: Machine) -> None:
    machine.give_python()
    assert machine.inv().stdout == "invoked: -m invoke --list\n"


def test_changed_requirements_are_installed_into_the_environment(machine: Machine) -> None:
    machine.give_python()
    machine.inv("build")
    with (machine.folder / "project" / "requirements.txt").open("a") as file:
        file.write("# changed\n")
    machine.inv("build")
    assert "pip install" in machine.calls
    assert "-m venv" not in machine.calls


def test_an_interrupted_installation_is_done_anew(machine: Machine) -> None:
    machine.give_python()
    machine.give_file("no-network")
    assert machine.inv("build").returncode == 1
    (machine.folder / "no-network").unlink()
    left_over = machine.folder / "project" / ".venv" / "left-over"
    left_over.touch()
    assert machine.inv("build").returncode == 0
    assert not left_over.exists()


def test_another_python_version_makes_the_environment_anew(machine: Machine) -> None:
    machine.give_python()
    machine.inv("build")
    machine.give_python(version="3.12")
    (machine.folder / "project" / ".venv" / "bin" / "python").unlink()
    machine.inv("build")
    assert "-m venv .venv" in machine.calls


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.give_python("python3", "3.9")
    machine.give_python("python3.12", "3.12")
    result = machine.inv("build")
    assert result.returncode == 0
    assert "with Python 3.12" in result.stderr


@pytest.mark.parametrize(("version", "told"), [("3.10", "only Python 3.10"), (None, "no python3")])
def test_an_old_or_missing_python_is_told_in_one_line(
    machine: Machine, version: str | None, told: str
) -> None:
    if version:
        machine.give_python(version=version)
    result = machine.inv("build")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "3.11 or newer" in result.stderr
    assert told in result.stderr


def test_a_missing_venv_module_is_installed_as_root(machine: Machine) -> None:
    machine.give_python()
    machine.give("id", "#!/bin/sh\necho 0\n")
    machine.give("apt-get", APT)
    (machine.folder / "venv-module").unlink()
    assert machine.inv("build").returncode == 0
    assert "apt-get install -qq -y --no-install-recommends python3.11-venv" in machine.calls


def test_a_missing_venv_module_is_told_with_the_command_to_others(machine: Machine) -> None:
    machine.give_python()
    machine.give("apt-get", APT)
    (machine.folder / "venv-module").unlink()
    result = machine.inv("build")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("sudo apt-get install python3.11-venv\n")
    assert "apt-get" not in machine.calls


def test_a_failing_task_ends_with_its_exit_code(machine: Machine) -> None:
    failing = PYTHON.format(version="3.13").replace('echo "invoked: $*"', "exit 7")
    machine.give("python3", failing)
    assert machine.inv("build").returncode == 7


@pytest.mark.parametrize(
    ("said", "run"),
    [
        ("update", "update"),
        ("update 0.2.0", "update --to 0.2.0"),
        ("update 0.2.0 --dry-run", "update --to 0.2.0 --dry-run"),
        ("update --to 0.2.0", "update --to 0.2.0"),
        ("update --dry-run ../x", "update --dry-run --to ../x"),
        ("update -h", "update -h"),
        ("build update 1", "build update 1"),
    ],
)
def test_the_version_to_update_to_is_a_word_that_may_be_left_out(
    machine: Machine, said: str, run: str
) -> None:
    machine.give_python()
    assert machine.inv(*said.split()).stdout == f"invoked: -m invoke {run}\n"


@pytest.mark.parametrize("flock", [True, False])
def test_of_two_first_runs_at_once_one_makes_the_environment(machine: Machine, flock: bool) -> None:
    slow = PYTHON.format(version="3.11").replace("mkdir -p", "sleep 0.2; mkdir -p")
    slow = slow.replace("case $* in", f'case $* in\n    *fcntl*) exec "{sys.executable}" "$@" ;;')
    machine.give("python3", slow)
    for name in ("sleep", *(["flock"] if flock else [])):
        (machine.folder / "bin" / name).symlink_to(shutil.which(name) or "")
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda _: machine.inv("build"), range(2)))
    assert [result.returncode for result in done] == [0, 0]
    assert [result.stderr.count("installing") for result in done].count(1) == 1


def test_the_script_is_posix_shell(root: Path) -> None:
    shell = shutil.which("dash") or shutil.which("sh")
    assert shell is not None
    subprocess.run([shell, "-n", os.fspath(root / "inv")], check=True)
