"""The picture of the translations in a real browser: axe, narrow screens, keys, both directions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from tests.helpers import wide
from tests.helpers.browser import axe_findings
from tests.helpers.looks import CONTRAST
from tests.helpers.pages import DIRECTIONS, LANGS

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@pytest.fixture(scope="module")
def url(server: Callable[..., str], shared_folder: Path) -> str:
    return server(wide.local(shared_folder).folder)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wrong_with_it_in_light_and_dark_wide_and_narrow(
    lang: str, url: str, new_page: Callable[..., Page]
) -> None:
    for width in (360, 1280):
        page = new_page(viewport={"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{url}{lang}/status/")
            assert axe_findings(page) + page.evaluate(CONTRAST) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", LANGS)
def test_bars_begin_where_their_language_does(lang: str, url: str, page: Page) -> None:
    page.goto(f"{url}{lang}/status/")
    row = page.locator("section[aria-labelledby='at-behind']")
    for code, bar in zip(("ar", "en"), row.locator("ol").all(), strict=True):
        first, last = (bar.locator("a").nth(at).bounding_box() for at in (0, -1))
        assert first is not None
        assert last is not None
        assert (first["x"] > last["x"]) == (DIRECTIONS[code] == "rtl")


def test_keys_reach_what_is_open_and_pass_over_what_is_in_step(url: str, page: Page) -> None:
    page.goto(f"{url}en/status/")
    row = page.locator("section[aria-labelledby='at-behind']")
    row.locator("h2 a").focus()
    seen = []
    for _ in range(2):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.ariaLabel"))
    assert [text.partition(":")[0] for text in seen] == [
        "older than the original", "facts differ",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/behind/#what.2")


def test_it_needs_no_script(url: str, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{url}status/")
    page.wait_for_url(f"{url}ar/status/")
    assert page.locator("main ol a").count() > 5
