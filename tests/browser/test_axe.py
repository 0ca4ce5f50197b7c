"""axe finds nothing wrong with any kind of page; contrast is measured here, in light and dark.

axe takes joined Arabic letters for the ligatures of an icon font and passes over them, so it
cannot be asked for the contrast of Arabic.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.helpers import kinds, wide
from tests.helpers.browser import axe_findings
from tests.helpers.pages import LANGS

# WCAG 2.2, 1.4.3: 4.5 to 1, for large text 3 to 1; transparent layers are none of this site's.
CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const alpha = (colour) => numbers(colour)[3] ?? 1;
  const found = [];
  let seen = 0;
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    let behind = element;
    while (behind && alpha(getComputedStyle(behind).backgroundColor) === 0) {
      behind = behind.parentElement;
    }
    const paper = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
    const [low, high] = [luminance(style.color), luminance(paper)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (high + 0.05) / (low + 0.05);
    seen += 1;
    if (ratio < (large ? 3 : 4.5) || alpha(style.color) < 1 || alpha(paper) < 1) {
      found.push(`contrast ${ratio.toFixed(2)}: ${element.tagName}.${element.className}`);
    }
  }
  return seen ? [...new Set(found)] : ["no text"];
}"""


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
    assert findings(page, [site_url + path for path in kinds.shipped(lang)]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_pages_in_every_state(
    lang: str, server: Callable[..., str], shared_folder: Path, page: Page
) -> None:
    url = server(wide.local(shared_folder).folder)
    assert findings(page, [url + path for path in kinds.states(lang)]) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_found_on_a_telephone(
    lang: str, site_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    assert findings(page, [f"{site_url}{lang}/{path}" for path in ("", f"{kinds.SLUG}/")]) == {}


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
