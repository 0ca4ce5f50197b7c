"""The menu and the foot as they stand on pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project, explainer_text

SETTINGS = """
MENUITEMS = [({"ar": "«خبز» & <ملح>", "en": "Bread & <salt>"}, "explainer:bread")]
LINKS = [("Pelican", "https://getpelican.com/?a=b&c=d")]
SOCIAL = [({"ar": "ماستودون", "en": "Mastodon"}, "https://example.org/@us")]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of an explainer and two pages, built."""
    made = copied_project(tmp_path / "project")
    for folder in ("content/explainers", "content/pages", "seeds"):
        shutil.rmtree(made.root / folder)
    made.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص."))
    for slug in ("contact", "rules"):
        for lang in ("ar", "en"):
            head = f"Title: {slug.title()}\n" + "Translation: true\n" * (lang == "en")
            made.write(f"content/pages/{slug}/{lang}.md", f"{head}\nText.\n")
    text = (made.root / "pelicanconf.py").read_text(encoding="utf-8")
    made.write("pelicanconf.py", text + SETTINGS)
    monkeypatch.chdir(made.root)
    made.built("--no-convert")
    return made


def page(project: Project, path: str) -> str:
    return (project.output / path / "index.html").read_text(encoding="utf-8")


def current(project: Project, path: str) -> list[str]:
    """List what of the menu is marked as the page that is shown."""
    nav = re.search(r'<nav class="menu.*?</nav>', page(project, path), re.DOTALL)
    return re.findall(r'href="([^"]*)"[^>]* aria-current="page"', nav[0] if nav else "")


def test_the_entry_of_the_page_that_is_shown_is_marked(project: Project) -> None:
    paths = ("ar/contact", "en/rules", "ar/topics", "ar/bread", "ar", "en/archive", "ar/about")
    there = [path for path in paths if (project.output / path).exists()]
    assert {path: current(project, path) for path in there} == {
        "ar/contact": ["/ar/contact/"], "en/rules": ["/en/rules/"], "ar/topics": ["/ar/topics/"],
        "ar/bread": ["/ar/bread/"], "ar": ["/ar/"], "en/archive": ["/en/archive/"],
    }  # fmt: skip
    assert current(project, "en/topics/russia") == []


def test_titles_are_escaped_and_links_stand_at_the_foot(project: Project) -> None:
    english = page(project, "en/topics")
    assert '<li><a href="/ar/bread/" hreflang="ar">Bread &amp; &lt;salt&gt;</a></li>' in english
    assert "«خبز» &amp; &lt;ملح&gt;" in page(project, "ar/topics")
    foot = english.partition('<footer class="colophon">')[2]
    assert '<dd><a href="https://getpelican.com/?a=b&amp;c=d">Pelican</a></dd>' in foot
    assert '<dd><a href="https://example.org/@us" rel="me">Mastodon</a></dd>' in foot
    assert "<dt>تابعونا</dt>" in page(project, "ar/contact")


def test_check_finds_nothing_wrong_with_menu_and_foot(project: Project) -> None:
    result = project.run("check")
    assert ": 0 errors" in result.stdout, result.stdout


def test_without_entries_there_is_no_menu(project: Project) -> None:
    settings = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    more = "\nMENUITEMS = ()\nDISPLAY_CATEGORIES_ON_MENU = DISPLAY_PAGES_ON_MENU = False\n"
    project.write("pelicanconf.py", settings + more)
    project.built("--no-convert")
    assert '<nav class="menu' not in page(project, "en/topics")
