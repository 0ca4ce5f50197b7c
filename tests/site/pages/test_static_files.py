"""The theme's files land where the settings say, and others of its folders with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project, digests, explainer_text

SETTINGS = 'THEME_STATIC_DIR = "theme"\nTHEME_STATIC_PATHS = ["static", "extra", "one/note.txt"]\n'
MENU = """THEME_STATIC_DIR = "assets"
MENUITEMS = [("A", "/topics/"), ({"ar": "ب"}, "explainer:bread")]
LINKS = [("C", "https://example.org/")]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of one explainer whose theme has further files."""
    made = copied_project(tmp_path / "project")
    for folder in ("content/explainers", "content/pages", "seeds"):
        shutil.rmtree(made.root / folder)
    made.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص."))
    made.write("theme/extra/deep/a.txt", "a")
    made.write("theme/extra/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    made.write("theme/one/note.txt", "note")
    made.write("theme/one/other.txt", "other")
    monkeypatch.chdir(made.root)
    return made


def with_settings(project: Project, text: str) -> None:
    known = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f"{known}\n{text}")


def test_all_of_them_land_in_that_folder_and_pages_lead_there(project: Project) -> None:
    project.built("--no-convert")
    before = {name for name in digests(project.output) if name.startswith("static/")}
    with_settings(project, SETTINGS)
    files = project.built("--no-convert")
    moved = {name.replace("static/", "theme/", 1) for name in before}
    assert {name for name in files if name.startswith(("theme/", "static/"))} == {
        *moved, "theme/deep/a.txt", "theme/note.txt",
    }  # fmt: skip
    assert (
        (project.output / "theme/icon.svg").read_text(encoding="utf-8").startswith("<svg xmlns='")
    )
    page = (project.output / "ar/bread/index.html").read_text(encoding="utf-8")
    assert 'href="/theme/sharih.' in page
    assert 'href="/theme/icon.svg"' in page
    assert '<link rel="apple-touch-icon" href="/theme/icon.png">' in page
    assert "/static/" not in page
    assert ": 0 errors" in project.run("check").stdout
    project.write("theme/extra/deep/a.txt", "b")
    project.built("--no-convert")
    assert (project.output / "theme/deep/a.txt").read_text(encoding="utf-8") == "b"


def test_the_site_s_own_files_lie_there_too(project: Project) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 {}'/>"
    for name, height in (("icon", 30), ("logo", 20), ("dots", 5)):
        project.write(f"look/{name}.svg", drawing.format(height))
    project.write("look/own.css", "p { background: url(dots.svg) }\n")
    own = 'SHARIH_ICON = "look/icon.svg"\nSHARIH_LOGO = "look/logo.svg"\n'
    with_settings(project, f'{SETTINGS}{own}SHARIH_STYLES = ["look/own.css"]\n')
    files = project.built("--no-convert")
    assert not any(name.startswith("static/") for name in files)
    theirs = {"theme/icon.svg", "theme/icon.png"}
    assert any(name.startswith("theme/icon.") and name not in theirs for name in files)
    page = (project.output / "ar/bread/index.html").read_text(encoding="utf-8")
    assert "apple-touch-icon" not in page, "the theme's picture is not the site's"
    assert "/static/" not in page
    assert ": 0 errors" in project.run("check").stdout


@pytest.mark.parametrize("text", ["", SETTINGS, MENU])
def test_pelican_makes_the_same_files(project: Project, text: str) -> None:
    with_settings(project, text)
    built = project.built("--no-convert")
    result = project.module("pelican", "--settings", "pelicanconf.py", "--output", "other")
    assert result.returncode == 0, result.stderr
    assert digests(project.root / "other") == built


def test_what_is_named_and_not_there_is_told(project: Project) -> None:
    with_settings(project, 'THEME_STATIC_PATHS = ["static", "fonts"]\n')
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    file = project.root / "pelicanconf.py"
    line = len(file.read_text(encoding="utf-8").splitlines())
    assert (
        f"pelicanconf.py:{line}: THEME_STATIC_PATHS names fonts, which is not in theme. "
        "Put it there, or take its name out." in result.stderr
    )


THEMES = {
    "sharih nosuch": "nosuch, which is no folder. Name a folder, or take the line out: ",
    "sharih simple": "simple, which is no folder. ",
    # Pelican takes it for one of its own; one that is not there it tells itself.
    "pelican simple": "/pelican/themes/simple, which is no theme for Sharih: it has no static/css/",
    "sharih content": "content, which is no theme for Sharih: it has no static/css/main.css. Copy ",
    "pelican content": "content, which is no theme for Sharih: it has no static/css/main.css. ",
    "sharih styled": "styled, which is no theme for Sharih: it has no templates/explainer.html. ",
}


@pytest.mark.parametrize("case", THEMES)
def test_what_is_no_theme_is_told_with_the_line_that_names_it(project: Project, case: str) -> None:
    door, name = case.split()
    project.write("styled/static/css/main.css", "p {}\n")
    project.write("styled/templates/base.html", "<p>\n")
    with_settings(project, f'THEME = "{name}"\n')
    if door == "sharih":
        result = project.run("build", "--no-convert")
    else:
        result = project.module("pelican", "--settings", "pelicanconf.py")
    assert result.returncode == 1
    line = len((project.root / "pelicanconf.py").read_text(encoding="utf-8").splitlines())
    (told,) = [text for text in result.stderr.splitlines() if "pelicanconf.py" in text]
    assert told.startswith(f"pelicanconf.py:{line}: THEME names ")
    assert THEMES[case] in told


def test_a_theme_without_a_search_page_makes_a_site_without_search(project: Project) -> None:
    page = project.root / "theme/templates/search.html"
    whole = project.built("--no-convert")
    text = page.read_text(encoding="utf-8")
    page.unlink()
    result = project.run("build", "--no-convert")
    assert result.returncode == 0
    told = f"{page.parent.relative_to(project.root)}: warning: has no search.html, so the site"
    assert result.stderr.count(told) == 1
    assert ": 0 errors" in project.run("check").stdout
    without = digests(project.output)
    assert sorted(path for path in whole if path not in without and "search" not in path) == []
    assert not any(path.startswith(("search/", "ar/search/", "en/search/")) for path in without)
    assert "search" not in (project.output / "ar/index.html").read_text(encoding="utf-8")
    project.write("theme/templates/search.html", text)
    assert project.built("--no-convert") == whole
    with_settings(project, "SHARIH_SEARCH = False\n")
    page.unlink()
    assert "search.html" not in project.run("build", "--no-convert").stderr
