"""The picture of the translations, for editors: only local sites have it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from sharih.site.pages import status_page
from tests.helpers import many, wide
from tests.helpers.pages import LANGS, Page, Pages, language, plain, read
from tests.helpers.projects import Project

AR = "content/explainers/will-they-meet/ar.md"


@pytest.fixture(scope="module")
def here(shared_folder: Path) -> Pages:
    return wide.local(shared_folder)


def cells(page: Page, slug: str) -> list[list[tuple[str, str]]]:
    """List class and address of each cell, bar by bar."""
    (row,) = page.all(f"//main//section[@aria-labelledby='at-{slug}']")
    return [
        [(a.get("class").split()[1], a.get("href")) for a in bar.xpath(".//a")]
        for bar in row.xpath(".//ol")
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_unit_has_a_cell_in_both_bars_that_leads_to_it(here: Pages, lang: str) -> None:
    page = here[f"{lang}/status/"]
    original, translation = cells(page, "behind")
    assert {status for status, _ in original} == {"status-fresh"}
    assert [status for status, _ in translation].count("status-stale") == 1
    assert [status for status, _ in translation].count("status-material") == 1
    assert len(original) == len(translation) > 3
    for code, bar in (("ar", original), ("en", translation)):
        for _, href in bar:
            path, _, key = href.strip("/").partition("#")
            target = here[f"{path.rstrip('/')}/"]
            assert target.path == f"{code}/behind/"
            assert not key or target.all(f"//*[@id='{key}']")


def test_a_text_that_nobody_has_translated_is_one_cell_with_its_number(here: Pages) -> None:
    (row,) = here["en/status/"].all("//main//section[@aria-labelledby='at-arabic-alone']")
    assert ["not translated" in plain(bar) for bar in row.xpath(".//ol")] == [False, True]
    assert all(a.get("href").endswith("ar/arabic-alone/") for a in row.xpath(".//ol//a"))


def test_what_is_in_step_is_listed_at_the_end(here: Pages) -> None:
    (rest,) = here["ar/status/"].all("//main//details")
    named = [plain(item).rpartition(" ") for item in rest.xpath(".//li")]
    assert [title for title, _, slug in named if slug == "explainer-07"] == [
        here["ar/explainer-07/"].one("//main//h1/text()").strip()
    ]
    assert language(rest) == "ar"


def test_the_worst_comes_first(here: Pages) -> None:
    names = [plain(bdi) for bdi in here["en/status/"].all("//main//h2/small/bdi")]
    assert names[0] == "behind"
    assert plain(here["en/status/"].all("//main//h2/a")[0]) == "Has the original changed?"
    assert names.index("half-translated") < names.index("a-draft")


def test_a_short_address_leads_there_and_readers_get_nothing_of_it(
    here: Pages, production_site: Path
) -> None:
    assert here["status/"].is_redirect
    assert here["status/"].one("//main//a/@href").endswith("/ar/status/")
    assert here["en/status/"].meta("robots") == "noindex"
    assert {path for path in read(production_site) if "status" in path} == set()


def test_it_follows_an_edit_as_a_clean_build_has_it(built_project: Project) -> None:
    built_project.run("build", "--no-convert")
    before = (built_project.output / "en/status/index.html").read_bytes()
    built_project.replace(AR, "مرارًا وتكرارًا", "مرات عدة")
    built_project.run("build", "--no-convert")
    after = (built_project.output / "en/status/index.html").read_bytes()
    assert b"status-stale" in after
    assert after != before
    built_project.run("build", "--no-convert", "--clean")
    assert (built_project.output / "en/status/index.html").read_bytes() == after


def test_an_edit_makes_only_the_pages_again_that_show_something_else(tmp_path: Path) -> None:
    """An explainer that waits among others moves from the second page to the first."""
    project = many.make(tmp_path / "project", 265, 104)
    ar = project.explainer(many.slug_of(260)) / "ar.md"
    before = settled_build(project)
    assert told(project, "en/status/page/2/")[-1] == many.slug_of(260)
    ar.write_text(f"{ar.read_text('utf-8')}\nفقرة أخرى.\n", "utf-8")
    moved = settled_build(project)
    assert told(project, "en/status/")[0] == many.slug_of(260)
    assert of_status(before, moved) == {f"{lang}/status{page}/index.html"
                                        for lang in LANGS for page in ("", "/page/2")}  # fmt: skip
    assert project.built("--no-convert", "--clean") == moved
    ar.write_text(f"{ar.read_text('utf-8')}\nفقرة ثالثة.\n", "utf-8")
    there = settled_build(project)
    assert of_status(moved, there) == {f"{lang}/status/index.html" for lang in LANGS}
    assert project.built("--no-convert", "--clean") == there


def settled_build(project: Project) -> dict[str, str]:
    """Build once the stamps of what was written can be trusted; returns the digests of files."""
    time.sleep(0.1)
    return project.built("--no-convert")


def told(project: Project, path: str) -> list[str]:
    """List the explainers that have a row on a page, in their order."""
    page = Page(path, (project.output / path / "index.html").read_bytes())
    return [plain(bdi) for bdi in page.all("//main//h2/small/bdi")]


def of_status(before: dict[str, str], now: dict[str, str]) -> set[str]:
    """Return the files of the pages of the translations that differ."""
    return {path for path in now if "/status/" in path and now[path] != before.get(path)}


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (1000, None),
        (10, [["fresh"], ["fresh", "stale", "fresh"]]),
        (0, [["fresh"], ["fresh", "stale"]]),
    ],
)
def test_what_is_in_step_is_summed_up_where_there_is_no_room(
    built_project: Project,
    most: int,
    shown: list[list[str]] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(status_page, "MOST_CELLS", most)
    built_project.replace(AR, "مرارًا وتكرارًا", "مرات عدة")
    assert built_project.run("build", "--no-convert", "--clean").returncode == 0
    path = built_project.output / "en/status/index.html"
    page = Page("en/status/", path.read_bytes())
    bars = [[status for status, _ in bar] for bar in cells(page, "will-they-meet")]
    if shown is None:
        assert [len(bar) > 20 for bar in bars] == [True, True]
    else:
        assert bars == [[f"status-{each}" for each in bar] for bar in shown]
    numbers = [int(n) for n in re.findall(r"(\d+) in step", plain(page.one("//main//section")))]
    assert bool(numbers) == (shown is not None)
