"""Updates of an explainer."""

from __future__ import annotations

import pytest

from tests.helpers.pages import read
from tests.helpers.projects import Project, explainer_text


def updates(*dates: str) -> str:
    """Write a part with updates, after another part."""
    entries = "\n\n".join(f"{date}\n:   نُقّح في {date}." for date in dates)
    return f"## ماذا؟ {{#what}}\n\nجواب.\n\n## تحديث {{#updates}}\n\n{entries}"


@pytest.mark.parametrize(
    ("modified", "ids"),
    [
        ("2026-02-20", ["updates", "what"]),
        ("2026-03-12", ["updates", "what"]),
        ("2026-03-13", ["what", "updates"]),
        ("", ["updates", "what"]),
    ],
)
def test_updates_stand_on_top_while_they_are_recent(
    modified: str, ids: list[str], project: Project
) -> None:
    """Recent means: at most thirty days older than `Modified`. The newest is first."""
    text = explainer_text(
        "عنوان؟", updates("2026-01-10", "2026-02-10", "2026-02"), Date="2026-01-05",
        Modified=modified, Story="",
    )  # fmt: skip
    project.write("content/explainers/corrected/ar.md", text)
    assert project.run("build", "--no-convert").returncode == 0
    page = read(project.output)["ar/corrected/"]
    assert page.all("//main//section[@id]/@id") == ids
    times = page.all('//section[@id="updates"]//data/@value')
    assert times == ["2026-02-10", "2026-02", "2026-01-10"]
