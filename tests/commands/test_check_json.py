"""`check --json`: an answer that programs can read, whatever goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    return copied_project(tmp_path / "project")


def test_faulty_settings_are_findings(project: Project) -> None:
    with (project.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("\nSHARIH_DRAFTS = 7\nSHARIH_NAME = 5\n")
    checked = project.run("check", "--json")
    said = json.loads(checked.stdout)
    assert checked.returncode == 1
    assert said["errors"] == len(said["problems"]) > 1
    assert said["failure"] is None
    assert {found["path"] for found in said["problems"]} == {"pelicanconf.py"}
    assert all(found["reason"] and found["remedy"] for found in said["problems"])


def test_a_site_that_is_not_built_is_a_failure(project: Project) -> None:
    checked = project.run("check", "--json")
    said = json.loads(checked.stdout)
    assert (checked.returncode, said["errors"], said["problems"]) == (1, 1, [])
    assert said["failure"] == checked.stderr.strip()


def test_findings_stand_in_order_of_file_and_line(project: Project) -> None:
    project.built("--no-convert")
    for lang in ("en", "ar"):
        path = next((project.root / "content/explainers").glob(f"*/{lang}.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n[a](explainer:none)\n\n[b](explainer:no)\n", encoding="utf-8")
    found = json.loads(project.run("check", "--json").stdout)["problems"]
    places = [(each["path"], each["line"] or 0) for each in found]
    assert places == sorted(places)
    assert sum("none" in each["reason"] for each in found) == 2
