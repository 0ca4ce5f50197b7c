"""The server and the page log of the tests: what they see is what a reader would meet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.helpers.browser import PageLog, axe_findings
from tests.helpers.patience import WAIT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small site."""
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>'
    (tmp_path / "index.html").write_text(f"{head}<main><h1>شارح</h1></main>", encoding="utf-8")
    (tmp_path / "404.html").write_text("missing", encoding="utf-8")
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "index.html").write_text(
        f"{head}<main><h1>Bad</h1><img src='https://example.org/x.png'></main>"
        "<script>undefined_name()</script>",
        encoding="utf-8",
    )
    return tmp_path


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    """The HTTP status."""
    headers: Message
    """The header fields."""
    body: str
    """The text."""


def get(url: str) -> Answer:
    """Fetch an address without following redirects."""
    parts = urlsplit(url)
    with closing(HTTPConnection(parts.netloc, timeout=WAIT)) as connection:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())


def test_folders_answer_with_their_index_as_utf_8(folder: Path, server: Callable[..., str]) -> None:
    answer = get(server(folder, "/repo"))
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "شارح" in answer.body


def test_a_folder_without_its_slash_is_redirected_under_the_base_path(
    folder: Path, server: Callable[..., str]
) -> None:
    answer = get(f"{server(folder, '/repo')}ar")
    assert (answer.status, answer.headers["Location"]) == (301, "/repo/ar/")


def test_what_is_missing_or_outside_the_base_path_gets_the_404_page(
    folder: Path, server: Callable[..., str]
) -> None:
    address = server(folder, "/repo")
    for url in (f"{address}no-such-page/", address.removesuffix("repo/"), f"{address[:-1]}sitory/"):
        answer = get(url)
        assert (answer.status, answer.body) == (404, "missing")


def test_errors_and_foreign_requests_of_a_page_are_recorded(
    folder: Path, server: Callable[..., str], page: Page, page_log: PageLog
) -> None:
    page.goto(f"{server(folder)}ar/")
    assert any("undefined_name" in error for error in page_log.console_errors)
    assert page_log.foreign_requests == ["https://example.org/x.png"]
    with pytest.raises(AssertionError):
        page_log.check()
    assert any(finding.startswith("image-alt: ") for finding in axe_findings(page))
    page_log.clear()


def test_a_page_without_fault_leaves_no_findings(
    folder: Path, server: Callable[..., str], page: Page
) -> None:
    page.goto(server(folder))
    assert axe_findings(page) == []
