"""The sample with six more explainers, all but one with a photograph."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sites import local, made_once

COUNT = 6
WITHOUT = 2
"""The number of the explainer that has no picture."""


def photograph(width: int, height: int) -> bytes:
    """Make a photograph."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 60)).save(out, "JPEG")
    return out.getvalue()


def add_pictured(project: Project) -> None:
    """Write the explainers, the newest first by their numbers."""
    for at in range(COUNT):
        folder = f"content/explainers/pictured-{at}"
        titles = {"ar": f"شرح {at}", "en": f"Explainer {at}"}
        bodies = {"ar": "![ما يُرى](a.jpg)\n\nنص.\n", "en": "![Seen](a.jpg)\n\nWords.\n"}
        for lang, title in titles.items():
            body = bodies[lang] if at != WITHOUT else bodies[lang].rpartition("\n\n")[2]
            told = {"Translation": "true", "Summary": "Short."} if lang == "en" else {}
            text = explainer_text(title, body, Date=f"2026-06-{20 - at:02}", **told)
            project.write(f"{folder}/{lang}.md", text)
        if at != WITHOUT:
            (project.root / folder / "a.jpg").write_bytes(photograph(640, 400 + at))


def local_site(shared_folder: Path) -> Path:
    """Return a site with them."""

    def make(folder: Path) -> None:
        add_pictured(copied_project(folder))

    project = Project(made_once(shared_folder / "pictured", make))
    return local(project, shared_folder / "pictured-site")
