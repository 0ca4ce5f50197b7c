"""What is wrong with the parts of an explainer, told for both editions."""

from __future__ import annotations

import re

from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import MEETING


def test_what_is_wrong_with_the_parts_is_told_for_both_editions_at_once(project: Project) -> None:
    body = (
        "## ماذا؟ {#what}\n\n> قول.\n> — [أحد](topic:nobody-known)\n\n### أ {#a}\n\n### ب {#a}\n\n"
        "## زمن {#timeline}\n\nأمس\n:   حدث أمر.\n\n2026-02-30\n:   حدث آخر."
    )
    english = (
        "## What? {#what}\n\nWords about [this](topic:nobody-known).\n\n## Then {#then}\n\nOn.\n\n"
        "## Time {#timeline}\n\nyesterday\n:   It was.\n\n## Time {#timeline}\n\nAgain."
    )
    folder = "content/explainers/faulty"
    project.write(f"{folder}/ar.md", explainer_text("عنوان؟", body, Tags="kremlin"))
    text = explainer_text("A title?", english, Translation="true", Tags="kremlin")
    project.write(f"{folder}/en.md", text)
    result = project.run("build", "--no-convert")
    assert result.returncode != 0
    for line in (
        f"{folder}/ar.md:11: a link to the unknown topic nobody-known",
        f"{folder}/ar.md:15: the heading id a is used twice, first in line 13",
        f"{folder}/ar.md:19: in the timeline, “أمس” is no date",
        f"{folder}/ar.md:22: in the timeline, “2026-02-30” is no date: 2026-02 has 28 days",
        f"{folder}/en.md:11: a link to the unknown topic nobody-known",
        f"{folder}/en.md:19: in the timeline, “yesterday” is no date",
        f"{folder}/en.md:22: the section id timeline is used twice, first in line 17",
    ):
        assert result.stderr.count(line) == 1, f"{line}\n{result.stderr}"


def test_a_section_of_one_language_only_is_a_warning(project: Project) -> None:
    path = f"content/explainers/{MEETING}/en.md"
    project.replace(path, "{#six-months}", "{#half-a-year}")
    result = project.run("build", "--no-convert")
    assert result.returncode == 0
    said = result.stdout + result.stderr
    assert re.search(rf"{path}:\d+: warning: the section half-a-year is not in ar.md", said)
    assert re.search(rf"{MEETING}/ar.md:\d+: warning: the section six-months is not in en.md", said)


def test_links_to_numbers_that_cannot_be_called_are_told(project: Project) -> None:
    called = ("tel:+9611234567", "tel:+961-1-(234)567", "tel:112", "tel:*100#", "tel:1;ext=2",
              "sms:+9611234567", "sms:112,113?body=a")  # fmt: skip
    faulty = ("tel:01 234 567", "tel:هاتف", "tel:٥٥٥", "tel:", "sms:me", "tel:+")
    for number, address in enumerate((*called, *faulty)):
        body = f"## ماذا؟ {{#what}}\n\nعلى [الرقم](<{address}>)."
        folder = f"content/explainers/call-{number}"
        project.write(f"{folder}/ar.md", explainer_text("عنوان؟", body, Tags="kremlin"))
    result = project.run("build", "--no-convert")
    assert result.returncode != 0
    for number, address in enumerate((*called, *faulty)):
        line = f"call-{number}/ar.md:10: a link to {address}, which is no number that can be called"
        assert result.stderr.count(line) == (address in faulty), f"{line}\n{result.stderr}"
