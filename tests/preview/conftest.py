"""Fixtures: previews that are running, for tests that change nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.helpers.previews import Preview, previewing
from tests.helpers.projects import Project, copied_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project that nobody edits."""
    return copied_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="session")
def preview(project: Project) -> Iterator[Preview]:
    """Return its preview under a base path."""
    with previewing(project.root, "--prefix", "/repo/") as running:
        yield running


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return the preview of a built folder, with what must not be shown beside it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    for name in ("index.html", "404.html", "ar/index.html", "ar/a.html", "ar/.secret", ".env"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name}</p>", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder.parent / "secret.html").write_text("secret", encoding="utf-8")
    (folder / "linked.html").symlink_to("../secret.html")
    (folder / "linked").symlink_to("..")
    os.mkfifo(folder / "pipe.html")
    settings = folder.parent / "conf.py"
    settings.write_text("", encoding="utf-8")
    with previewing(folder.parent, "--site", "site", "--settings", str(settings)) as running:
        yield running
