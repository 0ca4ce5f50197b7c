"""What is not in step on a site: texts, pages, names, and the words of the interface."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sharih.errors import ContentError
from sharih.settings import load_settings
from sharih.status.memory import RowMemory
from sharih.status.rows import Row, Survey
from sharih.status.survey import survey, survey_of
from tests.helpers.projects import ROOT, Project
from tests.helpers.sample import CONGRATULATION, MEETING, SLUGS

AR = f"content/explainers/{MEETING}/ar.md"
EN = f"content/explainers/{MEETING}/en.md"


def look(project: Project) -> Survey:
    return survey(load_settings(project.root / "pelicanconf.py"))


def row(found: Survey, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def test_nothing_is_open_on_the_sample(project: Project) -> None:
    found = look(project)
    assert {one.name for one in found.rows} == {*SLUGS, "about", "topics", "stories", "interface"}
    assert all(one.is_clear and one.done == 100 for one in found.rows)
    assert found.problems == ()


def test_what_misleads_readers_most_comes_first(project: Project) -> None:
    project.replace(AR, "في 20 يناير 2025.\n- ", "في 21 يناير 2025.\n- ")
    project.replace(AR, "مرارًا وتكرارًا", "مرات عدة")
    other = f"content/explainers/{CONGRATULATION}/ar.md"
    project.write(other, (project.root / other).read_text("utf-8") + "\nفقرة لم تترجم بعد.\n")
    found = look(project)
    assert [one.name for one in found.rows][:2] == [MEETING, CONGRATULATION]
    assert [unit.status for unit in found.rows[0].units] == ["material", "stale"]
    first, second = found.rows[0].units
    assert (first.source_line, first.target_line) == (15, 16)
    assert (second.source_line, second.target_line) == (28, 28)
    assert found.rows[0].open == 2
    assert found.rows[0].open_words == first.words + second.words > 20
    assert 0 < found.rows[0].done < 100
    assert [unit.status for unit in found.rows[1].units] == ["missing"]


def test_a_text_without_a_translation_is_wholly_open(project: Project) -> None:
    (project.root / EN).unlink()
    (project.root / EN).with_suffix(".po").unlink()
    found = row(look(project), MEETING)
    assert found.open == found.total > 20
    assert (found.done, found.target_lang) == (0, "en")
    assert found.target == project.root / EN


def test_pages_are_looked_at_like_explainers(project: Project) -> None:
    page = project.root / "content/pages/about/ar.md"
    page.write_text(page.read_text("utf-8") + "\nسطر جديد لم يترجم بعد.\n", "utf-8")
    found = row(look(project), "about")
    assert (found.kind, found.counts["missing"]) == ("page", 1)


@pytest.mark.parametrize(
    ("path", "old", "new", "name", "target", "key"),
    [
        ("topics", 'en = "Vladimir Putin"\n', "", "topics", "en", "vladimir-putin"),
        ("topics", 'ar = "فلاديمير بوتين"\n', "", "topics", "ar", "vladimir-putin"),
        ("topics", "about.en = ", "# ", "topics", "en", "vladimir-putin.1"),
        ("stories", "about.ar = ", "# ", "stories", "ar", "kremlin-contacts.1"),
    ],
)
def test_a_name_or_definition_that_one_language_lacks_is_told(
    project: Project, path: str, old: str, new: str, name: str, target: str, key: str
) -> None:
    project.replace(f"content/{path}.toml", old, new)
    waiting = [one for one in look(project).rows if one.name == name and one.open]
    assert [(one.target_lang, [unit.key for unit in one.units]) for one in waiting] == [
        (target, [key])
    ]
    text = (project.root / f"content/{path}.toml").read_text("utf-8").split("\n")
    assert waiting[0].units[0].source in text[waiting[0].units[0].source_line - 1]


def test_a_text_of_an_own_template_that_is_not_in_arabic_is_told(project: Project) -> None:
    project.write("own/404.html", '{% extends "!theme/404.html" %}\n{{ _("Lost?") }}\n')
    settings = project.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + 'THEME_TEMPLATES_OVERRIDES = ["own"]\n')
    found = row(look(project), "interface")
    assert [(unit.source, unit.status) for unit in found.units] == [("Lost?", "missing")]
    assert found.units[0].reasons[0].values == "404.html:2"


def test_a_text_of_the_interface_that_is_marked_as_unsure_is_not_in_step(project: Project) -> None:
    path = project.root / "theme/locale/ar/LC_MESSAGES/theme.po"
    text = path.read_text("utf-8")
    assert '\nmsgid "Draft"\n' in text
    path.write_text(text.replace('\nmsgid "Draft"\n', '\n#, fuzzy\nmsgid "Draft"\n'), "utf-8")
    assert row(look(project), "interface").counts["machine"] == 1


def test_templates_of_a_site_come_before_those_of_the_theme_they_are_named_like(
    project: Project,
) -> None:
    project.write("own/404.html", '{{ _("Lost?") }}\n{{ pgettext("of a way", "Way back") }}\n')
    project.write("own/half.html", '{% if %}{{ _("Never read") }}\n')
    project.write("own/notes.md", '{{ _("No template") }}\n')
    project.write("more/404.html", '{{ _("Not this one") }}\n')
    project.write("more/count.html", '{{ ngettext("%(num)s way", "%(num)s ways", 2) }}\n')
    settings = project.root / "pelicanconf.py"
    own = 'THEME_TEMPLATES_OVERRIDES = ["own", "more"]\n'
    settings.write_text(settings.read_text("utf-8") + own)
    found = row(look(project), "interface")
    waiting = {unit.source: unit.reasons[0].values for unit in found.units}
    assert waiting == {
        "Lost?": "404.html:1", "Way back": "404.html:2", "%(num)s way": "count.html:1",
    }  # fmt: skip
    path = project.root / "theme/locale/ar/LC_MESSAGES/theme.po"
    before = path.read_text("utf-8")
    plural = '\nmsgid "%(num)s way"\nmsgid_plural "%(num)s ways"\n'
    forms = [f'msgstr[{n}] "{"" if n == 4 else "طرق"}"\n' for n in range(6)]
    path.write_text(before + plural + "".join(forms), "utf-8")
    assert row(look(project), "interface").counts["missing"] == 3  # one of its forms is
    path.write_text((before + plural + "".join(forms)).replace('[4] ""', '[4] "طريقا"'), "utf-8")
    assert row(look(project), "interface").counts["missing"] == 2


def test_a_catalogue_that_cannot_be_read_is_told_and_the_rest_looked_at(project: Project) -> None:
    project.write("theme/locale/ar/LC_MESSAGES/theme.po", "nonsense\n")
    found = look(project)
    assert [(problem.path.name, problem.line) for problem in found.problems] == [("theme.po", 1)]
    assert "interface" not in {one.name for one in found.rows}
    assert {*SLUGS, "about"} < {one.name for one in found.rows}


def test_names_with_errors_are_told_and_texts_compared_without_them(
    project: Project, remembered: Callable[[], tuple[Survey, int]]
) -> None:
    project.write("content/topics.toml", "[putin\n")
    found, read = remembered()
    assert [(problem.path.name, problem.line) for problem in found.problems] == [("topics.toml", 1)]
    assert read == 2
    assert {one.name for one in found.rows} == {*SLUGS, "about", "stories", "interface"}
    assert remembered() == (found, 0)


def test_pages_with_errors_are_told_and_the_rest_looked_at(project: Project) -> None:
    project.write("content/pages/about/ar.md", "no title\n")
    project.write("content/pages/team/ar.md", "Title: الفريق\n\nنص.\n")
    project.write("content/pages/team/en.md", "Title: The team\nTranslation: true\n\nText.\n")
    project.write("content/pages/team/en.po", "nonsense\n")
    (project.root / "content/pages/empty").mkdir()
    found = look(project)
    assert sorted((problem.path.name, problem.reason) for problem in found.problems) == [
        ("ar.md", "no Title"),
        ("empty", "a page without a text"),
        ("en.po", "no line of a PO file"),
    ]
    assert {one.name for one in found.rows} == {*SLUGS, "topics", "stories", "interface"}


def test_a_ledger_that_has_gone_with_what_it_knew_of_a_machine_is_told_until_it_is_back(
    project: Project, remembered: Callable[[], tuple[Survey, int]]
) -> None:
    ledger = (project.root / EN).with_suffix(".po")
    text = ledger.read_text("utf-8")
    mark = '\nmsgctxt "meeting-date.4"\n'
    assert mark in text
    ledger.write_text(text.replace(mark, f"\n#, fuzzy, x-machine{mark}"), "utf-8")
    first, _ = remembered()
    assert row(first, MEETING).counts["machine"] == 1
    before = ledger.read_bytes()
    ledger.unlink()
    for _ in range(2):
        found, read = remembered()
        assert read == 0
        assert MEETING not in {one.name for one in found.rows}
        (problem,) = found.problems
        assert problem.path == ledger
        assert problem.reason.startswith("has gone, and knew of a passage that a machine")
    ledger.write_bytes(before)
    assert remembered()[0] == first


def test_a_text_with_an_error_is_told_and_the_rest_looked_at(project: Project) -> None:
    (project.root / EN).with_suffix(".po").write_text("nonsense\n", "utf-8")
    project.write(f"content/explainers/{CONGRATULATION}/ar.md", "no title\n")
    found = look(project)
    assert {problem.path.name for problem in found.problems} == {"en.po", "ar.md"}
    assert {one.name for one in found.rows} == {"about", "topics", "stories", "interface"}


def test_some_texts_are_looked_at_by_name(project: Project) -> None:
    settings = load_settings(project.root / "pelicanconf.py")
    found = survey_of(settings, [MEETING, "about", "topics", MEETING])
    assert sorted(one.name for one in found.rows) == ["about", "topics", MEETING]


@pytest.mark.parametrize("name", ["will-they-met", "", "..", "a/b", "nobody"])
def test_a_name_that_nothing_has_is_told_with_the_nearest(project: Project, name: str) -> None:
    settings = load_settings(project.root / "pelicanconf.py")
    with pytest.raises(ContentError) as caught:
        survey_of(settings, [name])
    assert ("Did you mean will-they-meet?" in str(caught.value)) == (name == "will-they-met")


@pytest.fixture
def remembered(project: Project) -> Callable[[], tuple[Survey, int]]:
    """Return a function that looks again and tells how many explainers were read."""

    def again() -> tuple[Survey, int]:
        settings = load_settings(project.root / "pelicanconf.py")
        memory, read = RowMemory(settings), [0]

        def step(done: int, _total: int) -> None:
            read[0] = done

        found = survey(settings, memory.texts, step)
        memory.save()
        return found, read[0]

    return again


def test_what_is_as_it_was_is_not_read_again(
    project: Project, remembered: Callable[[], tuple[Survey, int]]
) -> None:
    assert remembered()[1] == 2
    assert remembered()[1] == 0
    project.replace(AR, "مرارًا وتكرارًا", "مرات عدة")
    found, read = remembered()
    assert read == 1
    assert found == look(project)
    assert remembered() == (found, 0)
    shutil.rmtree(project.explainer(CONGRATULATION))
    found, read = remembered()
    assert (read, found) == (0, look(project))


def test_what_has_errors_is_read_each_time(
    project: Project, remembered: Callable[[], tuple[Survey, int]]
) -> None:
    project.write(AR, "no title\n")
    assert [remembered()[1] for _ in range(3)] == [2, 1, 1]
    assert remembered()[0].problems


def test_many_are_read_by_several_processes(project: Project) -> None:
    for number in range(160):
        shutil.copytree(project.explainer(MEETING), project.explainer(f"copy-{number}"))
    project.replace(f"content/explainers/copy-7/{Path(AR).name}", "مرارًا وتكرارًا", "مرات عدة")
    found = look(project)
    assert len(found.rows) == 166
    assert found.rows[0].name == "copy-7"


def test_the_theme_of_the_repository_has_all_its_texts(project: Project) -> None:
    assert (ROOT / "theme").is_dir()
    found = row(look(project), "interface")
    assert found.total > 100
    assert not found.open
