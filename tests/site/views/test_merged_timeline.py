"""Timelines of several explainers in one."""

from __future__ import annotations

import pytest

from tests.helpers.pages import LANGS, Pages, plain, read
from tests.helpers.projects import Project, explainer_text
from tests.helpers.sample import SLUGS, STORY
from tests.helpers.stories import GRAIN_DEAL


@pytest.mark.parametrize(("lang", "words"), [("ar", "كما ورد في شرحين:"), ("en", "As told in 2")])
def test_a_date_told_in_other_words_is_one_date_with_both_wordings(
    lang: str, words: str, pages: Pages
) -> None:
    page = pages[f"{lang}/stories/{STORY}/"]
    (day,) = page.all('//main//ol/li[data[@value="2025-01-20"]]')
    assert words in plain(day)
    tellings = day.xpath('./ul[@class="timeline-tellings"]/li')
    links = [[str(h) for h in t.xpath(".//a/@href")] for t in tellings]
    assert links == [
        [f"/{lang}/{slug}/#timeline.{n}"] for slug, n in ((SLUGS[1], 5), (SLUGS[0], 3))
    ]


def test_of_one_date_what_most_explainers_tell_comes_first_and_each_is_named_once(
    project: Project,
) -> None:
    """Two events of a day in one text are told together."""
    told = {
        "one": "2024-11-05\n:   حدث أول.\n\n2024-11-05\n:   حدث ثان.\n\n2024-11-05\n:   حدث مشترك.",
        "two": "2024-11-05\n:   حَدَثٌ مشترك",
    }
    project.write("content/stories.toml", GRAIN_DEAL)
    for slug in SLUGS:
        for lang in LANGS:
            project.replace(f"content/explainers/{slug}/{lang}.md", f"Story: {STORY}\n", "")
    for slug, timeline in told.items():
        text = explainer_text(
            f"شرح {slug}", f"## زمن {{#timeline}}\n\n{timeline}\n", Story="grain-deal"
        )
        project.write(f"content/explainers/{slug}/ar.md", text)
    project.built("--no-convert")
    page = read(project.output)["ar/stories/grain-deal/"]
    day = page.one("//main//ol[@class='timeline']/li")
    tellings = [plain(t) for t in day.xpath('./ul[@class="timeline-tellings"]/li')]
    assert [t.split(" شرح ")[0] for t in tellings] == ["حدث مشترك.", "حدث أول. حدث ثان."]
    assert [t.count("شرح") for t in tellings] == [2, 1]


@pytest.mark.parametrize("lang", LANGS)
def test_a_topic_merges_timelines_and_says_where_each_event_is_told(
    lang: str, pages: Pages
) -> None:
    page = pages[f"{lang}/topics/donald-trump/"]
    events = page.all('//ol[@class="timeline"]/li[contains(@class, "event")]')
    dates = [event.xpath("string(data/@value)") for event in events]
    assert dates == sorted(set(dates))
    assert {"2022-02-24", "2024-11-05", "2024-11-07", "2025-01-20"} <= set(dates)
    links = page.all('//*[@class="timeline-sources"]/a')
    assert len(links) > len(dates)
    for link in links:
        assert pages.broken(page, link.get("href")) is None
        assert "#timeline." in link.get("href")


def test_events_told_in_the_same_words_are_one_with_both_explainers(pages: Pages) -> None:
    page = pages["ar/topics/donald-trump/"]
    (day,) = page.all('//ol[@class="timeline"]/li[data[@value="2024-11-05"]]')
    assert day.xpath('./ul[@class="timeline-tellings"]') == []
    assert len(set(day.xpath('.//*[@class="timeline-sources"]/a/@href'))) == 2
