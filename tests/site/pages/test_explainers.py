"""What a reader finds on the page of an explainer, read from the two of the sample."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import wide
from tests.helpers.pages import LANGS, Page, Pages, language, plain
from tests.helpers.sample import CONGRATULATION, MEETING, SLUGS

PARTICLES = "بفكل"


def head(page: Page) -> Any:
    """Return the head of the article."""
    return page.one("//main/article//header")


def section(page: Page, ident: str) -> Any:
    """Return a section of the text."""
    return page.one(f'//main//section[@id="{ident}"]')


SPEAKER = 'ancestor::p[@class="quote-speaker"]'


def mention_faults(page: Page) -> list[str]:
    """List topics that are linked by themselves twice in a section, or parted from a particle."""
    found = []
    for part in page.all("//main//section[@id]"):
        linked = part.xpath(f'.//a[contains(@class, "term")][not({SPEAKER})]')
        counts = Counter(link.get("href") for link in linked)
        found += [f"{part.get('id')}: {href} twice" for href, count in counts.items() if count > 1]
        for link in linked:
            before = link.getprevious()
            text = (link.getparent().text if before is None else before.tail) or ""
            if language(link) == "ar" and re.search(rf"(?:^|\s)و?[{PARTICLES}]+ل?$", text):
                found.append(f"{part.get('id')}: {text[-5:]} before {plain(link)}")
            if not plain(link) or plain(link) != link.text_content():
                found.append(f"{part.get('id')}: {link.text_content()!r} has spaces at its edges")
    return found


@pytest.mark.parametrize(
    ("path", "title", "date"),
    [
        (
            f"ar/{CONGRATULATION}/",
            "لماذا لم يهنئ بوتين ترامب على فوزه في الانتخابات الأمريكية 2024؟",
            ("2024-11-07", "7 نوفمبر 2024"),
        ),
        (
            f"en/{CONGRATULATION}/",
            "Why has Putin not congratulated Trump on winning the 2024 US election?",
            ("2024-11-07", "7 November 2024"),
        ),
        (
            f"ar/{MEETING}/",
            "هل يلتقي بوتين وترامب، وماذا يريد كل منهما؟",
            ("2025-01-10", "10 يناير 2025"),
        ),
        (
            f"en/{MEETING}/",
            "Will Putin and Trump meet, and what does each want?",
            ("2025-01-10", "10 January 2025"),
        ),
    ],
)
def test_the_head_has_title_and_date_in_words(
    path: str, title: str, date: tuple[str, str], pages: Pages
) -> None:
    assert pages[path].h1() == title
    time = head(pages[path]).xpath(".//time")[0]
    assert (time.get("datetime"), plain(time)) == date


@pytest.mark.parametrize("lang", LANGS)
def test_the_head_says_when_the_text_was_changed(lang: str, pages: Pages) -> None:
    times = head(pages[f"{lang}/{CONGRATULATION}/"]).xpath(".//time/@datetime")
    assert times == ["2024-11-07", "2026-11-21"]
    assert len(head(pages[f"{lang}/{MEETING}/"]).xpath(".//time")) == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_the_head_has_kicker_summary_and_reading_time(slug: str, pages: Pages) -> None:
    for lang, minutes in (("ar", r"\b\d+ (دقيقة|دقائق|دقيقتان)"), ("en", r"\b\d+ minutes?\b")):
        page = pages[f"{lang}/{slug}/"]
        words = plain(head(page))
        assert (page.meta("description") or "?") in words
        assert re.search(minutes, words), words
        before = head(page).xpath(".//h1/preceding-sibling::*")
        assert len(before) == 1
        assert plain(before[0])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_text_has_its_parts_in_order(slug: str, lang: str, pages: Pages) -> None:
    page = pages[f"{lang}/{slug}/"]
    ids = [part.get("id") for part in page.all("//main//section[@id]")]
    parts = ["key-points", "background", "timeline", "known", "unknown", "sources"]
    assert [ident for ident in ids if ident in parts] == parts
    questions = [plain(h2) for h2 in page.all("//main//section[@id]//h2")]
    assert sum(heading.endswith(("؟", "?")) for heading in questions) == 5
    assert len(section(page, "key-points").xpath(".//li")) == 4
    assert len(section(page, "unknown").xpath(".//li")) >= 2


def test_the_parts_have_as_many_entries_in_both_languages(pages: Pages) -> None:
    for slug in SLUGS:
        ar, en = (pages[f"{lang}/{slug}/"] for lang in LANGS)
        ids = [part.get("id") for part in ar.all("//main//section[@id]")]
        assert ids == [part.get("id") for part in en.all("//main//section[@id]")]
        for ident in ids:
            if ident not in ("what-trump-said", "what-putin-wants", "meeting-date"):
                counts = [len(section(p, ident).xpath(".//p|.//li")) for p in (ar, en)]
                assert counts[0] == counts[1], ident


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_contents_lead_to_every_section_below_them(slug: str, lang: str, pages: Pages) -> None:
    page = pages[f"{lang}/{slug}/"]
    links = page.all('//main//nav//a[starts-with(@href, "#")]')
    listed = [(link.get("href"), plain(link)) for link in links]
    headed = page.all("//main//section[@id][.//h2]")
    # The key points stand at the top, where nobody needs a way to them.
    below = page.all('//main//nav/following::section[@id!="key-points"][.//h2]')
    places = {part: (f"#{part.get('id')}", plain(part.xpath(".//h2")[0])) for part in headed}
    assert len(below) > 8
    assert [place for place in places.values() if place in listed] == listed
    assert [places[part] for part in below if places[part] not in listed] == []


@pytest.mark.parametrize(
    ("slug", "dates"),
    [
        (CONGRATULATION, ["2024-11-05", "2024-11-07", "2025-01-20"]),
        (MEETING, ["2022-02-24", "2024-11-05", "2025-01-09", "2025-01-10", "2025-01-20"]),
    ],
)
def test_the_timeline_has_dates_for_machines_and_in_words(
    slug: str, dates: list[str], pages: Pages
) -> None:
    for lang, month in (("ar", "نوفمبر"), ("en", "November")):
        times = section(pages[f"{lang}/{slug}/"], "timeline").xpath(".//data")
        assert [time.get("value") for time in times] == dates
        words = dict(zip(dates, map(plain, times), strict=True))
        assert words["2024-11-05"] == f"5 {month} 2024"


def test_dates_that_are_a_month_or_a_year_are_written_so(shared_folder: Path) -> None:
    pages = wide.local(shared_folder)
    for lang, month in (("ar", "مايو 2000"), ("en", "May 2000")):
        times = section(pages[f"{lang}/every-form/"], "timeline").xpath(".//data")
        assert [time.get("value") for time in times] == ["1999", "2000-05", "2001-01-20"]
        assert [plain(time) for time in times[:2]] == ["1999", month]


def test_quotations_have_their_speakers(pages: Pages) -> None:
    figures = pages[f"ar/{MEETING}/"].all("//main//div[blockquote]")
    speakers = [plain(figure.xpath("p")[0]) for figure in figures]
    assert speakers == [
        "دونالد ترامب",
        "ديمتري بيسكوف",
        "دونالد ترامب",
        "مسؤول كبير سابق في الكرملين",
    ]
    for figure in figures:
        assert plain(figure.xpath("blockquote")[0]).startswith("«")
        assert plain(figure.xpath("blockquote")[0]).endswith("»")


def test_a_speaker_the_registry_knows_is_linked_in_the_section(
    pages: Pages, shared_folder: Path
) -> None:
    """In the caption, also where the section has named the person before."""
    known = {"دونالد ترامب": "donald-trump", "ديمتري بيسكوف": "dmitry-peskov"}
    for figure in pages[f"ar/{MEETING}/"].all("//main//div[blockquote]"):
        ident = known.get(plain(figure.xpath("p")[0]))
        if ident:
            assert figure.xpath("p//a/@href") == [f"#term_{ident}"]
    forms = wide.local(shared_folder)
    for lang in LANGS:
        caption = forms[f"{lang}/every-form/"].one("//div[blockquote]/p")
        assert caption.xpath(".//a/@href")[0].startswith("#term_")


@pytest.mark.parametrize("lang", LANGS)
def test_topics_sources_and_rights_close_the_text(lang: str, pages: Pages) -> None:
    footer = pages[f"{lang}/{MEETING}/"].one("//main/article//footer")
    topics = footer.xpath('.//a[@rel="tag"]')
    names = {
        "ar": ["فلاديمير بوتين", "دونالد ترامب", "القمة المحتملة بين بوتين وترامب", "الكرملين"],
        "en": ["Vladimir Putin", "Donald Trump", "Possible Putin–Trump summit", "Kremlin"],
    }
    assert [plain(topic) for topic in topics[:4]] == names[lang]
    assert len(topics) == 8
    rights = [plain(entry) for entry in footer.xpath(".//dl//dd")]
    assert any("White House Watch" in entry for entry in rights)
    assert any(
        word in entry for entry in rights for word in ("غير مذكورة", "not given") if len(rights) > 1
    )


def test_the_address_of_a_source_is_a_link_that_reads_left_to_right(shared_folder: Path) -> None:
    for lang in LANGS:
        page = wide.local(shared_folder)[f"{lang}/every-form/"]
        link = page.one('//main//footer//a[starts-with(@href, "https:")]')
        assert link.get("href") == plain(link) == "https://example.com/a/source"
        assert lang == "en" or link.xpath('.//*[@dir="ltr"]') or link.get("dir") == "ltr"


def test_topics_are_linked_at_their_first_mention_in_each_section(
    pages: Pages, shared_folder: Path
) -> None:
    for page in (*pages.values(), *wide.local(shared_folder).values()):
        assert [f"{page.path} {fault}" for fault in mention_faults(page)] == []
    page = pages[f"en/{MEETING}/"]
    for part in page.all("//main//section[@id]"):
        text = " ".join(plain(block) for block in part.xpath(".//p|.//li"))
        first = re.search(r"\bPutin(?!–)", text)
        links = [plain(link) for link in part.xpath(".//a")]
        assert first is None or any("Putin" in link or "president" in link for link in links)


def test_an_attached_particle_stands_within_the_link(pages: Pages) -> None:
    """Letters that join are not parted; و, which joins nothing after it, stays outside."""
    links = [plain(a) for a in pages[f"ar/{CONGRATULATION}/"].all('//a[contains(@class, "term")]')]
    for word in ("بأوكرانيا", "للانفصاليين في شرق أوكرانيا", "بالصراع في أوكرانيا"):
        assert word in links
    assert not [word for word in links if word.startswith(("وترامب", "وواشنطن"))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('<a class="term" href="/a/">كييف</a> و<a class="term" href="/b/">موسكو</a>', 0),
        ('<a class="term" href="/a/">كييف</a> ثم <a class="term" href="/a/">كييف</a>', 1),
        ('ذهب ل<a class="term" href="/a/">كييف</a>', 1),
        ('وب<a class="term" href="/a/">كييف</a>', 1),
        ('في <a class="term" href="/a/"> كييف</a>', 1),
    ],
)
def test_a_planted_fault_of_mentions_is_found(text: str, count: int) -> None:
    page = f'<html lang="ar"><body><main><section id="a"><p>{text}</p></section></main>'
    assert len(mention_faults(Page("ar/", page.encode()))) == count


def test_text_that_looks_like_markup_is_text(shared_folder: Path) -> None:
    for lang, word in (("ar", "لا"), ("en", "no")):
        page = wide.local(shared_folder)[f"{lang}/every-form/"]
        text = plain(section(page, "paragraphs"))
        for literal in (f"<b>{word}</b>", "{{ 7 * 7 }}", f"<script>{word}</script>"):
            assert literal in text
        assert page.all("//main//b|//main//script") == []


def test_every_unit_has_the_same_place_in_both_languages(pages: Pages) -> None:
    for slug in SLUGS:
        ar, en = (
            [str(i) for i in pages[f"{lang}/{slug}/"].all("//main//@id") if "." in str(i)]
            for lang in LANGS
        )
        assert len(ar) > 25
        assert len(set(ar) & set(en)) / len(ar) > 0.8


def test_related_explainers_lead_to_each_other(pages: Pages) -> None:
    for lang in LANGS:
        for slug, other in (SLUGS, SLUGS[::-1]):
            page = pages[f"{lang}/{slug}/"]
            assert f"/{lang}/{other}/" in page.hrefs("//main//aside")
