"""A year of a newsroom, by branch and by workflow: what readers get after each thing it does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.city import (
    BRIDGE,
    BUSES,
    PLAN,
    SCHOOL,
    WATER,
    file_of,
    write_bridge,
    write_first_three,
)
from tests.helpers.pages import read
from tests.helpers.projects import Project, digests
from tests.helpers.repositories import git
from tests.helpers.ways import ADDRESS, ByBranch, ByWorkflow, Way, new_home
from tests.helpers.year import Expected, Step, add, delete, faults, modified, put, rename

WATER_AR, WATER_EN = file_of(WATER, "ar"), file_of(WATER, "en")
SCHOOL_AR, SCHOOL_EN = file_of(SCHOOL, "ar"), file_of(SCHOOL, "en")
PIPES = "water-pipes"
PIPES_AR, PIPES_EN = file_of(PIPES, "ar"), file_of(PIPES, "en")
NOT_FINISHED = "The Ministry of Education says the repair of the schools is not finished."
OLD_QUARTERS = "Schools in the old quarters are repaired first."
SUBURBS = "وأضافت الوزارة أن مدارس الضواحي ترمم في الصيف المقبل."
SUBURBS_EN = "Schools in the suburbs are to be repaired next summer, the ministry adds."
ONE_MISSING = (
    "1 passage has not been translated yet; it is marked and shown in the original language."
)

STORY = (
    Step(
        day="2025-01-12",
        what="the first three explainers; the translation of one is a draft",
        edits=(write_first_three,),
        new="""ar/water/ en/water/ ar-en/water/
               ar/school-year/ en/school-year/ ar-en/school-year/
               ar/night-buses/""",
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={
            "ar/water/": ("تنقطع المياه 6 ساعات كل ليلة.",),
            "en/": ("Why is the water off at night?", "Not yet in English"),
        },
        hides={"": ("When do the night buses run?",)},
    ),
    Step(
        day="2025-01-20",
        what="a correction",
        edits=(
            put(WATER_AR, "6 ساعات", "5 ساعات"),
            put(WATER_EN, "6 hours", "5 hours"),
            add(WATER_AR, "\n## تصحيح {#updates}\n\n2025-01-20\n:   كتبنا أن الانقطاع أطول.\n"),
            add(WATER_EN, "\n## Correction {#updates}\n\n2025-01-20\n:   We said it was longer.\n"),
            modified(WATER_AR, "2025-01-20"),
            modified(WATER_EN, "2025-01-20"),
        ),
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={
            "ar/water/": ("تنقطع المياه 5 ساعات كل ليلة.", "كتبنا أن الانقطاع أطول."),
            "en/water/": ("The water is off for 5 hours every night.", "We said it was longer."),
        },
        hides={"": ("6 ساعات", "6 hours")},
    ),
    Step(
        day="2025-02-08",
        what="a paragraph is added in Arabic only",
        edits=(
            put(SCHOOL_AR, "ويشمل الترميم", f"{SUBURBS}\n\nويشمل الترميم"),
            modified(SCHOOL_AR, "2025-02-08"),
        ),
        readers="Readers get 3 in Arabic and 2 in English; 1 translation behind its original.",
        shows={
            "en/school-year/": (
                ONE_MISSING,
                f"{NOT_FINISHED}\n!ar: {SUBURBS}\n{OLD_QUARTERS}",
            ),
            "ar-en/school-year/": (f"{SUBURBS}\nen: Not in the English text",),
        },
    ),
    Step(
        day="2025-02-15",
        what="the translation is brought up to date",
        edits=(
            put(SCHOOL_EN, "Schools in the old", f"{SUBURBS_EN}\n\nSchools in the old"),
            modified(SCHOOL_EN, "2025-02-15"),
        ),
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={
            "en/school-year/": (f"{NOT_FINISHED}\n{SUBURBS_EN}\n{OLD_QUARTERS}",),
        },
        hides={"en/school-year/": (SUBURBS, "untranslated", ONE_MISSING)},
    ),
    Step(
        day="2025-03-10",
        what="a picture and a section in Arabic alone, another section in English alone",
        edits=(
            add(f"content/explainers/{SCHOOL}/plan.svg", PLAN),
            put(SCHOOL_AR, "ويشمل الترميم", '![مسار الحافلات](plan.svg "المسار")\n\nويشمل الترميم'),
            add(SCHOOL_AR, "\n## أين تقف الحافلات؟ {#stops}\n\nتقف الحافلات أمام المكتبة.\n"),
            add(SCHOOL_EN, "\n## And from abroad? {#abroad}\n\nPapers are taken until June.\n"),
            modified(SCHOOL_AR, "2025-03-10"),
            modified(SCHOOL_EN, "2025-03-10"),
        ),
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={
            "ar/school-year/": (
                f"{SUBURBS}\nالمسار\nويشمل الترميم مدارس الأحياء القديمة أولًا.",
                "أين تقف الحافلات؟\n#\nتقف الحافلات أمام المكتبة.",
            ),
            "en/school-year/": ("And from abroad?\n#\nPapers are taken until June.",),
            "ar-en/school-year/": (
                "المسار\nen: Not in the English text",
                "ليس في النص العربي\nen: Papers are taken until June.",
            ),
        },
        hides={
            "ar/school-year/": ("Papers are taken", "#abroad"),
            "en/school-year/": ("plan", "المسار", "stops", "untranslated", "not been translated"),
        },
    ),
    Step(
        day="2025-04-02",
        what="a folder is renamed without Old_slugs",
        edits=(
            rename(WATER, PIPES),
            put(SCHOOL_AR, "explainer:water", "explainer:water-pipes"),
            put(SCHOOL_EN, "explainer:water", "explainer:water-pipes"),
        ),
        refused="/ar/water/ was public and would vanish: no explainer water is there. "
        "Write Old_slugs: water in the text that took its place",
    ),
    Step(
        day="2025-04-03",
        what="Old_slugs is written",
        edits=(put(PIPES_AR, "Status:", "Old_slugs: water\nStatus:"),),
        new="""ar/water-pipes/ en/water-pipes/ ar-en/water-pipes/
               ar/water/ → ar/water-pipes/
               en/water/ → en/water-pipes/
               ar-en/water/ → ar-en/water-pipes/""",
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={
            "en/water/": ("This page has moved\nGo to its new address",),
            "en/water-pipes/": ("The water is off for 5 hours every night.",),
        },
        hides={"en/school-year/": ('href="/site/en/water/"',)},
    ),
    Step(
        day="2025-05-06",
        what="a translation is set back to draft",
        edits=(put(SCHOOL_EN, "Status: published", "Status: draft"),),
        refused="/en/school-year/ was public and would vanish: it is a draft now. "
        "Write Status: published, or Status: withdrawn",
    ),
    Step(
        day="2025-05-07",
        what="that is meant",
        remove=True,
        gone="en/school-year/",
        new="ar-en/school-year/ → ar/school-year/",
        readers="Readers get 3 in Arabic and 1 in English.",
        shows={"en/": ("Not yet in English",)},
        hides={"": ("Papers are taken",)},
    ),
    Step(
        day="2025-05-08",
        what="the next time it is asked again",
        refused="/en/school-year/ was public and would vanish: it is a draft now.",
    ),
    Step(
        day="2025-05-09",
        what="it is said for good",
        options=("--remove",),
        readers="Readers get 3 in Arabic and 1 in English.",
    ),
    Step(
        day="2025-05-20",
        what="the translation comes back",
        edits=(
            put(SCHOOL_EN, "Status: draft", "Status: published"),
            modified(SCHOOL_EN, "2025-05-20"),
        ),
        new="en/school-year/ ar-en/school-year/",
        readers="Readers get 3 in Arabic and 2 in English.",
        shows={"en/school-year/": ("Papers are taken until June.",)},
    ),
    Step(
        day="2025-07-01",
        what="an explainer is withdrawn that had another address before",
        edits=(
            put(PIPES_AR, "Status: published", "Status: withdrawn"),
            put(PIPES_EN, "Status: published", "Status: withdrawn"),
            modified(PIPES_AR, "2025-07-01"),
            modified(PIPES_EN, "2025-07-01"),
            put(SCHOOL_AR, "[وبماء في كل مدرسة](explainer:water-pipes)", "وبماء في كل مدرسة"),
            put(
                SCHOOL_EN,
                "[and for water in every school](explainer:water-pipes)",
                "and for water in every school",
            ),
            modified(SCHOOL_AR, "2025-07-01"),
            modified(SCHOOL_EN, "2025-07-01"),
        ),
        new="""ar-en/water-pipes/ → ar/water-pipes/
               ar-en/water/ → ar/water-pipes/""",
        readers="Readers get 2 in Arabic and 1 in English; 2 withdrawn.",
        shows={
            "ar/water-pipes/": ("سُحب هذا الشرح في 1 يوليو 2025.",),
            "en/water-pipes/": ("This explainer was withdrawn on 1 July 2025.",),
        },
        hides={"": ("5 ساعات", "5 hours", "old mains")},
    ),
    Step(
        day="2025-08-10",
        what="an explainer is written for a later day",
        edits=(lambda project: write_bridge(project, day="2025-09-01"),),
        readers="Readers get 2 in Arabic and 1 in English; 2 waiting for the day; 2 withdrawn.",
        hides={"": (BRIDGE, "الجسر", "The old bridge")},
    ),
    Step(
        day="2025-08-31",
        what="the day before",
        event="schedule",
        readers="Readers get 2 in Arabic and 1 in English; 2 waiting for the day; 2 withdrawn.",
        hides={"": (BRIDGE, "الجسر", "The old bridge")},
    ),
    Step(
        day="2025-09-01",
        what="the day has come, and nobody pushes anything",
        event="schedule",
        new="ar/bridge/ en/bridge/ ar-en/bridge/",
        readers="Readers get 3 in Arabic and 2 in English; 2 withdrawn.",
        shows={
            "en/": ("Why is the bridge closed?",),
            "ar/bridge/": ("يُغلق الجسر القديم شهرًا واحدًا.",),
        },
    ),
    Step(
        day="2025-11-03",
        what="an explainer is deleted",
        edits=(delete(BUSES),),
        refused="/ar/night-buses/ was public and would vanish: no explainer night-buses is there",
    ),
    Step(
        day="2025-11-04",
        what="that is meant, and said when the site is built",
        options=("--remove",),
        gone="ar/night-buses/",
        readers="Readers get 2 in Arabic and 2 in English; 2 withdrawn.",
        hides={"": (BUSES, "حافلات الليل")},
    ),
)


def test_a_year_of_updates(alone: Path) -> None:
    home = new_home(alone)
    ways = (ByBranch(home), ByWorkflow(home))
    expected = Expected()
    before: dict[str, str] = {}
    for step in STORY:
        home.day = step.day
        for edit in step.edits:
            edit(home.project)
        if step.event == "push":
            home.build_and_push(*step.options)
        branch, workflow = (sent(way, step) for way in ways)
        readers = digests(branch)
        assert readers == digests(workflow), f"{step}: the two ways differ"
        if step.refused or not step.changes:
            assert readers == before, step
        if not step.refused:
            expected = expected.after(step)
            found = faults(read(branch, ADDRESS), step, expected)
            assert not found, "\n".join([str(step), *found])
        before = readers


def sent(way: Way, step: Step) -> Path:
    """Send a step, which is refused where it is to be; returns the folder of the readers.

    Nothing is written into the project, and a refusal leaves the remote as it was.
    """
    home, about = way.home, f"{step}, {type(way).__name__}"
    content, refs = home.content(), git(home.remote, "for-each-ref")
    found = way.send(step.event, remove=step.remove)
    assert home.content() == content, about
    assert git(home.project.root, "status", "--porcelain") == "", about
    assert found.done is not bool(step.refused), f"{about}\n{found.log}"
    assert step.refused in found.log, f"{about}\n{found.log}"
    if step.refused:
        assert git(home.remote, "for-each-ref") == refs, about
    else:
        assert step.readers in found.log.splitlines(), f"{about}\n{found.log}"
    return way.readers_folder()


def test_an_empty_site_is_published_and_so_is_a_push_with_one_new_explainer(alone: Path) -> None:
    home = new_home(alone)
    way = ByWorkflow(home)
    assert way.send().done
    assert read(way.readers_folder(), ADDRESS).keys() == {
        "", "404.html", "ar/", "en/", "ar/archive/", "en/archive/", "ar/topics/", "en/topics/",
        "ar/search/", "en/search/",
    }  # fmt: skip
    write_bridge(home.project, day="2024-12-31")
    home.push()
    found = way.send()
    assert found.done, found.log
    assert "Readers get 1 in Arabic and 1 in English." in found.log.splitlines()
    pages = read(way.readers_folder(), ADDRESS)
    assert {"ar/bridge/", "en/bridge/", "ar-en/bridge/"} <= pages.keys()


@pytest.mark.parametrize("event", ["pull_request", "push"])
def test_what_is_on_another_branch_is_not_published(alone: Path, event: str) -> None:
    home = new_home(alone)
    git(home.project.root, "push", "-q", "origin", "main:more")
    way = ByWorkflow(home)
    outcome = way.actions.run(event, "more")
    assert outcome.jobs == ({"build": True} if event == "pull_request" else {})
    assert list(way.readers_folder().iterdir()) == []


def test_a_clone_without_history_knows_what_was_public(alone: Path) -> None:
    home = new_home(alone)
    write_first_three(home.project)
    home.build_and_push()
    rename(WATER, PIPES)(home.project)
    put(SCHOOL_AR, "explainer:water", "explainer:water-pipes")(home.project)
    put(SCHOOL_EN, "explainer:water", "explainer:water-pipes")(home.project)
    home.push()
    git(alone, "clone", "-q", "--depth", "1", f"file://{home.remote}", "shallow")
    clone = replace(home, project=Project(alone / "shallow"))
    assert git(clone.project.root, "rev-list", "--count", "HEAD") == "1"
    assert clone.run("build", "--no-convert").done
    for words in (("check",), ("publish",)):
        found = clone.run(*words)
        assert not found.done
        assert "/ar/water/ was public and would vanish: no explainer water is there" in found.log
    assert clone.run("publish", "--remove").done


def test_nothing_but_a_build_at_home_writes_into_the_content(alone: Path) -> None:
    home = new_home(alone)
    write_first_three(home.project)
    home.project.write("seeds/raw.txt", "عنوان مقال عن الماء\nقالت المصلحة إن الأعمال مستمرة.\n")
    home.push()
    before = home.content()
    for words in (("build", "--no-convert"), ("check",), ("check", "--strict"), ("publish",)):
        found = home.run(*words)
        assert found.done, found.log
        assert home.content() == before, words
        assert git(home.project.root, "status", "--porcelain") == "", words
    by_workflow = ByWorkflow(home).send()  # says itself that it wrote nothing
    assert by_workflow.done, by_workflow.log
    assert "does not know 5 editions that readers get" in by_workflow.log
    home.build_and_push()
    assert home.content().keys() - before.keys() >= {"published.toml"}
