"""A translator's story: one edit of an original after the other, and what is told each time.

The text is that of a shipped explainer, as the sample has it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.helpers.pages import Page, plain
from tests.helpers.projects import Project
from tests.helpers.sample import MEETING

AR = f"content/explainers/{MEETING}/ar.md"
STALE = "The original has changed since this was translated."
FACTS = "Facts here are not those of the original"


@dataclass(frozen=True, slots=True)
class Step:
    """An edit of the original, and what is to be told of it."""

    old: str
    new: str
    unit: str
    statuses: frozenset[str]
    """One of these; none where nothing is to be done."""
    words: str = ""
    """What the difference shows."""
    note: str = ""
    """What readers are told at the passage begins so."""


STORY = {
    "a typo": Step("فوضى دموية", "فوضى دمويّة", "what-trump-said.2", frozenset()),
    "a number": Step(
        "أن ينتظر إلى ما بعد تنصيبه في 20", "أن ينتظر إلى ما بعد تنصيبه في 21", "key-points.2",
        frozenset({"material"}), "[-20-] {+21+}", FACTS,
    ),
    "a name": Step(
        "ديمتري بيسكوف، قوله", "سيرغي لافروف، قوله", "meeting-date.4",
        frozenset({"material", "stale"}), "[-ديمتري بيسكوف-]{+سيرغي لافروف+}",
    ),
    "the summary": Step(
        "Summary: يقول الكرملين", "Summary: يعلن الكرملين اليوم", "@summary",
        frozenset({"stale"}), "[-يقول-] {+يعلن+} الكرملين {+اليوم+}", STALE,
    ),
    "a negation": Step(
        "أي موعد لم يُتفق عليه بعد", "أي موعد يُتفق عليه بعد", "meeting-date.1",
        frozenset({"material"}), "[-لم-]", FACTS,
    ),
    "a sentence": Step(
        "الرئيس الأمريكي وترامب. ثم أضاف:",
        "الرئيس الأمريكي وترامب. وكان الحديث قصيرا. ثم أضاف:", "meeting-date.4",
        frozenset({"stale"}), "{+وكان الحديث قصيرا.+}", STALE,
    ),
}  # fmt: skip


def told(project: Project) -> list[tuple[str, str]]:
    """List key and status of what is open in the explainer."""
    data = json.loads(project.run("status", MEETING, "--json").stdout)
    return [(unit["key"], unit["status"]) for unit in data["texts"][0]["waiting"]]


def notes(project: Project) -> dict[str, str]:
    """List what readers are told at passages of the English page, by their ids."""
    assert project.run("build", "--no-convert").returncode == 0
    page = english(project)
    return {
        "@summary" if note.xpath("ancestor::header") else place(note): plain(note)
        for note in page.all("//main//small[@class='passage-note']")
    }


def english(project: Project, slug: str = MEETING) -> Page:
    """Return the English page of an explainer that was built."""
    path = f"en/{slug}/"
    return Page(path, (project.output / path / "index.html").read_bytes())


def place(note: Any) -> str:
    """Return the id that a note stands under."""
    return str(note.xpath("string(ancestor::*[@id][1]/@id)"))


@pytest.mark.parametrize("name", STORY)
def test_an_edit_is_told_in_list_difference_and_notice_until_it_is_accepted(
    project: Project, name: str
) -> None:
    step = STORY[name]
    project.replace(AR, step.old, step.new)
    open_units = [unit for unit in told(project) if unit[1] in ("stale", "material", "missing")]
    if not step.statuses:
        assert open_units == []
        assert notes(project) == {}
        return
    ((key, status),) = open_units
    assert key == step.unit
    assert status in step.statuses
    shown = project.run("diff", MEETING).stdout
    assert f"{MEETING}#{step.unit}  {status}" in shown
    assert step.words in shown
    found = notes(project)
    assert [*found] == [step.unit]
    assert found[step.unit].startswith(step.note or {"stale": STALE, "material": FACTS}[status])
    assert project.run("accept", f"{MEETING}#{step.unit}").returncode == 0
    assert told(project) == []
    assert notes(project) == {}
    project.replace(AR, step.new, f"{step.new} وقيل غير ذلك ")
    assert [key for key, _ in told(project)] == [step.unit]


def test_paragraphs_that_change_places_are_still_in_step(project: Project) -> None:
    text = (project.root / AR).read_text("utf-8")
    blocks = text.split("\n\n")
    first = next(n for n, block in enumerate(blocks) if block.startswith("ووصف الوضع"))
    blocks[first - 1], blocks[first] = blocks[first], blocks[first - 1]
    project.write(AR, "\n\n".join(blocks))
    assert "what-trump-said.1" in (project.root / AR).with_name("en.po").read_text("utf-8")
    assert told(project) == []
    assert notes(project) == {}


def test_what_was_wrong_from_the_start_is_told_to_readers_until_it_is_accepted(
    project: Project,
) -> None:
    head = "Date: 2025-01-02\nStatus: published\nSource: X\nRights: own\n\n"
    body = "{} {{#one}}\n\n{}\n"
    arabic = body.format("## متى؟", "التقى الرئيسان يوم الخميس 17 يناير.")
    wrong = body.format("## When?", "The presidents met on Thursday, 18 January.")
    project.write(
        "content/explainers/met/ar.md", f"Title: متى التقيا؟\nSummary: موعد.\n{head}{arabic}"
    )
    project.write(
        "content/explainers/met/en.md",
        f"Title: When did they meet?\nSummary: A day.\n{head}{wrong}",
    )
    for _ in range(2):  # the second time, the first is remembered
        assert project.run("build", "--siteurl", "https://example.org").returncode == 0
        page = english(project, "met")
        (note,) = page.all("//main//small[@class='passage-note']")
        assert plain(note).startswith(FACTS)
        (notice,) = page.all("//main//aside[p/strong]")
        assert "1 passage may not be right" in plain(notice)
    assert project.run("accept", "met#one.1").returncode == 0
    assert project.run("build", "--siteurl", "https://example.org").returncode == 0
    page = english(project, "met")
    assert page.all("//main//small[@class='passage-note']|//main//aside[p/strong]") == []


def test_a_page_that_explains_nothing_has_its_notices_too(project: Project) -> None:
    head = "Status: published\n"
    arabic = "## من؟ {#who}\n\nبدأ الموقع في 17 يناير.\n\nيكتب هنا كثيرون.\n"
    words = "## Who? {#who}\n\nThe site began on 17 January.\n\nMany people write here.\n"
    ours = project.write("content/pages/team/ar.md", f"Title: الفريق\n{head}\n{arabic}")
    project.write("content/pages/team/en.md", f"Title: The team\n{head}\n{words}")

    def told() -> list[str]:
        page = english(project, "team")
        found = page.all("//main//small[@class='passage-note']|//main//aside")
        return [plain(each) for each in found]

    assert project.run("build").returncode == 0
    assert told() == []
    text = ours.read_text("utf-8").replace("17 يناير", "18 يناير")
    ours.write_text(f"{text}\nوهذه فقرة جديدة.\n", encoding="utf-8")
    assert project.run("build").returncode == 0
    notice, note, missing = told()
    assert notice == (
        "Facts differ from the original: 1 passage may not be right, and is marked. "
        "1 passage has not been translated yet; it is marked and shown in the original language."
    )
    assert note.startswith(FACTS)
    assert missing.startswith("Not translated yet")
    assert "وهذه فقرة جديدة" in plain(english(project, "team").one("//main"))
    assert project.run("accept", "team#who.1").returncode == 0
    assert project.run("new", "--pair", "team").returncode == 0
    file = ours.with_name("en.md")
    text = file.read_text("utf-8").replace("وهذه فقرة جديدة.", "This is a new paragraph.")
    file.write_text(text, encoding="utf-8")
    assert project.run("build", "--no-convert").returncode == 0
    assert told() == []


def test_a_bad_ledger_of_a_page_is_told(project: Project) -> None:
    project.write("content/pages/about/en.po", 'msgid "a')
    told = project.run("build", "--no-convert")
    assert told.returncode == 1
    assert told.stderr.startswith("content/pages/about/en.po:1: ")
