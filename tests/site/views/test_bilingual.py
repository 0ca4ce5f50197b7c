"""The page with both texts: every unit beside its translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.pages import LANGS, Page, plain, read
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import SLUGS

AR = """سطر أول.

سطر ثان.

- بند أول
    - داخل البند
- بند ثان

3. ثالث
4. رابع

| اسم | عدد |
| --- | ---: |
| أول | 1 |
| ثان | 2 |

> «كلام»
> — متحدث

مصطلح
:   تعريفه.

آخر
:   تعريف آخر.

***

سطر أخير بلا ترجمة.
"""
EN = """A first line.

A second line.

- First item
    - Within the item
- Second item

3. Third
4. Fourth

| Name | Number |
| --- | ---: |
| First | 1 |
| Second | 2 |

> “Words”
> — A speaker

Term
:   Its definition.

Another
:   Another definition.

***
"""


def side(row: object, lang: str) -> str:
    """Return the words of one side of a row."""
    (found,) = row.xpath(f'*[@lang="{lang}"]')  # type: ignore[attr-defined]
    return plain(found)


def rows(page: Page) -> list[tuple[str, str]]:
    """Return both sides of every row, headings not."""
    found = page.all("//section//text-pair[@id]")
    return [(side(row, "ar"), side(row, "en")) for row in found]


def both(project: Project, arabic: str, english: str) -> Page:
    """Build an explainer and return the page with both its texts."""
    folder = "content/explainers/two-texts"
    head = "## قسم {#part}\n\n"
    project.write(f"{folder}/ar.md", explainer_text("نصان", head + arabic))
    english = explainer_text("Two texts", "## Part {#part}\n\n" + english, Translation="true",
                             Summary="A gist.", Rights="Rights.")  # fmt: skip
    project.write(f"{folder}/en.md", english)
    project.built("--no-convert")
    return read(project.output)["ar-en/two-texts/"]


def test_items_definitions_and_rows_stand_beside_their_partners(project: Project) -> None:
    page = both(project, AR, EN)
    assert rows(page) == [
        ("سطر أول.", "A first line."),
        ("سطر ثان.", "A second line."),
        ("بند أول", "First item"),
        ("داخل البند", "Within the item"),
        ("بند ثان", "Second item"),
        ("ثالث", "Third"),
        ("رابع", "Fourth"),
        ("اسم عدد", "Name Number"),
        ("اسم عدد أول 1", "Name Number First 1"),
        ("اسم عدد ثان 2", "Name Number Second 2"),
        ("«كلام» متحدث", "“Words” A speaker"),
        ("مصطلح تعريفه.", "Term Its definition."),
        ("آخر تعريف آخر.", "Another Another definition."),
        ("سطر أخير بلا ترجمة.", "Not in the English text"),
    ]
    assert page.all("//section//hr") == []
    assert [ol.get("start") for ol in page.all('//text-side[@lang="en"]//ol')] == ["3", "4"]
    assert len(page.all('//thead[@class="visually-hidden"]')) == 4


def test_what_only_the_translation_has_follows_what_it_follows_there(project: Project) -> None:
    page = both(project, "سطر أول.\n\nسطر ثان.\n", "A first line.\n\n### More\n\nA second line.\n")
    assert rows(page) == [
        ("سطر أول.", "A first line."),
        ("ليس في النص العربي", "More"),
        ("سطر ثان.", "A second line."),
    ]


def test_paragraphs_translated_as_one_share_a_row(project: Project) -> None:
    arabic = (
        "قالت الوزارة إن 12 مخبزًا أغلقت أبوابها في الشهر الماضي وحده.\n\n"
        "وأضافت أن 30 مخبزًا آخر قد تغلق أبوابها قبل حلول الشتاء المقبل.\n"
    )
    english = (
        "The ministry said that 12 bakeries had closed in the past month alone, and added that "
        "30 other bakeries might close before the coming winter.\n"
    )
    page = both(project, arabic, english)
    assert len(rows(page)) == 1
    (ar, en) = rows(page)[0]
    assert ("12" in ar, "30" in ar) == (True, True)
    assert en.startswith("The ministry")
    (row,) = page.all('//section//text-pair[@class="pair"]')
    assert row.get("id") == "part.1"
    assert row.xpath(".//p/@id") == ["part.2"]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_passage_of_an_edition_can_be_found_on_the_page_with_both(
    slug: str, site: Path
) -> None:
    pages = read(site)
    there = set(pages[f"ar-en/{slug}/"].all("//main//@id"))
    for lang in LANGS:
        edition = pages[f"{lang}/{slug}/"]
        ids = {str(ident) for ident in edition.all("//main//section//@id") if "." in ident}
        assert len(ids) > 20
        assert ids <= there


@pytest.mark.parametrize("slug", SLUGS)
def test_each_list_entry_has_a_row_of_its_own(slug: str, site: Path) -> None:
    page = read(site)[f"ar-en/{slug}/"]
    for sides in page.all('//*[contains(@class, "pair-side")]'):
        assert len(sides.xpath(".//li[not(contains(@class, 'timeline-pause'))]")) < 2
    assert len(page.all('//section[@id="timeline"]//text-pair[@class="pair"]')) > 2


def test_the_ways_of_reading_are_named_in_the_language_of_their_readers(site: Path) -> None:
    page = read(site)[f"ar-en/{SLUGS[0]}/"]
    options = page.all("//main//form//label")
    values = [option.xpath("input")[0].get("value") for option in options]
    assert values == ["both", "ar", "en"]
    for option, lang in zip(options[1:], LANGS, strict=True):
        assert [span.get("lang") for span in option.xpath("span")] == [lang]
    assert page.all("//form/@action|//form//button|//form//*[@type='submit']") == []
