"""axe finds nothing wrong with any kind of page; contrast is measured here, in light and dark.

axe takes joined Arabic letters for the ligatures of an icon font and passes over them, so it
cannot be asked for the contrast of Arabic.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.helpers import kinds, many, wide
from tests.helpers.browser import axe_findings
from tests.helpers.looks import CONTRAST
from tests.helpers.pages import LANGS
from tests.helpers.sample import MEETING


def findings(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """Return what is wrong by address: by axe, and with the contrast in light and dark."""
    found = {}
    for address in addresses:
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        found[address] = axe_findings(page) + page.evaluate(CONTRAST)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found[f"{address} in the dark"] = page.evaluate(CONTRAST)
    return {address: lines for address, lines in found.items() if lines}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_the_kinds_of_pages(lang: str, site_url: str, page: Page) -> None:
    assert findings(page, [site_url + path for path in kinds.ordinary(lang)]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_pages_in_every_state(
    lang: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    url = server(wide.local(shared_folder).folder)
    assert findings(page, [url + path for path in kinds.states(lang)]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_the_pages_of_long_lists(
    lang: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    url = server(many.local(shared_folder).folder)
    assert findings(page, [url + path for path in kinds.lists(lang)]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_a_telephone(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    assert findings(page, [f"{site_url}{lang}/{path}" for path in ("", f"{MEETING}/")]) == {}


def test_nothing_is_found_on_the_page_at_an_old_address(
    server: Callable[..., str], shared_folder: Path, new_page: Callable[..., Page]
) -> None:
    """Seen without what leads on at once."""
    pages = wide.local(shared_folder)
    page = new_page()

    def stay(route: Route) -> None:
        path = "/".join(route.request.url.split("/")[3:])
        route.fulfill(
            body=pages[path].text.replace('http-equiv="refresh"', 'name="refresh"'),
            content_type="text/html; charset=utf-8",
        )

    page.route("**/old-forms/", stay)
    addresses = [f"{server(pages.folder)}{lang}/old-forms/" for lang in LANGS]
    assert findings(page, addresses) == {}
    assert page.locator("main a").is_visible()


def test_axe_finds_a_planted_fault_under_the_policy_of_the_site(site_url: str, page: Page) -> None:
    """The policy does not keep axe out, and its findings are heard."""
    page.goto(f"{site_url}ar/about/")
    assert axe_findings(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(finding.startswith("image-alt") for finding in axe_findings(page))


@pytest.mark.parametrize(
    ("style", "scheme"),
    [
        ("color: silver", "light"),
        ("color: #555", "dark"),
        ("background: #ddd; color: #999", "light"),
        ("color: rgb(0 0 0 / 50%)", "light"),
    ],
)
def test_a_planted_weak_contrast_is_found(
    style: str, scheme: str, site_url: str, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{site_url}ar/about/")
    assert page.evaluate(CONTRAST) == []
    page.locator("main p").last.evaluate("(p, style) => { p.style.cssText = style; }", style)
    assert len(page.evaluate(CONTRAST)) == 1
