"""The menu of each language, and the links at the foot: what stands there, and where it leads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sharih.arabic import Lang
from sharih.errors import Problems
from sharih.languages import LANGS
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.model import Menus, Site
from sharih.site.project import load_content
from tests.helpers.projects import Project, copied_project, explainer_text

TOPICS = '[bread]\nkind = "idea"\nar = "الخبز"\nen = "Bread"\n'
TOPICS += 'about.ar = "طعام."\nabout.en = "Food."\n'
STORIES = '[prices]\nar = "الأسعار"\nen = "Prices"\nabout.ar = "فقرة."\nabout.en = "On prices."\n'
PAGES = {
    "about": {"ar": "Title: عن الموقع", "en": "Title: About us"},
    "contact": {"ar": "Title: اتصل بنا\nOrder: 2", "en": "Title: Contact\nMenu_title: Write"},
    "rules": {"ar": "Title: القواعد\nOrder: 1"},
    "privacy": {"ar": "Title: الخصوصية\nPlace: footer", "en": "Title: Privacy"},
    "hidden": {"ar": "Title: مخفي\nPlace: none", "en": "Title: Hidden"},
    "draft": {"ar": "Title: مسودة\nStatus: draft"},
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of two explainers, a story and some pages."""
    project = copied_project(tmp_path / "project")
    for folder in ("explainers", "pages"):
        shutil.rmtree(project.root / "content" / folder)
    project.write("content/topics.toml", TOPICS)
    project.write("content/stories.toml", STORIES)
    head = {"Tags": "bread", "Story": "prices"}
    body = "## باختصار {#key-points}\n\n- نص."
    project.write("content/explainers/bread/ar.md", explainer_text("الخبز", body, **head))
    head |= {"Translation": "true", "Summary": "Short.", "Rights": "Ours."}
    project.write("content/explainers/bread/en.md", explainer_text("Bread", "Text.", **head))
    project.write("content/explainers/milk/ar.md", explainer_text("الحليب", "نص."))
    for slug, texts in PAGES.items():
        for lang, text in texts.items():
            more = "\nTranslation: true" * (lang == "en")
            project.write(f"content/pages/{slug}/{lang}.md", f"{text}{more}\n\nText.\n")
    monkeypatch.chdir(project.root)
    return project


def linked(project: Project, settings: str = "", **overrides: object) -> tuple[Site, list[str]]:
    """Link the project with more settings; return its site and what is wrong."""
    file = project.root / "pelicanconf.py"
    text = file.read_text(encoding="utf-8").partition("\n# more\n")[0]
    file.write_text(f"{text}\n# more\n{settings}\n", encoding="utf-8")
    read, problems = load_settings(file, overrides), Problems()
    site = link(load_content(read, problems), read, problems)
    return site, [str(problem) for problem in problems.errors]


def menu(menus: Menus, lang: Lang) -> list[str]:
    """Say what stands in a menu: words or the interface's own name, and where it leads."""
    return [f"{entry.title or entry.kind} {entry.href}" for entry in menus.menu[lang]]


def test_lists_come_first_and_then_pages_in_their_order(project: Project) -> None:
    site, told = linked(project)
    assert told == []
    assert menu(site.menus, "ar") == [
        "home /ar/", "stories /ar/stories/", "topics /ar/topics/", "archive /ar/archive/",
        "القواعد /ar/rules/", "اتصل بنا /ar/contact/", "about /ar/about/", "مسودة /ar/draft/",
    ]  # fmt: skip
    assert menu(site.menus, "en")[4:] == ["Write /en/contact/", "about /en/about/"]
    foot = {lang: [e.title or e.kind for e in site.menus.foot[lang]] for lang in LANGS}
    assert foot == {"ar": ["about", "الخصوصية"], "en": ["about", "Privacy"]}
    assert [e.kind for e in site.menus.menu["ar"] if e.spare] == ["about"]


def test_a_site_for_the_web_has_no_draft_in_its_menu(project: Project) -> None:
    site, _ = linked(project, "SHARIH_DRAFTS = False")
    assert menu(site.menus, "ar")[-1] == "about /ar/about/"


def test_what_the_settings_name_stands_first_and_once(project: Project) -> None:
    site, told = linked(
        project,
        'MENUITEMS = [("All", "/archive/"), ({"ar": "الكل"}, "/"), ("A", "https://example.org/")]',
    )
    assert told == []
    assert menu(site.menus, "ar")[:5] == [
        "All /ar/archive/", "الكل /ar/", "A https://example.org/", "stories /ar/stories/",
        "topics /ar/topics/",
    ]  # fmt: skip
    assert menu(site.menus, "en")[:4] == [
        "All /en/archive/", "A https://example.org/", "home /en/", "stories /en/stories/",
    ]  # fmt: skip


def test_lists_and_pages_can_be_left_out(project: Project) -> None:
    site, _ = linked(project, "DISPLAY_CATEGORIES_ON_MENU = False\nDISPLAY_PAGES_ON_MENU = False")
    assert menu(site.menus, "ar") == []
    assert [entry.path for entry in site.menus.foot["en"]] == [
        "en/contact/", "en/about/", "en/privacy/",
    ]  # fmt: skip
    project.replace("content/pages/contact/ar.md", "Order: 2", "Place: menu")
    site, _ = linked(project, "DISPLAY_PAGES_ON_MENU = False")
    assert menu(site.menus, "en")[4:] == ["Write /en/contact/"]


ADDRESSES = {
    "https://example.org/a?b=c": ("https://example.org/a?b=c", "https://example.org/a?b=c"),
    "http://example.org": ("http://example.org", "http://example.org"),
    "mailto:news@example.org": ("mailto:news@example.org", "mailto:news@example.org"),
    "mailto:a@b.org,c@d.org?subject=e": ("mailto:a@b.org,c@d.org?subject=e",) * 2,
    "https://[::1]:8000/": ("https://[::1]:8000/",) * 2,
    "https://مثال.إختبار/خبر": ("https://مثال.إختبار/خبر",) * 2,
    "tel:+441234567": ("tel:+441234567", "tel:+441234567"),
    "/": ("/repo/ar/", "/repo/en/"),
    "/about/": ("/repo/ar/about/", "/repo/en/about/"),
    "about": ("/repo/ar/about/", "/repo/en/about/"),
    "/ar/about/": ("/repo/ar/about/", "/repo/ar/about/"),
    "/rules/": ("/repo/ar/rules/", "/repo/ar/rules/"),
    "/topics/bread/": ("/repo/ar/topics/bread/", "/repo/en/topics/bread/"),
    "/feed.atom": ("/repo/ar/feed.atom", "/repo/en/feed.atom"),
    "/topics/bread/feed.atom": ("/repo/ar/topics/bread/feed.atom",
                                "/repo/en/topics/bread/feed.atom"),
    "/bread/#key-points": ("/repo/ar/bread/#key-points", "/repo/en/bread/#key-points"),
    "/ar-en/bread/": ("/repo/ar-en/bread/", "/repo/ar-en/bread/"),
    "page:contact": ("/repo/ar/contact/", "/repo/en/contact/"),
    "page:rules": ("/repo/ar/rules/", "/repo/ar/rules/"),
    "explainer:bread": ("/repo/ar/bread/", "/repo/en/bread/"),
    "explainer:milk": ("/repo/ar/milk/", "/repo/ar/milk/"),
    "topic:bread": ("/repo/ar/topics/bread/", "/repo/en/topics/bread/"),
    "story:prices": ("/repo/ar/stories/prices/", "/repo/en/stories/prices/"),
    "https://example.com/repo/about/": ("/repo/ar/about/", "/repo/en/about/"),
    "https://example.com/repo": ("/repo/ar/", "/repo/en/"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["MENUITEMS", "LINKS", "SOCIAL"])
def test_an_address_leads_to_the_reader_s_language_where_it_can(
    project: Project, name: str
) -> None:
    entries = "".join(f'("T", {address!r}), ' for address in ADDRESSES)
    site, told = linked(
        project, f"{name} = [{entries}]\nDISPLAY_CATEGORIES_ON_MENU = False\n"
        "DISPLAY_PAGES_ON_MENU = False", SITEURL="https://example.com/repo",
    )  # fmt: skip
    found = {"MENUITEMS": site.menus.menu, "LINKS": site.menus.links, "SOCIAL": site.menus.social}
    assert told == []
    pairs = zip(*([e.href for e in found[name][lang]] for lang in LANGS), strict=True)
    assert dict(zip(ADDRESSES, pairs, strict=True)) == ADDRESSES


def test_what_leads_to_the_other_language_says_so(project: Project) -> None:
    site, _ = linked(project, 'LINKS = [("A", "page:rules"), ("B", "page:about")]')
    assert [[e.lang for e in site.menus.links[lang]] for lang in LANGS] == [
        [None, None], ["ar", None],
    ]  # fmt: skip


WRITE = "Write page:NAME, explainer:SLUG, topic:ID, story:ID, /path/ or https://…"
BAD = {
    "Write it as https://example.org/page, a space in it as %20.": (
        "https:///a", "https://", "https://x.org:abc/", "https://x.org:65536/", "https://x.org:0/",
        "http://[::1", "http://[zz]/", "https://x.org/a b", 'https://x.org/"', "https://x.org/a<b",
        "https://x..org/", "https://.org/", "https://a b.org/", "https://x.org\\a",
    ),
    "Write it as mailto:name@example.org.": (
        "mailto:", "mailto:us", "mailto:@x.org", "mailto:us@", "mailto:a b@x.org", "mailto:?",
    ),
}  # fmt: skip
FAULTS = {
    "/contcat/": f"a link to /contcat/, which is no page of this site. {WRITE}",
    "/en/rules/": f"a link to /en/rules/, which is no page of this site. {WRITE}",
    "about.html": f"a link to about.html, which is no page of this site. {WRITE}",
    "page:contcat": "a link to contcat, which is no page of this build. Did you mean page:contact?",
    "explainer:bred": "a link to bred, which is no explainer of this build. "
    "Did you mean explainer:bread?",
    "explainer:bread#no": "a link to bread#no, where no such section is. "
    "Mend what stands after the #.",
    "page:about#x": "a link to about#x, where no such section is. Mend what stands after the #.",
    "topic:bred": "a link to the unknown topic bred. Did you mean topic:bread?",
    "story:none": "a link to none, which is no story of this build. "
    "Write story:ID, an id of stories.toml that an explainer names.",
    "story:price": "a link to price, which is no story of this build. Did you mean story:prices?",
    "page:zz": "a link to zz, which is no page of this build. "
    "Write page:NAME, the name of a folder in content/pages.",
    "javascript:alert(1)": f"a link to javascript:alert(1), which cannot be followed. {WRITE}",
    "JavaScript:alert(1)": f"a link to JavaScript:alert(1), which cannot be followed. {WRITE}",
    "data:text/html,a": f"a link to data:text/html,a, which cannot be followed. {WRITE}",
    "tel:none": "a link to tel:none, which is no number that can be called. "
    "Write it in digits from 0 to 9, without spaces, such as tel:+9611234567.",
    "//example.org/": f"a link to //example.org/, which cannot be followed. {WRITE}",
    "#content": f"a link to #content, which cannot be followed. {WRITE}",
    **{
        address: f"a link to {address}, which is no address. {remedy}"
        for remedy, addresses in BAD.items()
        for address in addresses
    },
}


@pytest.mark.parametrize("address", FAULTS)
def test_an_entry_without_a_page_is_told_in_one_line(project: Project, address: str) -> None:
    lines = len((project.root / "pelicanconf.py").read_text("utf-8").splitlines())
    _, told = linked(project, f'MENUITEMS = [\n    ("A", "/"),\n    ("B", {address!r}),\n]')
    assert told == [f"pelicanconf.py:{lines + 5}: MENUITEMS has {FAULTS[address]}"]


@pytest.mark.parametrize("address", ["page:draft", "/draft/", "/ar/draft/"])
def test_an_entry_whose_page_is_left_out_is_told(project: Project, address: str) -> None:
    _, told = linked(project, f'LINKS = [("A", "{address}")]\nSHARIH_DRAFTS = False')
    assert [line.partition(", which ")[2] for line in told] == [
        "is a draft and not published. Publish it, or take the link out."
    ]


def test_a_page_that_only_pelican_makes_can_be_led_to(project: Project) -> None:
    site, told = linked(project, 'MENUITEMS = [("A", "/notes/a.html")]\nPAGE_PATHS = ["notes"]')
    assert told == []
    assert menu(site.menus, "en")[0] == "A /notes/a.html"
