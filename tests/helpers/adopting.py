"""A site of another generator, taken over into a project."""

from __future__ import annotations

import io

from PIL import Image

from sharih.adopt import Adoption, adopt, write
from sharih.adopt.making.explainers import AdoptedText
from sharih.build import build
from sharih.settings import load_settings
from tests.helpers.projects import Project

RIGHTS = "حقوق النص لأصحابه."
BODY = "نص أول عن سعر الخبز.\n\n## الخلفية\n\nنص آخر."


def photograph(project: Project, path: str, size: tuple[int, int] = (40, 30)) -> None:
    """Write a photograph."""
    out = io.BytesIO()
    Image.new("RGB", size, (200, 100, 50)).save(out, "PNG")
    file = project.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(out.getvalue())


def take(project: Project, folder: str = "old") -> Adoption:
    """Adopt a site, and write what was taken."""
    settings = load_settings(project.root / "pelicanconf.py")
    adoption = adopt(project.root / folder, settings, RIGHTS)
    for explainer in adoption.adopted:
        write(explainer, project.root / "content", adoption.site.inputs)
    return adoption


def text(project: Project, slug: str, lang: str = "ar") -> str:
    """Read an edition that was made."""
    return (project.explainer(slug) / f"{lang}.md").read_text(encoding="utf-8")


def texts(adoption: Adoption) -> list[AdoptedText]:
    """List the texts that were made."""
    return [one for explainer in adoption.adopted for one in explainer.texts.values()]


def notes(adoption: Adoption) -> list[str]:
    """List what did not come along as it was."""
    return [note.reason for one in adoption.adopted for note in one.notes]


def built(project: Project) -> None:
    """Build the site, which must succeed, and check it."""
    settings = load_settings(project.root / "pelicanconf.py")
    build(settings, convert=False, clean=False, say=lambda _line: None)
    result = project.run("check")
    assert result.returncode == 0, result.stdout + result.stderr
