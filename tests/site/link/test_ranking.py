"""Which explainers are related."""

from __future__ import annotations

from tests.helpers.pages import read
from tests.helpers.projects import Project, explainer_text


def test_what_is_related_shares_rare_topics_rather_than_frequent_ones(project: Project) -> None:
    """Both explainers of the sample are about the Kremlin, none is about Florida."""
    for slug, tags in (("base", "kremlin, florida"), ("rare", "florida"), ("usual", "kremlin")):
        text = explainer_text(f"{slug.title()}?", "## What? {#what}\n\nThat.", Tags=tags)
        project.write(f"content/explainers/{slug}/en.md", text)
    assert project.run("build", "--no-convert").returncode == 0
    page = read(project.output)["en/base/"]
    related = page.all('//aside[@class="related"]//h3/a/@href')
    assert related[0] == "/en/rare/"
    assert len(related) == 3
