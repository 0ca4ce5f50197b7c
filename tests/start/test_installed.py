"""From an empty folder to readers and to a newer version, with nothing but the installed package.

The package is installed from a wheel into an environment of its own, which borrows the libraries
from that of the tests, so that nothing is fetched.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.clones import copied_clone
from tests.helpers.installed import Environment, installed, run
from tests.helpers.projects import Project, digests
from tests.helpers.repositories import BRANCH, git
from tests.helpers.workflow import Actions, lend_environment

ADDRESS = "https://news.example.net/dawn"
HEAD = "Status: published\nDate: 2026-01-02\nRights: CC BY 4.0\n"
TEXTS = {
    "ar": f"Title: هل يرتفع سعر الخبز؟\nSummary: جواب قصير.\n{HEAD}"
    "\n## الجواب {#answer}\n\nلا.\n",
    "en": f"Title: Will bread cost more?\nSummary: A short answer.\n{HEAD}Translation: true\n"
    "\n## The answer {#answer}\n\nNo.\n",
}
SEED = "هل ترتفع أسعار القمح هذا الشتاء؟\nقالت الوزارة إن الأسعار لن تتغير قبل الربيع.\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Return an environment with the package out of a wheel."""
    return installed(tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def site(environment: Environment, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a site that was begun, with a text, a seed and a remote, and built."""
    folder = tmp_path_factory.mktemp("from-nothing")
    program = str(environment.folder / "bin" / "sharih")
    names = ("--name-ar", "الفجر", "--name-en", "Dawn", "--siteurl", ADDRESS)
    told = run(program, "init", "site", *names, cwd=folder)
    assert "It brings this version of Sharih along, as wheels/sharih-" in told
    site = Project(folder / "site")
    lend_environment(site.root, environment.python)
    for lang, text in TEXTS.items():
        site.write(f"content/explainers/bread/{lang}.md", text)
    site.write("seeds/wheat.txt", SEED)
    told = run(str(site.root / "inv"), "build")
    assert "wheat.txt → " in told
    git(folder, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(site.root, "init", "-q", "-b", "main")
    git(site.root, "remote", "add", "origin", str(folder / "remote.git"))
    git(site.root, "add", "-A")
    git(site.root, "commit", "-q", "-m", "Begin")
    git(site.root, "push", "-q", "origin", "main")
    return site


def test_the_package_has_itself_with_the_theme_in_the_environment(
    environment: Environment,
) -> None:
    code = "import sharih.package.places as p; print(p.theme())"
    assert run(environment.python, "-c", code).startswith(str(environment.folder))


def test_the_site_is_what_a_clone_makes_of_it_byte_for_byte(site: Project) -> None:
    made = digests(site.output)
    assert {"ar/bread/index.html", "en/example/index.html", "ar/about/index.html"} <= made.keys()
    assert site.built("--no-convert", "--output", str(site.root.parent / "other"))
    assert digests(site.root.parent / "other") == made


def test_what_has_not_changed_is_told_at_once_and_a_check_finds_no_error(site: Project) -> None:
    run(str(site.root / "inv"), "build", "--no-convert")
    told = run(str(site.root / "inv"), "build", "--no-convert")
    assert told.startswith("Nothing has changed since the last build.")
    assert " 0 errors" in run(str(site.root / "inv"), "check")


def test_it_is_published_by_branch(site: Project) -> None:
    told = run(str(site.root / "inv"), "publish")
    assert f"Published to {BRANCH} of origin" in told
    files = git(site.root, "ls-tree", "-r", "--name-only", f"origin/{BRANCH}").splitlines()
    assert {"ar/bread/index.html", "en/bread/index.html"} <= {*files}
    assert not any("example" in name for name in files)


def test_it_is_published_by_workflow(site: Project, environment: Environment) -> None:
    folder = site.root.parent
    actions = Actions(
        folder / "remote.git", folder / "pages", ADDRESS, folder, {}, environment.python
    )
    done = actions.run("push")
    assert done.jobs == {"build": True, "deploy": True}, done.log
    assert done.written == ""
    page = (folder / "pages/en/bread/index.html").read_text(encoding="utf-8")
    assert f'href="{ADDRESS}/en/bread/"' in page


def test_it_goes_on_to_a_newer_version(
    site: Project, environment: Environment, tmp_path: Path
) -> None:
    clone = Project(copied_clone(tmp_path / "sharih"))
    before = (clone.root / "sharih/__init__.py").read_text(encoding="utf-8")
    clone.write("sharih/__init__.py", re.sub(r'(?<== ")[^"]+', "9.9", before))
    clone.replace("theme/templates/404.html", "{% extends", "{# new #}{% extends")
    told = run(str(site.root / "inv"), "update", str(clone.root))
    assert "→ 9.9+" in told
    (wheel,) = (site.root / "wheels").iterdir()
    environment.install(wheel)
    lend_environment(site.root, environment.python)
    assert "Nothing has changed" not in run(str(site.root / "inv"), "build", "--no-convert")
    settings = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    assert 'SHARIH_VERSION = "9.9"' in settings
    assert site.run("check").stderr.startswith("pelicanconf.py:")
