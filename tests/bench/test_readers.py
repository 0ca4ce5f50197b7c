"""What reading programs make of built pages: nothing is lost, nothing doubled, dates are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.readers.pages import held, kept
from bench.readers.programs import missing, programs
from bench.readers.records import Block, Held, Read
from tests.helpers.pages import LANGS
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import SLUGS, STORY

URL = "https://example.org/repo/"
EXPLAINERS = [f"{lang}/{slug}/" for lang in LANGS for slug in SLUGS]
LISTS = [f"{lang}/{path}/" for lang in LANGS for path in ("topics/kremlin", f"stories/{STORY}")]
WHOLE = ("Readability", "trafilatura", "w3m", "lynx", "pandoc")
DATING = ("Readability", "trafilatura", "htmldate")
CAPTIONS = {"trafilatura": 1}
"""How many blocks a program leaves out of an explainer at most: captions of pictures."""


def read(name: str, path: str, site: Path) -> tuple[Held, Read]:
    """Let a program read a page; skips where it is not there, and says what is missing."""
    if reason := missing(name):
        pytest.skip(reason)
    page = (site / path / "index.html").read_bytes()
    return held(page), programs()[name](page, f"{URL}{path}")


@pytest.mark.parametrize("path", EXPLAINERS)
@pytest.mark.parametrize("name", WHOLE)
def test_an_explainer_is_kept_whole(name: str, path: str, production_site: Path) -> None:
    page, found = read(name, path, production_site)
    assert len(page.blocks) > 20
    lost = kept(page, found).lost
    assert len(lost) <= CAPTIONS.get(name, 0), lost
    assert {block.kind for block in lost} <= {"text"}
    assert kept(page, found).buttons == 0


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", WHOLE)
def test_a_topic_and_a_story_are_kept_whole(name: str, path: str, production_site: Path) -> None:
    page, found = read(name, path, production_site)
    assert len(page.blocks) > 10
    assert kept(page, found).lost == ()


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("name", ["Readability", "w3m", "lynx", "pandoc"])
def test_both_texts_side_by_side_are_kept_whole(
    name: str, slug: str, production_site: Path
) -> None:
    page, found = read(name, f"ar-en/{slug}/", production_site)
    assert len(page.blocks) > 60
    assert kept(page, found).lost == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_of_both_texts_side_by_side_a_collector_keeps_headings_and_quotations(
    slug: str, production_site: Path
) -> None:
    page, found = read("trafilatura", f"ar-en/{slug}/", production_site)
    lost = kept(page, found).lost
    assert {block.kind for block in lost} == {"text"}
    assert len(lost) <= len(page.blocks) / 8


@pytest.mark.parametrize("path", EXPLAINERS)
@pytest.mark.parametrize("name", ["Readability", "trafilatura"])
def test_nothing_of_an_explainer_is_doubled_where_its_text_is_told_apart(
    name: str, path: str, production_site: Path
) -> None:
    page, found = read(name, path, production_site)
    assert kept(page, found).doubled == ()


@pytest.mark.parametrize("path", EXPLAINERS)
@pytest.mark.parametrize("name", DATING)
def test_the_day_of_publication_is_found_and_nobody_is_taken_for_the_author(
    name: str, path: str, production_site: Path
) -> None:
    page, found = read(name, path, production_site)
    assert page.date
    assert found.date[:10] == page.date
    assert found.author == page.author == ""
    if name != "htmldate":
        assert found.title == page.title


def test_no_id_speaks_against_a_section(project: Project) -> None:
    """Reader views leave out what is called so, where nothing speaks for it."""
    words = "يشرح هذا القسم ما جرى، ومن قاله، ولماذا، في جملة طويلة بما يكفي."
    idents = ("contact", "remarks", "extradition", "social-media", "comments", "header")
    body = "\n".join(
        f"## عن {n} {{#{ident}}}\n\n{n}: {words}\n\n- بند {n}\n- آخر {n}\n\n"
        f"> «{n} {words}»\n> — بوتين\n"
        for n, ident in enumerate(idents)
    )
    project.write("content/explainers/called/ar.md", explainer_text("عن أسماء", body))
    project.built("--no-convert")
    page, found = read("Readability", "ar/called/", project.output)
    assert len(page.blocks) > 5 * len(idents)
    assert kept(page, found).lost == ()


def test_loss_and_repetition_are_found() -> None:
    blocks = (
        Block("heading", "عنوان"),
        Block("quotation", "«كلام طويل بما يكفي ليُعرف إذا تكرر في النص»"),
        Block("text", "فقرة"),
    )
    page = Held("", "", "", blocks)
    found = kept(page, Read(f"عنوان\n{blocks[1].words} (BUTTON)\n{blocks[1].words}"))
    assert found.lost == blocks[2:]
    assert found.doubled == (blocks[1],)
    assert found.buttons == 1


def test_the_words_of_a_page_are_read_block_by_block() -> None:
    page = """<main><header><h1>T</h1><div class="facts"><time datetime="2025-01-10">x</time></div>
    </header><nav><p>menu</p></nav><section class="part"><h2>H</h2><p>a <a href="#">b</a> c</p>
    <ul><li>one<ul><li>two</li></ul></li></ul><blockquote><p>said</p></blockquote></section></main>"""
    assert held(page.encode()) == Held(
        "T", "", "2025-01-10",
        (Block("heading", "H"), Block("text", "a b c"), Block("text", "one"),
         Block("text", "two"), Block("quotation", "said")),
    )  # fmt: skip
