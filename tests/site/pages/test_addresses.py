"""Every address of the site leads somewhere, at home and under a base path."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.helpers import wide
from tests.helpers.pages import LANGS, Page, Pages, read
from tests.helpers.sample import SLUGS
from tests.helpers.sites import PRODUCTION_URL

OF_A_LANGUAGE = (
    "",
    "topics/",
    "topics/kremlin/",
    "topics/kremlin/feed.atom",
    "archive/",
    "stories/",
    "about/",
    "feed.atom",
    "feed.json",
    *(f"{slug}/" for slug in SLUGS),
)
OF_THE_SITE = ("", "404.html", "sitemap.xml", "robots.txt", "index.json", ".nojekyll")
EXPECTED = (
    *OF_THE_SITE,
    *(f"{lang}/{path}" for lang in LANGS for path in OF_A_LANGUAGE),
    *(f"ar-en/{slug}/" for slug in SLUGS),
)
ADDRESSES = "//@href|//@src|//@srcset|//@action|//@poster"


@pytest.fixture(name="sites")
def _sites(site: Path, production_site: Path, shared_folder: Path) -> list[Pages]:
    return [
        read(site),
        read(production_site, PRODUCTION_URL),
        wide.local(shared_folder),
        wide.production(shared_folder),
    ]


def broken_addresses(pages: Pages) -> list[str]:
    """List the addresses in the pages of a site that lead nowhere."""
    found = []
    for page in pages.values():
        addresses = {str(address) for address in page.all(ADDRESSES)}
        for content in page.all('//meta[@http-equiv="refresh"]/@content'):
            addresses.add(str(content).partition("url=")[2])
        for content in page.all('//meta[@property="og:url" or @property="og:image"]/@content'):
            addresses.add(str(content).partition("?")[0])  # behind it stands what a card shows
        found += [
            f"{page.path}: {address} {fault}"
            for address in sorted(addresses)
            if (fault := pages.broken(page, address))
        ]
    return found


def machine_addresses(pages: Pages) -> list[str]:
    """List the addresses of the site that its files for machines name."""
    found = []
    for file in sorted(pages.folder.rglob("*")):
        if file.suffix in (".atom", ".xml"):
            root = etree.parse(str(file)).getroot()
            found += [str(address) for address in root.xpath("//@href")]
            found += [
                str(text)
                for text in root.xpath("//*[local-name()='loc' or local-name()='id']/text()")
            ]
        elif file.suffix == ".json":
            found += _addresses(json.loads(file.read_text(encoding="utf-8")))
        elif file.name == "robots.txt":
            found += re.findall(r"https?://\S+", file.read_text(encoding="utf-8"))
    return sorted(set(found))


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        return [address for inner in value.values() for address in _addresses(inner)]
    if isinstance(value, list):
        return [address for inner in value for address in _addresses(inner)]
    return [value] if isinstance(value, str) and value.startswith(PRODUCTION_URL) else []


@pytest.mark.parametrize("path", EXPECTED)
def test_the_site_has_at_home_and_published(path: str, site: Path, production_site: Path) -> None:
    file = f"{path}index.html" if not path or path.endswith("/") else path
    assert (site / file).is_file()
    assert (production_site / file).is_file()


def test_every_topic_has_a_page_and_a_feed_in_both_languages(site: Path) -> None:
    topics = {topic["id"] for topic in json.loads((site / "index.json").read_text())["topics"]}
    assert len(topics) >= 30
    for lang in LANGS:
        folder = site / lang / "topics"
        assert {file.parent.name for file in folder.glob("*/index.html")} == topics
        assert {file.parent.name for file in folder.glob("*/feed.atom")} == topics


def test_both_builds_have_the_same_pages_but_those_for_editors(
    site: Path, production_site: Path
) -> None:
    published = set(read(production_site, PRODUCTION_URL))
    assert set(read(site)) == published | {"status/", "ar/status/", "en/status/"}
    assert not [path for path in published if "status" in path.split("/")]


def test_every_address_on_every_page_leads_somewhere(sites: list[Pages]) -> None:
    assert [fault for pages in sites for fault in broken_addresses(pages)] == []


def test_every_address_in_a_published_file_for_machines_leads_somewhere(sites: list[Pages]) -> None:
    for pages in sites:
        if pages.siteurl:
            addresses = machine_addresses(pages)
            assert len(addresses) > 90
            front = pages[""]
            assert [a for a in addresses if pages.broken(front, a)] == []


def test_no_published_file_names_an_address_of_its_own_outside_of_the_base_path(
    production_site: Path,
) -> None:
    pages = read(production_site, PRODUCTION_URL)
    outside = [
        f"{page.path}: {address}"
        for page in pages.values()
        for address in map(str, page.all(ADDRESSES))
        if not address.startswith(("#", "/repo/", f"{PRODUCTION_URL}/"))
    ]
    assert outside == []


def test_every_page_can_be_reached_from_the_front_page(sites: list[Pages]) -> None:
    for pages in sites:
        reached, todo = {"", "404.html"}, [""]
        while todo:
            page = pages[todo.pop()]
            for href in page.hrefs():
                path = (pages.follow(page, href) or "").partition("#")[0]
                if path in pages and path not in reached:
                    reached.add(path)
                    todo.append(path)
        old = {path for path, page in pages.items() if page.is_redirect}
        # Where translations stand is told to editors, who know the address.
        assert set(pages) - old - {"ar/status/", "en/status/"} == reached


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<a href="/ar/nowhere/">x</a>', "leads nowhere"),
        ('<a href="nowhere.html">x</a>', "leads nowhere"),
        ('<a href="#nowhere">x</a>', "has no such place"),
        ('<a href="/ar/#nowhere">x</a>', "has no such place"),
        ('<img src="/static/no.png">', "leads nowhere"),
        ('<meta http-equiv="refresh" content="0; url=/nowhere/">', "leads nowhere"),
    ],
)
def test_a_planted_broken_address_is_found(markup: str, fault: str, tmp_path: Path) -> None:
    page = f'<!doctype html><body>{markup}<a id="here" href="#here"></a><a href="/ar/">x</a></body>'
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "index.html").write_text(page, encoding="utf-8")
    assert [found.split(" ", 2)[2] for found in broken_addresses(read(tmp_path))] == [fault]


def test_a_planted_address_outside_of_the_base_path_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="/ar/">x</a><a href="/repo/">y</a>')
    pages = read(tmp_path, PRODUCTION_URL)
    assert broken_addresses(pages) == [": /ar/ outside of the base path"]


def test_a_planted_address_of_another_host_is_no_matter(tmp_path: Path) -> None:
    page = Page("", b'<a href="https://example.com/nowhere/">x</a>')
    assert Pages(tmp_path, "", {"": page}).broken(page, "https://example.com/nowhere/") is None


def test_the_files_for_machines_have_their_form(site: Path, production_site: Path) -> None:
    assert (site / ".nojekyll").read_bytes() == b""
    assert "Disallow: /" in (site / "robots.txt").read_text().split("\n")
    robots = (production_site / "robots.txt").read_text().split("\n")
    assert "Disallow: /" not in robots
    assert f"Sitemap: {PRODUCTION_URL}/sitemap.xml" in robots


def test_the_index_lists_explainers_with_their_editions_and_topics(production_site: Path) -> None:
    index = json.loads((production_site / "index.json").read_text(encoding="utf-8"))
    assert sorted(explainer["slug"] for explainer in index["explainers"]) == sorted(SLUGS)
    explainer = next(e for e in index["explainers"] if e["slug"] == SLUGS[0])
    assert explainer["date"] == "2024-11-07"
    assert "kremlin" in explainer["topics"]
    for lang in LANGS:
        edition = explainer["editions"][lang]
        page = read(production_site, PRODUCTION_URL)[f"{lang}/{SLUGS[0]}/"]
        assert edition["url"] == f"{PRODUCTION_URL}/{page.path}"
        assert edition["title"] == page.h1()
    kremlin = next(topic for topic in index["topics"] if topic["id"] == "kremlin")
    assert (kremlin["ar"], kremlin["en"]) == ("الكرملين", "Kremlin")
