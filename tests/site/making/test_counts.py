"""How much a build does, by counts: nothing that has not changed is read, rendered or written.

These are what keeps a build fast; seconds are for the benchmark.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from sharih.content.explainers import load_again, load_entry
from sharih.markdown import inline
from sharih.output.staging import Staging
from sharih.site.pages.render import Renderer
from tests.helpers.projects import Project, copied_project, digests
from tests.helpers.sample import CONGRATULATION, MEETING

AR = f"content/explainers/{CONGRATULATION}/ar.md"
LIMIT = 200_000_000
"""Stamps are trusted after this many ns."""


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what builds in this process do."""
    found: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            found[name] += 1
            return function(*arguments, **named)

        return call

    monkeypatch.setattr("sharih.site.reading.load_entry", counted("read", load_entry))
    monkeypatch.setattr("sharih.site.reading.load_again", counted("read", load_again))
    monkeypatch.setattr(Renderer, "page", counted("pages", Renderer.page))
    monkeypatch.setattr(Staging, "put", counted("put", Staging.put))
    return found


@pytest.fixture
def site(project: Project, counts: Counter[str]) -> Project:
    """Give a project whose site has been built."""
    settled()
    built(project)
    counts.clear()
    inline.inline_html.cache_clear()
    return project


def settled() -> None:
    """Wait until the stamps of files just written can be trusted."""
    until = time.time_ns() + LIMIT
    while time.time_ns() < until:
        time.sleep(0.01)


def built(project: Project) -> str:
    """Build without converting; returns what is told."""
    result = project.run("build", "--no-convert")
    assert result.returncode == 0, result.stderr
    return result.stdout


def pages(project: Project) -> int:
    return sum(path.endswith(".html") for path in digests(project.output))


def test_a_first_build_reads_each_text_and_renders_each_page_once(
    project: Project, counts: Counter[str]
) -> None:
    built(project)
    files = digests(project.output)
    assert counts == {"read": 2, "pages": pages(project), "put": len(files)}


def test_nothing_is_done_where_nothing_has_changed(site: Project, counts: Counter[str]) -> None:
    assert "Nothing has changed" in built(site)
    assert counts == {}


def test_a_text_that_was_touched_is_compared_and_no_page_is_rendered(
    site: Project, counts: Counter[str]
) -> None:
    os.utime(site.root / AR)
    settled()
    built(site)
    assert (counts["read"], counts["pages"]) == (0, 0)


def test_an_edited_paragraph_makes_the_three_pages_of_its_text(
    site: Project, counts: Counter[str]
) -> None:
    text = (site.root / AR).read_text(encoding="utf-8")
    for words in ("كما قيل", "كما قيل أمس"):  # the first edit also leaves the translation behind
        counts.clear()
        site.write(AR, text.rstrip("\n") + f"، {words}.\n")
        settled()
        built(site)
    assert (counts["read"], counts["pages"]) == (1, 3)


def test_an_edited_title_makes_no_page_that_does_not_show_it(
    site: Project, counts: Counter[str]
) -> None:
    before = digests(site.output)
    site.replace(AR, "Title: ", "Title: عنوان آخر: ")
    settled()
    built(site)
    after = digests(site.output)
    changed = {path for path in after if after[path] != before[path]}
    assert counts["read"] == 2  # its own, and the other's, whose pages show the title
    assert counts["pages"] < pages(site)
    assert before.keys() == after.keys()
    assert {"index.json", "ar/index.html", f"ar/{MEETING}/index.html"} <= changed
    assert len({path for path in changed if path.endswith(".html")}) <= counts["pages"]


def test_another_template_makes_all_pages_and_reads_each_text_once(
    site: Project, counts: Counter[str]
) -> None:
    site.replace("theme/templates/partials/footer.html", "<footer", "<footer data-new")
    settled()
    built(site)
    assert (counts["read"], counts["pages"]) == (2, pages(site))


@pytest.mark.usefixtures("counts")
def test_the_site_is_that_of_a_clean_build_after_all_of_this(site: Project) -> None:
    site.replace(AR, "Title: ", "Title: عنوان آخر: ")
    site.replace("content/topics.toml", "about", "about")
    settled()
    built(site)
    copy = copied_project(site.root.parent / "copy")
    for name in ("content", "theme"):
        for path in (site.root / name).rglob("*"):
            if path.is_file():
                copy.write(str(path.relative_to(site.root)), "").write_bytes(path.read_bytes())
    built(copy)
    assert digests(copy.output) == digests(site.output)


def test_a_site_that_is_gone_is_put_back_where_nothing_else_has_changed(
    site: Project, counts: Counter[str]
) -> None:
    before = digests(site.output)
    shutil.rmtree(site.output)
    for path in (*(site.root / "content").rglob("*"), *(site.root / "theme").rglob("*")):
        os.utime(path)  # as a fresh checkout has them
    settled()
    assert f"({len(before)} added, 0 changed, 0 removed)" in built(site)
    assert digests(site.output) == before
    assert counts == {}
    site.replace(AR, "Title: ", "Title: عنوان آخر: ")
    settled()
    built(site)
    assert counts["read"] == 2  # it is known again how all hangs together


def test_files_of_somebody_else_do_not_come_back_with_a_site_that_is_gone(
    site: Project, counts: Counter[str]
) -> None:
    site.write("output/notes/mine.txt", "mine")
    settled()
    built(site)
    settled()
    shutil.rmtree(site.output)
    counts.clear()
    built(site)
    assert not (site.output / "notes").exists()
    assert (counts["read"], counts["pages"]) == (0, 0)


def test_a_check_after_a_build_reads_only_what_has_changed_since(
    site: Project, counts: Counter[str]
) -> None:
    site.run("check")
    assert counts["read"] == 0
    site.replace(AR, "Title: ", "Title: عنوان آخر: ")
    settled()
    site.run("check")
    assert counts["read"] == 1


def test_a_check_reads_the_text_that_a_translation_is_behind(
    site: Project, counts: Counter[str]
) -> None:
    head, blank, body = (site.root / AR).read_text(encoding="utf-8").partition("\n\n")
    site.write(AR, head + blank + body.replace("2024", "2023"))
    settled()
    built(site)
    settled()
    counts.clear()
    assert "the original has changed in its facts" in site.run("check").stdout
    assert counts["read"] <= 1  # for the lines of what is behind, whichever rules tell of it
