"""Pages with faults in their HTML: a browser has them as the cases say that `check` reads them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route

from tests.helpers.casefile import read_cases
from tests.helpers.page_outlines import IN_BROWSER

ADDRESS = "http://127.0.0.1/page"


def test_a_browser_has_a_page_with_faults_as_check_reads_it(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(java_script_enabled=False)
    shown = ""

    def answer(route: Route) -> None:
        body = shown if route.request.url == ADDRESS else ""
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route("**/*", answer)
    seen, wanted = {}, {}
    for case in read_cases("faulty_pages.md"):
        shown = f"<!doctype html>{case.given}"
        page.goto(ADDRESS, wait_until="domcontentloaded")
        seen[case.title] = page.evaluate(IN_BROWSER)
        lines = case.expected.split("\n")
        wanted[case.title] = [line for line in lines if not line.startswith(("> ", "! "))]
    assert seen == wanted
