"""Without its guards a build makes the same site, as long as nothing is wrong."""

from __future__ import annotations

from pathlib import Path

from bench.guarded import GUARDS
from tests.helpers.projects import Project, digests


def test_what_guards_a_build_can_be_left_out_to_be_measured(project: Project) -> None:
    sites = []
    for guards in ("on", "off"):
        done = project.module("bench.guarded", guards, "build", "--no-convert", "--clean")
        assert done.returncode == 0, done.stderr
        sites.append(digests(project.output))
    assert sites[0] == sites[1] != {}


def test_without_its_guards_a_build_takes_what_no_page_can_carry(project: Project) -> None:
    project.write("content/explainers/odd/ar.md", "Title: س\nSummary: س.\n\nخبر\ufdd0.\n")
    codes = [
        project.module("bench.guarded", guards, "build", "--no-convert").returncode
        for guards in ("on", "off")
    ]
    assert codes == [1, 0]


def test_each_guard_says_what_it_took(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "took"
    done = project.module("bench.guarded", str(file), "build", "--clean")
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    assert {name for name, _ in lines} <= set(GUARDS)
    asked = {"sharih.commands.build.inputs_of", "sharih.build.changed", "sharih.build.complete",
             "sharih.content.explainers.may_be_forbidden", "sharih.errors.Problems.in_order",
             "sharih.rebuild.texts.TextMemory.end"}  # fmt: skip
    assert asked <= {name for name, _ in lines}
    assert all(0 <= int(micros) < 60_000_000 for _, micros in lines)
