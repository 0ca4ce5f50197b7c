"""A page and its twin in the other language know each other; search engines are told so."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import etree

from tests.helpers import wide
from tests.helpers.pages import DIRECTIONS, LANGS, Page, Pages, plain, read
from tests.helpers.sample import SLUGS
from tests.helpers.sites import PRODUCTION_URL

NAMES = {"ar": "العربية", "en": "English"}
OTHER = {"ar": "en", "en": "ar"}
BOTH = (
    "",
    "topics/",
    "topics/kremlin/",
    "archive/",
    "about/",
    *(f"{slug}/" for slug in SLUGS),
)


def switches(page: Page) -> list[str]:
    """Return the addresses that the header offers in the other language."""
    return [str(href) for href in page.all("//body/header//a[@hreflang]/@href")]


def reciprocity_faults(pages: Pages) -> list[str]:
    """List the alternates that do not name the page itself, or that do not name it back."""
    found = []
    for page in pages.framed():
        alternates = page.alternates()
        own = f"{pages.siteurl}/{page.path}"
        if not alternates:
            continue
        if alternates.get(page.lang) != own and alternates.get("x-default") != own:
            found.append(f"{page.path} does not name itself")
        if "x-default" not in alternates:
            found.append(f"{page.path} has no default")
        for lang, address in alternates.items():
            path = address.removeprefix(f"{pages.siteurl}/")
            if path not in pages:
                found.append(f"{page.path} names {address}, which is not there")
            elif lang in LANGS and pages[path].alternates() != alternates:
                found.append(f"{path} does not name {page.path} back")
    return found


@pytest.mark.parametrize("path", BOTH)
def test_the_header_leads_to_the_same_page_in_the_other_language(path: str, site: Path) -> None:
    """Rule 39: named in its own language, marked as such, and back again."""
    pages = read(site)
    for lang in LANGS:
        page, other = pages[f"{lang}/{path}"], OTHER[lang]
        link = page.one("//body/header//a[@hreflang]")
        assert pages.follow(page, link.get("href")) == f"{other}/{path}"
        assert plain(link) == NAMES[other]
        attributes = (link.get("lang"), link.get("hreflang"), link.get("dir"))
        assert attributes == (other, other, DIRECTIONS[other])


def test_no_page_offers_languages_in_a_list_to_choose_from_or_as_flags(site: Path) -> None:
    """Rule 39: two languages need no select, and a flag is no language."""
    for page in read(site).values():
        assert page.all("//select") == []
        assert not [char for char in page.text if "\U0001f1e6" <= char <= "\U0001f1ff"]


def test_every_page_with_a_frame_offers_the_other_language(site: Path) -> None:
    pages = read(site)
    for page in pages.framed():
        if page.path not in ("", "404.html"):
            assert switches(page), page.path
    for lang in LANGS:
        for path in ("", "404.html"):
            hrefs = [pages.follow(pages[path], href) for href in pages[path].hrefs()]
            assert f"{lang}/" in hrefs


@pytest.mark.parametrize("slug", SLUGS)
def test_an_explainer_its_topics_and_both_languages_lead_to_one_another(
    slug: str, site: Path
) -> None:
    pages = read(site)
    for lang in LANGS:
        page = pages[f"{lang}/{slug}/"]
        topics = {str(href) for href in page.all('//a[@rel="tag"]/@href')}
        assert len(topics) >= 5
        for href in topics:
            topic = pages[pages.follow(page, href) or ""]
            assert topic.lang == lang
            assert f"/{page.path}" in topic.hrefs("//main")


@pytest.mark.parametrize("slug", SLUGS)
def test_both_texts_stand_side_by_side(slug: str, site: Path) -> None:
    pages = read(site)
    both = pages[f"ar-en/{slug}/"]
    for lang in LANGS:
        page = pages[f"{lang}/{slug}/"]
        assert f"/{both.path}" in page.hrefs("//main")
        assert f"/{page.path}" in both.hrefs("//main")
        side = f'//main//*[@lang="{lang}"][@dir="{DIRECTIONS[lang]}"]'
        texts = [" ".join(str(text).split()) for text in both.all(f"{side}//text()")]
        headings = [plain(h2) for h2 in page.all("//section[@id]//h2")]
        assert page.h1() in " ".join(texts)
        assert len(headings) > 9
        assert [heading for heading in headings if heading not in texts] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_passage_stands_beside_its_translation(slug: str, site: Path) -> None:
    both = read(site)[f"ar-en/{slug}/"]
    rows = both.all('//section/*[*[@lang="ar"] and *[@lang="en"]]')
    assert len(rows) > 25
    for row in rows:
        for lang in LANGS:
            (side,) = row.xpath(f'*[@lang="{lang}"]')
            assert plain(side), plain(row)


def test_every_section_leads_to_itself_in_the_other_language(site: Path) -> None:
    pages = read(site)
    for slug in SLUGS:
        for lang in LANGS:
            page = pages[f"{lang}/{slug}/"]
            for section in page.all("//main//section[@id][.//h2]"):
                target = f"/{OTHER[lang]}/{slug}/#{section.get('id')}"
                assert target in section.xpath(".//a[@hreflang]/@href")


def test_alternates_name_each_other_and_a_default_on_the_published_site(
    production_site: Path, shared_folder: Path
) -> None:
    """Rule 38."""
    pages = read(production_site, PRODUCTION_URL)
    assert reciprocity_faults(pages) == []
    assert reciprocity_faults(wide.production(shared_folder)) == []
    for lang in LANGS:
        for path in BOTH:
            alternates = pages[f"{lang}/{path}"].alternates()
            assert set(alternates) == {"ar", "en", "x-default"}
            for each in LANGS:
                assert alternates[each] == f"{PRODUCTION_URL}/{each}/{path}"
        assert pages[f"{lang}/"].alternates()["x-default"] == f"{PRODUCTION_URL}/"


def test_the_page_for_everybody_else_names_both_languages(production_site: Path) -> None:
    """Rule 38: what the home pages call their default names them back."""
    pages = read(production_site, PRODUCTION_URL)
    assert pages[""].alternates() == pages["ar/"].alternates() == pages["en/"].alternates()


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ('<link rel="alternate" hreflang="ar" href="U/ar/">', ""),
        ('<link rel="alternate" hreflang="en" href="U/en/">', ""),
        (
            (
                '<link rel="alternate" hreflang="ar" href="U/ar/">'
                '<link rel="alternate" hreflang="x-default" href="U/ar/">'
                '<link rel="alternate" hreflang="en" href="U/en/">'
            ),
            '<link rel="alternate" hreflang="en" href="U/en/">',
        ),
        ('<link rel="alternate" hreflang="x-default" href="U/nowhere/">', ""),
    ],
)
def test_planted_alternates_that_are_not_mutual_are_found(ar: str, en: str, tmp_path: Path) -> None:
    found = {
        f"{lang}/": Page(f"{lang}/", f"<head>{head.replace('U', PRODUCTION_URL)}</head>".encode())
        for lang, head in (("ar", ar), ("en", en))
    }
    assert reciprocity_faults(Pages(tmp_path, PRODUCTION_URL, found)) != []


def test_a_site_built_at_home_names_no_alternates_and_no_address(site: Path) -> None:
    for page in read(site).values():
        assert page.alternates() == {}
        assert page.all('//link[@rel="canonical"]') == []
        assert "example.org" not in page.text


def test_a_published_page_names_its_own_address(production_site: Path) -> None:
    for page in read(production_site, PRODUCTION_URL).framed():
        if page.path != "404.html":
            href = page.one('//head/link[@rel="canonical"]').get("href")
            assert href == f"{PRODUCTION_URL}/{page.path}"
            assert page.meta("og:url") == href


def test_only_what_search_engines_should_read_is_open_to_them(
    site: Path, production_site: Path
) -> None:
    for pages in (read(site), read(production_site, PRODUCTION_URL)):
        closed = {page.path for page in pages.values() if page.meta("robots") == "noindex"}
        for_editors = {path for path in pages if "status" in path.split("/")}
        assert closed == {"404.html", *(f"ar-en/{slug}/" for slug in SLUGS), *for_editors}


def test_the_sitemap_lists_every_open_page_with_its_twins(production_site: Path) -> None:
    pages = read(production_site, PRODUCTION_URL)
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = etree.parse(str(production_site / "sitemap.xml")).getroot()
    assert root.tag == f"{{{names['s']}}}urlset"
    listed = {}
    for url in root.findall("s:url", names):
        twins = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        listed[url.findtext("s:loc", namespaces=names)] = twins
    opened = {
        f"{PRODUCTION_URL}/{page.path}": page.alternates()
        for page in pages.values()
        if page.meta("robots") != "noindex"
    }
    assert listed == opened
    (modified,) = root.xpath(
        f"//s:url[s:loc='{PRODUCTION_URL}/ar/{SLUGS[0]}/']/s:lastmod/text()", namespaces=names
    )
    assert (
        modified
        == read(production_site, PRODUCTION_URL)[f"ar/{SLUGS[0]}/"].all(
            "//article//header//time/@datetime"
        )[-1]
    )


def test_a_link_within_an_explainer_stays_in_its_language(site: Path) -> None:
    pages = read(site)
    for lang in LANGS:
        for slug in SLUGS:
            page = pages[f"{lang}/{slug}/"]
            for href in page.hrefs("//main//section"):
                path = urldefrag(pages.follow(page, href) or "")[0]
                twin = f"{OTHER[lang]}/{slug}/"
                assert path.startswith(f"{lang}/") or path in (twin, ""), href
