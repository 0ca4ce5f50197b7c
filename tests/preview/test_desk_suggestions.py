"""Who suggests translations at the desk: what was translated earlier, and a site's engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sharih.desk.suggestions import Suggestion
from sharih.preview.desk_suggestions import suggesters
from sharih.settings import Settings, load_settings
from tests.helpers.projects import Project, explainer_text
from tests.helpers.workspaces import small_project

ARABIC = "لم يحدد الكرملين موعدا للقاء بين الرئيسين."
ENGLISH = "The Kremlin has set no date for the presidents to meet."


def settings_of(project: Project, engine: str = "") -> Settings:
    """Read the settings of a project, with an engine."""
    found = load_settings(project.root / "pelicanconf.py")
    return replace(found, options=replace(found.options, translate=engine))


def translated(folder: Path) -> Project:
    """Make a project that has translated a sentence."""
    project = small_project(folder)
    project.write("content/explainers/earlier/ar.md", explainer_text("عنوان", ARABIC))
    english = explainer_text("A title", ENGLISH, Translation="true")
    project.write("content/explainers/earlier/en.md", english)
    assert project.run("build").returncode == 0
    return project


def test_what_was_translated_is_suggested_by_how_much_it_is_alike(tmp_path: Path) -> None:
    settings = settings_of(translated(tmp_path / "project"))
    memory, engine = suggesters(lambda: settings)
    assert memory("paragraph", ARABIC, "ar") == [Suggestion(ENGLISH, "memory", 100)]
    found = memory("paragraph", ARABIC.replace("بين الرئيسين", "بين الزعيمين"), "ar")
    assert [(one.words, one.by) for one in found] == [(ENGLISH, "memory")]
    assert 70 <= found[0].grade < 100
    assert memory("paragraph", "كلام آخر تماما.", "ar") == []
    assert engine("paragraph", ARABIC, "ar") == ()  # the site has none


def test_an_engine_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    settings = settings_of(small_project(tmp_path / "project"), "http")
    _, engine = suggesters(lambda: settings)
    for _ in range(2):
        (told,) = engine("paragraph", ARABIC, "ar")
        assert (told.words, told.by) == ("", "http")
        assert told.doubts[0].startswith("http")


def test_the_memory_is_asked_once_where_it_is_the_engine(tmp_path: Path) -> None:
    settings = settings_of(translated(tmp_path / "project"), "memory")
    memory, engine = suggesters(lambda: settings)
    assert len(memory("paragraph", ARABIC, "ar")) == 1
    assert engine("paragraph", ARABIC, "ar") == ()
