"""What is found on a built page is told of the file and line that an editor mends."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sharih.build import build
from sharih.check import check
from sharih.settings import Settings, load_settings
from tests.helpers.projects import Project, copied_project, explainer_text

BOTH = {"Tags": "russia", "Author": "محرر", "Story": "harvest"}
STORIES = """
[drought]
ar = "الجفاف"
en = "The drought"
about.ar = "عن الجفاف."
about.en = "On the drought."

[harvest]
ar = "الحصاد"
en = "The harvest"
about.ar = "عن الحصاد."
about.en = "On the harvest."
"""
FAULT = '<img src="/static/none.png">'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a built project with a page of every kind, and two of the home."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.replace("pelicanconf.py", "DEFAULT_PAGINATION = 20", "DEFAULT_PAGINATION = 1")
    made.write("content/stories.toml", STORIES)
    body = "## السعر {#price}\n\nنص أول.\n\nنص ثان."
    text = explainer_text("هل يرتفع سعر الخبز؟", body, Old_slugs="loaf", **BOTH)
    made.write("content/explainers/bread/ar.md", text)
    more = {**BOTH, "Summary": "Short.", "Rights": "The site's.", "Translation": "true"}
    english = "## The price {#price}\n\nFirst.\n\nSecond."
    made.write("content/explainers/bread/en.md", explainer_text("Is it dearer?", english, **more))
    made.write("content/explainers/milk/ar.md", explainer_text("حليب", "نص.", **BOTH))
    monkeypatch.chdir(made.root)
    build(settings_of(made), convert=False, clean=False, say=lambda _line: None)
    return made


def settings_of(project: Project) -> Settings:
    """Read the settings of the project."""
    return load_settings(project.root / "pelicanconf.py")


def plant(project: Project, file: str, after: str = "<body[^>]*>") -> None:
    """Put a picture without `alt` on a page, behind some markup that must be there."""
    page = project.output / file
    text, count = re.subn(f"({after})", rf"\1{FAULT}", page.read_text(encoding="utf-8"), count=1)
    assert count
    page.write_text(text, encoding="utf-8")


def told(project: Project) -> list[str]:
    """List the files and lines that pictures without `alt` are told of."""
    found = check(settings_of(project), project.output).found
    return [
        f"{one.problem.shown}:{one.problem.line or ''}" for one in found if one.rule == "alt"
    ]  # fmt: skip


def line_of(project: Project, path: str, words: str) -> int:
    """Find the line of some words in a file."""
    text = (project.root / path).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_fault_on_the_page_of_a_story_leads_to_its_table(project: Project, lang: str) -> None:
    plant(project, f"{lang}/stories/harvest/index.html")
    assert told(project) == ["content/stories.toml:8"]


def test_a_page_of_a_story_that_is_no_more_leads_to_the_file(project: Project) -> None:
    left = project.output / "ar" / "stories" / "flood"
    shutil.copytree(project.output / "ar" / "stories" / "harvest", left)
    plant(project, "ar/stories/flood/index.html")
    assert told(project) == ["content/stories.toml:"]


@pytest.mark.parametrize(
    ("file", "template"),
    [
        ("index.html", "front.html"),
        ("404.html", "404.html"),
        ("ar/index.html", "home.html"),
        ("ar/page/2/index.html", "home.html"),
        ("en/topics/index.html", "topics.html"),
        ("ar/stories/index.html", "stories.html"),
        ("en/stories/index.html", "stories.html"),
        ("en/archive/index.html", "archive.html"),
    ],
)
def test_a_fault_on_a_page_of_no_editor_leads_to_its_template(
    project: Project, file: str, template: str
) -> None:
    plant(project, file)
    assert told(project) == [f"theme/templates/{template}:"]


@pytest.mark.parametrize(
    ("path", "template"), [("ar/archive/2026/01", "period"), ("en/topics/letter/b", "letter")]
)
def test_a_fault_on_a_page_that_only_long_lists_have_leads_to_its_template(
    project: Project, path: str, template: str
) -> None:
    shutil.copytree(project.output / "ar" / "about", project.output / path)
    plant(project, f"{path}/index.html")
    assert told(project) == [f"theme/templates/{template}.html:"]


def test_a_fault_on_the_page_of_those_who_name_a_topic_leads_to_its_table(project: Project) -> None:
    topic = project.output / "en" / "topics" / "ukraine"
    shutil.copytree(topic, topic / "mentioned")
    plant(project, "en/topics/ukraine/mentioned/index.html")
    line = line_of(project, "content/topics.toml", "[ukraine]")
    assert told(project) == [f"content/topics.toml:{line}"]


def test_a_fault_on_the_page_of_a_topic_leads_to_its_table(project: Project) -> None:
    plant(project, "en/topics/ukraine/index.html")
    line = line_of(project, "content/topics.toml", "[ukraine]")
    assert told(project) == [f"content/topics.toml:{line}"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_fault_on_the_page_about_the_site_leads_to_its_text(project: Project, lang: str) -> None:
    plant(project, f"{lang}/about/index.html")
    assert told(project) == [f"content/pages/about/{lang}.md:"]


@pytest.mark.parametrize(("lang", "words"), [("ar", "نص ثان."), ("en", "Second.")])
def test_a_fault_in_a_unit_leads_to_its_line(project: Project, lang: str, words: str) -> None:
    path = f"content/explainers/bread/{lang}.md"
    plant(project, f"{lang}/bread/index.html", 'id="price.2"[^>]*>')
    assert told(project) == [f"{path}:{line_of(project, path, words)}"]


def test_a_fault_on_the_page_with_both_texts_leads_to_the_original(project: Project) -> None:
    path = "content/explainers/bread/ar.md"
    plant(project, "ar-en/bread/index.html", 'id="price.2"[^>]*>')
    assert told(project) == [f"{path}:{line_of(project, path, 'نص ثان.')}"]


@pytest.mark.parametrize("file", ["ar/loaf/index.html", "ar-en/loaf/index.html"])
def test_a_fault_at_an_old_address_leads_to_where_it_is_named(project: Project, file: str) -> None:
    plant(project, file)
    path = "content/explainers/bread/ar.md"
    assert told(project) == [f"{path}:{line_of(project, path, 'Old_slugs')}"]


def test_a_fault_at_an_address_of_another_site_leads_to_where_it_is_named(project: Project) -> None:
    path = "content/explainers/bread/en.md"
    project.replace(path, "Status:", "Old_slugs: /2024/bread.html\nStatus:")
    project.built()
    plant(project, "2024/bread.html")
    assert told(project) == [f"{path}:{line_of(project, path, 'Old_slugs')}"]


@pytest.mark.parametrize("file", ["ar/cheese/index.html", "more/a.html"])
def test_a_fault_on_a_page_that_nothing_makes_is_told_of_itself(
    project: Project, file: str
) -> None:
    page = project.output / file
    page.parent.mkdir(parents=True)
    shutil.copy(project.output / "404.html", page)
    plant(project, file)
    assert told(project) == [f"output/{file}:"]
