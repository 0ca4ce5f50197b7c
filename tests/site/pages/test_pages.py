"""What is true of the pages of explainers, whatever they are about."""

from __future__ import annotations

import gzip
from functools import lru_cache

import pytest

from tests.helpers.pages import LANGS, Page, Pages, ids_of
from tests.helpers.sample import CONGRATULATION, MEETING, explainer_pages

LARGEST = 50 * 1024
"""Bytes, compressed, of all that a page needs but pictures and fonts."""

MOST_REQUESTS = 4
"""The page, its styles, its scripts, the icon."""


def dangling(page: Page) -> list[str]:
    """List what a page refers to by an id that it does not have, and ids that it has twice."""
    wanted = [href[1:] for href in page.hrefs("//main") if href.startswith("#")]
    wanted += page.all("//@popovertarget")
    wanted += [word for value in page.all("//@aria-labelledby") for word in value.split()]
    all_ids = page.all("//@id")
    twice = sorted({ident for ident in all_ids if all_ids.count(ident) > 1})
    return [ident for ident in map(str, wanted) if ident not in ids_of(page)] + twice


def test_everything_that_is_referred_to_is_on_the_page_once(pages: Pages) -> None:
    for page in pages.framed():
        assert dangling(page) == [], page.path


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<button popovertarget="term_x"></button>', ["term_x"]),
        ('<a href="#named_x">x</a>', ["named_x"]),
        ('<b id="a"></b><b id="a"></b>', ["a"]),
        ('<b id="a"></b><a href="#a">x</a>', []),
    ],
)
def test_a_planted_loose_end_is_found(markup: str, found: list[str]) -> None:
    page = f"<html><body><main>{markup}</main></body></html>"
    assert dangling(Page("en/", page.encode())) == found


def test_neighbours_in_the_story_lead_to_each_other(pages: Pages) -> None:
    for lang in LANGS:
        later = pages[f"{lang}/{MEETING}/"].one('//nav[@class="neighbours"]//a')
        earlier = pages[f"{lang}/{CONGRATULATION}/"].one('//nav[@class="neighbours"]//a')
        assert (later.get("rel"), later.get("href")) == ("prev", f"/{lang}/{CONGRATULATION}/")
        assert (earlier.get("rel"), earlier.get("href")) == ("next", f"/{lang}/{MEETING}/")


def test_sharing_is_hidden_until_a_script_finds_the_browser_can(pages: Pages) -> None:
    for page in explainer_pages(pages):
        assert page.one("//share-page").get("hidden") is not None
        assert page.all("//copy-text//button") == []


@lru_cache(maxsize=16)
def compressed(data: bytes) -> int:
    """Return how many bytes are sent of a file."""
    return len(gzip.compress(data, 9, mtime=0))


def test_a_page_of_any_kind_is_small_and_asks_for_little(pages: Pages) -> None:
    assert len(pages) > 80
    for page in pages.values():
        asked = page.all('//link[@rel="stylesheet" or @rel="icon"]/@href|//script/@src')
        pictures = page.all("//img/@src")
        assert len(set(asked)) + 1 <= MOST_REQUESTS + page.path.endswith("/search/")
        files = [pages.folder / path.lstrip("/") for path in asked if path not in pictures]
        size = compressed(page.data) + sum(compressed(file.read_bytes()) for file in files)
        assert 5_000 < size <= LARGEST, f"{page.path}: {size}"
