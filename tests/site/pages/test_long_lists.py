"""Lists that do not fit on one page: the archive, the index of topics, topics and stories."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih import routes
from sharih.errors import Problems
from sharih.routes import Route, Urls
from sharih.settings import load_settings
from sharih.site.link.linking import Linkage, link
from sharih.site.model import Site
from sharih.site.pages.pages import page_at, page_paths
from sharih.site.pages.pagination import Pagination, paginate
from sharih.site.project import Content, load_content
from sharih.site.views.views import Views
from tests.helpers import many
from tests.helpers.pages import LANGS, Page, Pages, plain
from tests.helpers.projects import Project, digests
from tests.helpers.sites import PRODUCTION_URL

OTHER = {"ar": "en", "en": "ar"}
EVERYTHING = {many.slug_of(number) for number in range(many.COUNT)}
LISTS = r"(archive/[^/]+|topics/[^/]+/mentioned|topics/letter/[^/]+|topics|stories)/"


@pytest.fixture(name="here")
def _here(shared_folder: Path) -> Pages:
    return many.local(shared_folder)


@pytest.fixture(name="public")
def _public(shared_folder: Path) -> Pages:
    return many.production(shared_folder)


def content_of(project: Project) -> Content:
    """Read a project that nothing is wrong with."""
    problems = Problems()
    content = load_content(load_settings(project.root / "pelicanconf.py"), problems)
    problems.raise_errors()
    return content


def site_of(project: Project) -> Site:
    """Link a project that nothing is wrong with."""
    problems = Problems()
    settings = load_settings(project.root / "pelicanconf.py")
    site = link(content_of(project), settings, problems)
    problems.raise_errors()
    return site


@pytest.fixture(name="at_the_limits", scope="module")
def _at_the_limits(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site all of whose lists but a story's are as long as one page may be."""
    return site_of(many.make(tmp_path_factory.mktemp("at") / "project", 100, 200))


@pytest.fixture(name="above", scope="module")
def _above(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site with one explainer and one topic more."""
    return site_of(many.make(tmp_path_factory.mktemp("above") / "project", 101, 201))


def context_of(site: Site, path: str) -> dict[str, Any]:
    """Return what the template of a page is given."""
    return dict(page_at(Views(site), path).context)


def further(site: Site, lang: str) -> set[str]:
    """Return the paths of the pages that only long lists have."""
    kinds = ("letter", "mentions", "period")
    found = {path: routes.parse(path) for path in site.paths}
    return {
        path.removeprefix(f"{lang}/")
        for path, route in found.items()
        if route and route.lang == lang and route.kind != "home"
        and (route.kind in kinds or route.number > 1)
    }  # fmt: skip


def listed(page: Page) -> list[str]:
    """Return the explainers that the main part of a page leads to, in its order."""
    titles = page.all('//main//*[contains(@class, "card-title")]/a/@href')
    titles += page.all('//main//a[@class="month-title"]/@href')
    return [str(href).split("/")[-2] for href in titles]


def chain(pages: Pages, path: str) -> Iterator[Page]:
    """Go through the pages of a list, from the first on, by the link to the next one."""
    while True:
        page = pages[path]
        yield page
        following = page.all('//main//nav[@class="pagination"]/a[@rel="next"]/@href')
        if not following:
            return
        path = str(following[0]).lstrip("/")


@pytest.mark.parametrize("lang", LANGS)
def test_lists_as_long_as_a_page_may_be_have_one(at_the_limits: Site, lang: str) -> None:
    assert further(at_the_limits, lang) == {"stories/story-0/page/2/"}
    archive = context_of(at_the_limits, f"{lang}/archive/")
    assert sum(len(items) for _, items in archive["months"]) == 100
    assert (archive["years"], archive["newest"]) == ([], None)
    index = context_of(at_the_limits, f"{lang}/topics/")
    assert sum(len(letter.topics) for letter in index["letters"]) == 200
    assert index["links"] == index["frequent"] == []
    topics = [context_of(at_the_limits, f"{lang}/topics/topic-{n}/") for n in (0, 2)]
    assert [len(topics[0]["cards"]), len(topics[1]["mentioned"])] == [50, 50]
    assert topics[1]["further"] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_lists_with_one_more_have_further_pages(above: Site, lang: str) -> None:
    found = further(above, lang)
    letters = {path for path in found if path.startswith("topics/letter/")}
    assert found - letters == {
        "archive/2026/", "archive/2026/03/", "archive/2026/02/", "archive/undated/",
        "topics/topic-0/page/2/", "topics/topic-2/mentioned/", "topics/topic-2/mentioned/page/2/",
        "stories/story-0/page/2/",
    }  # fmt: skip
    names = {"ar": ("beh", "yeh", "other"), "en": ("a", "z", "other")}[lang]
    assert {f"topics/letter/{name}/" for name in names} < letters
    assert len(letters) == {"ar": 28, "en": 27}[lang]


def test_the_pages_of_lists_are_made_in_an_order_and_all_of_them(above: Site) -> None:
    paths = list(page_paths(above))
    assert len(paths) == len(set(paths))
    assert {path for path in paths if path in above.paths} == above.paths


@pytest.mark.parametrize("lang", LANGS)
def test_the_archive_leads_to_years_and_months_and_shows_the_newest(here: Pages, lang: str) -> None:
    page = here[f"{lang}/archive/"]
    assert [plain(h) for h in page.all("//main//h2")] == {
        "ar": ["بحسب السنة والشهر", "مارس 2026"], "en": ["By year and month", "March 2026"],
    }[lang]  # fmt: skip
    assert [plain(h) for h in page.all("//main//h3")] == {
        "ar": ["2026 161 شرحًا", "2025 236 شرحًا", "بلا تاريخ بعد 3 شروح"],
        "en": ["2026 161 explainers", "2025 236 explainers", "No date yet 3 explainers"],
    }[lang]
    months = [plain(li) for li in page.all('//main//ul[@class="periods"]/li')]
    assert (
        months[:2]
        == {
            "ar": ["مارس 2026 10 شروح", "فبراير 2026 120 شرحًا"],
            "en": ["March 2026 10 explainers", "February 2026 120 explainers"],
        }[lang]
    )
    assert len(months) == 11
    assert listed(page) == [many.slug_of(number) for number in range(10)]


@pytest.mark.parametrize("lang", LANGS)
def test_each_explainer_is_in_one_month(here: Pages, lang: str) -> None:
    overview = here[f"{lang}/archive/"]
    firsts = overview.all('//main//ul[@class="periods"]//a/@href')
    firsts += overview.all('//main//h3/a[contains(@href, "undated")]/@href')
    found = [
        slug
        for first in firsts
        for page in chain(here, str(first).lstrip("/"))
        for slug in listed(page)
    ]
    assert sorted(found) == sorted(EVERYTHING)


@pytest.mark.parametrize("lang", LANGS)
def test_one_can_go_from_month_to_month(here: Pages, lang: str) -> None:
    path, found = f"{lang}/archive/2026/03/", []
    while path:
        page = here[path]
        found.append(plain(page.one("//main//h1")))
        older = page.all('//main//nav[@class="neighbours"]//a[@rel="next"]/@href')
        path = str(older[0]).lstrip("/") if older else ""
        if path:
            (back,) = here[path].all('//main//nav[@class="neighbours"]//a[@rel="prev"]/@href')
            assert str(back).lstrip("/") == page.path
    assert len(found) == 12
    assert found[0] == {"ar": "الأرشيف: مارس 2026", "en": "Archive: March 2026"}[lang]
    assert found[-1] == {"ar": "الأرشيف: بلا تاريخ بعد", "en": "Archive: No date yet"}[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_a_month_says_where_it_is(here: Pages, lang: str) -> None:
    page = here[f"{lang}/archive/2026/02/page/2/"]
    crumbs = page.all("//main//nav[@aria-label]//ol//a[not(ancestor::nav[@class='pagination'])]")
    assert [str(a.get("href")) for a in crumbs] == [f"/{lang}/archive/", f"/{lang}/archive/2026/"]
    titles = {"ar": "الأرشيف: فبراير 2026 | شارح", "en": "Archive: February 2026 | Sharih"}
    assert plain(page.one("//title")) == titles[lang]
    described = {
        "ar": "شروح فبراير 2026، الأحدث أولًا.",
        "en": "Explainers of February 2026, the newest first.",
    }
    assert page.meta("description") == described[lang]
    assert plain(page.one('//main//*[@aria-current="page"]')) == "2"


def test_a_year_shows_its_explainers_while_they_fit(above: Site) -> None:
    """And else leads to its months, with how many there are."""
    year = context_of(above, "ar/archive/2026/")
    assert [(month, len(items)) for month, items in year["months"]] == [
        ("2026-03", 10), ("2026-02", 88),
    ]  # fmt: skip
    assert year["links"] == []
    assert (year["newer"], year["older"].time, year["older"].count) == (None, "", 3)


@pytest.mark.parametrize("lang", LANGS)
def test_a_full_year_leads_to_its_months(here: Pages, lang: str) -> None:
    page = here[f"{lang}/archive/2025/"]
    assert listed(page) == []
    found = [str(href) for href in page.all('//main//ul[@class="periods"]//a/@href')]
    assert found == [f"/{lang}/archive/2025/{month:02}/" for month in range(12, 4, -1)]


def test_months_are_named_and_numbered_as_the_site_has_it(tmp_path: Path) -> None:
    project = many.make(tmp_path / "project", 101, 110)
    settings = project.root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    text += '\nSHARIH_LOCALES = {"ar": "ar_LB", "en": "en_GB"}\nSHARIH_DIGITS = "arab"\n'
    settings.write_text(text, encoding="utf-8")
    page = page_at(Views(site_of(project)), "ar/archive/2026/02/")
    assert page.title.text == "شباط ٢٠٢٦"


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_of_topics_leads_to_its_letters(here: Pages, lang: str) -> None:
    page = here[f"{lang}/topics/"]
    letters = [plain(a) for a in page.all("//main//nav[@aria-label]//a")]
    assert letters[:2] == {
        "ar": ["ب 12 موضوعًا", "ت 11 موضوعًا"], "en": ["A 11 topics", "B 23 topics"],
    }[lang]  # fmt: skip
    assert letters[-1] == {"ar": "أخرى موضوع واحد", "en": "Other 1 topic"}[lang]
    assert [letter[0] for letter in letters[:-1]] == sorted(letter[0] for letter in letters[:-1])
    frequent = [plain(li) for li in page.all("//main//section//li")]
    assert len(frequent) == 40
    assert (
        frequent[:2]
        == {
            "ar": ["بدائرة0 200 شرح", "1914 200 شرح"],
            "en": ["Boffice0 200 explainers", "1914 200 explainers"],
        }[lang]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_each_topic_is_under_one_letter(here: Pages, lang: str) -> None:
    hrefs = here[f"{lang}/topics/"].all("//main//nav[@aria-label]//a/@href")
    found = []
    for href in hrefs:
        page = here[str(href).lstrip("/")]
        (current,) = page.all('//main//nav//a[@aria-current="page"]/@href')
        assert current == href
        assert plain(page.one("//main//h1")) in plain(page.one("//title"))
        found += [str(a) for a in page.all('//main//div[@class="index"]//a/@href')]
    assert sorted(found) == sorted(f"/{lang}/topics/topic-{n}/" for n in range(many.TOPICS))


def test_a_letter_with_very_many_topics_has_several_pages(tmp_path: Path) -> None:
    project = many.make(tmp_path / "project", 1, 0)
    tables = [
        f'[office-{n}]\nkind = "idea"\nar = "دائرة {n}"\nen = "Office {n}"\n'
        f'about.ar = "شيء."\nabout.en = "Something."\n'
        for n in range(401)
    ] + [f'[topic-{n}]\nkind = "idea"\nar = "برج {n}"\nen = "Tower {n}"\n'
         f'about.ar = "شيء."\nabout.en = "Something."\n' for n in range(200)]  # fmt: skip
    project.write("content/topics.toml", "\n".join(tables))
    project.replace(
        "content/explainers/report-000/ar.md", "Tags: topic-0, topic-4", "Tags: topic-0"
    )
    site = site_of(project)
    letters = sorted(path for path in site.paths if path.startswith("ar/topics/letter/"))
    assert letters == [
        "ar/topics/letter/beh/", "ar/topics/letter/dal/", "ar/topics/letter/dal/page/2/",
        "ar/topics/letter/dal/page/3/",
    ]  # fmt: skip
    found = [len(context_of(site, path)["topics"]) for path in letters]
    assert found == [200, 200, 200, 1]


@pytest.mark.parametrize("lang", LANGS)
def test_the_switch_on_a_letter_leads_to_the_index(here: Pages, public: Pages, lang: str) -> None:
    """No letter has a twin, and nothing says it had one."""
    path = f"{lang}/topics/letter/{ {'ar': 'teh', 'en': 'b'}[lang] }/"
    (switch,) = here[path].all('//language-switch[@class="switch"]/a/@href')
    assert switch == f"/{OTHER[lang]}/topics/"
    assert public[path].alternates() == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("path", "slugs"),
    [
        ("topics/topic-0/", many.tagged(0)),
        ("topics/topic-1/", many.tagged(1)),
        ("topics/topic-2/mentioned/", many.tagged(0)),
        ("stories/story-0/", {many.slug_of(number) for number in range(51)}),
        ("stories/story-1/", {many.slug_of(number) for number in range(51, 101)}),
    ],
)
def test_the_pages_of_a_list_have_all_of_it_once(
    here: Pages, lang: str, path: str, slugs: set[str]
) -> None:
    pages = list(chain(here, f"{lang}/{path}"))
    found = [slug for page in pages for slug in listed(page)]
    assert found == sorted(slugs)
    assert all(len(listed(page)) == 50 for page in pages[:-1])
    assert len(pages) == -(-len(slugs) // 50)


def test_the_stories_are_on_two_pages(here: Pages) -> None:
    pages = list(chain(here, "ar/stories/"))
    hrefs = [len(page.all('//main//*[@class="card-title"]/a')) for page in pages]
    assert hrefs == [50, 5]


@pytest.mark.parametrize("lang", LANGS)
def test_a_topic_says_how_many_more_name_it(here: Pages, lang: str) -> None:
    page = here[f"{lang}/topics/topic-3/"]
    assert len(page.all('//section[@aria-labelledby="mentioned"]//article')) == 10
    (more,) = page.all('//section[@aria-labelledby="mentioned"]/p/a')
    assert plain(more) == {"ar": "و190 شرحًا آخر", "en": "And 190 more explainers"}[lang]
    target = here[str(more.get("href")).lstrip("/")]
    assert str(target.one('//main//p[@class="kicker"]/a/@href')) == f"/{lang}/topics/topic-3/"
    ar, en = many.names_of(3)
    headings = {"ar": f"شروح تذكر {ar}", "en": f"Explainers that name {en}"}
    assert plain(target.one("//main//h1")) == headings[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_only_the_first_page_of_a_list_has_what_is_beside_it(here: Pages, lang: str) -> None:
    for path in ("topics/topic-0/page/2/", "stories/story-0/page/2/"):
        assert here[f"{lang}/{path}"].all('//main//section[@class="story-part"]') == []
    assert here[f"{lang}/stories/story-0/"].all('//*[@id="mentioned"]') == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_pages_of_the_translations_have_what_is_not_in_step(here: Pages, lang: str) -> None:
    pages = list(chain(here, f"{lang}/status/"))
    rows = [[plain(bdi) for bdi in page.all("//main//h2/small/bdi")] for page in pages]
    alone = [many.slug_of(number) for number in range(0, many.COUNT, 5)]
    assert [len(part) for part in rows] == [50, 30]
    assert sorted(slug for part in rows for slug in part) == alone
    said = {"ar": "320 شرحًا مطابقًا لأصله", "en": "320 explainers in step"}[lang]
    assert [plain(p) for page in pages for p in page.all("//main/p[@class='status-clear']")] == [
        said
    ]
    assert not any(page.all("//main//details") for page in pages)
    (following,) = pages[0].all("//main//nav[@class='pagination']/a[@rel='next']")
    assert plain(following) == {"ar": "التالية", "en": "Next"}[lang]


def test_no_page_of_a_list_is_too_long(here: Pages) -> None:
    for page in here.framed():
        assert len(listed(page)) <= 100, page.path
        if "status" in page.path.split("/"):  # its links are the cells of bars
            assert len(page.all("//main//section | //main//details//li")) <= 50, page.path
        else:
            assert len(page.all("//main//li/a")) <= 300, page.path


def test_the_pages_of_lists_are_there_in_both_languages(here: Pages, public: Pages) -> None:
    for lang in LANGS:
        found = [
            page for page in here.values()
            if re.match(f"{lang}/{LISTS}", page.path) and "/letter/" not in page.path
        ]  # fmt: skip
        assert len(found) > 40
        for page in found:
            twin = f"{OTHER[lang]}/{page.path[3:]}"
            assert page.all('//language-switch[@class="switch"]/a/@href') == [f"/{twin}"]
            assert set(listed(page)) == set(listed(here[twin]))
            if page.path in public and public[page.path].meta("robots") != "noindex":
                alternates = public[page.path].alternates()
                assert alternates[OTHER[lang]] == f"{PRODUCTION_URL}/{twin}"


def test_search_engines_are_told_of_the_pages_of_lists(public: Pages) -> None:
    told = set(
        re.findall(r"<loc>([^<]+)</loc>", (public.folder / "sitemap.xml").read_text("utf-8"))
    )
    for path in ("archive/2025/", "archive/2026/02/", "archive/2026/02/page/2/",
                 "topics/letter/other/", "topics/topic-0/page/4/", "topics/topic-3/mentioned/",
                 "stories/story-0/page/2/", "stories/page/2/"):  # fmt: skip
        for lang in LANGS:
            assert f"{PRODUCTION_URL}/{lang}/{path}" in told
    assert not [address for address in told if "undated" in address]


def test_every_address_of_the_lists_leads_somewhere(here: Pages, public: Pages) -> None:
    for pages in (here, public):
        for page in pages.values():
            if re.match(f"(ar|en)/{LISTS}", page.path):
                broken = [a for a in map(str, page.all("//main//@href")) if pages.broken(page, a)]
                assert broken == [], page.path


def test_check_finds_no_fault_in_a_site_with_long_lists(
    shared_folder: Path, tmp_path: Path
) -> None:
    project = many.project(shared_folder).copied(tmp_path / "project")
    assert project.run("build", "--no-convert").returncode == 0
    told = project.run("check")
    assert f"of {many.COUNT} explainers checked: 0 errors" in told.stdout
    faults = [line for line in told.stdout.splitlines() if re.match(r"(output|theme)\b", line)]
    assert faults == []


def test_the_pages_of_lists_come_and_go_with_what_is_on_them(above: Site, tmp_path: Path) -> None:
    """Taking in and leaving out one by one comes to the same as all at once."""
    project = many.make(tmp_path / "project", 101, 201)
    content = content_of(project)
    linkage = Linkage(above.settings, content.registry, content.published)
    linkage.put_stories(content.stories)
    for text in content.texts.values():
        linkage.put(text)
    assert linkage.site().paths == above.paths
    slugs = sorted(content.texts)
    for slug in slugs[:60]:
        linkage.remove(slug)
    fewer = linkage.site().paths
    assert "ar/archive/2026/" not in fewer
    assert {"ar/archive/", "ar/topics/topic-0/", "en/"} < fewer
    assert "ar/topics/topic-0/page/2/" not in fewer
    for slug in slugs[:60]:
        linkage.put(content.texts[slug])
    assert linkage.site().paths == above.paths


def test_an_edited_title_is_on_the_pages_of_lists_that_a_clean_build_has_it_on(
    tmp_path: Path,
) -> None:
    project = many.make(tmp_path / "project", 101, 201)
    project.built("--no-convert")
    path, said, files = "content/explainers/report-052/ar.md", "", {}
    for title in ("عنوان ثان؟", "عنوان ثالث؟"):  # the first leaves the translation behind
        project.replace(path, "Title: ", f"Title: {title} ")
        time.sleep(0.25)  # until the stamps of files can be trusted
        said = project.run("build", "--no-convert").stdout
        files = digests(project.output)
    assert "1 of 101 explainers read" in said
    copy = project.copied(tmp_path / "copy")
    for made in ("output", ".sharih"):
        shutil.rmtree(copy.root / made)
    assert copy.built("--no-convert") == files
    pages = [name for name in files if name.endswith("index.html")]
    shown = {name for name in pages if "عنوان ثالث؟" in (project.output / name).read_text("utf-8")}
    assert {
        "ar/archive/2026/02/index.html", "ar/topics/topic-0/index.html",
        "ar/topics/topic-2/mentioned/index.html", "ar/stories/story-1/index.html",
    } <= shown  # fmt: skip


def test_a_link_to_a_month_is_checked_again_when_the_month_goes(tmp_path: Path) -> None:
    project = many.make(tmp_path / "project", 101, 110)
    path = "content/explainers/report-001/ar.md"
    project.replace(path, "نص عن", "نص [هنا](/ar/archive/2026/03/) عن")
    content = content_of(project)
    linkage = Linkage(load_settings(project.root / "pelicanconf.py"), content.registry)
    linkage.put_stories(content.stories)
    for text in content.texts.values():
        linkage.put(text)
    linkage.site()
    assert linkage.problems() == []
    linkage.remove("report-100")
    linkage.site()
    (problem,) = linkage.problems()
    assert "/ar/archive/2026/03/" in problem.reason


def shown(pagination: Pagination) -> list[int | None]:
    """Return the numbers that a row of pages leads to, None for those left out."""
    return [page[0] if page else None for page in pagination.pages]


@pytest.fixture(name="row", scope="module")
def _row(above: Site) -> Callable[[int, int], Pagination]:
    site = replace(above, urls=Urls("/repo", ""))
    return lambda number, count: paginate(site, Route("home", "ar", number=number), count)


@given(data=st.data(), count=st.integers(1, 600))
def test_a_row_of_pages_is_short_and_leads_to_both_ends_and_what_is_near(
    row: Callable[[int, int], Pagination], data: st.DataObject, count: int
) -> None:
    number = data.draw(st.integers(1, count))
    found = shown(row(number, count))
    assert len(found) <= 9
    assert {1, number, count} | ({*range(number - 2, number + 3)} & {*range(1, count + 1)}) <= {
        *found
    }
    numbers = [n for n in found if n is not None]
    assert numbers == sorted(set(numbers))
    for one, other in pairwise(found):
        assert one is None or other is None or other == one + 1
    left_out = [b - a - 1 for a, b in pairwise(numbers) if b > a + 1]
    assert len(left_out) == found.count(None)
    assert all(n > 1 for n in left_out)


def test_a_row_of_pages_has_their_addresses(row: Callable[[int, int], Pagination]) -> None:
    found = row(7, 500)
    assert shown(found) == [1, None, 5, 6, 7, 8, 9, None, 500]
    assert found.pages[0] == (1, "/repo/ar/")
    assert found.pages[-1] == (500, "/repo/ar/page/500/")
    assert (found.newer, found.older) == ("/repo/ar/page/6/", "/repo/ar/page/8/")
    assert (row(1, 500).newer, row(500, 500).older) == (None, None)
    assert shown(row(3, 9)) == [*range(1, 10)]
