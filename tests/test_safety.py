"""No text of a project, whatever stands in it, becomes markup, script or an address of one."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from sharih.preview.desk_answers import TOKEN, DeskAnswers
from sharih.preview.page_answers import Pages
from sharih.preview.panels import Panels
from sharih.preview.requests import Asked
from tests.helpers.hostile import CANARY, hostile_project, make_older, payload
from tests.helpers.projects import Project
from tests.helpers.safe_pages import unsafe, unsafe_data, unsafe_feed
from tests.helpers.sites import made_once
from tests.helpers.workspaces import working


@pytest.fixture(scope="module")
def hostile(shared_folder: Path) -> Project:
    """Return a project with a payload at every door, built for the web and at home."""

    def make(folder: Path) -> None:
        project = hostile_project(folder)
        for words in ((), ("--output", "web", "--siteurl", "https://example.org/repo")):
            result = project.run("build", *words)
            assert result.returncode == 0, result.stderr
        make_older(project)
        result = project.run("build", "--no-convert", "--output", "older")
        assert result.returncode == 0, result.stderr

    return Project(made_once(shared_folder / "hostile", make))


def files(project: Project, *kinds: str) -> list[Path]:
    """List the files of all of its sites that have one of these endings."""
    folders = (project.root / name for name in ("output", "web", "older"))
    return sorted(path for f in folders for path in f.rglob("*") if path.suffix in kinds)


@pytest.mark.parametrize(
    "page",
    [
        f"<script>{CANARY}()</script>",
        '<script type="application/ld+json">{}</script><img src=x>',
        "<p onclick=a()>a</p>",
        '<p style="color: red">a</p>',
        "<iframe></iframe>",
        '<a href="java&#9;script:a()">a</a>',
        '<a href="JAVASCRIPT:a()">a</a>',
        '<a href="data:text/html,a">a</a>',
        f"<!-- {CANARY} -->",
        f"<style>{CANARY}</style>",
        "<svg><a xlink:href=javascript:a()>a</a></svg>",
    ],
)
def test_the_judge_sees_what_is_unsafe(page: str) -> None:
    assert [*unsafe(f"<!doctype html><title>a</title>{page}")]


def test_no_page_has_what_a_text_brought(hostile: Project) -> None:
    pages = files(hostile, ".html")
    found = {str(page): [*unsafe(page.read_text(encoding="utf-8"))] for page in pages}
    assert not {page: faults for page, faults in found.items() if faults}
    assert sum(CANARY in page.read_text(encoding="utf-8") for page in pages) > 30


def test_every_door_is_on_a_page(hostile: Project) -> None:
    """Else nothing would have been tried."""
    text = "".join(page.read_text(encoding="utf-8") for page in files(hostile, ".html"))
    words = html.unescape(re.sub(r"<[^<>]*>", "", text))
    shown = set(re.findall(rf"{CANARY}\(?'([a-z ]+)'", words))
    shown |= set(re.findall(rf"{CANARY}\(?(?:'|&#39;)([a-z ]+)(?:'|&#39;)", text))  # attributes
    assert {
        "title", "summary", "kicker", "author", "translator", "reviewed", "source", "rights",
        "body", "alt", "heading", "speaker", "another speaker", "link", "embed", "map", "term",
        "site name", "link of the foot", "social", "topic wheat", "definition", "story",
        "about a story", "page", "menu title",
    } <= shown  # fmt: skip


def test_no_feed_and_no_data_have_it(hostile: Project) -> None:
    found = {
        str(p): [*unsafe_feed(p.read_bytes())] for p in files(hostile, ".atom", ".xml", ".rss")
    }
    found |= {str(p): [*unsafe_data(p.read_bytes())] for p in files(hostile, ".json")}
    assert len(found) > 10
    assert not {path: faults for path, faults in found.items() if faults}


def test_no_style_sheet_has_it(hostile: Project) -> None:
    for path in files(hostile, ".css"):
        for rule in tinycss2.parse_stylesheet(path.read_text(encoding="utf-8")):
            assert rule.type != "error", path
            if rule.type == "qualified-rule":
                assert CANARY not in tinycss2.serialize(rule.prelude)


def test_nothing_is_counted_that_a_text_writes_in_braces(hostile: Project) -> None:
    for page in files(hostile, ".html", ".atom", ".json"):
        assert "1337" not in re.sub(r"[0-9a-f]{16,}", "", page.read_text(encoding="utf-8")), page


def test_no_page_of_the_preview_has_it(hostile: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile.root)
    workspace, panels = working(hostile), Panels()
    panels.speak(workspace.settings)
    desk, pages = DeskAnswers(workspace, panels), Pages(workspace, panels, "run")
    shown = [desk.answer(Asked(path, query, {}, None)).body.decode()
             for path in ("/desk/", "/desk/one/", "/desk/two/", f"/desk/{payload('path')}/")
             for query in ("lang=ar", "lang=en", f"lang={payload('query')}")]  # fmt: skip
    shown += [pages.answer(path).body.decode()
              for path in ("/diff/two/", "/en/diff/two/", "/ar/two/", "/en/one/", "/ar-en/two/",
                           "/status/", "/en/status/", f"/{payload('address')}/")]  # fmt: skip
    assert sum(CANARY in page for page in shown) > 10
    assert [fault for page in shown for fault in unsafe(page)] == []
    for part in parts_of(desk, shown[3]):
        assert [*unsafe(part)] == []


def parts_of(desk: DeskAnswers, page: str) -> list[str]:
    """Write at the desk, and return the parts of pages that come back."""
    token = re.search('data-token="([^"]+)"', page)
    assert token is not None
    parts = []
    asked: list[dict[str, Any]] = [
        {"do": "suggest", "key": "lead.2", "at": 0},
        {"do": "write", "key": "lead.2", "side": "target", "part": 0,
         "known": "other", "words": payload("desk")},
        {"do": "accept", "key": payload("key")},
    ]  # fmt: skip
    for wanted in asked:
        answer = desk.answer(
            Asked("/desk/one/", "", {TOKEN: token[1]}, json.dumps(wanted).encode())
        )
        found = json.loads(answer.body)
        parts += [found.get("html") or "", *(found.get("units") or ())]
    assert any(parts)
    return parts
