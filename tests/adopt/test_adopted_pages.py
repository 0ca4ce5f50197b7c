"""Pages of other generators, such as "about": where they stand here, and that nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.adopting import BODY, built, notes, photograph, take, texts
from tests.helpers.pages import read
from tests.helpers.projects import ROOT, Project, digests
from tests.helpers.word_counts import lost_words

HEAD = "---\ntitle: {}\n{}---\n{}\n"
DATED = "date: 2024-11-07\nsummary: س.\n"


@pytest.fixture
def project(project: Project) -> Project:
    """Return a project that has no page yet."""
    shutil.rmtree(project.root / "content/pages")
    return project


def page(project: Project, name: str, lang: str = "ar") -> str:
    """Read a page that was made."""
    path = project.root / "content/pages" / name / f"{lang}.md"
    return path.read_text(encoding="utf-8")


def hugo(project: Project) -> None:
    """Write a site of Hugo's with pages in two languages, and menus."""
    project.write(
        "old/hugo.toml",
        'baseURL = "https://old.example.org/"\ndefaultContentLanguage = "ar"\n'
        '[languages.ar]\ntitle = "أ"\n[[languages.ar.menus.main]]\nname = "من نحن"\n'
        'pageRef = "/about"\nweight = 20\n[languages.en]\ntitle = "E"\n'
        '[[languages.en.menus.main]]\nname = "About"\npageRef = "/about"\nweight = 20\n',
    )
    content = "old/content"
    more = '\n\n![صورة](/team.png)\n\n[الخبز]({{< ref "bread" >}}) و[اتصل](/contact/#mail)'
    project.write(f"{content}/about.md", HEAD.format("عن الموقع", "", BODY + more))
    project.write(
        f"{content}/about.en.md", HEAD.format("About us", "", "Words on us.\n\n## B\n\nx")
    )
    mail = "[راسلنا](mailto:a@example.org)\n\n## البريد {#mail}\n\nنص."
    contact = "date: 2024-01-02\nmenus: {footer: {weight: 3, name: راسلنا}}\naliases: [/c.html]\n"
    project.write(f"{content}/contact/index.md", HEAD.format("اتصل بنا", contact, mail))
    project.write(
        f"{content}/rules/_index.md", HEAD.format("قواعد", "author: محرر\n", "نص القواعد.")
    )
    project.write(f"{content}/_index.md", HEAD.format("أهلا", "", "نص البداية."))
    project.write(
        f"{content}/posts/_index.md", HEAD.format("المدونة", "menu: main\n", "كل النصوص.")
    )
    project.write(f"{content}/archives.md", HEAD.format("الأرشيف", "layout: archives\n", ""))
    bread = "انظر [عنا](/about/) و[هنا](https://old.example.org/contact/) و[القواعد](../../rules/)."
    project.write(f"{content}/posts/bread.md", HEAD.format("خبز", DATED, bread))
    photograph(project, "old/static/team.png")


def test_pages_of_hugo_are_taken_with_their_links_pictures_and_places(project: Project) -> None:
    hugo(project)
    adoption = take(project)
    found = {one.folder: sorted(one.texts) for one in adoption.adopted}
    assert found == {
        "explainers/bread": ["ar"], "pages/about": ["ar", "en"], "pages/contact": ["ar"],
        "pages/home": ["ar"], "pages/posts": ["ar"], "pages/rules": ["ar"],
    }  # fmt: skip
    assert [(str(p.shown), p.reason) for p in adoption.refused] == [
        ("old/content/archives.md", "not taken: a page without a text of its own")
    ]
    about = page(project, "about")
    assert about.startswith(
        "Title: عن الموقع\nStatus: published\nPlace: menu\nOrder: 20\nMenu_title: من نحن\n"
        "Old_slugs: /about/\n\nنص أول"
    )
    assert about.endswith(
        "![صورة](team.png)\n\n[الخبز](explainer:bread) و[اتصل](page:contact#mail)\n"
    )
    english = page(project, "about", "en")
    assert "\nMenu_title: About\nTranslation: true\n" in english.replace(
        "Old_slugs: /en/about/\n", ""
    )
    contact = page(project, "contact")
    assert "\nDate: 2024-01-02\n" in contact
    assert (
        "\nPlace: footer\nOrder: 3\nMenu_title: راسلنا\nOld_slugs: /c.html, /contact/\n" in contact
    )
    assert "\nPlace: none\n" in page(project, "rules")
    assert "\nPlace: none\n" in page(project, "home")
    assert "\nPlace: none\nOld_slugs: /posts/\n" in page(project, "posts")
    bread = (project.explainer("bread") / "ar.md").read_text(encoding="utf-8")
    assert bread.endswith("انظر [عنا](page:about) و[هنا](page:contact) و[القواعد](page:rules).\n")
    assert "Author was not taken over: محرر (pages have none)" in notes(adoption)
    assert not any(lost_words(one) for one in texts(adoption))
    built(project)
    menu = read(project.output)["ar/about/"].all("//nav//a/text()")
    assert "من نحن" in [" ".join(words.split()) for words in menu]
    for old, new in (("about", "ar/about"), ("c.html", "ar/contact"), ("en/about", "en/about")):
        file = project.output / old if old.endswith("html") else project.output / old / "index.html"
        assert f'/{new}/"' in file.read_text(encoding="utf-8")


def test_pages_that_are_there_stay_and_are_led_to(project: Project) -> None:
    hugo(project)
    take(project)
    project.write(
        "old/content/posts/milk.md",
        HEAD.format("لبن", DATED, "[عنا](/about/#no) [خبز](/posts/bread/)"),
    )
    before = digests(project.root / "content")
    adoption = take(project)
    assert [one.folder for one in adoption.adopted] == ["explainers/milk"]
    milk = (project.explainer("milk") / "ar.md").read_text(encoding="utf-8")
    assert milk.endswith("\n\n[عنا](page:about) [خبز](explainer:bread)\n")
    assert before.items() <= digests(project.root / "content").items()
    built(project)


def test_a_page_that_init_wrote_gives_way_until_somebody_writes_in_it(project: Project) -> None:
    about = project.root / "content/pages/about"
    shutil.copytree(ROOT / "sharih/data/site/about", about)
    (about / "en.po").write_text("", encoding="utf-8")
    hugo(project)
    adoption = take(project)
    assert "it takes the place of the page that init wrote" in notes(adoption)
    assert page(project, "about").startswith("Title: عن الموقع\nStatus: published\n")
    assert sorted(path.name for path in about.iterdir()) == ["ar.md", "en.md", "team.png"]
    built(project)
    for path in ("content/pages", "content/explainers/bread"):
        shutil.rmtree(project.root / path)
    shutil.copytree(ROOT / "sharih/data/site/about", about)
    (about / "ar.md").write_text("Title: نحن\n\nنص.\n", encoding="utf-8")
    told = [problem.reason for problem in take(project).refused]
    assert told.count("not taken: the page about is there already") == 2
    assert page(project, "about") == "Title: نحن\n\nنص.\n"


def test_pages_of_jekyll_are_taken_wherever_they_lie(project: Project) -> None:
    project.write(
        "old/_config.yml", "title: x\nlang: ar\nheader_pages: [contact.md, _pages/about.md]\n"
    )
    project.write("old/_data/navigation.yml", "main:\n- {title: الفريق, url: /team/}\n")
    links = "[عنا](/_pages/about.html) و[اتصل]({% link contact.md %})"
    project.write("old/_posts/2024-01-02-bread.md", HEAD.format("خبز", DATED, links))
    project.write(
        "old/_pages/about.md", HEAD.format("عنا", "", "نص. [خبز]({% post_url 2024-01-02-bread %})")
    )
    project.write("old/contact.md", HEAD.format("اتصل", "redirect_from: /c/\n", "نص."))
    project.write(
        "old/team.html",
        HEAD.format("الفريق الأول", "layout: page\npermalink: /team/\n", "<p>نص <b>آخر</b>.</p>"),
    )
    project.write("old/other.md", HEAD.format("أخرى", "published: false\n", "نص."))
    project.write(
        "old/list.md", HEAD.format("قائمة", "", "{% for post in site.posts %}- x{% endfor %}")
    )
    project.write("old/index.md", HEAD.format("البداية", "layout: home\n", ""))
    project.write("old/404.md", HEAD.format("لا شيء", "permalink: /404.html\n", "نص."))
    project.write("old/feed.html", HEAD.format("س", "layout: null\n", "<p>نص.</p>"))
    project.write("old/README.md", "No head.\n")
    for folder in ("_includes", "vendor/gems"):
        project.write(f"old/{folder}/x.md", HEAD.format("قطعة", "", "نص."))
    adoption = take(project)
    assert sorted(one.folder for one in adoption.adopted) == [
        "explainers/bread", "pages/about", "pages/contact", "pages/other", "pages/team",
    ]  # fmt: skip
    assert {p.path.name: p.reason.removeprefix("not taken: ") for p in adoption.refused} == {
        "404.md": "the page for addresses that lead nowhere, which is the theme's here",
        "index.md": "a page without a text of its own",
        "list.md": "a page that a template fills",
    }
    assert "\nPlace: menu\nOrder: 2\nOld_slugs: /_pages/about.html\n" in page(project, "about")
    assert page(project, "about").endswith("نص. [خبز](explainer:bread)\n")
    assert "\nPlace: menu\nOrder: 1\nOld_slugs: /c/, /contact.html\n" in page(project, "contact")
    assert "\nPlace: menu\nOrder: 1\nMenu_title: الفريق\n" in page(project, "team")
    assert page(project, "team").endswith("\n\nنص **آخر**.\n")
    assert "\nStatus: draft\nPlace: none\n" in page(project, "other")
    bread = (project.explainer("bread") / "ar.md").read_text(encoding="utf-8")
    assert bread.endswith("[عنا](page:about) و[اتصل](page:contact)\n")
    built(project)


def test_pages_of_pelican_are_taken_with_their_addresses_and_states(project: Project) -> None:
    project.write(
        "old/pelicanconf.py",
        "PATH = 'content'\nDEFAULT_LANG = 'ar'\nARTICLE_PATHS = ['blog']\nAUTHOR = 'محرر'\n"
        "PAGE_PATHS = ['pages', 'more']\nDISPLAY_PAGES_ON_MENU = False\n"
        "MENUITEMS = (('x', '/archives.html'), ('عنا', '/pages/about.html'))\n",
    )
    page_head = "Title: {}\n{}\n"
    content = "old/content"
    links = "[عنا]({filename}/pages/about.md) و[شروط]({filename}../more/terms.rst)"
    head = "Title: خبز\nDate: 2024-01-02\nSummary: س.\n\n"
    project.write(f"{content}/blog/bread.md", head + links)
    about = "[الخبز]({filename}/blog/bread.md)\n\n![بيت]({static}/images/house.png)"
    project.write(
        f"{content}/pages/about.md",
        page_head.format("عن الموقع", "Slug: about\nTags: خبز\n") + about,
    )
    english = "Slug: about\nLang: en\nSummary: Who we are.\n"
    project.write(f"{content}/pages/about-us.md", page_head.format("About", english) + "Words.")
    terms = "شروط\n####\n\n:status: hidden\n:page_order: 7\n\nنص *الشروط*.\n"
    project.write(f"{content}/more/terms.rst", terms)
    project.write(
        f"{content}/pages/start.md", page_head.format("أهلا", "save_as: index.html\n") + "نص."
    )
    photograph(project, f"{content}/images/house.png")
    adoption = take(project)
    assert {one.folder: sorted(one.texts) for one in adoption.adopted} == {
        "explainers/bread": ["ar"], "pages/about": ["ar", "en"], "pages/home": ["ar"],
        "pages/terms": ["ar"],
    }  # fmt: skip
    made = page(project, "about")
    assert "\nPlace: menu\nOrder: 2\nMenu_title: عنا\nOld_slugs: /pages/about.html\n" in made
    assert made.endswith("[الخبز](explainer:bread)\n\n![بيت](house.png)\n")
    english = page(project, "about", "en")
    assert "\nSummary: Who we are.\n" in english
    assert "\nOld_slugs: /pages/about-en.html\nTranslation: true\n" in english
    assert "\nStatus: published\nPlace: none\nOld_slugs: /pages/shrwt.html\n" in page(
        project, "terms"
    )
    bread = (project.explainer("bread") / "ar.md").read_text(encoding="utf-8")
    assert bread.endswith("[عنا](page:about) و[شروط](page:terms)\n")
    told = notes(adoption)
    assert "Tags was not taken over: خبز (pages have none)" in told
    assert not any("محرر" in note for note in told)
    assert "the front page is made of the newest here: its words are a page" in told
    built(project)


def test_a_page_and_an_article_of_one_name_are_both_taken(project: Project) -> None:
    project.write("old/bread.ar.md", "Title: خبز\n\nنص.")
    project.write("old/pages/bread.ar.md", "Title: صفحة\n\nنص.")
    project.write("old/pages/topics.ar.md", "Title: قائمة\n\nنص.")
    project.write("old/pages/صفحة.md", "Title: بوتين والكرملين\n\nنص.")
    adoption = take(project)
    assert [one.folder for one in adoption.adopted] == [
        "explainers/bread", "pages/pages-bread", "pages/pages-topics",
        "pages/vladimir-putin-kremlin",
    ]  # fmt: skip
    assert "it is called pages-topics, since topics is an address of the site" in notes(adoption)
    built(project)


def test_where_all_articles_lie_at_the_root_only_those_without_a_date_are_pages(
    project: Project,
) -> None:
    project.write("old/hugo.toml", "")
    project.write("old/content/bread.md", HEAD.format("خبز", DATED, BODY))
    project.write("old/content/about.md", HEAD.format("عنا", "", BODY))
    assert [one.folder for one in take(project).adopted] == ["explainers/bread", "pages/about"]


def test_the_command_tells_pages_from_explainers(project: Project) -> None:
    hugo(project)
    result = project.run("adopt", "old", "--rights", "حق")
    assert (result.returncode, result.stdout.splitlines()[-1]) == (
        0, "7 texts taken as 1 explainer and 5 pages; 1 file left.",
    )  # fmt: skip
    assert "  page about (en)" in result.stdout
    assert Path(project.root / "content/pages/about/team.png").is_file()


def test_links_find_headings_of_other_pages_by_the_ids_that_generators_make(
    project: Project,
) -> None:
    hugo(project)
    links = "[أ](/guide/#الجزء-الأول) [ب](/guide/#set-up) [ج](/guide/#two-words) [د](/guide/#x)"
    project.write("old/content/start.md", HEAD.format("بداية", "", links))
    guide = "{}\n\n## {}\n\nنص.\n\n```sh\n## Two words\n```\n\n## {}\n\nنص."
    for name, first, second in (("guide", "الجزء الأول", "الإعداد"), ("guide.en", "A", "Set up")):
        text = HEAD.format(name, "", guide.format("نص.", first, second))
        project.write(f"old/content/{name}.md", text)
    adoption = take(project)
    assert page(project, "start").endswith(
        "[أ](page:guide#part-1) [ب](page:guide#set-up) [ج](page:guide) [د](page:guide)\n"
    )
    for lang, first, second in (("ar", "الجزء الأول", "الإعداد"), ("en", "A", "Set up")):
        text = page(project, "guide", lang)
        assert f"## {first} {{#part-1}}\n" in text
        assert f"## {second} {{#set-up}}\n" in text
        assert "\n## Two words\n" in text
    assert [note for note in notes(adoption) if "guide" in note] == [
        f"a link leads to guide as a whole, which names no section {name}"
        for name in ("two-words", "x")
    ]
    built(project)
