"""The ways to a section: its own address, to be cited, and the same section in one language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.pages import LANGS, Page, Pages, plain, read
from tests.helpers.projects import copied_project, explainer_text
from tests.helpers.sample import SLUGS

NAMES = {"ar": "رابط هذا القسم:", "en": "Link to this section:"}
LINK = './/copy-text[@class="section-link"]/a'


def spoken(page: Page, link: object) -> str:
    """Return the name of a link whose parts stand elsewhere on the page, itself included."""
    parts = link.get("aria-labelledby").split()  # type: ignore[attr-defined]
    elements = [page.one(f'//*[@id="{part}"]') for part in parts]
    return " ".join(element.get("aria-label") or plain(element) for element in elements)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_section_has_a_link_to_itself_with_its_name(
    slug: str, lang: str, pages: Pages
) -> None:
    page = pages[f"{lang}/{slug}/"]
    sections = page.all("//main//section[@id][.//h2]")
    assert len(sections) > 9
    for section in sections:
        (link,) = section.xpath(LINK)
        assert link.get("href") == f"#{section.get('id')}"
        heading = plain(section.xpath(".//h2")[0])
        assert spoken(page, link) == f"{NAMES[lang]} {heading}"


def test_a_section_is_cited_with_its_explainer_site_and_date(pages: Pages) -> None:
    cited = {
        lang: pages[f"{lang}/{SLUGS[1]}/"].one('//section[@id="meeting-date"]//a[@data-copy]')
        for lang in LANGS
    }
    assert cited["ar"].get("data-copy") == (
        "«هل تحدد موعد للقاء؟»، «هل يلتقي بوتين وترامب، وماذا يريد كل منهما؟»، شارح، 10 يناير 2025"
    )
    assert cited["en"].get("data-copy") == (
        "“Has a date been set?”, “Will Putin and Trump meet, and what does each want?”, "
        "Sharih, 10 January 2025"
    )


def test_signs_of_markup_in_titles_are_written_once(tmp_path: Path) -> None:
    project = copied_project(tmp_path)
    body = '## الربح & "الخسارة" {#gain}\n\nسطر.\n'
    text = explainer_text('الخبز & "الملح" <أولًا>', body, Summary="خبز & ملح")
    project.write("content/explainers/bread/ar.md", text)
    project.built("--no-convert")
    page = read(project.output)["ar/bread/"]
    title = 'الخبز & "الملح" <أولًا>'
    assert plain(page.one("//title")) == f"{title} | شارح"
    assert page.meta("og:title") == title
    assert page.meta("description") == page.meta("og:description") == "خبز & ملح"
    assert page.one("//a[@data-copy]").get("data-copy").startswith('«الربح & "الخسارة"»، «الخبز')


@pytest.mark.parametrize("slug", SLUGS)
def test_a_section_of_both_texts_leads_to_itself_in_each_language_without_a_script(
    slug: str, pages: Pages
) -> None:
    page = pages[f"ar-en/{slug}/"]
    sections = page.all('//section[@class="passage"][.//h2]')
    assert len(sections) > 9
    for section in sections:
        ident = section.get("id")
        for lang in LANGS:
            side = f'*[contains(@class, "pair-heading")]/*[@lang="{lang}"]'
            (href,) = section.xpath(f"{side}//a[@hreflang='{lang}']/@href")
            assert href == f"/{lang}/{slug}/#{ident}"
            assert pages.broken(page, href) is None
            (link,) = section.xpath(f"{side}//copy-text/a")
            assert link.get("href") == f"#{ident}"
            assert spoken(page, link).startswith(NAMES[lang])
