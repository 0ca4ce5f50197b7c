"""Pelican as the host makes the same site, with its own pages and files in it."""

from __future__ import annotations

import shutil
import subprocess

from tests.helpers.projects import Project, digests
from tests.helpers.sample import MEETING

STOCK = """\
title: A note
lang: en
slug: note
save_as: en/note/index.html
url: en/note/

Hello *you*.
"""


def pelican(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    return project.module("pelican", "--settings", "pelicanconf.py", *words)


def with_stock_files(project: Project) -> None:
    project.write("content/notes/note.md", STOCK)
    project.write("content/extra/CNAME", "example.org\n")
    project.replace("pelicanconf.py", "PAGE_PATHS: list[str] = []", 'PAGE_PATHS = ["notes"]')
    project.replace(
        "pelicanconf.py",
        "STATIC_PATHS: list[str] = []",
        'STATIC_PATHS = ["extra"]\nEXTRA_PATH_METADATA = {"extra/CNAME": {"path": "CNAME"}}',
    )


def test_pelican_makes_the_same_files_as_the_build_task(built_project: Project) -> None:
    before = digests(built_project.output)
    result = pelican(built_project, "--output", "other")

    assert result.returncode == 0, result.stderr
    assert digests(built_project.root / "other") == before


def test_stock_pages_and_static_files_stand_beside_ours(built_project: Project) -> None:
    before = digests(built_project.output)
    with_stock_files(built_project)
    result = pelican(built_project)
    files = digests(built_project.output)

    assert result.returncode == 0, result.stderr
    assert {path for path in files if path not in before} == {"CNAME", "en/note/index.html"}
    assert {path: files[path] for path in before} == before
    page = (built_project.output / "en/note/index.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in page
    assert "Hello <em>you</em>." in page


def test_the_build_task_goes_through_pelican_where_it_is_asked_for(project: Project) -> None:
    with_stock_files(project)
    result = project.run_apart("build", "--no-convert")
    files = digests(project.output)

    assert result.returncode == 0, result.stderr
    assert "en/note/index.html" in files
    assert "CNAME" in files


def test_a_bad_seed_is_told_and_the_site_built_through_pelican_all_the_same(
    project: Project,
) -> None:
    with_stock_files(project)
    project.write("seeds/empty.txt", "")
    project.write("seeds/good.txt", "عنوان مقال عن الخبز\nقالت الوزارة إن الأسعار لن تتغير.\n")
    result = project.run("build")

    assert result.returncode == 1
    assert [line for line in result.stderr.splitlines() if line.startswith("seeds/empty.txt: ")]
    assert "good.txt → " in result.stdout
    assert (project.output / "en/note/index.html").is_file()

    project.write("content/seeds.toml", "[a\n")
    (project.output / "en/note/index.html").unlink()
    result = project.run("build")
    assert result.returncode == 1
    assert result.stderr.count("content/seeds.toml:1: ") == 1
    assert (project.output / "en/note/index.html").is_file()


def test_what_is_public_is_known_where_pelican_builds_too(project: Project) -> None:
    shutil.rmtree(project.root / "seeds")
    with_stock_files(project)
    register = project.root / "content/published.toml"
    assert project.run_apart("build", "--no-convert").returncode == 0
    assert not register.exists()
    result = project.run_apart("build")
    assert "Readers get 2 in Arabic and 2 in English." in result.stdout.splitlines()
    assert f"[{MEETING}.en]" in register.read_text("utf-8").splitlines()
    project.replace(f"content/explainers/{MEETING}/en.md", "Status: published", "Status: draft")
    known = register.read_bytes()
    assert project.run_apart("build").returncode == 0
    assert register.read_bytes() == known
    result = project.run_apart("build", "--remove")
    assert f"/en/{MEETING}/: let go" in result.stdout.splitlines()
    assert register.read_bytes() != known


def test_a_problem_stops_pelican_with_a_line_and_leaves_the_site_alone(
    built_project: Project,
) -> None:
    before = digests(built_project.output)
    page = f"content/explainers/{MEETING}/ar.md"
    built_project.replace(page, "Date: 2025-01-10", "Date: soon")
    result = pelican(built_project)

    assert result.returncode == 1
    assert [line for line in result.stderr.splitlines() if line.startswith(f"{page}:2: ")]
    assert "Traceback" not in result.stderr + result.stdout
    assert digests(built_project.output) == before


def test_a_broken_stock_page_leaves_the_site_alone(built_project: Project) -> None:
    before = digests(built_project.output)
    with_stock_files(built_project)
    built_project.replace("theme/templates/page.html", "page.content", "page.contnt")
    result = built_project.run_apart("build", "--no-convert")

    assert result.returncode != 0
    assert digests(built_project.output) == before


def test_plain_pelican_without_the_plugin_makes_something_readable(project: Project) -> None:
    settings = """\
PATH = "content"
ARTICLE_PATHS = ["explainers"]
USE_FOLDER_AS_CATEGORY = False
PATH_METADATA = r"explainers/(?P<slug>[^/]+)/(?P<lang>ar|en)\\.md"
TIMEZONE = "UTC"
"""
    project.write("plain.py", settings)
    result = project.module("pelican", "--settings", "plain.py", "--output", "plain")
    pages = [path.read_text(encoding="utf-8") for path in (project.root / "plain").glob("*.html")]

    assert result.returncode == 0, result.stderr
    assert any("Has a date been set?" in page for page in pages)
    assert any("هل تحدد موعد للقاء؟" in page for page in pages)
