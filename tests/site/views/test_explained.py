"""Sections beside those of the other language are the same, whatever page was made before."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.build import prepare
from sharih.settings import load_settings
from sharih.site.kept import Fetch
from sharih.site.model import Site
from sharih.site.views.views import Views
from tests.helpers import sites
from tests.helpers.projects import Project, explainer_text

ARABIC = """قال بوتين شيئا، ثم قال [الرئيس](topic:vladimir-putin) و[غيره](https://example.org).

## عنوان [فيه بوتين](topic:vladimir-putin) {#one}

- بند عن بوتين
    - وبند فيه عنه
- بند آخر

| بوتين | عدد |
| --- | --- |
| غيره | 1 |

> «كلام عن بوتين»
> — بوتين

## خط الزمن {#timeline}

2020-01-01
:   حدث عن بوتين.

2024-01-01
:   حدث آخر.

## غير مترجم {#other}

بوتين وحده هنا.
"""
ENGLISH = """Putin said something, then [the president](topic:vladimir-putin) and [others](https://example.org).

## A heading [with Putin](topic:vladimir-putin) {#one}

- An item on Putin
    - And one within
- Another item

| Putin | Number |
| --- | --- |
| Another | 1 |

> “Words on Putin”
> — Putin

## Timeline {#timeline}

2020-01-01
:   An event on Putin.
"""


@pytest.fixture
def made(project: Project) -> tuple[Site, Fetch]:
    """Return a site with an explainer whose translation lacks something."""
    folder = project.explainer("named")
    project.write(f"{folder.relative_to(project.root)}/ar.md", explainer_text("عن بوتين", ARABIC))
    project.write(
        f"{folder.relative_to(project.root)}/en.md",
        explainer_text("On Putin", ENGLISH, Translation="true"),
    )
    return prepared(project.root / "pelicanconf.py")


def prepared(path: Path) -> tuple[Site, Fetch]:
    site, fetch, _ = prepare(load_settings(path))
    return site, fetch


def same_as_alone(site: Site, fetch: Fetch) -> int:
    """Compare the sections of all pages with both languages; returns how many there are."""
    views = Views(site)
    count = 0
    for publication in site.publications:
        body = fetch(publication.slug)
        for lang in publication.editions:
            views.edition(publication, body, lang, explains=True)
        for lang in publication.editions:
            after = views.edition(publication, body, lang)
            alone = Views(site).edition(publication, body, lang)
            assert after == alone
            count += len(after.sections)
    return count


def test_a_page_of_both_languages_is_the_same_after_the_others(made: tuple[Site, Fetch]) -> None:
    site, fetch = made
    assert same_as_alone(site, fetch) >= 7
    publication = site.table["named"]
    views, body = Views(site), fetch("named")
    explained = views.edition(publication, body, "ar", explains=True).sections
    beside = views.edition(publication, body, "ar").sections
    assert ["#term_" in str(section) for section in explained] == [True] * 4
    assert ["#term_" in str(section) for section in beside] == [False] * 4
    assert all('href="/ar/topics/vladimir-putin/"' in str(section) for section in beside)


def test_so_are_those_of_the_sample(shared_folder: Path) -> None:
    site, fetch = prepared(sites.sample(shared_folder).root / "pelicanconf.py")
    assert same_as_alone(site, fetch) > 20
