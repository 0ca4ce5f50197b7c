"""`./inv profile` tells where the time of a build goes, in all its processes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from bench import shares, stages
from bench.running import Run
from bench.stages import IMPORTS, OTHERS, STAGES, place_of
from tests.helpers.projects import ROOT
from tests.helpers.sample import SAMPLE

PACKAGE = ROOT / "sharih"
WORK = """
import os, sys, time
from bench.sampler import Sampler
sampler = Sampler(sys.argv[1])
sampler.start()
def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end: pass
if os.fork() == 0:
    work(0.3)
    os._exit(0)
os.wait()
work(0.1)
sampler.stop()
"""


def frame_in(*files: str) -> FrameType:
    """Return the innermost frame of functions in files that call each other."""
    found: list[FrameType] = []
    names: dict[str, object] = {"keep": lambda: found.append(sys._getframe(1)), "call": None}
    for file in reversed(files):
        names = {"keep": names["keep"], "inner": names["call"]}
        code = "def call():\n    (inner or keep)()\n"
        exec(compile(code, file, "exec"), names)  # noqa: S102 - frames of any file
    call = names["call"]
    assert callable(call)
    call()
    return found[0]


@pytest.mark.parametrize(
    ("files", "stage", "function"),
    [
        (("/x/sharih/build.py", "/x/sharih/site/views/nodes.py"), "views", "site/views/nodes"),
        (("/x/sharih/site/views/nodes.py", "/x/sharih/arabic/folding.py"), "views",
         "arabic/folding"),
        (("/x/sharih/markdown/inline.py", "/x/site-packages/markdown/core.py"), "inline",
         "markdown/inline"),
        (("/x/sharih/content/words.py", "/x/sharih/content/mentions.py"), "names",
         "content/mentions"),
        (("/x/sharih/site/pages/render.py", "/x/theme/templates/home.html"), "templates",
         "home.html"),
        (("/x/theme/templates/home.html", "/x/site-packages/jinja2/lexer.py"), "compile",
         "home.html"),
        (("/x/sharih/build.py", "<frozen importlib._bootstrap>", "/x/sharih/output/tree.py"),
         IMPORTS, ""),
        (("/x/other.py",), OTHERS, ""),
    ],
)  # fmt: skip
def test_the_innermost_caller_with_a_stage_says_it(
    files: tuple[str, ...], stage: str, function: str
) -> None:
    place = place_of(frame_in(*files))
    assert place.stage == stage
    assert place.function.partition(": ")[0] == function


def test_stages_are_named_after_rooms_that_there_are() -> None:
    for room, stage in stages._ROOMS.items():
        assert (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file(), room
        assert stage in STAGES


def test_time_is_added_up_over_processes(tmp_path: Path) -> None:
    path = tmp_path / "samples"
    subprocess.run([sys.executable, "-c", WORK, path], cwd=ROOT, check=True)
    found = shares.read_samples(path, Run(1, 1, 1))
    assert 380_000 < found.stages.total() < 550_000


def test_the_shares_of_a_build_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert shares.main(["--pairs=3", f"--seeds={SAMPLE / 'seeds'}"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("3 pairs of full articles, cold: ")
    found = dict(re.findall(r"^(\w+) .* (\d+\.\d) %", told, re.MULTILINE))
    assert {*STAGES} <= found.keys()
    assert sum(float(found[stage]) for stage in STAGES) == pytest.approx(100, abs=1)
    for stage in (IMPORTS, "read", "templates"):
        assert float(found[stage]) > 1
    assert float(found[OTHERS]) < 5
