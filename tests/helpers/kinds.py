"""One address for each kind of page, for tests that look at all of them in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.helpers import many, wide
from tests.helpers.pages import LANGS, Page
from tests.helpers.sample import MEETING, STORY

OF_A_LANGUAGE = (
    "", "topics/", "topics/kremlin/", "archive/", "about/", "stories/", f"stories/{STORY}/",
    f"{MEETING}/", "search/",
)  # fmt: skip
OF_BOTH = {"ar": ("", f"ar-en/{MEETING}/"), "en": ("404.html",)}
"""What serves both languages, shared out among the tests of the two."""
STATES = (
    "every-form/", "a-draft/", "half-translated/", "behind/", "page/2/", "topics/peace-talks/",
)  # fmt: skip
LISTS = (
    "page/8/", "archive/", "archive/2025/", "archive/2026/02/", "topics/topic-3/",
    "topics/topic-3/mentioned/",
)  # fmt: skip
INDEX = {"ar": ("topics/", "topics/letter/teh/"), "en": ("topics/", "topics/letter/other/")}
FORMS_OF_BOTH = {"ar": ("ar-en/every-form/",), "en": ("ar-en/half-translated/",)}


def ordinary(lang: str) -> list[str]:
    """Return the paths of the kinds of pages of the sample site."""
    assert lang in LANGS
    return [f"{lang}/{path}" for path in OF_A_LANGUAGE] + list(OF_BOTH[lang])


def states(lang: str) -> list[str]:
    """Return the paths of pages of the wide site, of states that the sample site has not."""
    return [f"{lang}/{path}" for path in STATES] + list(FORMS_OF_BOTH[lang])


def lists(lang: str) -> list[str]:
    """Return the paths of pages of the site with long lists."""
    return [f"{lang}/{path}" for path in (*LISTS, *INDEX[lang])]


def list_pages(shared_folder: Path) -> list[Page]:
    """Return those pages in both languages."""
    pages = many.local(shared_folder)
    return [pages[path] for lang in LANGS for path in lists(lang)]


def addresses(
    lang: str, site_url: str, server: Callable[..., str], shared_folder: Path
) -> list[str]:
    """Return the address of a page of every kind and state."""
    wide_url = server(wide.local(shared_folder).folder)
    many_url = server(many.local(shared_folder).folder)
    return [
        *(site_url + path for path in ordinary(lang)),
        *(wide_url + path for path in states(lang)),
        *(many_url + path for path in lists(lang)),
    ]
