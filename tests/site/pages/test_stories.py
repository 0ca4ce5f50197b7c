"""The pages of stories: the explainers that share one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.arabic import Lang
from sharih.content.stories_file import load_stories
from tests.helpers.pages import LANGS, Pages, plain, read
from tests.helpers.projects import Project
from tests.helpers.sample import SAMPLE, SLUGS, STORY
from tests.helpers.stories import GRAIN_DEAL


def test_an_explainer_of_a_story_without_names_is_told_once(project: Project) -> None:
    for lang in LANGS:
        path = f"content/explainers/{SLUGS[0]}/{lang}.md"
        project.replace(path, f"Story: {STORY}", f"Story: {STORY[:-1]}")
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    told = [line for line in result.stderr.splitlines() if f"{STORY[:-1]} " in line]
    assert len(told) == 1
    assert f"explainers/{SLUGS[0]}/ar.md:8: the story" in told[0]
    assert f"Did you mean {STORY}?" in told[0]


def test_a_broken_file_of_stories_is_the_only_thing_told(project: Project) -> None:
    project.replace("content/stories.toml", 'en = "', 'eng = "')
    result = project.run("build", "--no-convert")
    assert result.returncode == 1
    assert "content/stories.toml:" in result.stderr
    assert "has no names" not in result.stderr


def test_a_story_that_no_explainer_belongs_to_has_no_page(project: Project) -> None:
    project.write(
        "content/stories.toml",
        (project.root / "content/stories.toml").read_text(encoding="utf-8") + GRAIN_DEAL,
    )
    files = project.built("--no-convert")
    assert f"ar/stories/{STORY}/index.html" in files
    assert len(read(project.output)["en/stories/"].all("//main//article")) == 1
    assert not [path for path in files if "grain-deal" in path]


def test_without_a_story_there_is_no_page_of_it_and_no_link(project: Project) -> None:
    for slug in SLUGS:
        for lang in LANGS:
            project.replace(f"content/explainers/{slug}/{lang}.md", f"Story: {STORY}\n", "")
    files = project.built("--no-convert")
    assert not [path for path in files if "stories/" in path]
    assert not [p.path for p in read(project.output).values() if "/stories/" in p.text]


def test_a_list_of_drafts_alone_is_not_for_search_engines(project: Project) -> None:
    for slug in SLUGS:
        for lang in LANGS:
            path = f"content/explainers/{slug}/{lang}.md"
            project.replace(path, "Status: published", "Status: draft")
    project.built("--no-convert")
    assert read(project.output)["ar/stories/"].meta("robots") == "noindex"


@pytest.mark.parametrize(("lang", "count"), [("ar", "شرحان"), ("en", "2 explainers")])
def test_all_stories_are_listed_with_a_paragraph_and_how_many_explainers(
    lang: Lang, count: str, pages: Pages
) -> None:
    page = pages[f"{lang}/stories/"]
    entry = page.one(f'//main//article[@id="at-{STORY}"]')
    story = load_stories(SAMPLE / "content" / "stories.toml").known[STORY]
    (link,) = entry.xpath(".//h2/a")
    assert (link.get("href"), plain(link)) == (f"/{page.path}{STORY}/", story.names[lang])
    assert story.about[lang] in plain(entry)
    assert plain(entry).endswith(count)
    assert page.meta("robots") is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_way_to_the_list_of_stories_is_in_the_menu_at_home_and_on_each_story(
    lang: str, pages: Pages
) -> None:
    address = f"/{lang}/stories/"
    for path in (f"{lang}/", f"{lang}/about/", f"{lang}/{SLUGS[0]}/", "404.html"):
        assert address in pages[path].hrefs()
    for path in (f"{lang}/", f"{lang}/stories/{STORY}/"):
        assert address in pages[path].hrefs("//main")
    (current,) = pages[address[1:]].all('//nav//a[@aria-current="page"]')
    assert current.get("href") == address


@pytest.mark.parametrize("lang", LANGS)
def test_a_story_has_its_explainers_its_timeline_and_its_people(lang: str, pages: Pages) -> None:
    page = pages[f"{lang}/stories/{STORY}/"]
    links = page.hrefs("//main")
    for slug in SLUGS:
        assert f"/{lang}/{slug}/" in links
    for ident in ("vladimir-putin", "donald-trump", "mark-rutte", "kremlin"):
        assert f"/{lang}/topics/{ident}/" in page.hrefs('//dl[@class="people"]')
    assert f"/{lang}/topics/ukraine/" not in page.hrefs('//dl[@class="people"]')
    dates = [str(date) for date in page.all("//main//ol/li/data/@value")]
    assert dates == sorted(dates)
    assert {"2022-02-24", "2024-11-05", "2024-11-07", "2025-01-10"} <= set(dates)
    assert len(dates) == len(set(dates))


@pytest.mark.parametrize("lang", LANGS)
def test_the_way_to_a_story_is_on_the_home_page_and_in_its_explainers(
    lang: str, pages: Pages
) -> None:
    address = f"/{lang}/stories/{STORY}/"
    name = pages[address[1:]].h1()
    for path in (f"{lang}/", *(f"{lang}/{slug}/" for slug in SLUGS)):
        link = pages[path].one(f'//main//a[@href="{address}"]')
        assert plain(link) == name


@pytest.mark.parametrize("lang", LANGS)
def test_a_story_leads_to_its_twin_and_is_in_the_sitemap(
    lang: str, pages: Pages, production_site: Path
) -> None:
    other = "en" if lang == "ar" else "ar"
    switch = pages[f"{lang}/stories/{STORY}/"].one("//body/header//a[@hreflang]")
    assert switch.get("href") == f"/{other}/stories/{STORY}/"
    sitemap = (production_site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/{lang}/stories/{STORY}/</loc>" in sitemap
    assert f"/{lang}/stories/</loc>" in sitemap
