"""Which topics a page explains: those of the parts it has, and not what every reader knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.pages import Page, Pages, plain, read
from tests.helpers.projects import Project
from tests.helpers.sample import MEETING

Built = Callable[[str], Pages]
PATHS = (f"ar/{MEETING}/", f"en/{MEETING}/")


@pytest.fixture
def built_with(project: Project) -> Built:
    """Return what builds the sample with further lines of settings."""

    def build(settings: str) -> Pages:
        file = project.root / "pelicanconf.py"
        project.write("pelicanconf.py", f"{file.read_text(encoding='utf-8')}\n{settings}\n")
        project.built("--no-convert")
        return read(project.output)

    return build


def entries(page: Page) -> set[str]:
    """Return the topics that a page explains."""
    return {str(i).removeprefix("term_") for i in page.all("//*[starts-with(@id, 'term_')]/@id")}


def led_to(page: Page, ident: str) -> set[str]:
    """Return where a page leads where its text names a topic."""
    hrefs = page.all("//main//section[@id]//a[contains(@class, 'term')]/@href")
    return {str(href) for href in hrefs if str(href).strip("/").endswith(ident)}


def test_what_every_reader_knows_is_not_explained_and_leads_to_its_page(project: Project) -> None:
    project.replace("content/topics.toml", "[nato]\n", "[nato]\ncommon = true\n")
    project.built("--no-convert")
    pages = read(project.output)
    for path in PATHS:
        assert "nato" not in entries(pages[path])
        assert "kremlin" in entries(pages[path])
        assert led_to(pages[path], "nato") == {f"/{path[:2]}/topics/nato/"}
        assert all(pages.broken(pages[path], href) is None for href in pages[path].hrefs("//main"))


def test_without_a_part_its_topics_lead_to_their_pages(built_with: Built) -> None:
    pages = built_with('SHARIH_ENDS = ["people", "speakers", "source"]')
    for path in PATHS:
        page = pages[path]
        assert {"kremlin", "vladimir-putin"} <= entries(page)
        assert "florida" not in entries(page)
        assert led_to(page, "florida") == {f"/{path[:2]}/topics/florida/"}
        assert page.all("//main//*[@class='cite'] | //main//*[@class='tags']") == []
        assert page.all("//main//*[@class='rights']")
        assert all(pages.broken(page, href) is None for href in page.hrefs("//main"))


def test_a_page_may_end_with_its_text(built_with: Built) -> None:
    pages = built_with("SHARIH_ENDS = []")
    for path in PATHS:
        page = pages[path]
        assert entries(page) == set()
        assert led_to(page, "kremlin") == {f"/{path[:2]}/topics/kremlin/"}
        behind = page.one("//*[contains(@class, 'ends')]")
        assert plain(behind) == ""
        assert page.all("//aside[@aria-labelledby='related']") == []
