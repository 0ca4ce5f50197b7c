"""`publish` as a user runs it: settings, building, checking, killing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sharih.check import samples
from tests.helpers.projects import ROOT, Project, copied_project, digests
from tests.helpers.repositories import BRANCH, Repository, git, isolate
from tests.helpers.sample import CONGRATULATION, MEETING
from tests.helpers.sites import PRODUCTION_URL

ADDRESS = "https://news.example.net"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of the project under git, with an empty bare repository as its remote."""
    for name, value in isolate(dict(os.environ), tmp_path).items():
        monkeypatch.setenv(name, value)
    made = copied_project(tmp_path / "project")
    made.write(".gitignore", "/output/\n/.sharih/\n__pycache__/\n")
    made.replace("publishconf.py", '"https://example.org"', f'"{ADDRESS}"')
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    git(made.root, "init", "-q", "-b", "main")
    git(made.root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(made.root, "add", "-A")
    git(made.root, "commit", "-q", "-m", "Begin")
    return made


def repository(project: Project, site: Path) -> Repository:
    """Return the project's repository with a built site."""
    return Repository(project.root, site, project.root.parent / "remote.git")


def test_publishing_builds_checks_and_pushes_and_touches_nothing_else(project: Project) -> None:
    project.write("output/index.html", "the site at home")
    where = repository(project, project.output)
    before = where.state()
    result = project.run_apart("publish")
    assert result.returncode == 0, result.stderr
    assert f"\nPublished to {BRANCH} of origin" in result.stdout
    assert {"index.html", ".nojekyll", "ar/index.html", "sitemap.xml"} <= where.files()
    assert f"{ADDRESS}/ar/" in where.branch("show", f"{BRANCH}:sitemap.xml")
    assert where.state() == before
    again = project.run("publish")
    assert "\nNothing has changed" in again.stdout
    assert len(where.commits()) == 1


def test_publishing_writes_no_ledger_where_one_is_missing(project: Project) -> None:
    (project.explainer(CONGRATULATION) / "en.po").unlink()
    git(project.root, "commit", "-q", "-a", "-m", "Take a ledger away")
    before = digests(project.root / "content")
    assert project.run("publish").returncode == 0
    assert digests(project.root / "content") == before


def test_the_samples_of_the_repository_are_told_where_somebody_publishes_them(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "_SAMPLES", {MEETING: "meeting.txt"})
    told = project.run("publish").stderr
    assert "ar.md:8: warning: this explainer came with Sharih as a sample" in told


def test_a_site_that_needs_pelican_is_published_as_pelican_makes_it(project: Project) -> None:
    project.write("content/extra/CNAME", "news.example.net")
    with (project.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("STATIC_PATHS = ['extra']\n")
    result = project.run_apart("publish")
    assert result.returncode == 0, result.stderr
    where = repository(project, project.output)
    assert where.branch("show", f"{BRANCH}:extra/CNAME") == "news.example.net"
    assert {"index.html", ".nojekyll", "ar/index.html", "sitemap.xml"} <= where.files()
    assert not project.output.exists()
    again = project.run_apart("publish")
    assert again.stdout.splitlines()[-1].startswith("Nothing has changed")


def test_a_trial_lists_pages_added_changed_and_removed(project: Project) -> None:
    assert project.run("publish").returncode == 0
    for lang in ("ar", "en"):
        project.replace(f"content/explainers/{MEETING}/{lang}.md", "published", "draft")
    other = f"content/explainers/{CONGRATULATION}"
    for lang in ("ar", "en"):  # it links to the other one
        path = project.root / other / f"{lang}.md"
        text = path.read_text(encoding="utf-8").replace(f"explainer:{MEETING}", "topic:kremlin")
        path.write_text(text, encoding="utf-8")
    result = project.run("publish", "--dry-run")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert f"removed  /ar/{MEETING}/" in lines
    assert f"removed  /en/{MEETING}/" in lines
    assert "changed  /ar/" in lines
    assert lines[-1].endswith("Nothing was published.")
    assert "4 files with changes that are not committed" in result.stderr
    assert len(repository(project, project.output).commits()) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (f'"{ADDRESS}"', '"https://example.org"', "publishconf.py:6: SITEURL is still https"),
        (f'"{ADDRESS}"', '""', "publishconf.py:6: SITEURL is still empty"),
        ("DRAFTS = False", "DRAFTS = True", "publishconf.py:8: drafts would be published"),
    ],
)
def test_settings_that_are_not_for_the_web_are_refused(
    project: Project, old: str, new: str, line: str
) -> None:
    project.replace("publishconf.py", old, new)
    result = project.run("publish")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_a_broken_site_is_refused_with_its_errors(
    project: Project, production_site: Path, tmp_path: Path
) -> None:
    site = copy_of(production_site, tmp_path)
    (site / "ar" / "archive" / "index.html").unlink()
    result = project.run("publish", "--site", str(site), "--siteurl", PRODUCTION_URL)
    assert result.returncode == 1
    assert "which is no page of the site" in result.stderr
    assert "nothing was published" in result.stderr
    assert repository(project, site).commits() == []


def test_a_site_built_for_another_address_is_refused(
    project: Project, production_site: Path
) -> None:
    result = project.run("publish", "--site", str(production_site))
    assert result.returncode == 1
    assert "built to lie under /repo, not /" in result.stderr
    assert repository(project, production_site).commits() == []


def test_content_that_cannot_be_built_is_refused(project: Project) -> None:
    path = f"content/explainers/{MEETING}/ar.md"
    project.replace(path, "Tags: ", "Tags: no-such-topic, ")
    result = project.run("publish")
    assert result.returncode == 1
    assert f"{path}:" in result.stderr
    assert repository(project, project.output).commits() == []


def test_a_publication_killed_in_the_middle_leaves_the_old_site_or_the_new(
    project: Project, production_site: Path, tmp_path: Path
) -> None:
    where = repository(project, production_site)
    options = ("publish", "--site", str(production_site), "--siteurl", PRODUCTION_URL)
    here, gone = tmp_path / "here", tmp_path / "gone"
    # The remote waits in its hook, so that the push is under way when its sender dies.
    where.hook("pre-receive", f"touch {here}; n=0; while [ ! -e {gone} ] && [ $n -lt 300 ]; do "
               "sleep 0.1; n=$((n+1)); done")  # fmt: skip
    before = where.state()
    process = subprocess.Popen(
        [sys.executable, "-m", "sharih", *options],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not here.exists():
        assert process.poll() is None
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    gone.touch()
    (where.remote / "hooks" / "pre-receive").unlink()
    assert where.state() == before
    git(project.root, "fsck", "--strict")
    result = project.run(*options)
    assert result.returncode == 0, result.stderr
    assert "ar/index.html" in where.files()
    assert len(where.commits()) <= 2


def copy_of(site: Path, folder: Path) -> Path:
    """Copy a built site, to be broken."""
    copy = folder / "copied-site"
    subprocess.run(["cp", "-r", str(site), str(copy)], check=True)
    return copy
