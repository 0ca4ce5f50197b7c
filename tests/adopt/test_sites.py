"""Whole sites of three generators: what is taken for what, addresses, pictures, no word lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sharih.errors import ContentError
from tests.helpers.adopting import BODY, built, notes, photograph, take, text, texts
from tests.helpers.projects import Project, digests
from tests.helpers.word_counts import lost_words


def hugo(project: Project) -> None:
    """Write a site of Hugo's with two languages, bundles and drafts."""
    project.write(
        "old/hugo.toml",
        'baseURL = "https://old.example.org/"\ndefaultContentLanguage = "ar"\n'
        '[languages.ar]\ntitle = "أ"\n[languages.en]\ntitle = "E"\n'
        '[permalinks]\nposts = "/:year/:month/:slug/"\n',
    )
    head = "---\ntitle: {}\ndate: 2024-11-07\nsummary: س.\n{}---\n"
    more = (
        '\n\n{{< figure src="flour.png" alt="أكياس" >}}\n\n![شعار](/logo.png)\n\n'
        '[اللبن]({{< ref "milk.md" >}}) و[هنا](https://old.example.org/2024/11/milk/)'
    )
    posts = "old/content/posts"
    arabic = head.format("خبز", "aliases: [/b.html]\n") + BODY + more
    project.write(f"{posts}/bread/index.md", arabic)
    english = head.format("Bread", "") + "Words.\n\n## B\n\nx"
    project.write(f"{posts}/bread/index.en.md", english)
    project.write("old/content/posts/milk.md", head.format("لبن", "slug: milk\n") + BODY)
    project.write("old/content/posts/tea.md", head.format("شاي", "draft: true\n") + BODY)
    project.write("old/content/posts/_index.md", "---\ntitle: x\n---\n")
    project.write("old/content/about.md", "---\ntitle: عنا\n---\nنص.")
    photograph(project, "old/content/posts/bread/flour.png")
    photograph(project, "old/static/logo.png")


def test_a_site_of_hugo_is_taken_from_its_root(project: Project) -> None:
    hugo(project)
    before = digests(project.root / "old")
    adoption = take(project)
    assert adoption.site.generator == "hugo"
    assert sorted(one.slug for one in adoption.adopted) == ["bread", "milk", "tea"]
    made = text(project, "bread")
    assert "\nOld_slugs: /b.html, /2024/11/bread/\n" in made
    assert "![أكياس](flour.png)" in made
    assert "![شعار](logo.png)" in made
    assert made.endswith("[اللبن](explainer:milk) و[هنا](explainer:milk)\n")
    assert "\nOld_slugs: /en/2024/11/bread/\n" in text(project, "bread", "en")
    assert "\nStatus: draft\n" in text(project, "tea")
    assert {p.reason for p in adoption.refused} == {
        "not taken: the page about is there already",
        "not taken: the page of a list without a text of its own",
    }  # fmt: skip
    assert digests(project.root / "old") == before
    built(project)
    redirect = (project.output / "2024/11/bread/index.html").read_text(encoding="utf-8")
    assert 'url=/ar/bread/"' in redirect
    assert (project.output / "b.html").is_file()


def test_a_folder_of_a_site_is_taken_with_what_its_settings_say(project: Project) -> None:
    hugo(project)
    adoption = take(project, "old/content/posts")
    assert adoption.site.generator == "hugo"
    assert sorted(one.slug for one in adoption.adopted) == ["bread", "milk", "tea"]
    assert "/2024/11/milk/" in text(project, "milk")


def test_a_site_of_jekyll_is_taken_from_its_root(project: Project) -> None:
    project.write("old/_config.yml", "title: x\nbaseurl: /repo\nlang: ar\npermalink: pretty\n")
    head = "---\nlayout: post\ntitle: {}\ncategories: أخبار\ntags: خبز طحين\nexcerpt: س.\n{}---\n"
    project.write("old/_posts/2024-11-07-bread.md", head.format("خبز", "") + BODY
                  + "\n\n[اللبن]({% post_url 2023-01-02-milk %}) و[هو]({{ site.baseurl }}/m/)"
                  "\n\n![أكياس](/repo/assets/flour.png)")  # fmt: skip
    project.write("old/_posts/2023-01-02-milk.md", head.format("لبن", "permalink: /m/\n") + BODY)
    project.write("old/_posts/2023-01-03-old.md", head.format("قديم", "published: false\n") + BODY)
    project.write("old/_drafts/tea.md", head.format("شاي", "") + BODY)
    project.write("old/about.md", "---\nlayout: page\ntitle: x\n---\nنص.")
    photograph(project, "old/assets/flour.png")
    adoption = take(project)
    assert adoption.site.generator == "jekyll"
    assert sorted(one.slug for one in adoption.adopted) == ["bread", "milk", "old", "tea"]
    made = text(project, "bread")
    assert "\nDate: 2024-11-07\n" in made
    assert "\nKicker: أخبار\n" in made
    assert "\nOld_slugs: /أخبار/2024/11/07/bread/\n" in made
    assert "[اللبن](explainer:milk) و[هو](explainer:milk)\n\n![أكياس](flour.png)\n" in made
    assert "\nOld_slugs: /m/\n" in text(project, "milk")
    assert "\nStatus: draft\n" in text(project, "old")
    assert "\nStatus: draft\n" in text(project, "tea")
    built(project)


def test_a_site_of_pelican_is_taken_from_its_root_and_its_settings_are_not_run(
    project: Project,
) -> None:
    project.write(
        "old/pelicanconf.py",
        "open('ran', 'w')\nPATH = 'content'\nDEFAULT_LANG = 'ar'\n"
        "ARTICLE_URL = 'posts/{date:%Y}/{slug}.html'\nSITEURL = 'https://old.example.org'\n",
    )
    head = "Title: {}\nDate: Nov 7, 2024\nSummary: س.\nSlug: {}\n\n"
    more = "\n\n[اللبن]({filename}milk.rst)\n\n![أكياس]({static}/images/flour.png)"
    project.write("old/content/bread.md", head.format("خبز", "bread") + BODY + more)
    milk = "لبن\n###\n\n:date: 2024-01-02\n:summary: س.\n\nنص *أول*.\n"
    project.write("old/content/milk.rst", milk)
    photograph(project, "old/content/images/flour.png")
    project.write("old/content/pages/about.md", "Title: x\n\nx")
    adoption = take(project)
    assert adoption.site.generator == "pelican"
    assert not (project.root / "ran").exists()
    made = text(project, "bread")
    assert "\nDate: 2024-11-07\n" in made
    assert "\nOld_slugs: /posts/2024/bread.html\n" in made
    assert made.endswith("[اللبن](explainer:milk)\n\n![أكياس](flour.png)\n")
    assert text(project, "milk").endswith("\n\nنص *أول*.\n")
    built(project)


def test_a_second_run_changes_nothing(project: Project) -> None:
    hugo(project)
    project.write("old/content/posts/مقال.md", "---\ntitle: مقال بلا اسم\n---\n" + BODY)
    take(project)
    made = digests(project.root / "content")
    again = take(project)
    assert again.adopted == ()
    assert digests(project.root / "content") == made


def test_one_name_in_two_folders_becomes_two_explainers(project: Project) -> None:
    for folder in ("a", "b", "خ"):
        project.write(f"old/{folder}/bread.ar.md", f"Title: خبز {folder}\n\nنص.")
    project.write("old/a/bread.en.md", "Title: Bread\n\nWords here.")
    adoption = take(project)
    assert [(one.slug, sorted(one.texts)) for one in adoption.adopted] == [
        ("bread", ["ar", "en"]), ("b-bread", ["ar"]), ("bread-2", ["ar"]),
    ]  # fmt: skip
    assert "it is called b-bread, since bread is a/bread.ar.md" in notes(adoption)


def test_a_name_of_a_page_of_the_site_gets_a_number(project: Project) -> None:
    project.write("old/topics.ar.md", "Title: خبز\n\nنص.")
    assert [one.slug for one in take(project).adopted] == ["topics-2"]


def test_texts_in_folders_of_their_languages_belong_together(project: Project) -> None:
    project.write("old/ar/posts/bread.md", "---\ntitle: خبز\n---\nنص.\n\n## أ\n\n[رابط](#أ)")
    project.write("old/en/posts/bread.md", "---\ntitle: Bread\n---\nText.\n\n## Part {#first}\n\nx")
    project.write("old/fr/posts/bread.md", "---\ntitle: Pain\n---\nmot.")
    adoption = take(project)
    assert [sorted(one.texts) for one in adoption.adopted] == [["ar", "en"]]
    assert [p.reason for p in adoption.refused] == ["not taken: its language is fr"]
    # The section is called the same, so that readers who change the language stay there.
    assert text(project, "bread").endswith("## أ {#first}\n\n[رابط](#first)\n")


def test_a_published_text_leads_to_no_draft(project: Project) -> None:
    head = "Title: {}\nDate: 2024-01-02\nSummary: س.\n\n"
    project.write("old/bread.ar.md", head.format("خبز") + "انظر [اللبن]({filename}milk.ar.md).")
    project.write("old/milk.ar.md", "Title: لبن\n\nانظر [الخبز]({filename}bread.ar.md).")
    adoption = take(project)
    assert text(project, "bread").endswith("\n\nانظر اللبن.\n")
    assert text(project, "milk").endswith("\n\nانظر [الخبز](explainer:bread).\n")
    assert any(note.endswith("milk is a draft here") for note in notes(adoption))


def test_pictures_are_read_at_the_one_door(project: Project, tmp_path: Path) -> None:
    photograph(project, "../secret.png")
    (project.root / "old").mkdir()
    (project.root / "old" / "link.png").symlink_to(tmp_path / "secret.png")
    (project.root / "old" / "broken.png").write_bytes(b"no picture")
    body = "![أ](link.png)\n\n![ب](../../secret.png)\n\n![ج](broken.png)\n\n![د](/etc/passwd)"
    project.write("old/bread.ar.md", f"Title: خبز\n\n{body}")
    adoption = take(project)
    assert adoption.adopted[0].pictures == {}
    assert text(project, "bread").endswith("\n\nأ\n\nب\n\nج\n\nد\n")
    assert sum("was left out, its words stay" in note for note in notes(adoption)) == 4


def test_pictures_of_one_name_get_numbers_and_both_texts_share_them(project: Project) -> None:
    for folder in ("a", "b"):
        photograph(project, f"old/{folder}/صورة 1.png", (40, 30 + len(folder)))
    photograph(project, "old/a/flour.png")
    photograph(project, "old/b/flour.png", (41, 30))
    body = "![أ](a/flour.png)\n\n![ب](b/flour.png)\n\n![ج](a/صورة%201.png)"
    project.write("old/bread.ar.md", f"Title: خبز\n\n{body}")
    project.write("old/bread.en.md", "Title: Bread\n\nWords.\n\n![again](<a/flour.png>)")
    adoption = take(project)
    assert sorted(adoption.adopted[0].pictures) == ["1.png", "flour-2.png", "flour.png"]
    assert text(project, "bread", "en").endswith("![again](flour.png)\n")
    assert (project.explainer("bread") / "flour-2.png").is_file()
    built(project)


def test_a_picture_over_the_text_comes_along_where_its_words_are_said(project: Project) -> None:
    photograph(project, "old/flour.png")
    head = "---\ntitle: {}\ncover:\n  image: flour.png\n{}---\nنص."
    project.write("old/bread.ar.md", head.format("خبز", "  alt: أكياس\n"))
    project.write("old/milk.ar.md", head.format("لبن", ""))
    adoption = take(project)
    assert text(project, "bread").endswith("\n\n![أكياس](flour.png)\n\nنص.\n")
    assert text(project, "milk").endswith("\n\nنص.\n")
    assert any("says not what is seen" in note for note in notes(adoption))


@pytest.mark.parametrize(
    ("files", "head", "told"),
    [
        ({"old/pelicanconf.py": "AUTHOR = 'محرر'\nDEFAULT_METADATA = {'status': 'draft'}\n",
          "old/content/bread.md": "Title: خبز\nSummary: س.\n\nنص."},
         "Title: خبز\nStatus: draft\nSummary: س.\nAuthor: محرر\n", ""),
        ({"old/pelicanconf.py": "AUTHOR = 'محرر'\n",
          "old/content/bread.md": "Title: خبز\nAuthors: محررة\nSummary: س.\n\nنص."},
         "Author: محررة\n", ""),
        ({"old/_config.yml": "defaults:\n- scope: {path: ''}\n  values: {author: أ, mood: x}\n"
          "- scope: {path: _posts, type: posts}\n  values: {author: ب}\n"
          "- scope: {path: _posts/x}\n  values: {author: ج}\n"
          "- scope: {path: '', type: drafts}\n  values: {author: د}\n",
          "old/_posts/2024-01-01-bread.md": "---\ntitle: خبز {{ site.x }}\nsummary: س.\n---\nنص."},
         "Title: خبز\nDate: 2024-01-01\nStatus: published\nSummary: س.\nAuthor: ب\n",
         "{{ site.x }} was left out of the title"),
        ({"old/hugo.toml": "",
          "old/content/posts/bread.md": "---\ntitle: خبز\ndate: 2024-01-01\nparams:\n  mood: x\n"
          "  author: ب\nsummary: س {{ x }}.\n---\nنص."},
         "Summary: س.\nAuthor: ب\n", "Mood was not taken over: x"),
    ],
)  # fmt: skip
def test_what_settings_give_every_article_comes_along(
    project: Project, files: dict[str, str], head: str, told: str
) -> None:
    for name, words in files.items():
        project.write(name, words)
    adoption = take(project)
    assert head in text(project, "bread")
    assert told in "\n".join(notes(adoption))


def test_no_word_is_lost_and_a_counter_would_tell(project: Project) -> None:
    hugo(project)
    adoption = take(project)
    assert {one.article.inside: lost_words(one) for one in texts(adoption)} == {
        one.article.inside: {} for one in texts(adoption)
    }
    one = texts(adoption)[0]
    words = one.body.text.split("سعر")
    assert len(words) == 2
    body = type(one.body)("".join(words), one.body.numbers, one.body.notes)
    fewer = type(one)(one.article, one.head, body, one.notes)
    assert lost_words(fewer) == {"سعر": 1}


def test_an_article_without_a_text_is_a_draft(project: Project) -> None:
    head = "Title: {}\nDate: 2024-01-02\nSummary: س.\n\n"
    project.write("old/bread.ar.md", head.format("خبز") + "[TOC]\n")
    project.write("old/milk.ar.md", head.format("لبن"))
    adoption = take(project)
    assert {one.head.values["Status"] for one in texts(adoption)} == {"draft"}
    assert "a draft now: published needs a text" in notes(adoption)
    built(project)


def test_marks_in_a_title_go_and_words_between_signs_stay(project: Project) -> None:
    title = "سعر <em>الخبز</em> **اليوم** <br> 5 < 6 و&amp; <كذا>"
    project.write("old/bread.ar.md", f"---\ntitle: '{title}'\nnote: نص\nlayout: post\n---\nنص.")
    adoption = take(project)
    made = text(project, "bread")
    assert made.startswith("Title: سعر الخبز اليوم 5 < 6 و& <كذا>\n")
    assert notes(adoption) == [
        "a draft now: published needs Date, a Summary of its own", "Note was not taken over: نص",
    ]  # fmt: skip


def test_telephone_numbers_stay_links_and_other_schemes_go(project: Project) -> None:
    body = "[هاتف](tel:+961-1-555) و[رسالة](sms:+9611) و[ملف](ftp://x.y/z) و[بريد](mailto:a@b.co)"
    project.write("old/bread.ar.md", f"Title: خبز\n\n{body}")
    take(project)
    assert text(project, "bread").endswith(
        "\n\n[هاتف](tel:+961-1-555) و[رسالة](sms:+9611) وملف و[بريد](mailto:a@b.co)\n"
    )
    built(project)


def test_a_name_of_a_page_of_content_is_left_to_it(project: Project) -> None:
    project.write("content/pages/team/ar.md", "Title: الفريق\nStatus: published\n\nنص.")
    project.write("old/team.ar.md", "Title: فريق\n\nنص.")
    assert [one.slug for one in take(project).adopted] == ["team-2"]
    built(project)


def test_addresses_that_cannot_lead_on_are_told(project: Project) -> None:
    aliases = "[/ar/, /a//b/, /ok/, https://other.example.org/x.html, /ok]"
    project.write("old/bread.ar.md", f"---\ntitle: خبز\naliases: {aliases}\n---\nنص.")
    project.write("old/milk.ar.md", "---\ntitle: لبن\naliases: /ok/\n---\nنص.")
    adoption = take(project)
    assert "\nOld_slugs: /ok/, /x.html\n" in text(project, "bread")
    assert "Old_slugs" not in text(project, "milk")
    assert [note for note in notes(adoption) if "cannot lead on" in note] == [
        "the address /ar/ cannot lead on: a page lies there",
        "the address /a//b/ cannot lead on: it has a part that is empty or begins with a full stop",
        "the address /ok/ cannot lead on: bread has it too",
    ]
    built(project)


@pytest.mark.parametrize("seed", range(3))
def test_any_bytes_are_no_harm(project: Project, seed: int) -> None:
    made = random.Random(seed)  # noqa: S311 - nothing is secret
    for name in ("a.md", "b.rst", "c.html", "_config.yml", "hugo.toml", "pelicanconf.py"):
        (project.root / "old").mkdir(exist_ok=True)
        (project.root / "old" / name).write_bytes(made.randbytes(400))
    with pytest.raises(ContentError, match=r"old/(pelicanconf\.py|_config\.yml|hugo\.toml):\d+: "):
        take(project)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"hugo.toml": "baseURL = 'x'\n[permalinks\n"},
         "old/hugo.toml:2: cannot be read: it is no TOML"),
        ({"config.toml": "title = x\n"}, "old/config.toml:1: cannot be read: it is no TOML"),
        ({"hugo.yaml": "a: 1\nb: [1\n"}, "old/hugo.yaml:3: cannot be read: it is no YAML"),
        ({"hugo.json": '{"a": 1,\n}'}, "old/hugo.json:2: cannot be read: it is no JSON"),
        ({"config/_default/hugo.toml": "", "config/_default/languages.toml": "[ar"},
         "old/config/_default/languages.toml:1: cannot be read"),
        ({"_config.yml": "a: 1\n b: 2\n", "_posts/2024-01-01-b.md": "---\n---\nx"},
         "old/_config.yml:2: cannot be read: it is no YAML"),
        ({"_config.yml": "- a\n", "_posts/2024-01-01-b.md": "---\n---\nx"},
         "old/_config.yml:1: cannot be read: it holds no table"),
        ({"pelicanconf.py": "PATH = 'content'\nX = (\n"},
         "old/pelicanconf.py:2: cannot be read: it is no Python"),
        ({"pelicanconf.py": "", "publishconf.py": "print 'x'\n"},
         "old/publishconf.py:1: cannot be read"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_read_are_told_before_anything_is_taken(
    project: Project, files: dict[str, str], told: str
) -> None:
    for name, words in {"content/a.md": "Title: خبز\n\nنص.", **files}.items():
        project.write(f"old/{name}", words)
    result = project.run("adopt", "old")
    assert told in result.stderr
    assert (result.returncode, project.explainer("a").exists()) == (1, False)
