"""The pages of the preview: what is told on them beside the site's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.preview.pages import Pages
from sharih.preview.panels import Panels
from tests.helpers.projects import explainer_text
from tests.helpers.sample import MEETING
from tests.helpers.workspaces import small_project, working


def test_a_bad_seed_is_told_on_every_page_and_keeps_no_page_from_being_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path / "project")
    monkeypatch.chdir(project.root)
    workspace = working(project)
    pages = Pages(workspace, Panels(), "run")
    version = workspace.state.version
    seed = project.write("seeds/empty.txt", "")
    assert workspace.may_convert({seed})
    workspace.convert()
    assert workspace.state.problems == ()
    assert workspace.state.version > version  # so that open pages show the bar that tells it
    assert "seeds/empty.txt: is empty" in "\n".join(map(str, workspace.state.told))
    for path in ("/", f"/ar/{MEETING}/", "/en/topics/kremlin/", "/nowhere/"):
        assert b"<code>seeds/empty.txt</code>" in pages.answer(path).body, path
    text = explainer_text("عنوان آخر", "كلام آخر.")
    workspace.update({project.write(f"content/explainers/{MEETING}/ar.md", text)})
    assert "عنوان آخر".encode() in pages.answer(f"/ar/{MEETING}/").body

    seed.unlink()
    register = project.write("content/seeds.toml", "[a\n")
    workspace.convert()
    assert [problem.shown for problem in workspace.state.seed_errors] == ["content/seeds.toml"]
    assert workspace.state.problems == ()
    register.unlink()
    assert workspace.may_convert({register})  # what is mended there is taken in
    workspace.convert()
    assert workspace.state.seed_errors == ()
    assert b"seeds" not in pages.answer(f"/ar/{MEETING}/").body
