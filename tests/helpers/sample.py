"""The sample site that the tests stand on: where its files lie, and what its pages are called.

It has two explainers in both languages that lead to each other, a story of them, a page about
the site, a registry, and a seed for each. Its theme is the repository's.
"""

from __future__ import annotations

from pathlib import Path

from tests.helpers.pages import LANGS, Page, Pages

SAMPLE = Path(__file__).parents[1] / "sample"

CONGRATULATION = "why-not-congratulated"
MEETING = "will-they-meet"
SLUGS = (CONGRATULATION, MEETING)
"""The explainers, the older one first."""
STORY = "kremlin-contacts"
"""The story that both belong to."""


def explainer_pages(pages: Pages) -> list[Page]:
    """Return the pages of both explainers in both languages."""
    return [pages[f"{lang}/{slug}/"] for lang in LANGS for slug in SLUGS]
