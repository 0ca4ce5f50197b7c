"""Pelican as the host makes the same site, with its own pages and files in it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

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


LATE = """\
from pathlib import Path
from pelican import signals

def late(pelican):
    for folder in (pelican.output_path, pelican.settings["OUTPUT_PATH"]):
        (Path(folder) / "late.txt").write_text("late")
    (Path(pelican.output_path) / "sitemap.xml").write_text("none of the explainers")
    (Path(pelican.output_path) / "robots.txt").unlink()
    with (Path(pelican.output_path) / "ar/index.html").open("a") as page:
        page.write("<!-- late -->")

def early(pelican):
    signals.finalized.connect(late)

def register():
    signals.initialized.connect(early)
"""
"""A plugin that does in Pelican's last signal what some from the package index do."""


def with_plugin(project: Project, text: str) -> None:
    project.write("plugins/late.py", text)
    names = 'PLUGINS = ["sharih.plugin", "late"]\nPLUGIN_PATHS = ["plugins"]'
    project.replace("pelicanconf.py", 'PLUGINS = ["sharih.plugin"]', names)


def test_what_a_plugin_does_at_the_very_end_is_on_the_site(built_project: Project) -> None:
    """It may hear of the end before or behind Sharih, and ask either of two for the folder."""
    project, before = built_project, digests(built_project.output)
    with_plugin(project, LATE)
    for result in (pelican(project), project.run_apart("build", "--no-convert")):
        files = digests(project.output)
        assert result.returncode == 0, result.stderr
        assert {path for path in files if files[path] != before.get(path)} == {
            "late.txt", "ar/index.html",
        }  # fmt: skip
        assert (project.output / "ar/index.html").read_text("utf-8").endswith("<!-- late -->")
        assert "a plugin wrote another sitemap.xml, which" in result.stdout
        assert "a plugin wrote another robots.txt, which" in result.stdout


def test_a_plugin_that_fails_at_the_very_end_leaves_the_site_alone(built_project: Project) -> None:
    project, before = built_project, digests(built_project.output)
    with_plugin(project, LATE.replace("def late(pelican):", "def late(pelican):\n    1 / 0"))
    result = project.run_apart("build", "--no-convert")
    assert result.returncode == 1
    assert "The build through Pelican stopped; the site is as it was." in result.stderr
    assert digests(project.output) == before
    with_plugin_gone = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", with_plugin_gone.replace(', "late"', ""))
    assert project.run_apart("build", "--no-convert").returncode == 0


def test_articles_of_pelican_are_refused_in_a_line(built_project: Project) -> None:
    project, before = built_project, digests(built_project.output)
    project.replace("pelicanconf.py", "ARTICLE_PATHS: list[str] = []", 'ARTICLE_PATHS = ["blog"]')
    for result in (pelican(project), project.run("build")):
        assert result.returncode == 1
        (line,) = result.stderr.splitlines()
        assert "ARTICLE_PATHS asks for articles of Pelican's, and the theme has no" in line
        assert digests(project.output) == before
    project.write("theme/templates/article.html", "{{ article.title }}")
    assert project.run("check").returncode == 0


def test_the_look_of_a_site_reaches_the_pages_of_pelican_too(built_project: Project) -> None:
    project = built_project
    with_stock_files(project)
    project.write("look.css", "p { color: teal }")
    project.write("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    look = 'SHARIH_STYLES = ["look.css"]\nSHARIH_ICON = SHARIH_LOGO = "icon.svg"\n'
    project.write("pelicanconf.py", f"{settings}\n{look}")
    assert pelican(project).returncode == 0
    (styles,) = (project.output / "static").glob("sharih.*.css")
    assert styles.read_text(encoding="utf-8").endswith("p { color: teal }\n")
    page = (project.output / "en/note/index.html").read_text(encoding="utf-8")
    for path in (styles, *(project.output / "static").glob("icon.*.svg")):
        assert f"/static/{path.name}" in page
    assert 'class="logo"' in page


def test_filters_of_the_settings_can_be_used_in_templates(project: Project) -> None:
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    own = "def shout(text):\n    return str(text) + '{}'\n\n"
    own += "JINJA_FILTERS = {{'shout': shout, 'text': None}}\nJINJA_GLOBALS = {{'paper': 'The'}}\n"
    footer = "theme/templates/partials/footer.html"
    project.replace(footer, "</footer>", "{{ paper|shout }}</footer>")
    for sign in "!?":  # another function of the same name is another
        project.write("pelicanconf.py", f"{settings}\n{own.format(sign)}")
        for result in (project.run("build", "--no-convert"), pelican(project)):
            assert result.returncode == 0, result.stderr
            page = (project.output / "ar/index.html").read_text(encoding="utf-8")
            assert f"The{sign}</footer>" in page


CHANGING = """
from pathlib import Path
from pelican import signals

def change(pelican):
    path = Path({path!r})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + {more!r})

def register():
    signals.finalized.connect(change)
"""
"""A plugin in whose place somebody might save a file while Pelican writes the site."""


@pytest.mark.parametrize(
    ("path", "more"),
    [
        (f"content/explainers/{MEETING}/ar.md", "\nخبر.\n"),
        ("content/topics.toml", "\n# x\n"),
        ("content/pages/about/ar.md", "\nخبر.\n"),
        ("theme/templates/base.html", "<!-- x -->"),
        ("pelicanconf.py", "\n# x\n"),
    ],
)
def test_a_file_that_changes_while_pelican_builds_is_told(
    built_project: Project, path: str, more: str
) -> None:
    project, before = built_project, digests(built_project.output)
    with_plugin(project, CHANGING.format(path=path, more=more))
    result = pelican(project)
    told = f"{path}: was changed while the site was being built. Build again; "
    assert (result.returncode, result.stderr) == (1, f"{told}the site is as it was.\n")
    assert digests(project.output) == before


def test_a_plugin_may_write_what_only_pelican_reads(built_project: Project) -> None:
    """Some keep there what they fetched, each time anew."""
    with_plugin(built_project, CHANGING.format(path="content/extra/numbers.json", more="1"))
    result = pelican(built_project)
    assert result.returncode == 0, result.stderr
