"""A heading with nothing under it is on no page, and nothing leads there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.helpers.projects import Project, copied_project, explainer_text

SLUG = "bread"
AR = f"content/explainers/{SLUG}/ar.md"
EN = f"content/explainers/{SLUG}/en.md"
BODY = """\
## باختصار {#key-points}

<!-- ثلاث جمل -->

## السعر {#price}

نص عن السعر.

## الخلفية {#background}
"""
ENGLISH = """\
## In brief {#key-points}

## The price {#price}

## Background {#background}

A text that only the English has.
"""
TRANSLATED = {"Summary": "A short summary.", "Rights": "The site's.", "Translation": "true"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose explainer has headings without a text, in both languages."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(AR, explainer_text("هل يرتفع سعر الخبز؟", BODY, Status="draft"))
    made.write(EN, explainer_text("Is bread dearer?", ENGLISH, Status="draft", **TRANSLATED))
    return made


def page(project: Project, path: str) -> LexborHTMLParser:
    """Read a page of the site."""
    return LexborHTMLParser((project.output / path / "index.html").read_text(encoding="utf-8"))


def ids(tree: LexborHTMLParser, selector: str = "section.part") -> list[str | None]:
    """List the ids of the sections of a page."""
    return [node.attributes.get("id") for node in tree.css(selector)]


def test_a_page_leaves_out_what_it_has_no_text_for(project: Project) -> None:
    project.built()
    assert ids(page(project, f"ar/{SLUG}")) == ["price"]
    # Of the price, the page of the translation has what the original says.
    assert ids(page(project, f"en/{SLUG}")) == ["price", "background"]
    both = page(project, f"ar-en/{SLUG}")
    assert ids(both, "section.passage") == ["price", "background"]
    assert len(both.css("#background h2")) == 1


def test_a_draft_names_the_headings_that_wait_for_a_text(project: Project) -> None:
    project.built()
    arabic, english = (page(project, f"{lang}/{SLUG}") for lang in ("ar", "en"))
    assert "باختصار · الخلفية" in " ".join(n.text() for n in arabic.css(".notice-draft p"))
    assert "left out: In brief" in " ".join(n.text() for n in english.css(".notice-draft p"))


def test_every_link_of_the_pages_leads_somewhere(project: Project) -> None:
    project.built()
    found = project.run("check")
    assert found.returncode == 0, found.stdout
    assert "fragment" not in found.stdout
    assert "empty-parts" not in found.stdout  # a draft is not done yet


def test_a_link_to_a_heading_without_a_text_is_an_error(project: Project) -> None:
    project.replace(AR, "نص عن السعر.", "نص عن [السعر](#background).")
    result = project.run("build")
    assert result.returncode == 1
    assert "a link to #background, which is no section here" in result.stderr


def test_an_edition_that_is_published_without_a_text_is_refused(project: Project) -> None:
    project.replace(AR, "Status: draft", "Status: published")
    project.replace(AR, "نص عن السعر.", "")
    result = project.run("build")
    assert result.returncode == 1
    assert f"{AR}:2: published without a text. Write the text, or Status: draft." in result.stderr


def test_an_edition_that_is_published_with_a_day_to_fill_in_is_refused(project: Project) -> None:
    project.replace(AR, "Status: draft\nDate: 2026-01-02", "Status: published\nDate:")
    result = project.run("build")
    assert result.returncode == 1
    assert f"{AR}:2: published without Date. Add Date: or write Status: draft." in result.stderr


def test_what_readers_do_not_see_of_a_published_text_is_told(project: Project) -> None:
    project.replace(AR, "Status: draft", "Status: published")
    project.built()
    told = project.run("check").stdout
    assert f"{AR}:15: warning: nothing stands under the heading background" in told
    assert f"{AR}:7: warning: nothing stands under the heading key-points" in told
    assert f"{EN}:" not in "\n".join(line for line in told.splitlines() if "heading" in line)
