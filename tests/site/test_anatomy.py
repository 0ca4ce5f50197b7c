"""The parts around the text of an explainer, as its page and the pages of topics show them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.helpers.pages import LANGS, Page, Pages, ids_of, plain, read
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sample import CONGRATULATION, MEETING, SLUGS

LARGEST = 50 * 1024
"""Bytes, compressed, of all that a page needs but pictures and fonts."""
MOST_REQUESTS = 4
"""The page, its styles, its scripts, the icon."""


@pytest.fixture(name="pages")
def _pages(site: Path) -> Pages:
    return read(site)


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    return copied_project(tmp_path / "project")


def explainers(pages: Pages) -> list[Page]:
    """Return the pages of both explainers in both languages."""
    return [pages[f"{lang}/{slug}/"] for lang in LANGS for slug in SLUGS]


def dangling(page: Page) -> list[str]:
    """List what a page refers to by an id that it does not have, and ids that it has twice."""
    wanted = [href[1:] for href in page.hrefs("//main") if href.startswith("#")]
    wanted += page.all("//@popovertarget")
    wanted += [word for value in page.all("//@aria-labelledby") for word in value.split()]
    all_ids = page.all("//@id")
    twice = sorted({ident for ident in all_ids if all_ids.count(ident) > 1})
    return [ident for ident in map(str, wanted) if ident not in ids_of(page)] + twice


def test_everything_that_is_referred_to_is_on_the_page_once(pages: Pages) -> None:
    for page in pages.framed():
        assert dangling(page) == [], page.path


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<button popovertarget="term_x"></button>', ["term_x"]),
        ('<a href="#named_x">x</a>', ["named_x"]),
        ('<b id="a"></b><b id="a"></b>', ["a"]),
        ('<b id="a"></b><a href="#a">x</a>', []),
    ],
)
def test_a_planted_loose_end_is_found(markup: str, found: list[str]) -> None:
    page = f"<html><body><main>{markup}</main></body></html>"
    assert dangling(Page("en/", page.encode())) == found


def test_a_mention_is_a_link_to_the_glossary_with_a_button_that_opens_it(pages: Pages) -> None:
    for page in explainers(pages):
        mentions = page.all('//main//span[@class="mention"]')
        assert len(mentions) > 15
        for mention in mentions:
            link, button = mention
            assert link.get("href") == f"#{button.get('popovertarget')}"
            assert plain(link)
            assert button.text is None


def test_each_named_topic_has_one_definition_and_one_first_mention(pages: Pages) -> None:
    for page in explainers(pages):
        targets = set(page.all('//span[@class="mention"]/button/@popovertarget'))
        assert targets == set(page.all("//*[@popover]/@id"))
        first: dict[str, str] = {}
        for mention in page.all('//span[@class="mention"]'):
            first.setdefault(mention.xpath("string(button/@popovertarget)"), mention.get("id"))
        assert first == {target: target.replace("term_", "named_", 1) for target in targets}


def test_people_and_bodies_stand_in_who_is_who_in_the_order_of_the_language(pages: Pages) -> None:
    found = {}
    for lang in LANGS:
        page = pages[f"{lang}/{MEETING}/"]
        who = '//section[@aria-labelledby="people_"]'
        found[lang] = page.all(f"{who}//*[@popover]/@id")
        assert "term_kremlin" in found[lang]
        assert "term_florida" not in found[lang]
        for entry in page.all(f"{who}//*[@popover]"):
            assert len(entry.xpath("dd")) == 3
            assert entry.xpath("dt/a/@href")[0].startswith(f"/{lang}/topics/")
    names = [plain(dt) for dt in pages[f"en/{MEETING}/"].all('//*[@aria-labelledby="people_"]//dt')]
    assert names == sorted(names, key=str.casefold)
    assert found["ar"] != found["en"]


def test_pages_without_a_glossary_link_topics_to_their_pages(pages: Pages) -> None:
    for path in (f"ar-en/{MEETING}/", "ar/about/", "en/topics/kremlin/"):
        assert pages[path].all('//*[@popover]|//span[@class="mention"]') == []


def test_who_says_what_leads_from_each_speaker_to_the_quotations(pages: Pages) -> None:
    page = pages[f"ar/{MEETING}/"]
    entries = page.all('//section[@aria-labelledby="speakers_"]/dl/div')
    assert [(plain(e.xpath("dt")[0]), len(e.xpath("dd"))) for e in entries] == [
        ("دونالد ترامب", 2),
        ("ديمتري بيسكوف", 1),
        ("مسؤول كبير سابق في الكرملين", 1),
    ]
    assert [bool(e.xpath("dt/a")) for e in entries] == [True, True, False]
    quotes = {
        f.get("id"): plain(f.xpath("blockquote")[0]) for f in page.all("//figure[blockquote]")
    }
    for link in page.all('//section[@aria-labelledby="speakers_"]//dd/a'):
        assert quotes[link.get("href")[1:]] == plain(link)


def test_few_quotations_make_no_list_of_speakers(pages: Pages) -> None:
    for path in (f"en/{MEETING}/", f"ar/{CONGRATULATION}/"):
        assert pages[path].all('//*[@aria-labelledby="speakers_"]') == []


def test_the_timeline_shows_how_far_its_dates_are_apart(pages: Pages) -> None:
    timeline = pages[f"ar/{MEETING}/"].one('//section[@id="timeline"]/ol')
    assert [plain(p) for p in timeline.xpath('li[contains(@class, "pause")]')] == [
        "بعد نحو 3 أعوام",
        "بعد نحو شهرين",
    ]
    events = timeline.xpath('li[contains(@class, "event")]/@class')
    apart = [re.sub(r"\D", "", name) or "0" for name in events]
    assert apart == ["3", "2", "0", "1", "0"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_topic_merges_timelines_and_says_where_each_event_is_told(
    lang: str, pages: Pages
) -> None:
    page = pages[f"{lang}/topics/donald-trump/"]
    events = page.all('//ol[@class="timeline"]/li[contains(@class, "event")]')
    dates = [event.xpath("string(time/@datetime)") for event in events]
    assert dates == sorted(set(dates))
    assert {"2022-02-24", "2024-11-05", "2024-11-07", "2025-01-20"} <= set(dates)
    links = page.all('//*[@class="timeline-sources"]/a')
    assert len(links) > len(dates)
    for link in links:
        assert pages.broken(page, link.get("href")) is None
        assert "#timeline." in link.get("href")


def test_events_told_in_the_same_words_are_one_with_both_explainers(pages: Pages) -> None:
    page = pages["ar/topics/donald-trump/"]
    (day,) = page.all('//ol[@class="timeline"]/li[time[@datetime="2024-11-05"]]')
    assert len(day.xpath('.//div[@class="timeline-telling"]')) == 1
    assert len(set(day.xpath('.//*[@class="timeline-sources"]/a/@href'))) == 2


def test_neighbours_in_the_story_lead_to_each_other(pages: Pages) -> None:
    for lang in LANGS:
        later = pages[f"{lang}/{MEETING}/"].one('//nav[@class="neighbours"]//a')
        earlier = pages[f"{lang}/{CONGRATULATION}/"].one('//nav[@class="neighbours"]//a')
        assert (later.get("rel"), later.get("href")) == ("prev", f"/{lang}/{CONGRATULATION}/")
        assert (earlier.get("rel"), earlier.get("href")) == ("next", f"/{lang}/{MEETING}/")


def test_a_page_can_be_cited_as_text_and_as_bibtex(pages: Pages, production_site: Path) -> None:
    for page in explainers(pages):
        bibtex = plain(page.one('//section[@class="cite"]//details//pre'))
        assert bibtex.startswith(f"@misc{{{page.path.split('/')[1]}-{page.lang}, title = {{{{")
        assert page.h1() in bibtex
        assert "author" not in bibtex
        assert "url" not in bibtex
        assert page.h1() in plain(page.one('//p[@class="cite-text"]'))
    public = read(production_site, "")[f"en/{MEETING}/"]
    address = public.one('//link[@rel="canonical"]').get("href")
    assert f"url = {{{address}}}" in plain(public.one('//section[@class="cite"]//pre'))
    assert address in plain(public.one('//p[@class="cite-text"]'))


def test_sharing_is_hidden_until_a_script_finds_the_browser_can(pages: Pages) -> None:
    for page in explainers(pages):
        assert page.one("//share-page").get("hidden") is not None
        assert page.all("//copy-text//button") == []


def test_a_page_is_small_and_asks_for_little(pages: Pages) -> None:
    for page in explainers(pages):
        asked = page.all('//link[@rel="stylesheet" or @rel="icon"]/@href|//script/@src')
        pictures = page.all("//img/@src")
        assert len(set(asked)) + 1 <= MOST_REQUESTS
        files = [pages.folder / path.lstrip("/") for path in asked if path not in pictures]
        size = sum(len(gzip.compress(data, 9, mtime=0)) for data in
                   (page.data, *(file.read_bytes() for file in files)))  # fmt: skip
        assert 5_000 < size <= LARGEST, f"{page.path}: {size}"


def updates(*dates: str) -> str:
    """Write a part with updates, after another part."""
    entries = "\n\n".join(f"{date}\n:   نُقّح في {date}." for date in dates)
    return f"## ماذا؟ {{#what}}\n\nجواب.\n\n## تحديث {{#updates}}\n\n{entries}"


@pytest.mark.parametrize(
    ("modified", "ids"),
    [
        ("2026-02-20", ["updates", "what"]),
        ("2026-03-12", ["updates", "what"]),
        ("2026-03-13", ["what", "updates"]),
        ("", ["updates", "what"]),
    ],
)
def test_updates_stand_on_top_while_they_are_recent(
    modified: str, ids: list[str], project: Project
) -> None:
    """Recent means: at most thirty days older than `Modified`. The newest is first."""
    text = explainer_text(
        "عنوان؟", updates("2026-01-10", "2026-02-10", "2026-02"), Date="2026-01-05",
        Modified=modified, Story="",
    )  # fmt: skip
    project.write("content/explainers/corrected/ar.md", text)
    assert project.run("build", "--no-convert").returncode == 0
    page = read(project.output)["ar/corrected/"]
    assert page.all("//main//section[@id]/@id") == ids
    times = page.all('//section[@id="updates"]//time/@datetime')
    assert times == ["2026-02-10", "2026-02", "2026-01-10"]


def test_what_is_wrong_with_the_parts_is_told_for_both_editions_at_once(project: Project) -> None:
    body = (
        "## ماذا؟ {#what}\n\n> قول.\n> — [أحد](topic:nobody-known)\n\n### أ {#a}\n\n### ب {#a}\n\n"
        "## زمن {#timeline}\n\nأمس\n:   حدث أمر.\n\n2026-02-30\n:   حدث آخر."
    )
    english = (
        "## What? {#what}\n\nWords about [this](topic:nobody-known).\n\n## Then {#then}\n\nOn.\n\n"
        "## Time {#timeline}\n\nyesterday\n:   It was.\n\n## Time {#timeline}\n\nAgain."
    )
    folder = "content/explainers/faulty"
    project.write(f"{folder}/ar.md", explainer_text("عنوان؟", body, Tags="kremlin"))
    text = explainer_text("A title?", english, Translation="true", Tags="kremlin")
    project.write(f"{folder}/en.md", text)
    result = project.run("build", "--no-convert")
    assert result.returncode != 0
    for line in (
        f"{folder}/ar.md:11: a link to the unknown topic nobody-known",
        f"{folder}/ar.md:15: the heading id a is used twice, first in line 13",
        f"{folder}/ar.md:19: “أمس” is no date that a timeline can have",
        f"{folder}/ar.md:22: “2026-02-30” is no date that a timeline can have",
        f"{folder}/en.md:11: a link to the unknown topic nobody-known",
        f"{folder}/en.md:19: “yesterday” is no date that a timeline can have",
        f"{folder}/en.md:22: the section id timeline is used twice, first in line 17",
    ):
        assert result.stderr.count(line) == 1, f"{line}\n{result.stderr}"


def test_a_section_of_one_language_only_is_a_warning(project: Project) -> None:
    path = f"content/explainers/{MEETING}/en.md"
    project.replace(path, "{#six-months}", "{#half-a-year}")
    result = project.run("build", "--no-convert")
    assert result.returncode == 0
    said = result.stdout + result.stderr
    assert re.search(rf"{path}:\d+: warning: the section half-a-year is not in ar.md", said)
    assert re.search(rf"{MEETING}/ar.md:\d+: warning: the section six-months is not in en.md", said)


def test_what_is_related_shares_rare_topics_rather_than_frequent_ones(project: Project) -> None:
    """Both explainers of the sample are about the Kremlin, none is about Florida."""
    for slug, tags in (("base", "kremlin, florida"), ("rare", "florida"), ("usual", "kremlin")):
        text = explainer_text(f"{slug.title()}?", "## What? {#what}\n\nThat.", Tags=tags)
        project.write(f"content/explainers/{slug}/en.md", text)
    assert project.run("build", "--no-convert").returncode == 0
    page = read(project.output)["en/base/"]
    related = page.all('//aside[@class="related"]//h3/a/@href')
    assert related[0] == "/en/rare/"
    assert len(related) == 3
