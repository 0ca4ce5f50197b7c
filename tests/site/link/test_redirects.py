"""An old address leads to one explainer; whatever else is claimed is told in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.project import load_content
from tests.helpers.projects import Project, copied_project, explainer_text


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project without explainers."""
    project = copied_project(tmp_path / "project")
    for folder in ("explainers", "pages"):
        shutil.rmtree(project.root / "content" / folder)
    monkeypatch.chdir(project.root)
    return project


def write(project: Project, slug: str, date: str, old_slugs: str) -> None:
    """Write both editions of an explainer, each with these old slugs."""
    for lang in ("ar", "en"):
        head = {"Date": date, "Old_slugs": old_slugs, "Translation": "true" * (lang == "en")}
        text = explainer_text("عنوان" if lang == "ar" else "A title", "Words.", **head)
        project.write(f"content/explainers/{slug}/{lang}.md", text)


def linked(project: Project) -> tuple[dict[str, str], list[str]]:
    """Link the project; return its redirects and what is wrong."""
    read, problems = load_settings(project.root / "pelicanconf.py"), Problems()
    site = link(load_content(read, problems), read, problems)
    return dict(site.redirects), [str(problem) for problem in problems]


def test_two_that_claim_one_old_address_get_one_line_that_names_both(project: Project) -> None:
    write(project, "newer", "2026-02-03", "old")
    write(project, "older", "2026-01-02", "old")
    led, told = linked(project)
    (line,) = told
    assert line == (
        "content/explainers/older/ar.md:6: the old slug old is claimed by newer too, in "
        "content/explainers/newer/ar.md:6. Leave it in Old_slugs of one of the two."
    )
    assert led["ar/old/"] == "ar/newer/"


def test_three_that_claim_one_get_two_lines(project: Project) -> None:
    for slug, date in (("a", "2026-03-04"), ("b", "2026-02-03"), ("c", "2026-01-02")):
        write(project, slug, date, "old")
    _, told = linked(project)
    assert [line.partition(" is claimed by a too")[0] for line in told] == [
        f"content/explainers/{slug}/ar.md:6: the old slug old" for slug in ("b", "c")
    ]


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("other", "is the name of another explainer"),
        ("mine", "is the name that the explainer has now"),
        ("topics", "is that of a page of the site"),
    ],
)
def test_an_old_slug_that_is_in_use_gets_one_line(project: Project, old: str, reason: str) -> None:
    write(project, "mine", "2026-02-03", f"older, {old}")
    write(project, "other", "2026-02-03", "")
    led, told = linked(project)
    assert told == [
        f"content/explainers/mine/ar.md:6: the old slug {old} {reason}. Remove it from Old_slugs."
    ]
    assert led["ar/older/"] == "ar/mine/"
    assert f"ar/{old}/" not in led
