"""The engines of a site translate a unit for the desk, and say what is known already."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.engines.site_engines import SiteEngines
from sharih.settings import load_settings
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.toy_engine import asked, install_toy


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project in which a sentence is translated."""
    install_toy(tmp_path / "packages", monkeypatch)
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    folder = "content/explainers/bread"
    made.write(f"{folder}/ar.md", explainer_text("خبز", "قال الوزير إن السعر لن يرتفع هذا العام."))
    english = "The minister said that the price would not rise this year."
    head = {"Summary": "In short.", "Translation": "true"}
    made.write(f"{folder}/en.md", explainer_text("Bread", english, **head))
    assert made.run("build").returncode == 0
    return made


def engines(project: Project, name: str = "toy") -> SiteEngines:
    """Return the engines of a project."""
    return SiteEngines(load_settings(project.root / "pelicanconf.py"), name, print)


def test_a_unit_is_translated_with_what_stands_around_its_words(project: Project) -> None:
    found = engines(project).unit("quote", "«لم نتفق بعد»\n\n- بند\n— فلاديمير بوتين", "ar")
    assert found.text == "“not natfaq bad”\n\n- band\n— Vladimir Putin"
    assert (found.doubts, found.by) == ((), "toy")
    assert "فلاديمير بوتين" not in asked(project.root)


def test_what_says_the_same_is_known_and_what_is_like_it_is_suggested(project: Project) -> None:
    site = engines(project)
    text = "قال الوزير إن السعر لن يرتفع هذا العام."
    found = site.unit("paragraph", text, "ar")
    assert (found.text[:12], found.grade, found.by) == ("The minister", 100, "memory/100")
    assert asked(project.root) == []
    (near,) = site.suggestions(text.replace("العام", "الشهر"), "ar")
    assert (near.slug, near.source) == ("bread", text)
    assert 70 <= near.grade < 99


def test_a_name_alone_is_what_the_registry_calls_it(project: Project) -> None:
    site = engines(project)
    found = site.unit("item", "فلاديمير بوتين", "ar")
    assert (found.text, found.by) == ("Vladimir Putin", "registry")
    assert site.unit("item", "Vladimir Putin", "en").text == "فلاديمير بوتين"
    # An alias is not its own translation, and an engine knows better what is meant.
    assert site.unit("item", "الرئيس الروسي", "ar").by == "toy"


def test_what_cannot_be_taken_is_told(project: Project) -> None:
    found = engines(project, "memory").unit("paragraph", "نص آخر لا يعرفه أحد.", "ar")
    assert found.doubts == ("nothing like it was translated earlier",)
    assert found.text == ""
    assert engines(project).unit("code", "رمز", "ar").text == "رمز"
