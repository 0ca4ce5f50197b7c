"""The order of explainers in lists: the newest first, without a date last; what is related."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.pages.render import render
from sharih.site.project import load_content
from tests.helpers.pages import read
from tests.helpers.projects import Project, copied_project, explainer_text

STORIES = """
[harvest]
ar = "الحصاد"
en = "The harvest"
about.ar = "عن الحصاد."
about.en = "On the harvest."

[oil]
ar = "النفط"
en = "Oil"
about.ar = "عن النفط."
about.en = "On oil."
"""
OPEN = {"Date": "", "Status": "draft", "Story": "harvest", "Tags": "kremlin"}
HEADS = {
    "a-draft": OPEN,
    "newer": {"Date": "2026-03-04", "Story": "oil", "Tags": "kremlin"},
    "older": {"Date": "2026-01-02", "Tags": "kremlin"},
    "z-draft": OPEN,
}
ORDER = ["newer", "older", "a-draft", "z-draft"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of a site with two dated explainers and two drafts without a date."""
    project = copied_project(tmp_path_factory.mktemp("ranking") / "project")
    for folder in ("explainers", "pages"):
        shutil.rmtree(project.root / "content" / folder)
    project.write("content/stories.toml", STORIES)
    for slug, head in HEADS.items():
        text = explainer_text(slug, "نص قصير.", **head)
        project.write(f"content/explainers/{slug}/ar.md", text)
    settings, problems = load_settings(project.root / "pelicanconf.py"), Problems()
    content = load_content(settings, problems)
    site = link(content, settings, problems)
    problems.raise_errors()
    made = (file for file in render(site, content.body) if file.path.endswith((".html", ".json")))
    return {file.path: file.data.decode() for file in made}


def slugs(page: str) -> list[str]:
    """List the explainers that the main part of a page leads to, each once."""
    main = page[page.index("<main") :]
    return list(dict.fromkeys(re.findall(r'href="[^"]*/ar/([a-z]+(?:-draft)?)/"', main)))


@pytest.mark.parametrize("path", ["ar/index.html", "ar/topics/kremlin/index.html",
                                  "ar/archive/index.html"])  # fmt: skip
def test_what_has_no_date_comes_behind_what_has_one(files: dict[str, str], path: str) -> None:
    assert [slug for slug in slugs(files[path]) if slug in HEADS] == ORDER


def test_the_archive_ends_with_what_has_no_date_yet(files: dict[str, str]) -> None:
    ids = re.findall(r'<h2 id="(month-[^"]+)"', files["ar/archive/index.html"])
    assert ids == ["month-2026-03", "month-2026-01", "month-none"]


def test_a_story_of_drafts_stands_behind_one_with_a_date(files: dict[str, str]) -> None:
    stories = re.findall(r"/ar/stories/([a-z]+)/", files["ar/stories/index.html"])
    assert list(dict.fromkeys(stories)) == ["oil", "harvest"]


def test_a_feed_begins_with_what_has_a_date(files: dict[str, str]) -> None:
    items = json.loads(files["ar/feed.json"])["items"]
    assert [item["title"] for item in items] == ORDER


def test_what_is_related_shares_rare_topics_rather_than_frequent_ones(project: Project) -> None:
    """Both explainers of the sample are about the Kremlin, none is about Florida."""
    for slug, tags in (("base", "kremlin, florida"), ("rare", "florida"), ("usual", "kremlin")):
        text = explainer_text(f"{slug.title()}?", "## What? {#what}\n\nThat.", Tags=tags)
        project.write(f"content/explainers/{slug}/en.md", text)
    assert project.run("build", "--no-convert").returncode == 0
    page = read(project.output)["en/base/"]
    related = page.all('//aside[@class="related"]//h3/a/@href')
    assert related[0] == "/en/rare/"
    assert len(related) == 3
