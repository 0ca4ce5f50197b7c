"""The words for a long time between two events of a timeline, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.pages.render import render
from sharih.site.project import load_content
from tests.helpers.projects import copied_project, explainer_text

DATES = ("2001", "2011", "2013-08", "2013-11", "2014-03-09", "2025-01-05", "2025-05-05")
WORDS = {
    "ar": ["بعد 10 أعوام", "بعد نحو عامين", "بعد 3 أشهر", "بعد نحو 4 أشهر", "بعد نحو 11 عامًا",
           "بعد 4 أشهر"],
    "en": ["10 years later", "About 2 years later", "3 months later", "About 4 months later",
           "About 11 years later", "4 months later"],
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of a site with one explainer, which has a timeline."""
    project = copied_project(tmp_path_factory.mktemp("pauses") / "project")
    for folder in ("explainers", "pages"):
        shutil.rmtree(project.root / "content" / folder)
    for lang, what in (("ar", "حدث شيء."), ("en", "Something happened.")):
        body = "\n\n".join(f"{date}\n:   {what}" for date in DATES)
        extra = {"Translation": "true"} if lang == "en" else {}
        text = explainer_text("عنوان", f"## متى؟ {{#timeline}}\n\n{body}", **extra)
        project.write(f"content/explainers/dates/{lang}.md", text)
    read, problems = load_settings(project.root / "pelicanconf.py"), Problems()
    content = load_content(read, problems)
    site = link(content, read, problems)
    problems.raise_errors()
    return {
        file.path: file.data.decode()
        for file in render(site, content.body)
        if Path(file.path).suffix == ".html"
    }


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_about_stands_only_where_something_is_left_over(pages: dict[str, str], lang: str) -> None:
    page = pages[f"{lang}/dates/index.html"]
    told = re.findall(r'<li class="timeline-pause[^>]*><span>([^<]*)</span>', page)
    assert told == WORDS[lang]
