"""`check` on a project: findings with file and line of the source, as a user gets them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from sharih.build import build
from sharih.check import BOTH_RULES, BUILT_RULES, SOURCE_RULES
from sharih.check import check as check_site
from sharih.commands.check import as_json
from sharih.errors import Problems
from sharih.settings import Settings, load_settings
from sharih.site.project import load_content
from sharih.site.recording import record, record_public
from tests.helpers import sites
from tests.helpers.projects import Project, copied_project, explainer_text

SLUG = "bread"
AR = f"content/explainers/{SLUG}/ar.md"
EN = f"content/explainers/{SLUG}/en.md"
TOPICS = """\
[russia]
kind = "place"
ar = "روسيا"
en = "Russia"
about.ar = "دولة."
about.en = "A country."

[ukraine]
kind = "place"
ar = "أوكرانيا"
en = "Ukraine"
about.ar = "دولة."
about.en = "A country."
"""
BODY = "## السعر {#price}\n\nنص أول عن السعر.\n\n## الخلفية {#past}\n\nنص آخر."
ENGLISH = "## The price {#price}\n\nA first text on it.\n\n## Background {#past}\n\nMore text."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with one explainer in both languages, without a fault."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write("content/topics.toml", TOPICS)
    made.write(AR, explainer_text("هل يرتفع سعر الخبز؟", BODY, Tags="russia", Author="محرر"))
    summary = {"Summary": "A short summary.", "Rights": "The site's.", "Translation": "true",
               "Author": "An editor"}  # fmt: skip
    made.write(EN, explainer_text("Is bread getting dearer?", ENGLISH, **summary))
    monkeypatch.chdir(made.root)
    return made


def settings_of(project: Project, name: str = "pelicanconf.py", siteurl: str = "") -> Settings:
    """Read the settings of the project."""
    return load_settings(project.root / name, {"SITEURL": siteurl})


def record_pairs(project: Project) -> None:
    """Write the ledger, as `convert` does."""
    content = load_content(settings_of(project), Problems())
    assert record(map(content.body, content.texts))


def make_public(project: Project) -> None:
    """Let what readers get now be known, as `build` does."""
    settings = settings_of(project)
    assert record_public(load_content(settings, Problems()), settings)


def check(project: Project) -> dict[str, Any]:
    """Build and check; returns the report."""
    build(settings_of(project), convert=False, clean=False, say=lambda _line: None)
    return report(project)


def report(project: Project, settings: Settings | None = None) -> dict[str, Any]:
    """Check what has been built."""
    return as_json(check_site(settings or settings_of(project), project.output))


def lines(data: dict[str, Any], rule: str) -> list[str]:
    """List what a rule found: file, line, severity and reason."""
    return [
        f"{f['path']}:{f['line']}: {f['severity']}: {f['reason']}"
        for f in data["problems"]
        if f["rule"] == rule
    ]


def line_of(project: Project, path: str, words: str) -> int:
    """Find the line of some words in a file."""
    text = (project.root / path).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


def test_a_project_without_a_fault_has_no_finding(project: Project) -> None:
    make_public(project)
    data = check(project)
    assert (data["problems"], data["explainers"], data["drafts"]) == ([], 1, [])


def test_the_site_of_the_sample_has_no_error(site: Path, shared_folder: Path) -> None:
    checked = sites.sample(shared_folder).run("check", "--site", str(site))
    assert checked.returncode == 0, checked.stdout


def test_a_fault_in_a_unit_is_told_with_the_line_of_the_unit(project: Project) -> None:
    check(project)
    page = project.output / "ar" / SLUG / "index.html"
    text = page.read_text(encoding="utf-8")
    planted = re.sub(r'(<p id="past\.1">)', r'\1<a href="/ar/milk/">لبن</a>', text)
    assert planted != text
    page.write_text(planted, encoding="utf-8")
    data = report(project)
    line = line_of(project, AR, "نص آخر.")
    reason = "a link to /ar/milk/, which is no page of the site"
    assert lines(data, "links") == [f"{AR}:{line}: error: {reason}"]
    assert data["problems"][0]["page"] == f"ar/{SLUG}/index.html"


def test_a_link_is_told_with_the_line_it_is_written_in(project: Project) -> None:
    project.replace(AR, "نص أول", "[خبر](https://example.net/news) نص أول")
    check(project)
    archive = project.output / "en" / "archive" / "index.html"
    project.replace(EN, "More text.", "More [text](/en/archive/).")
    check(project)
    archive.unlink()
    data = report(project)
    line = line_of(project, EN, "More [text]")
    assert f"{EN}:{line}: error: a link to /en/archive/, which is no page of the site" in lines(
        data, "links"
    )


def test_a_fault_of_a_template_is_told_once(project: Project) -> None:
    project.replace("theme/templates/partials/footer.html", "</footer>", "<img src='x'></footer>")
    data = check(project)
    found = lines(data, "alt")
    assert len(found) == 1
    assert found[0].startswith("theme/templates:None: error: the picture x has no alt (on ")


def test_a_summary_that_many_pages_lack_is_asked_of_each(project: Project) -> None:
    names = [f"content/pages/{name}/ar.md" for name in ("contact", "help", "join", "team")]
    for name in names:
        project.write(name, "Title: صفحة\nStatus: published\n\nنص الصفحة.\n")
    found = lines(check(project), "description")
    reason = "the page has no description for search engines"
    assert found == [f"{name}:None: warning: {reason}" for name in names]


def test_a_fault_of_a_topics_page_leads_to_the_registry(project: Project) -> None:
    check(project)
    page = project.output / "ar" / "topics" / "ukraine" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<h2"), encoding="utf-8")
    line = line_of(project, "content/topics.toml", "[ukraine]")
    assert lines(report(project), "main-heading") == [
        f"content/topics.toml:{line}: error: the page has no headings of the first level"
    ]


def test_facts_that_changed_in_the_original_are_a_warning_and_an_error_where_that_is_wanted(
    project: Project,
) -> None:
    project.replace(AR, "نص أول عن السعر.", "ارتفع السعر 10 في المئة.")
    project.replace(EN, "A first text on it.", "The price rose by 10 percent.")
    record_pairs(project)
    project.replace(AR, "10", "15")
    data = check(project)
    line = line_of(project, EN, "The price rose")
    assert lines(data, "facts")[0].startswith(f"{EN}:{line}: warning: the original has changed")
    assert project.run("check").returncode == 0
    strict = project.run("check", "--strict")
    assert strict.returncode == 1
    assert f"{EN}:{line}: the original has changed in its facts" in strict.stdout


def test_a_translation_that_was_wrong_from_the_start_is_told_with_both_places(
    project: Project,
) -> None:
    project.replace(AR, "نص أول عن السعر.", "ارتفع السعر 27 في المئة.")
    project.replace(EN, "A first text on it.", "The price rose by a quarter.")
    record_pairs(project)
    ours, theirs = line_of(project, AR, "27"), line_of(project, EN, "The price rose")
    for _ in range(2):  # the second time from memory
        (line,) = lines(check(project), "facts")
        assert line.startswith(f"{EN}:{theirs}: warning: it says something else")
        assert f": 27 stands in ar.md:{ours} and not in en.md" in line
    project.replace(EN, "by a quarter", "by 27 per cent")
    assert lines(check(project), "facts") == []


def test_facts_that_changed_behind_a_draft_are_a_warning(project: Project) -> None:
    project.replace(AR, "نص أول عن السعر.", "ارتفع السعر 10 في المئة.")
    project.replace(EN, "A first text on it.", "The price rose by 10 percent.")
    record_pairs(project)
    project.replace(AR, "10", "15")
    project.replace(EN, "Status: published", "Status: draft")
    data = check(project)
    assert [line.split(": ")[1] for line in lines(data, "facts")] == ["warning"]


def test_a_translation_of_what_was_withdrawn_is_a_warning(project: Project) -> None:
    make_public(project)
    project.replace(AR, "Status: published", "Status: withdrawn\nModified: 2026-11-20")
    found = lines(check(project), "half-withdrawn")
    line = line_of(project, EN, "Status: published")
    assert found == [f"{EN}:{line}: warning: public, and ar.md was withdrawn"]


def test_passages_behind_the_original_are_a_warning(project: Project) -> None:
    record_pairs(project)
    project.replace(AR, "نص أول عن السعر.", "نص مختلف تمامًا عن المخابز والطحين.")
    data = check(project)
    assert data["errors"] == 0
    assert lines(data, "older")[0].endswith("warning: 1 passage is older than the original")


def test_an_edition_that_would_be_held_is_a_warning_at_what_holds_it(project: Project) -> None:
    project.replace(EN, "More text.", "نص آخر.")
    line = line_of(project, EN, "نص آخر.")
    found = lines(check(project), "held")
    assert found == [f"{EN}:{line}: warning: published, but left out on the web: 1 passage missing"]


def test_drafts_and_held_editions_in_a_site_for_the_web_are_errors(project: Project) -> None:
    project.replace(EN, "Status: published", "Status: draft")
    data = check(project)
    assert data["drafts"] == [f"{SLUG}/en.md"]
    assert lines(data, "drafts") == []
    line = line_of(project, EN, "Status: draft")
    web = report(project, settings_of(project, "publishconf.py", "https://example.org/repo"))
    assert lines(web, "drafts") == [
        f"{EN}:{line}: error: the site has this edition, which is to be left out: draft"
    ]
    assert len(lines(web, "address")) == 1
    assert lines(web, "links") == []


def test_a_link_to_a_draft_is_a_warning(project: Project) -> None:
    draft = explainer_text("حليب", "نص.", Status="draft", Tags="russia", Author="محرر")
    project.write("content/explainers/milk/ar.md", draft)
    project.replace(AR, "نص آخر.", "نص [آخر](explainer:milk).")
    line = line_of(project, AR, "نص [آخر]")
    found = lines(check(project), "drafts-linked")
    assert [one.split(": on the web")[0] for one in found] == [f"{AR}:{line}: warning"]


def test_an_explainer_in_one_language_is_a_warning(project: Project) -> None:
    (project.root / EN).unlink()
    assert lines(check(project), "parity") == [f"{AR}:None: warning: no English text beside it"]


def test_a_section_only_one_language_has_is_a_warning(project: Project) -> None:
    project.write(EN, (project.root / EN).read_text(encoding="utf-8") + "\n## More {#more}\n\nx\n")
    line = line_of(project, EN, "## More")
    data = check(project)
    assert lines(data, "content") == [f"{EN}:{line}: warning: the section more is not in ar.md"]
    assert len([one for one in data["problems"] if one["line"] == line]) == 1


def test_a_heading_alone_that_only_one_language_has_is_told_once(project: Project) -> None:
    project.replace(EN, "\n\nMore text.", "\n\nMore text.\n\n## More {#more}")
    data = check(project)
    assert lines(data, "content") == []
    assert [line.partition(": warning: ")[2] for line in lines(data, "empty-parts")] == [
        "nothing stands under the heading more, and readers do not see it"
    ]


def test_an_explainer_without_topics_is_a_warning(project: Project) -> None:
    project.replace(AR, "Tags: russia\n", "")
    assert lines(check(project), "topics") == [f"{AR}:1: warning: the explainer has no topics"]


def test_an_explainer_of_nobody_and_from_nowhere_is_a_warning(project: Project) -> None:
    project.replace(AR, "Author: محرر\n", "")
    project.replace(EN, "Author: An editor\n", "")
    line = line_of(project, AR, "Status:")
    assert lines(check(project), "origin") == [
        f"{AR}:{line}: warning: published without Author and without Source"
    ]


def test_whose_a_text_is_in_the_other_language_is_a_warning(project: Project) -> None:
    project.replace(EN, "Author: An editor\n", "")
    assert lines(check(project), "credits") == [
        f"{EN}:None: warning: readers get Author in Arabic, from ar.md"
    ]
    project.replace(AR, "Author: محرر\n", "Author: Reuters\n")  # is the same in both
    assert lines(check(project), "credits") == []


def test_a_build_tells_what_was_public_and_has_no_text_any_more(project: Project) -> None:
    make_public(project)
    shutil.copytree(project.explainer(SLUG), project.explainer("trial"))
    assert project.run("build").returncode == 0
    shutil.rmtree(project.explainer("trial"))
    told = project.run("build").stderr
    assert "/ar/trial/ was public, and its text is gone. Write Old_slugs: trial" in told
    assert "trial" not in project.run("build", "--remove").stderr
    assert "trial" not in project.run("build").stderr


def test_pages_of_the_sources_that_are_not_built_are_an_error(project: Project) -> None:
    check(project)
    text = explainer_text("حليب", "نص.", Tags="russia", Author="محرر")
    project.write("content/explainers/milk/ar.md", text)
    found = lines(report(project), "missing-pages")
    assert found == [
        "output:None: error: 1 page of the sources is not there, the first ar/milk/index.html"
    ]


def test_faults_of_the_content_are_listed_with_those_of_the_site(project: Project) -> None:
    check(project)
    project.replace(AR, "Tags: russia", "Tags: rusia")
    line = line_of(project, AR, "Tags:")
    assert f"{AR}:{line}: error: unknown topic rusia" in lines(report(project), "content")


def test_a_line_per_finding_and_a_summary_are_printed(project: Project) -> None:
    make_public(project)
    project.replace(AR, "Tags: russia\n", "")
    project.run("build", "--no-convert")
    result = project.run("check")
    first, readers, last = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (0, "")
    data = project.run("check", "--json")
    assert (data.returncode, json.loads(data.stdout)) == (0, report(project))
    assert first.startswith(f"{AR}:1: warning: the explainer has no topics. Write Tags:")
    assert readers == "Readers get 1 in Arabic and 1 in English."
    assert re.fullmatch(r"\d+ pages of 1 explainer checked: 0 errors, 1 warning", last)


def test_an_error_ends_the_command_with_one(project: Project) -> None:
    check(project)
    (project.output / "ar" / "archive" / "index.html").unlink()
    result = project.run_apart("check")
    assert (result.returncode, result.stderr) == (1, "")
    assert "which is no page of the site" in result.stdout


def test_a_site_that_is_not_built_is_told(project: Project) -> None:
    result = project.run("check")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("output: no folder with a site.")


def test_every_rule_is_documented(root: Path) -> None:
    text = (root / "docs" / "checking.md").read_text(encoding="utf-8")
    names = {*BUILT_RULES, *SOURCE_RULES, *BOTH_RULES, "content", "external"}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
