"""The theme that came with the program serves every project that has none of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.package.places import path_in_clone, read, theme
from tests.helpers.projects import ROOT, Project, digests
from tests.helpers.rebuilds import Rebuilt


@pytest.fixture
def themeless(built_project: Project) -> Project:
    """Return a project that names no theme and has none; its site was made with a copy of ours."""
    shutil.rmtree(built_project.root / "theme")
    built_project.replace("pelicanconf.py", 'THEME = "theme"\n', "")
    return built_project


def test_in_a_clone_theme_and_files_lie_where_everybody_sees_them() -> None:
    assert theme() == ROOT / "theme"
    workflow = ROOT / ".github/workflows/pages.yml"
    assert read("sharih/carried/pages.yml") == workflow.read_bytes()
    assert read("sharih/__init__.py") == (ROOT / "sharih/__init__.py").read_bytes()


def test_a_file_of_a_folder_that_goes_into_a_wheel_is_found_in_a_clone() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert path_in_clone("sharih/theme/templates/x.html", text) == "theme/templates/x.html"
    assert path_in_clone("sharih/themes.py", text) == "sharih/themes.py"


def test_a_project_without_a_theme_gets_the_site_that_ours_makes(themeless: Project) -> None:
    before = digests(themeless.output)
    assert themeless.built("--no-convert", "--output", "other")
    assert digests(themeless.root / "other") == before


@pytest.mark.parametrize("named", ["", 'THEME = "theme"\n'])
def test_pelican_makes_that_site_too(themeless: Project, named: str) -> None:
    before = digests(themeless.output)
    settings = (themeless.root / "pelicanconf.py").read_text(encoding="utf-8")
    themeless.write("pelicanconf.py", f"{named}{settings}\nTEMPLATE_PAGES = {{'x': ''}}\n")
    themeless.write("content/x", "A page of one's own.\n")
    done = themeless.run_apart("build", "--no-convert", "--output", "other")
    assert "building through Pelican" in done.stdout, done.stderr
    found = digests(themeless.root / "other")
    assert {path: found.get(path) for path in before} == before


def test_pelican_itself_needs_no_setting_for_the_theme(themeless: Project) -> None:
    before = digests(themeless.output)
    done = themeless.module("pelican", "--settings", "pelicanconf.py", "--output", "other")
    assert done.returncode == 0, done.stderr
    assert digests(themeless.root / "other") == before


def test_a_theme_that_is_named_and_not_there_is_told(themeless: Project) -> None:
    settings = (themeless.root / "pelicanconf.py").read_text(encoding="utf-8")
    themeless.write("pelicanconf.py", f'{settings}\nTHEME = "mine"\n')
    done = themeless.run("build", "--no-convert")
    assert done.returncode == 1
    line = settings.count("\n") + 2
    told = f"pelicanconf.py:{line}: THEME names mine, which is no folder."
    assert done.stderr.startswith(told)


def test_a_theme_that_comes_and_goes_is_seen_where_nothing_else_has_changed(
    tmp_path: Path,
) -> None:
    site = Rebuilt(tmp_path)
    theme, aside = site.project.root / "theme", tmp_path / "aside"
    theme.rename(aside)
    site.build("--no-convert")
    assert site.build_again("--no-convert") == 0
    aside.rename(theme)
    footer = theme / "templates/partials/footer.html"
    footer.write_text("<footer>ours</footer>\n", encoding="utf-8")
    site.build("--no-convert")
    assert b"<footer>ours</footer>" in (site.project.output / "ar/index.html").read_bytes()
    theme.rename(aside)
    site.build("--no-convert")
    assert b"<footer>ours</footer>" not in (site.project.output / "ar/index.html").read_bytes()
