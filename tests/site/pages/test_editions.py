"""Drafts, half translations, originals alone, old addresses, long lists: what readers are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import wide
from tests.helpers.pages import LANGS, Page, Pages, language, plain
from tests.helpers.sites import PRODUCTION_URL

OTHER = {"ar": "en", "en": "ar"}
TITLE = "//*[self::h2 or self::h3]/a"
NOTICES = '//main//aside[contains(@class, "notice")]'
NOT_YET = {"ar": "بعد", "en": "Not yet in"}


@pytest.fixture(name="here")
def _here(shared_folder: Path) -> Pages:
    return wide.local(shared_folder)


@pytest.fixture(name="public")
def _public(shared_folder: Path) -> Pages:
    return wide.production(shared_folder)


def card_of(page: Page, title: str) -> str:
    """Return what a list says of an explainer."""
    (link,) = [a for a in page.all("//main//article//a|//main//li//a") if plain(a) == title]
    while link.tag not in ("article", "li"):
        link = link.getparent()
    return plain(link)


def listed(page: Page) -> list[str]:
    """Return the paths of the explainers that a home page lists."""
    return [str(href) for href in page.all(f"//main//article{TITLE}/@href")]


def test_a_draft_shows_at_home_with_a_banner_closed_to_search_engines(here: Pages) -> None:
    for path, word in (("ar", "مسودة"), ("en", "draft"), ("ar-en", "مسودة")):
        page = here[f"{path}/a-draft/"]
        assert page.meta("robots") == "noindex"
        assert any(word in plain(aside) for aside in page.all(NOTICES)), path


def test_a_draft_says_what_is_only_proposed(here: Pages) -> None:
    (banner,) = [a for a in here["ar/a-draft/"].all(NOTICES) if "مسودة" in plain(a)]
    assert "العنوان" in plain(banner)
    (banner,) = [a for a in here["en/a-draft/"].all(NOTICES) if "draft" in plain(a)]
    assert "title" not in plain(banner).lower()


def test_lists_mark_drafts(here: Pages) -> None:
    assert "مسودة" in card_of(here["ar/archive/"], "هل هذه مسودة؟")
    assert "draft" in card_of(here["en/archive/"], "Is this a draft?")
    assert "draft" not in card_of(here["en/archive/"], "Has the original changed?")


def test_nothing_of_a_draft_is_published(public: Pages) -> None:
    assert not [path for path in public if "a-draft" in path]
    for file in sorted(public.folder.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            assert b"a-draft" not in data, file
            assert "هل هذه مسودة؟".encode() not in data, file


def test_the_build_says_what_it_left_out_and_why(shared_folder: Path) -> None:
    log = wide.production_log(shared_folder).split("\n")
    for edition, reason in (
        ("a-draft/ar.md", "draft"),
        ("a-draft/en.md", "draft"),
        ("half-published/en.md", "draft"),
        ("half-translated/en.md", "1 passage missing"),
        ("pages/rules/ar.md", "draft"),
        ("pages/rules/en.md", "draft"),
    ):
        (line,) = [line for line in log if edition in line]
        assert "left out" in line
        assert reason in line
    assert sum("left out" in line for line in log) == 6


def test_a_half_translated_text_is_shown_at_home_with_what_is_missing_marked(here: Pages) -> None:
    page = here["en/half-translated/"]
    (passage,) = [p for p in page.all("//main//p") if plain(p).startswith("فقرة ثانية.")]
    assert language(passage) == "ar"
    (note,) = passage.xpath("small")
    assert (language(note), plain(note)) == ("en", "Not translated yet; this is the original.")
    notes = [plain(aside) for aside in page.all(NOTICES)]
    assert any(re.search("1 passage.* not .*translated", note) for note in notes)
    assert page.meta("robots") is None


def test_what_a_machine_translated_is_never_shown_as_if_somebody_had_looked(here: Pages) -> None:
    page = here["en/a-draft/"]
    (passage,) = page.all("//main//p[@class='unchecked']")
    (note,) = passage.xpath("small")
    assert plain(note) == "Translated by a machine; nobody has checked it yet."
    notes = [plain(aside) for aside in page.all("//main//aside")]
    assert any("1 passage was translated by a machine" in note for note in notes)
    (twin,) = here["ar-en/a-draft/"].all("//main//p[@class='unchecked']/small")
    assert language(twin) == "en"


@pytest.mark.parametrize("slug", ["half-translated", "half-published", "arabic-alone"])
def test_an_original_alone_says_that_there_is_no_other_language(slug: str, public: Pages) -> None:
    page = public[f"ar/{slug}/"]
    assert f"en/{slug}/" not in public
    assert f"ar-en/{slug}/" not in public
    header = page.one("//body/header")
    assert NOT_YET["ar"] in plain(header)
    assert header.xpath(".//a[@hreflang]") == []
    assert set(page.alternates()) == {"ar", "x-default"}
    assert page.all("//main//a[@hreflang]") == []


def test_an_english_original_alone_says_so_too(public: Pages) -> None:
    page = public["en/english-alone/"]
    assert "ar/english-alone/" not in public
    assert NOT_YET["en"] in plain(page.one("//body/header"))
    assert page.all("//body/header//a[@hreflang]") == []


def test_lists_of_the_other_language_show_it_under_a_heading_of_its_own(public: Pages) -> None:
    for lang, title in (("en", "هل هو بالعربية وحدها؟"), ("ar", "Is it in English alone?")):
        page = public[f"{lang}/"]
        (link,) = [a for a in page.all("//main//a") if plain(a) == title]
        assert link.get("hreflang") == OTHER[lang]
        headings = link.xpath("preceding::h2")
        assert NOT_YET[lang] in plain(headings[-1])
        card = card_of(page, title)
        assert {"en": "Arabic", "ar": "الإنجليزية"}[lang] in card
        assert {"en": "English", "ar": "العربية"}[lang] not in card


def test_every_entry_of_a_list_says_in_which_languages_it_can_be_read(public: Pages) -> None:
    for lang, names in (("ar", ("العربية", "الإنجليزية")), ("en", ("Arabic", "English"))):
        for path in ("", "page/2/", "topics/peace-talks/"):
            cards = public[f"{lang}/{path}"].all("//main//article")
            assert cards
            for card in cards:
                assert any(name in plain(card) for name in names), plain(card)
        both = [plain(card) for card in public[f"{lang}/"].all("//main//article")]
        assert sum(all(name in card for name in names) for card in both) >= 20


def test_a_translation_that_is_behind_says_so_and_marks_the_passage(
    here: Pages, public: Pages
) -> None:
    for pages in (here, public):
        page = pages["en/behind/"]
        assert any("changed" in plain(aside) for aside in page.all(NOTICES))
        first, second = page.all("//main//section[@id]//p")
        assert (first.get("class"), second.get("class")) == ("behind", "behind behind-facts")
        notes = [plain(small) for p in (first, second) for small in p.xpath("small")]
        assert notes[0] == "The original has changed since this was translated."
        assert notes[1].startswith("Facts here are not those of the original")
        (notice,) = page.all("//main//aside[strong or p/strong]")
        assert "1 passage may not be right" in plain(notice)
        assert "older than the original" in card_of(
            pages["en/archive/"], "Has the original changed?"
        )
        assert pages["ar/behind/"].all(NOTICES) == []


def test_old_addresses_lead_to_the_new_one_in_both_languages(here: Pages, public: Pages) -> None:
    for pages in (here, public):
        for old in ("old-forms", "older-forms"):
            for path in ("ar", "en", "ar-en"):
                page = pages[f"{path}/{old}/"]
                content = page.one('//meta[@http-equiv="refresh"]').get("content")
                seconds, _, address = content.partition("; url=")
                assert seconds == "0"
                assert pages.follow(page, address) == f"{path}/every-form/"
                assert page.hrefs() == [address]
                assert page.meta("robots") == "noindex"
                assert (page.root.get("lang"), page.h1() != "") == (page.lang, True)
    page = public["en/old-forms/"]
    assert page.one('//link[@rel="canonical"]').get("href") == f"{PRODUCTION_URL}/en/every-form/"


def test_lists_and_sitemaps_name_no_old_address(public: Pages) -> None:
    for file in sorted(public.folder.rglob("*")):
        if file.suffix in (".html", ".xml", ".atom", ".json") and "old" not in file.parent.name:
            assert b"old-forms" not in file.read_bytes(), file


def test_home_pages_go_on_where_the_one_before_ends(here: Pages, public: Pages) -> None:
    for pages, count in ((here, 33), (public, 32)):
        for lang in LANGS:
            first, second = (pages[f"{lang}/{path}"] for path in ("", "page/2/"))
            assert f"{lang}/page/3/" not in pages
            names = [href for page in (first, second) for href in listed(page)]
            own = [name for name in names if f"/{lang}/" in name]
            assert len(set(own)) == len(own)
            expected = {p for p in pages if _is_explainer(pages[p], lang)}
            assert {(pages.follow(first, name) or "") for name in own} == expected
            assert len(own) == len(expected) >= count - 5
            assert len([n for n in listed(first) if f"/{lang}/" in n]) == 20


def _is_explainer(page: Page, lang: str) -> bool:
    return page.meta("og:type") == "article" and page.path.startswith(f"{lang}/")


def test_pages_of_a_list_lead_to_one_another(here: Pages) -> None:
    for lang, label in (("ar", "الصفحات"), ("en", "Pages")):
        first, second = here[f"{lang}/"], here[f"{lang}/page/2/"]
        older = first.one('//main//a[@rel="next"]').get("href")
        newer = second.one('//main//a[@rel="prev"]').get("href")
        assert (older, newer) == (f"/{lang}/page/2/", f"/{lang}/")
        assert first.all('//main//a[@rel="prev"]') == second.all('//main//a[@rel="next"]') == []
        for page, number in ((first, "1"), (second, "2")):
            nav = page.one(f'//main//nav[@aria-label="{label}"]')
            (current,) = nav.xpath('.//*[@aria-current="page"]')
            assert plain(current) == number


def test_a_list_has_the_newest_first(here: Pages) -> None:
    for lang in LANGS:
        for path in (f"{lang}/", f"{lang}/page/2/", f"{lang}/topics/peace-talks/"):
            cards = here[path].all(f"//main//article[.{TITLE}]")
            dates = [
                card.xpath(".//time/@datetime")[0]
                for card in cards
                if f"/{lang}/" in card.xpath(f".{TITLE}/@href")[0]
            ]
            tagged = dates[:27] if "topics" in path else dates
            assert tagged == sorted(tagged, reverse=True)
            assert len(tagged) > 5


def test_the_archive_is_by_month(here: Pages) -> None:
    for lang, month in (("ar", "يناير 2001"), ("en", "January 2001")):
        page = here[f"{lang}/archive/"]
        months = [plain(heading) for heading in page.all("//main//h2")]
        assert month in months
        for part in page.all("//main//section"):
            dates = {
                str(date)[:7]
                for date in part.xpath(".//li/time[1]/@datetime|.//li/*/time[1]/@datetime")
            }
            assert len(dates) == 1, plain(part)


def test_topics_say_how_many_explainers_they_have(here: Pages) -> None:
    count = wide.COUNT + 2
    words = {"ar": f"{count} شرحًا", "en": f"{count} explainers"}
    for lang in LANGS:
        assert words[lang] in plain(here[f"{lang}/topics/peace-talks/"].one("//main"))
        (entry,) = [
            li for li in here[f"{lang}/topics/"].all("//main//li")
            if li.xpath(f'.//a[@href="/{lang}/topics/peace-talks/"]')
        ]  # fmt: skip
        assert words[lang] in plain(entry)


def test_the_index_of_topics_is_alphabetical_in_each_language(here: Pages) -> None:
    """Arabic without the article: الصين stands under ص."""
    for lang, ident, letter in (("ar", "china", "ص"), ("en", "china", "C"), ("ar", "nato", "ح")):
        page = here[f"{lang}/topics/"]
        (link,) = page.all(f'//main//a[@href="/{lang}/topics/{ident}/"]')
        assert plain(link.xpath("preceding::h2[1]")[0]) == letter
        letters = [plain(heading) for heading in page.all("//main//h2")]
        assert letters == sorted(letters, key=lambda letter: (letter == "#", letter))
        hrefs = [str(href) for href in page.all("//main//nav//a/@href")]
        assert [plain(page.one(f'//*[@id="{h[1:]}"]')) for h in hrefs] == letters


def test_the_missing_page_speaks_both_languages(here: Pages) -> None:
    page = here["404.html"]
    for lang, word in (("ar", "غير موجودة"), ("en", "not found")):
        (part,) = page.all(f'//main//*[@lang="{lang}"][.//h1 or .//h2]')
        assert word in plain(part)
        assert {f"/{lang}/", f"/{lang}/topics/"} <= set(map(str, part.xpath(".//a/@href")))
