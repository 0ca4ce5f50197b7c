"""An old address leads to one explainer; whatever else is claimed is told in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.project import load_content
from tests.helpers.projects import Project, copied_project, explainer_text


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project without explainers."""
    project = copied_project(tmp_path / "project")
    for folder in ("explainers", "pages"):
        shutil.rmtree(project.root / "content" / folder)
    monkeypatch.chdir(project.root)
    return project


def write(project: Project, slug: str, date: str, old_slugs: str) -> None:
    """Write both editions of an explainer, each with these old slugs."""
    for lang in ("ar", "en"):
        head = {"Date": date, "Old_slugs": old_slugs, "Translation": "true" * (lang == "en")}
        text = explainer_text("عنوان" if lang == "ar" else "A title", "Words.", **head)
        project.write(f"content/explainers/{slug}/{lang}.md", text)


def linked(project: Project) -> tuple[dict[str, str], list[str]]:
    """Link the project; return its redirects and what is wrong."""
    read, problems = load_settings(project.root / "pelicanconf.py"), Problems()
    site = link(load_content(read, problems), read, problems)
    return dict(site.redirects), [str(problem) for problem in problems]


def test_two_that_claim_one_old_address_get_one_line_that_names_both(project: Project) -> None:
    write(project, "newer", "2026-02-03", "old")
    write(project, "older", "2026-01-02", "old")
    led, told = linked(project)
    (line,) = told
    assert line == (
        "content/explainers/older/ar.md:6: the old slug old is claimed by newer too, in "
        "content/explainers/newer/ar.md:6. Leave it in Old_slugs of one of the two."
    )
    assert led["ar/old/"] == "ar/newer/"


def test_three_that_claim_one_get_two_lines(project: Project) -> None:
    for slug, date in (("a", "2026-03-04"), ("b", "2026-02-03"), ("c", "2026-01-02")):
        write(project, slug, date, "old")
    _, told = linked(project)
    assert [line.partition(" is claimed by a too")[0] for line in told] == [
        f"content/explainers/{slug}/ar.md:6: the old slug old" for slug in ("b", "c")
    ]


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("other", "is the name of another explainer"),
        ("mine", "is the name that the explainer has now"),
        ("topics", "is that of a page of the site"),
    ],
)
def test_an_old_slug_that_is_in_use_gets_one_line(project: Project, old: str, reason: str) -> None:
    write(project, "mine", "2026-02-03", f"older, {old}")
    write(project, "other", "2026-02-03", "")
    led, told = linked(project)
    assert told == [
        f"content/explainers/mine/ar.md:6: the old slug {old} {reason}. Remove it from Old_slugs."
    ]
    assert led["ar/older/"] == "ar/mine/"
    assert f"ar/{old}/" not in led


def test_a_whole_path_leads_to_the_text_that_names_it(project: Project) -> None:
    write(project, "mine", "2026-02-03", "")
    for lang, old in (
        ("ar", "/2024/11/خبر.html, /blog/title"),
        ("en", "/en/2024/title/index.html"),
    ):
        project.replace(f"content/explainers/mine/{lang}.md", "Date", f"Old_slugs: {old}\nDate")
    led, told = linked(project)
    assert told == []
    assert led == {
        "2024/11/خبر.html": "ar/mine/",
        "blog/title/": "ar/mine/",
        "en/2024/title/": "en/mine/",
        "status/": "ar/status/",
    }


def test_a_text_may_have_had_the_address_that_leads_to_the_translations(project: Project) -> None:
    write(project, "mine", "2026-02-03", "")
    project.replace("content/explainers/mine/en.md", "Date", "Old_slugs: /status/\nDate")
    assert linked(project) == ({"status/": "en/mine/"}, [])


def test_a_whole_path_leads_to_the_other_language_where_its_own_has_no_page(
    project: Project,
) -> None:
    write(project, "mine", "2026-02-03", "")
    path = "content/explainers/mine/en.md"
    project.replace(path, "Status: published", "Status: draft\nOld_slugs: /title.html")
    settings = project.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "\nSHARIH_DRAFTS = False\n", "utf-8")
    assert linked(project)[0] == {"title.html": "ar/mine/"}


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("/ar/", "/ar/ is that of a page of the site"),
        ("/index.html", "/ is that of a page of the site"),
        ("/404.html", "/404.html is that of a page of the site"),
        ("/en/archive/2024/", "/en/archive/2024/ is that of a page of the site"),
        ("/static/a.html", "/static/a.html is that of a page of the site"),
        ("/en/mine/", "/en/mine/ is one that the explainer has now"),
        ("/ar/other/", "/ar/other/ is that of another explainer"),
        ("/en/mine-before/", "/en/mine-before/ is that of a page of the site"),
    ],
)
def test_a_whole_path_where_a_page_is_gets_one_line(
    project: Project, old: str, reason: str
) -> None:
    write(project, "mine", "2026-02-03", f"mine-before, /before.html, {old}")
    write(project, "other", "2026-02-03", "")
    led, told = linked(project)
    assert {line.partition(": ")[2].partition(". ")[0] for line in told} == {
        f"the old address {reason}"
    }
    assert led["before.html"] == "ar/mine/"


def test_two_that_claim_one_whole_path_get_a_line_for_each_text(project: Project) -> None:
    write(project, "newer", "2026-02-03", "/old/")
    write(project, "older", "2026-01-02", "/old/")
    led, told = linked(project)
    assert [line.partition(" Leave")[0] for line in told] == [
        f"content/explainers/older/{lang}.md:6: the old address /old/ is claimed by newer too, in "
        "content/explainers/newer/ar.md:6."
        for lang in ("ar", "en")
    ]
    assert led["old/"] == "ar/newer/"


def test_the_page_at_a_whole_path_is_built_in_the_language_of_its_text(project: Project) -> None:
    write(project, "mine", "2026-02-03", "")
    project.replace("content/explainers/mine/en.md", "Date", "Old_slugs: /2024/11/title.html\nDate")
    project.replace("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://example.org/repo"')
    project.built()
    page = (project.output / "2024/11/title.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in page
    assert 'url=/repo/en/mine/"' in page
