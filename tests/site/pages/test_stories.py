"""Stories: `content/stories.toml`, the explainers that share one, and their page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.arabic import Lang
from sharih.content.stories_file import load_stories
from sharih.errors import ContentError
from tests.helpers.pages import LANGS, Pages, plain, read
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sample import SAMPLE, SLUGS, STORY

GOOD = """# A comment
[grain-deal]
ar = "اتفاق الحبوب"
en = "The grain deal"
about.ar = "فقرة."
about.en = "A paragraph."
"""


def faults(folder: Path, text: str) -> list[str]:
    """Return what is said of a file with this text."""
    path = folder / "stories.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_stories(path)
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in caught.value.problems]


@pytest.fixture(name="pages")
def _pages(site: Path) -> Pages:
    return read(site)


def test_a_story_has_names_and_a_paragraph_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "stories.toml"
    path.write_text(GOOD, encoding="utf-8")
    (story,) = load_stories(path).known.values()
    assert (story.id, story.line) == ("grain-deal", 2)
    assert story.names == {"ar": "اتفاق الحبوب", "en": "The grain deal"}
    assert story.about == {"ar": "فقرة.", "en": "A paragraph."}


def test_a_project_needs_no_stories(tmp_path: Path) -> None:
    assert load_stories(tmp_path / "stories.toml").known == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('en = "The', 'English = "The', "2: [grain-deal] has no name in 'en'"),
        ('about.en = "A paragraph."\n', "", "has no paragraph in 'en'"),
        ('en = "The grain deal"', 'en = " "', "4: [grain-deal] has an empty en"),
        ('en = "The grain deal"', "en = 4", "4: [grain-deal] has a en that is no text"),
        ("about.en", "abuot.en", "6: [grain-deal] has an unknown key abuot. Did you mean about?"),
        ("about.en", "about.fr", "6: [grain-deal] has an unknown key about.fr"),
        ("[grain-deal]", "[Grain_Deal]", "2: [Grain_Deal] is no id"),
        ("A paragraph.", "A\\u202eparagraph.", "6: [grain-deal] has invisible control characters"),
        ("A paragraph.", "A\\nparagraph.", "6: [grain-deal] has invisible control characters"),
        ("[grain-deal]\n", 'stray = "x"\n[grain-deal]\n', "2: stray stands outside of a table"),
        ("[grain-deal]", "[grain-deal", "2: is not TOML"),
    ],
)
def test_what_is_wrong_with_a_story_is_told_with_its_line(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    found = faults(tmp_path, GOOD.replace(old, new, 1))
    assert any(expected in line for line in found), found
    assert all(line.startswith("stories.toml:") for line in found)


def test_two_stories_cannot_have_one_name(tmp_path: Path) -> None:
    again = GOOD.replace("grain-deal", "corn-deal").replace("The grain deal", "The corn deal")
    (told,) = faults(tmp_path, GOOD + again.replace("اتفاق", "إتفاق"))
    assert told.startswith("stories.toml:9: [corn-deal] has the name of [grain-deal] in line 2.")


def test_a_story_defined_twice_is_told(tmp_path: Path) -> None:
    assert "stories.toml:8: is not TOML" in faults(tmp_path, GOOD + GOOD)[0]


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    return copied_project(tmp_path)


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
        (project.root / "content/stories.toml").read_text(encoding="utf-8") + GOOD,
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
    dates = [str(date) for date in page.all("//main//ol//time/@datetime")]
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


@pytest.mark.parametrize(("lang", "words"), [("ar", "كما ورد في شرحين:"), ("en", "As told in 2")])
def test_a_date_told_in_other_words_is_one_date_with_both_wordings(
    lang: str, words: str, pages: Pages
) -> None:
    page = pages[f"{lang}/stories/{STORY}/"]
    (day,) = page.all('//main//ol/li[time[@datetime="2025-01-20"]]')
    assert words in plain(day)
    tellings = day.xpath('.//div[@class="timeline-telling"]')
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
    project.write("content/stories.toml", GOOD)
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
    tellings = [plain(t) for t in day.xpath('.//div[@class="timeline-telling"]')]
    assert [t.split(" شرح ")[0] for t in tellings] == ["حدث مشترك.", "حدث أول. حدث ثان."]
    assert [t.count("شرح") for t in tellings] == [2, 1]
