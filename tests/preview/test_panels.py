"""The bar under a page of the preview: the files its page is made from, and their warnings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.build import prepare
from sharih.errors import Problem
from sharih.preview.panels import Bar, bar_of
from sharih.settings import load_settings
from sharih.site.kept import Fetch
from sharih.site.model import Site
from tests.helpers.projects import copied_project, explainer_text

Linked = tuple[Site, Fetch]
STORIES = """
[harvest]
ar = "الحصاد"
en = "The harvest"
about.ar = "عن الحصاد."
about.en = "On the harvest."
"""
WARNED = ("explainers/bread/ar.md", "explainers/breads/ar.md", "pages/about/en.md", "topics.toml",
          "stories.toml")  # fmt: skip


@pytest.fixture
def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Linked:
    """Return the linked site of a project with an explainer that belongs to a story."""
    project = copied_project(tmp_path / "project")
    shutil.rmtree(project.root / "content" / "explainers")
    project.write("content/stories.toml", STORIES)
    head = {"Tags": "russia", "Story": "harvest", "Old_slugs": "loaf"}
    project.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص.", **head))
    copy = {"Translation": "true", "Summary": "Short.", "Rights": "The site's."}
    english = explainer_text("Bread", "Text.", **head, **copy)
    project.write("content/explainers/bread/en.md", english)
    monkeypatch.chdir(project.root)
    return prepare(load_settings(project.root / "pelicanconf.py"))[:2]


def bar(linked: Linked, path: str) -> Bar:
    """Make the bar of a page, where each file has a warning; those of tables name one each."""
    site, fetch = linked
    content = site.settings.content
    warnings = [Problem(content / name, 1, "is odd", "Look.", "warning") for name in WARNED]
    for name, ident in (("topics.toml", "russia"), ("stories.toml", "harvest")):
        reason = f"[{ident}] is odd"
        warnings.append(Problem(content / name, 2, reason, "Look.", "warning"))
    return bar_of(site, fetch, path, tuple(warnings))


def told(bar: Bar) -> list[str]:
    """List the files that a bar's problems are about."""
    return [f"{problem.shown}:{problem.line}" for problem in bar.problems]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_story_names_its_table(linked: Linked, lang: str) -> None:
    found = bar(linked, f"{lang}/stories/harvest/")
    assert found.file == "content/stories.toml:2"
    assert told(found) == ["content/stories.toml:2"]


def test_a_topic_names_its_table(linked: Linked) -> None:
    found = bar(linked, "ar/topics/russia/")
    topic = linked[0].registry.topics["russia"]
    assert found.file == f"content/topics.toml:{topic.line}"
    assert told(found) == ["content/topics.toml:2"]


def test_the_index_of_topics_names_the_registry(linked: Linked) -> None:
    found = bar(linked, "en/topics/")
    assert found.file == "content/topics.toml"
    assert told(found) == ["content/topics.toml:1", "content/topics.toml:2"]


def test_the_page_about_the_site_names_its_text(linked: Linked) -> None:
    found = bar(linked, "ar/about/")
    assert (found.file, found.problems) == ("content/pages/about/ar.md", ())
    found = bar(linked, "en/about/")
    assert (found.file, told(found)) == ("content/pages/about/en.md", [f"{found.file}:1"])


@pytest.mark.parametrize(
    ("path", "langs"),
    [("ar/bread/", ["ar", "en"]), ("en/bread/", ["en", "ar"]), ("ar-en/bread/", ["ar", "en"])],
)
def test_an_explainer_names_both_texts_that_of_the_page_first(
    linked: Linked, path: str, langs: list[str]
) -> None:
    found = bar(linked, path)
    assert [side.file for side in found.sides] == [
        f"content/explainers/bread/{lang}.md" for lang in langs
    ]
    assert told(found) == ["content/explainers/bread/ar.md:1"]


@pytest.mark.parametrize("path", ["", "ar/", "en/", "404.html"])
def test_the_pages_of_the_whole_have_all_warnings(linked: Linked, path: str) -> None:
    found = bar(linked, path)
    assert (found.file, found.sides, len(found.problems)) == ("", (), len(WARNED) + 2)


@pytest.mark.parametrize("path", ["ar/page/2/", "ar/archive/", "en/stories/", "ar/loaf/"])
def test_other_pages_have_nothing_to_tell(linked: Linked, path: str) -> None:
    assert bar(linked, path) == Bar()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_page_leads_to_its_desk_and_the_picture_of_all_to_the_list(
    linked: Linked, lang: str
) -> None:
    about = bar(linked, f"{lang}/about/")
    assert (about.desk, about.kind) == ("/desk/pages/about/", "page")
    assert about.diff == f"/{lang}/diff/about/"
    whole = bar(linked, f"{lang}/status/")
    assert (whole.desk, whole.kind) == ("/desk/", None)
