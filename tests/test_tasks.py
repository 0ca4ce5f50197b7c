"""The commands as tasks of invoke: the same options, said once, in any project's tasks.py."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest
from invoke.collection import Collection
from invoke.program import Program

from sharih import commands, tasks
from sharih.commands import line
from sharih.commands.options import COMMANDS, module_of
from tests.helpers.patience import WAIT

OWN = """\
from invoke.tasks import task
from sharih.tasks import *

@task
def greet(context):
    "Say hello."
    print("hello")
"""

namespace = Collection.from_module(tasks)


def actions(command: str) -> list[argparse.Action]:
    """Return what argparse knows of a command, but for its help."""
    (choices,) = (a.choices for a in line._parser()._actions if a.dest == "task")
    assert isinstance(choices, dict)
    return [action for action in choices[command]._actions if action.dest != "help"]


def inv(line: str) -> None:
    """Do what invoke does with words after its name."""
    Program(namespace=namespace, binary="inv").run(["inv", *line.split()], exit=False)


# ------------------------------------------------------------------ the same options


HELPING = {
    "answers",
    "guard",
    "line",
    "nothing_new",
    "option_records",
    "options",
    "progress",
    "site_commands",
    "task_parser",
    "terminal",
    "text_commands",
}
"""Modules of the room that are no commands."""


def test_every_command_is_a_module_and_a_task() -> None:
    modules = {module.name for module in iter_modules(commands.__path__)}
    assert modules - HELPING == set(map(module_of, COMMANDS))
    assert set(tasks.__all__) == set(map(module_of, COMMANDS))
    assert set(namespace.task_names) == set(COMMANDS)
    assert {name: task.__doc__ for name, task in namespace.tasks.items()} == {
        name: command.purpose for name, command in COMMANDS.items()
    }


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_task_has_the_options_of_its_command_with_the_same_help(name: str) -> None:
    words = COMMANDS[name].words
    unsaid = {word.name for word in words if word.optional or (word.many and not word.unless)}
    declared = {
        action.option_strings[0] if action.option_strings else action.dest: action.help
        for action in actions(name)
        if action.option_strings or action.dest not in unsaid  # which invoke cannot say
    }
    offered = {
        argument.names[0] if argument.positional else f"--{argument.names[0]}": argument.help
        for argument in namespace[name].get_arguments()
    }
    assert offered == declared
    assert all(text and text.endswith(".") for text in offered.values())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_flags_are_flags_in_both(name: str) -> None:
    flags = {action.option_strings[0] for action in actions(name) if action.nargs == 0}
    arguments = namespace[name].get_arguments()
    assert flags == {f"--{a.names[0]}" for a in arguments if not a.takes_value}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_defaults_are_told(name: str) -> None:
    for action in actions(name):
        if action.default not in (None, False, "", []):
            assert f"(default: {action.default})" in (action.help or "")


@pytest.mark.parametrize(
    "name",
    sorted(set(COMMANDS) - {"accept", "adopt", "diff", "import", "init", "new", "translate"}),
)
def test_help_of_a_task_shows_its_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    inv(f"{name} --help")
    told = " ".join(capsys.readouterr().out.split())
    for option in COMMANDS[name].options:
        assert f"--{option.name}" in told
        assert option.help in told


# ------------------------------------------------------------------ what is run


@pytest.mark.parametrize(
    ("said", "run"),
    [
        ("build", "build"),
        ("build --no-convert --siteurl=A", "build --siteurl=A --no-convert"),
        ("build --output x --clean", "build --output=x --clean"),
        ("build --siteurl=", "build --siteurl="),
        ("convert --only a.txt,b.txt --into talks", "convert --only=a.txt,b.txt --into=talks"),
        ("serve --port 81", "serve --port=81"),
        ("adopt old --dry-run", "adopt --dry-run -- old"),
        ("adopt --folder=old --rights=R", "adopt --rights=R -- old"),
        ("new T --slug bread", "new --slug=bread -- T"),
        ("new --lang ar T", "new --lang=ar -- T"),
        ("new --pair bread", "new --pair=bread"),
        ("new --quiet --pair bread", "new --pair=bread --quiet"),
        ("new --help", "new --help"),
        ("adopt --help", "adopt --help"),
        ("adopt -h", "adopt --help"),
        ("adopt --dry-run --help", "adopt --help"),
        ("export --format=xliff --only a,b", "export --format=xliff --only=a,b"),
        ("import translations --into bread", "import --into=bread -- translations"),
        ("import --mend bread", "import --mend=bread"),
        ("init ../x --name-ar=A --empty", "init --name-ar=A --empty -- ../x"),
        ("init --help", "init --help"),
        ("translate a,b --engine=http", "translate --engine=http -- a,b"),
        ("translate --all", "translate --all"),
        ("translate --get ar-en --yes", "translate --get=ar-en --yes"),
        ("translate --help", "translate --help"),
        ("update --to 0.2.0", "update --to=0.2.0"),
    ],
)  # fmt: skip
def test_what_is_said_reaches_the_command(
    monkeypatch: pytest.MonkeyPatch, said: str, run: str
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(tasks, "run", started.append)
    inv(said)
    assert started == [[sys.executable, "-m", "sharih", *run.split(" ")]]


def test_a_command_knows_what_its_task_gives_it() -> None:
    words = ["adopt", "--rights=R", "--", "old"]
    found = vars(line._parser().parse_args(words))
    assert (found["folder"], found["rights"], found["dry_run"]) == ("old", "R", False)
    found = vars(line._parser().parse_args(["serve"]))
    assert (found["port"], found["prefix"], found["settings"]) == (8000, "", "pelicanconf.py")
    found = vars(line._parser().parse_args(["convert", "a", "b", "--only=c", "--only=d"]))
    assert (found["names"], found["only"], found["again"]) == (["a", "b"], ["c", "d"], None)
    assert vars(line._parser().parse_args(["update"]))["version"] is None
    assert vars(line._parser().parse_args(["update", "0.2.0"]))["version"] == "0.2.0"


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        (["new", "--title=- minus"], "title", "- minus"),
        (["new", "--slug=minus", "--title=--slug=a b"], "title", "--slug=a b"),
        (["new", "--title", "- minus", "--lang=en"], "title", "- minus"),
        (["new", "--title=", "--pair=bread"], "title", ""),
        (["new", "- minus"], "title", "- minus"),
        (["new", "--", "--title=a"], "title", "--title=a"),
        (["new", "a", "--tags=x, y"], "tags", ["x, y"]),
        (["adopt", "--folder=- old"], "folder", "- old"),
        (["init", "--name-en=A b", "--folder", "-x"], "folder", "-x"),
    ],
)
def test_a_word_may_be_said_by_its_name_at_both_doors(
    said: list[str], name: str, value: object
) -> None:
    assert vars(line._parser().parse_args(said))[name] == value


@pytest.mark.parametrize(
    "said",
    [
        ["new", "--titel=- minus"],
        ["new", "a", "--title=b"],
        ["new", "--title"],
        ["init", "--x=a b"],
    ],
)
def test_what_is_no_option_is_never_taken_for_a_word(
    said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        line._parser().parse_args(said)
    told = capsys.readouterr().err
    assert said[-1].removeprefix("--title=") in told


@pytest.mark.parametrize("layout", ["tasks.py", "tasks/__init__.py"])
def test_a_project_elsewhere_has_the_tasks_and_its_own(
    tmp_path: Path, root: Path, layout: str
) -> None:
    below = tmp_path / "content" / "explainers"
    below.mkdir(parents=True)
    (tmp_path / layout).parent.mkdir(exist_ok=True)
    (tmp_path / layout).write_text(OWN, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("", encoding="utf-8")

    def started(*words: str) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, "PYTHONPATH": str(root)}
        command = [sys.executable, "-m", "invoke", *words]
        return subprocess.run(
            command, cwd=below, env=environ, capture_output=True, text=True, check=False,
            timeout=WAIT,
        )  # fmt: skip

    assert {line.split()[0] for line in started("--list").stdout.splitlines()[2:] if line} == {
        "greet",
        *COMMANDS,
    }
    assert started("greet").stdout == "hello\n"
    failed = started("publish", "--settings=pelicanconf.py")
    assert failed.returncode == 1
    assert failed.stderr.startswith("pelicanconf.py: SITEURL is still empty")
