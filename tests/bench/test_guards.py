"""Without its guards a build makes the same site, as long as nothing is wrong."""

from __future__ import annotations

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
