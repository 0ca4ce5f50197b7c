"""A sample project and chance → the same with other texts, topics, explainers and seeds."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Final

from tests.helpers.newsroom import lines_of
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sample import SLUGS

INPUTS: Final = ("content", "seeds")
"""The folders of a project that somebody works in."""
_MORE: Final = 4
"""How many explainers come and go."""


def made_up(folder: Path) -> Project:
    """Make the project that all others are variants of."""
    project = copied_project(folder)
    for number in range(_MORE):
        _add_explainer(project, number)
    return project


def varied(project: Project, chance: Random, *, keeps_pages: bool = False) -> None:
    """Change what lies in a project, as some days of work do.

    With `keeps_pages`, no page goes that was there.
    """
    for text in sorted(project.root.glob("content/explainers/*/*.md")):
        if chance.random() < 0.5:
            _edit(text, chance)
    if chance.random() < 0.5:
        project.replace("content/topics.toml", 'en = "', f'en = "{chance.choice("ABCD")} ')
    for number in range(_MORE):
        if not keeps_pages and chance.random() < 0.3:
            shutil.rmtree(project.explainer(f"made-up-{number}"))
    for number in range(chance.randrange(3)):
        name = f"seeds/made-up-{number}.txt"
        project.write(name, "\n".join((*lines_of(chance.randrange(900)), "")))


def keep_inputs(project: Project, folder: Path) -> Path:
    """Copy what somebody works in."""
    for name in INPUTS:
        shutil.copytree(project.root / name, folder / name)
    return folder


def _add_explainer(project: Project, number: int) -> None:
    path = f"content/explainers/made-up-{number}"
    tags, words = {"Tags": "kremlin"}, f"انظر [آخر](explainer:{SLUGS[0]})."
    project.write(f"{path}/ar.md", explainer_text(f"عنوان {number}", f"قال كلاما. {words}", **tags))
    extra = {**tags, "Translation": "true"}
    project.write(f"{path}/en.md", explainer_text(f"Title {number}", "He said words.", **extra))


def _edit(text: Path, chance: Random) -> None:
    """Change a title, or add a paragraph."""
    old, number = text.read_text(encoding="utf-8"), chance.randrange(10_000)
    if chance.random() < 0.3:
        new = old.replace("Title: ", f"Title: {number} ", 1)
    else:
        new = f"{old.rstrip()}\n\n{'خبر رقم' if text.stem == 'ar' else 'News no.'} {number}.\n"
    text.write_text(new, encoding="utf-8")
