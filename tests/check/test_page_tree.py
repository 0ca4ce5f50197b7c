"""Pages with faults in their HTML: read as a browser reads them, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sharih.check import BUILT_RULES
from sharih.check.built_site import BuiltSite, Near
from sharih.check.page_reader import read_page
from sharih.check.page_tree import parse
from tests.helpers.casefile import Case, cases
from tests.helpers.page_outlines import outline

RULES = ("ids", "direction", "heading-order", "alt", "names")
"""Those about parts of a page, which need no whole page around them."""


def told(html: str) -> Iterator[str]:
    """Give a line for each address on a page, and one for each finding."""
    page = read_page("a.html", html)
    site = BuiltSite(Path(), "", "", {}, {}, {page.file: page})
    yield from (f"> {link.tag} {link.url}{where(link.near)}" for link in page.links)
    for rule in RULES:
        for finding in BUILT_RULES[rule](site):
            yield f"! {rule}: {finding.reason}{where(finding.near)}"


def where(near: Near) -> str:
    """Write the ids something lies in."""
    return f" (in {' '.join(near)})" if near else ""


@cases("faulty_pages.md")
def test_a_page_with_faults_is_read_as_a_browser_does(case: Case) -> None:
    html = f"<!doctype html>{case.given}"
    assert [*outline(parse("a.html", html)), *told(html)] == case.expected.split("\n")
