"""A bar for long work, where somebody looks, and nothing where nobody does."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from sharih import build
from sharih.check import folder
from sharih.commands import progress
from sharih.commands.convert import progress as of_seeds
from sharih.commands.progress import bars, shows_bars
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.settings import Settings, load_settings
from sharih.site import reading
from sharih.site.stages import Stage, Stages
from tests.helpers.projects import Project

HIDDEN = "\x1b[?25l"
"""By which a terminal hides its cursor, as it does under a bar."""


class Terminal(Console):
    """A terminal whose output is kept."""

    def __init__(self, quiet: bool = False) -> None:
        self.kept = io.StringIO()
        kind = {"TERM": "xterm"}
        super().__init__(file=self.kept, force_terminal=True, width=80, _environ=kind, quiet=quiet)

    @property
    def text(self) -> str:
        """What was written to it, without what moves the cursor."""
        return re.sub(r"\x1b\[[\d;?]*\w", "", self.kept.getvalue())


def settings_of(project: Project) -> Settings:
    """Read the settings of a project."""
    return load_settings(project.root / "pelicanconf.py")


@pytest.fixture(autouse=True)
def not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the tests look as if nobody were CI."""
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return `pass_on(seconds)`; no other time passes."""
    now = [1000.0]

    def pass_on(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return pass_on


def test_what_takes_a_moment_has_no_bar(clock: Callable[[float], None]) -> None:
    console = Terminal()
    with bars(console) as bar:
        for done in range(9):
            clock(0.1)
            bar.move("pages read", done, 9)
    assert console.kept.getvalue() == ""


def test_what_takes_longer_has_one_that_goes_when_it_is_done(
    clock: Callable[[float], None],
) -> None:
    console = Terminal()
    with bars(console) as bar:
        for done in range(4):
            bar.move("pages read", done, 4)
            clock(0.6)
        assert console.text.count("pages read") > 0
        assert "2/4" in console.text
        assert "1/4" not in console.text
        before = console.kept.getvalue()
        bar.move("pages read", 4, 4)
        assert bar._bar is None
        assert console.kept.getvalue() != before  # the line is emptied


def test_each_stage_has_a_bar_and_a_moment_of_its_own(clock: Callable[[float], None]) -> None:
    console = Terminal()
    with bars(console) as bar:
        stages = Stages(lambda _: bar.clear(), bar.show)
        for done, thing in (("read", "explainer"), ("rendered", "file")):
            with stages.stage(done, thing) as stage:
                for passed in range(1, 5):
                    stage.step(passed, 9)
                    clock(0.6)
            assert bar._bar is None
    assert "explainers read" in console.text
    assert "files rendered" in console.text
    assert console.text.index("3/9") < console.text.index("files rendered")
    assert console.text.count("1/9") == console.text.count("2/9") == 0


def test_a_bar_is_not_drawn_at_every_step(clock: Callable[[float], None]) -> None:
    console = Terminal()
    with bars(console) as bar:
        bar.move("pages read", 0, 10_000)
        clock(2)
        for done in range(1, 1001):
            clock(0.001)
            bar.move("pages read", done, 10_000)
    drawn = re.findall(r"(\d+)/10000", console.text)
    assert len(dict.fromkeys(drawn)) <= 11


def test_a_bar_goes_too_where_something_fails(clock: Callable[[float], None]) -> None:
    console = Terminal()

    def fail() -> None:
        with bars(console) as bar:
            bar.move("pages read", 1, 10)
            clock(2)
            bar.move("pages read", 2, 10)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert "2/10" in console.text
    assert console.kept.getvalue().endswith("\x1b[2K")  # the line is empty


def test_a_bar_does_not_keep_this_process_from_copying_itself(
    clock: Callable[[float], None],
) -> None:
    threads = threading.active_count()  # other tests may leave some, and then none is copied
    with bars(Terminal()) as bar:
        bar.move("pages read", 1, 10)
        clock(2)
        bar.move("pages read", 2, 10)
        assert bar._bar is not None
        assert threading.active_count() == threads


def test_bars_are_for_terminals_that_somebody_looks_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shows_bars(Terminal())
    assert not shows_bars(Console(file=io.StringIO()))
    assert not shows_bars(Terminal(quiet=True))
    assert not shows_bars(Console(force_terminal=True, _environ={"TERM": "dumb"}))
    monkeypatch.setenv("CI", "true")
    assert not shows_bars(Terminal())


@pytest.mark.parametrize("quiet", [True, False])
def test_where_nobody_looks_no_bar_is_drawn(clock: Callable[[float], None], quiet: bool) -> None:
    console = Terminal(quiet=True) if quiet else Console(file=io.StringIO())
    with bars(console) as bar:
        for done in range(9):
            clock(2)
            bar.move("pages read", done, 9)
    file = console.file
    assert isinstance(file, io.StringIO)
    assert file.getvalue() == ""


def test_seeds_are_told_in_lines_where_nobody_looks() -> None:
    console = Console(file=(file := io.StringIO()))
    with of_seeds(console) as told:
        for done in range(1, 2501):
            told(done, 2500)
    assert file.getvalue() == "1000 of 2500 seeds\n2000 of 2500 seeds\n"


def test_seeds_have_a_bar_where_somebody_looks(clock: Callable[[float], None]) -> None:
    console = Terminal()
    with of_seeds(console) as told:
        for done in range(1, 5):
            told(done, 9)
            clock(0.6)
    assert "seeds converted" in console.text
    assert "3/9" in console.text


# ------------------------------------------------------------------ who tells of steps


def test_reading_tells_of_every_text(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(project)
    for forks in (False, True):
        monkeypatch.setattr(reading, "FEWEST_FOR_FORKS", 1 if forks else 60)
        steps: list[tuple[int, int]] = []
        reader = reading.TextReader(settings, Registry(Path("topics.toml"), {}), None)
        texts = reader.read_all(Problems(), lambda *step, to=steps: to.append(step))
        assert steps[-1] == (len(texts), len(texts))
        assert [done for done, _ in steps] == sorted({done for done, _ in steps})


def test_a_build_and_a_check_tell_how_far_they_are(built_project: Project) -> None:
    settings = settings_of(built_project)
    steps: list[Stage] = []
    stages = Stages(on_step=steps.append)
    build.build(settings, convert=False, clean=True, say=lambda _: None, stages=stages)
    told = {(one.thing, one.done): (one.passed, one.total) for one in steps}
    assert set(told) == {("explainer", "read"), ("file", "rendered")}
    assert all(0 < total <= passed for passed, total in told.values())
    pages: list[tuple[int, int]] = []
    site = folder.read_folder(
        built_project.output, settings.siteurl, settings.base, lambda *step: pages.append(step)
    )
    assert pages == [(done, len(site.pages)) for done in range(1, len(site.pages) + 1)]


def test_a_build_and_a_check_on_a_terminal_draw_bars(
    built_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(progress, "shows_bars", lambda console: not console.quiet)
    monkeypatch.setattr(progress.Bars, "move", lambda _, what, *__: drawn.append(what))
    assert built_project.run("build", "--clean").returncode == 0
    assert {"explainers read", "files rendered"} <= set(drawn)
    drawn.clear()
    built_project.run("check")
    assert set(drawn) == {"pages read"}  # the texts are as the build read them
