"""What pages say of themselves in the words of schema.org, and in the head, to other programs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from sharih.site.pages.filters import linked_data
from sharih.site.pages.structured_data import TYPES
from tests.helpers.pages import LANGS, Page, Pages, read
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import CONGRATULATION, MEETING, SLUGS, STORY
from tests.helpers.sites import PRODUCTION_URL

DATA = '//script[@type="application/ld+json"]'
OTHER = {"ar": "en", "en": "ar"}
EXPECTED = {
    "BackgroundNewsArticle": {"@id", "url", "headline", "inLanguage", "datePublished",
                              "dateModified", "publisher", "isPartOf"},
    "DefinedTerm": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"@id", "name"},
    "CorrectionComment": {"text"},
}  # fmt: skip
"""What a thing of a type must have here."""
KNOWN = {*EXPECTED, *TYPES.values(), "CreativeWorkSeries", "SearchAction", "EntryPoint"}
DAYS = ("datePublished", "dateModified")
ADDRESSES = ("@id", "url", "item", "sameAs", "inDefinedTermSet")


@pytest.fixture(name="public")
def _public(production_site: Path) -> Pages:
    return read(production_site, PRODUCTION_URL)


def things(page: Page) -> list[dict[str, Any]]:
    """Return what a page says of itself."""
    found = page.all(DATA)
    if not found:
        return []
    (script,) = found
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def of_type(page: Page, kind: str) -> dict[str, Any]:
    """Return the one thing of a type."""
    (found,) = [thing for thing in things(page) if thing["@type"] == kind]
    return found


def faults(thing: dict[str, Any], *, inner: bool = False) -> list[str]:
    """List what is wrong with a thing, or with those in it."""
    kind = thing.get("@type")
    found = [] if kind in KNOWN else [f"{kind} is no type"]
    missing = set() if inner and "@id" in thing else EXPECTED.get(str(kind), set()) - thing.keys()
    found += [f"{kind} without {name}" for name in sorted(missing)]
    found += [f"{name} is empty" for name, value in thing.items() if value in ("", [], {}, None)]
    for name in DAYS:
        try:
            dt.date.fromisoformat(thing.get(name, "2024-01-01"))
        except ValueError:
            found.append(f"{name} is no day")
    found += [
        f"{name} is {thing[name]}"
        for name in ADDRESSES
        if name in thing and not str(thing[name]).startswith("https://")
    ]
    for value in thing.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                found += faults(each, inner=True)
    return found


def test_what_is_said_is_whole_and_has_addresses(public: Pages) -> None:
    said = {page.path: things(page) for page in public.values()}
    assert [f"{path}: {f}" for path, all_ in said.items() for t in all_ for f in faults(t)] == []
    kinds = {thing["@type"] for all_ in said.values() for thing in all_}
    assert kinds == {"BackgroundNewsArticle", "DefinedTerm", "BreadcrumbList", "WebSite"}


@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "Article"}, "Article is no type"),
        ({"@type": "ListItem", "name": "x", "item": "https://x/"}, "ListItem without position"),
        ({"@type": "Place", "name": ""}, "name is empty"),
        ({"@type": "Place", "about": [{"@type": "Place", "url": "/x/"}]}, "url is /x/"),
        ({"@type": "Place", "datePublished": "2024-13-01"}, "datePublished is no day"),
    ],
)
def test_a_planted_fault_of_data_is_found(thing: dict[str, Any], fault: str) -> None:
    assert fault in faults(thing)


@pytest.mark.parametrize("lang", LANGS)
def test_an_explainer_says_what_it_is(lang: str, public: Pages) -> None:
    page = public[f"{lang}/{MEETING}/"]
    article = of_type(page, "BackgroundNewsArticle")
    assert article["url"] == page.one('//link[@rel="canonical"]').get("href")
    assert (article["headline"], article["inLanguage"]) == (page.h1(), lang)
    assert article["description"] == page.meta("description")
    assert article["datePublished"] == "2025-01-10"
    about = {thing["name"]: thing for thing in article["about"]}
    assert [thing["url"] for thing in article["about"]] == [
        f"{PRODUCTION_URL}/{str(href).removeprefix('/repo/')}"
        for href in page.all('//a[@rel="tag"]/@href')
    ]
    putin = about["فلاديمير بوتين" if lang == "ar" else "Vladimir Putin"]
    assert putin["@type"] == "Person"
    assert putin["sameAs"] == "https://www.wikidata.org/entity/Q7747"
    mentions = {thing["url"] for thing in article["mentions"]}
    assert f"{PRODUCTION_URL}/{lang}/topics/florida/" in mentions
    assert not mentions & {thing["url"] for thing in article["about"]}
    assert len(article["citation"]) == 4
    site, story = article["isPartOf"]
    assert site["@id"] == f"{PRODUCTION_URL}/{lang}/"
    assert story["url"] == f"{PRODUCTION_URL}/{lang}/stories/{STORY}/"
    assert all(url.startswith(f"{PRODUCTION_URL}/static/") for url in article["image"])
    assert "author" not in article


def test_each_language_names_the_other(public: Pages) -> None:
    for slug in SLUGS:
        arabic, english = (
            of_type(public[f"{lang}/{slug}/"], "BackgroundNewsArticle") for lang in LANGS
        )
        assert english["translationOfWork"]["@id"] == arabic["@id"]
        assert arabic["workTranslation"]["@id"] == english["@id"]
        assert "translationOfWork" not in arabic


def test_the_head_says_when_a_text_was_published_and_changed(public: Pages) -> None:
    for slug in SLUGS:
        for lang in LANGS:
            page = public[f"{lang}/{slug}/"]
            article = of_type(page, "BackgroundNewsArticle")
            for name, key in zip(DAYS, ("published", "modified"), strict=True):
                (said,) = page.all(f'//meta[@property="article:{key}_time"]/@content')
                assert said == article[name]
    page = public[f"ar/{CONGRATULATION}/"]
    assert page.all('//meta[@property="article:modified_time"]/@content') != page.all(
        '//meta[@property="article:published_time"]/@content'
    )


def test_authors_corrections_and_sources_are_named(project: Project) -> None:
    body = (
        "قال بوتين شيئا.\n\n## مصادر {#sources}\n\n- [تقرير](https://example.com/report)\n"
        "- وثيقة\n\n## تصحيحات {#updates}\n\n2026-01-03\n:   صُحح رقم.\n"
    )
    text = explainer_text(
        "عن <بوتين>", body, Author="كاتبة ما", Translator="إنترفاكس", Source="صحيفة",
        Source_url="https://example.com/a", Modified="2026-01-03",
    )  # fmt: skip
    project.write("content/explainers/named/ar.md", text)
    project.built("--no-convert", "--siteurl", PRODUCTION_URL)
    page = read(project.output, PRODUCTION_URL)["ar/named/"]
    article = of_type(page, "BackgroundNewsArticle")
    assert article["headline"] == "عن <بوتين>"
    assert article["author"] == {"@type": "Person", "name": "كاتبة ما"}
    assert page.meta("author") == "كاتبة ما"
    assert article["translator"]["@type"] == "Organization"
    assert article["translator"]["url"] == f"{PRODUCTION_URL}/ar/topics/interfax/"
    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "صُحح رقم.", "datePublished": "2026-01-03"}
    ]
    assert article["citation"] == [
        {"@type": "CreativeWork", "name": "صحيفة", "url": "https://example.com/a"},
        {"@type": "CreativeWork", "name": "تقرير", "url": "https://example.com/report"},
        {"@type": "CreativeWork", "name": "وثيقة"},
    ]
    assert article["dateModified"] == "2026-01-03"


@pytest.mark.parametrize("lang", LANGS)
def test_topics_lists_and_homes_say_what_they_are(lang: str, public: Pages) -> None:
    term = of_type(public[f"{lang}/topics/kremlin/"], "DefinedTerm")
    assert term["inDefinedTermSet"] == f"{PRODUCTION_URL}/{lang}/topics/"
    assert term["description"] == public[f"{lang}/topics/kremlin/"].meta("description")
    way = of_type(public[f"{lang}/{MEETING}/"], "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3]
    assert way[1]["item"] == f"{PRODUCTION_URL}/{lang}/stories/{STORY}/"
    site = of_type(public[f"{lang}/"], "WebSite")
    assert site["inLanguage"] == lang
    assert (
        site["potentialAction"]["target"]["urlTemplate"]
        == f"{PRODUCTION_URL}/{lang}/search/?q={{query}}"
    )


def test_pages_for_no_search_engine_and_sites_without_address_say_nothing(
    public: Pages, pages: Pages
) -> None:
    assert all(things(page) == [] for page in pages.values())
    hidden = [page for page in public.values() if page.meta("robots") == "noindex"]
    assert len(hidden) > 2
    assert all(things(page) == [] for page in hidden)


def test_no_text_ends_the_element_it_stands_in() -> None:
    written = linked_data([{"name": "</script><!-- & “x” 'y'"}])
    assert "<" not in written
    assert json.loads(written)["@graph"] == [{"name": "</script><!-- & “x” 'y'"}]
