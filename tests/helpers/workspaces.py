"""The preview's memory of a project beside what a build makes of it: they are to be the same."""

from __future__ import annotations

import shutil
from pathlib import Path

from sharih.errors import Problems
from sharih.preview.workspace import Workspace
from sharih.routes import file_of
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.pages.feeds import all_feeds
from sharih.site.pages.render import MACHINES, render
from sharih.site.project import load_content
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sample import MEETING


def small_project(folder: Path) -> Project:
    """Make a project with two short explainers."""
    project = copied_project(folder)
    shutil.rmtree(project.root / "content" / "explainers")
    arabic = "## ماذا؟ {#what}\n\nقال بوتين إن الكرملين لم يحدد موعدا. انظر [آخر](explainer:other)."
    english = "## What? {#what}\n\nThe Kremlin said that there was no date yet."
    tags = {"Tags": "kremlin"}
    folders = ((MEETING, arabic, english), ("other", "كلام قصير.", "A few words."))
    for slug, ours, theirs in folders:
        path = f"content/explainers/{slug}"
        project.write(f"{path}/ar.md", explainer_text("عنوان", ours, **tags))
        extra = {**tags, "Translation": "true"}
        project.write(f"{path}/en.md", explainer_text("A title", theirs, **extra))
    return project


def shown(workspace: Workspace) -> dict[str, bytes | None]:
    """Return every file of the site as the preview has it."""
    renderer = workspace.state.renderer
    assert renderer is not None
    site = renderer.site
    feeds = [feed.path for feed in all_feeds(site)]
    paths = [*site.paths, *site.redirects, "404.html", *feeds, *MACHINES,
             *renderer.index(), *renderer.assets.files]  # fmt: skip
    return {file_of(path): workspace.page(path) for path in paths}


def made(project: Project) -> dict[str, bytes | None]:
    """Return every file of the site as a build makes it."""
    read = load_settings(project.root / "pelicanconf.py")
    problems = Problems()
    content = load_content(read, problems)
    site = link(content, read, problems)
    problems.raise_errors()
    return {file.path: file.data for file in render(site, content.body)}


def working(project: Project) -> Workspace:
    """Return a workspace that has read a project."""
    workspace = Workspace(lambda: load_settings(project.root / "pelicanconf.py"))
    workspace.convert()
    return workspace
