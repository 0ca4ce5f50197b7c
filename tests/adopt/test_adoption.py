"""Moving in: articles of a Pelican folder become explainers, and what was lost is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sharih.adopt import Adoption, adopt, write
from sharih.build import build
from sharih.errors import OutputError
from sharih.settings import Settings, load_settings
from tests.helpers.projects import Project, copied_project, digests

ARABIC = "نص أول عن سعر الخبز.\n\n## الخلفية\n\nنص آخر."
ENGLISH = "A first text on the price.\n\n## Background\n\nMore text."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a copy of the project, beside a folder `old` for articles."""
    made = copied_project(tmp_path / "project")
    (made.root / "old").mkdir()
    monkeypatch.chdir(made.root)
    return made


def article(project: Project, name: str, body: str = ARABIC, **metadata: str) -> None:
    """Write an article of Pelican's; an empty value leaves its line out."""
    known = {"Title": "سعر الخبز", "Date": "2024-05-06 10:20", "Summary": "خلاصة.", **metadata}
    head = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    project.write(f"old/{name}", f"{head}\n{body}\n")


def settings_of(project: Project) -> Settings:
    """Read the settings of the project."""
    return load_settings(project.root / "pelicanconf.py")


def take(project: Project, rights: str = "حقوق النص لأصحابه.") -> Adoption:
    """Adopt the articles, and write what was taken."""
    adoption = adopt(project.root / "old", settings_of(project), rights)
    for explainer in adoption.adopted:
        write(explainer, project.root / "content")
    return adoption


def refused(adoption: Adoption) -> list[str]:
    """List what was not taken."""
    return [f"{p.shown}:{p.line}: {p.reason}" for p in adoption.refused]


def notes(adoption: Adoption) -> list[str]:
    """List what did not come along as it was."""
    return [f"{n.shown}:{n.line}: {n.reason}" for one in adoption.adopted for n in one.notes]


def text(project: Project, slug: str, lang: str) -> str:
    """Read an edition that was made."""
    return (project.explainer(slug) / f"{lang}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ({"name": "bread.ar.md"}, {"name": "bread.en.md"}),
        ({"name": "bread-ar.md"}, {"name": "bread-en.md"}),
        ({"name": "news/bread_ar.markdown"}, {"name": "english/bread.en.md"}),
        ({"name": "bread.md"}, {"name": "bread-en.md"}),
        ({"name": "bread/ar.md"}, {"name": "bread/en.md"}),
        (
            {"name": "a.md", "Slug": "bread", "Lang": "ar"},
            {"name": "b.md", "Slug": "bread", "Lang": "en"},
        ),
        ({"name": "a.ar.md", "slug": "bread"}, {"name": "b.md", "SLUG": "bread", "lang": "en_US"}),
    ],
)  # fmt: skip
def test_the_two_languages_of_an_article_become_one_explainer(
    project: Project, arabic: dict[str, str], english: dict[str, str]
) -> None:
    article(project, body=ARABIC, **arabic)
    article(project, body=ENGLISH, Title="The price of bread", Summary="Short.", **english)
    adoption = take(project)
    assert (refused(adoption), notes(adoption)) == ([], [])
    assert text(project, "bread", "ar") == (
        "Title: سعر الخبز\nDate: 2024-05-06\nStatus: published\nSummary: خلاصة.\n"
        f"Rights: حقوق النص لأصحابه.\n\n{ARABIC}\n"
    )
    assert "\nTranslation: true\n" in text(project, "bread", "en")
    build(settings_of(project), convert=False, clean=False, say=lambda _line: None)
    assert (project.output / "en" / "bread" / "index.html").is_file()


def test_the_articles_stay_as_they_are_and_nothing_is_written_twice(project: Project) -> None:
    article(project, "bread.ar.md")
    before = digests(project.root / "old")
    take(project)
    made = digests(project.root / "content")
    again = take(project)
    assert again.adopted == ()
    assert refused(again) == [
        "old/bread.ar.md:None: not taken: the explainer bread is there already"
    ]
    assert [problem.severity for problem in again.refused] == ["warning"]
    assert (digests(project.root / "old"), digests(project.root / "content")) == (before, made)


def test_drafts_stay_drafts_and_hidden_articles_become_drafts(project: Project) -> None:
    article(project, "one.ar.md", Status="draft")
    article(project, "two.ar.md", Status="hidden")
    adoption = take(project)
    assert "\nStatus: draft\n" in text(project, "one", "ar")
    assert "\nStatus: draft\n" in text(project, "two", "ar")
    assert notes(adoption) == ["old/two.ar.md:4: Status: hidden became draft"]


@pytest.mark.parametrize(
    ("rights", "metadata", "missing"),
    [
        ("", {}, "Rights"),
        ("حق", {"Date": ""}, "Date"),
        ("حق", {"Summary": ""}, "a Summary of its own"),
    ],
)
def test_what_may_not_be_published_as_it_is_becomes_a_draft(
    project: Project, rights: str, metadata: dict[str, str], missing: str
) -> None:
    article(project, "bread.ar.md", **metadata)
    adoption = take(project, rights)
    assert "\nStatus: draft\n" in text(project, "bread", "ar")
    assert notes(adoption) == [f"old/bread.ar.md:None: a draft now: published needs {missing}"]


def test_a_missing_summary_is_proposed_from_the_first_paragraph(project: Project) -> None:
    article(project, "bread.ar.md", Summary="")
    take(project)
    made = text(project, "bread", "ar")
    assert "\nSummary: نص أول عن سعر الخبز.\n" in made
    assert "\nProposed: summary\n" in made


def test_tags_become_topics_by_id_by_name_and_by_other_names(project: Project) -> None:
    article(project, "bread.ar.md", Tags="بوتين، Kremlin, united states, خبز", Category="أوكرانيا")
    adoption = take(project)
    tags = "vladimir-putin, kremlin, united-states, ukraine"
    assert f"\nTags: {tags}\n" in text(project, "bread", "ar")
    assert notes(adoption) == ["old/bread.ar.md:4: no topic is named خبز, so the tag was left"]


def test_metadata_that_is_not_known_is_told_and_a_category_becomes_the_kicker(
    project: Project,
) -> None:
    article(project, "bread.ar.md", Category="اقتصاد", Mood="a.jpg", Authors="محرر; محررة")
    adoption = take(project)
    assert "\nKicker: اقتصاد\n" in text(project, "bread", "ar")
    assert "\nAuthor: محرر, محررة\n" in text(project, "bread", "ar")
    assert notes(adoption) == [
        "old/bread.ar.md:4: the category اقتصاد became the Kicker",
        "old/bread.ar.md:5: Mood was not taken over: a.jpg",
    ]


def test_the_date_may_stand_in_the_name_of_the_file(project: Project) -> None:
    article(project, "2023-02-03-bread.ar.md", Date="")
    take(project)
    assert "\nDate: 2023-02-03\n" in text(project, "bread", "ar")


def test_a_date_nobody_can_read_is_told(project: Project) -> None:
    article(project, "bread.ar.md", Date="last Tuesday")
    assert "old/bread.ar.md:2: Date: last Tuesday is no date known here" in notes(take(project))


def test_a_name_that_cannot_stand_in_an_address_gets_another(project: Project) -> None:
    article(project, "Bread_and Milk.ar.md")
    article(project, "الخبز.md", Title="بوتين والكرملين")
    slugs = {explainer.slug for explainer in take(project).adopted}
    assert slugs == {"bread-and-milk", "vladimir-putin-kremlin"}


def test_links_between_articles_become_links_between_explainers(project: Project) -> None:
    body = "انظر [اللبن]({filename}milk.ar.md) و[الشاي](|filename|/drinks/tea.md#price)."
    article(project, "news/bread.ar.md", body)
    article(project, "news/milk.ar.md")
    article(project, "drinks/tea.md", "نص.\n\n## السعر {#price}\n\nنص.")
    assert notes(take(project)) == []
    made = text(project, "bread", "ar")
    assert "انظر [اللبن](explainer:milk) و[الشاي](explainer:tea#price)." in made


def test_links_that_lead_nowhere_here_keep_their_words_and_are_told(project: Project) -> None:
    body = "نص.\n\n![خبز]({static}/images/a.jpg) و[ملف]({attach}a.pdf) و[شاي]({filename}tea.md)"
    article(project, "bread.ar.md", body)
    adoption = take(project)
    assert text(project, "bread", "ar").endswith("\n\nخبز وملف وشاي\n")
    assert [note.split(": ")[1] for note in notes(adoption)] == [
        "the picture {static}/images/a.jpg was left out, its words stay",
        "the link to {attach}a.pdf was left out, its words stay",
        "the link to {filename}tea.md was left out, its words stay",
    ]
    assert all(note.startswith("old/bread.ar.md:7: ") for note in notes(adoption))


def test_links_with_their_addresses_at_the_end_are_written_out(project: Project) -> None:
    ends = '[one]: https://example.org/1\n[خبر آخر]: <https://example.org/2> "x"'
    body = f"نص [خبر][one] و[خبر آخر].\n\n{ends}"
    article(project, "bread.ar.md", body)
    assert refused(take(project)) == []
    made = text(project, "bread", "ar")
    assert "نص [خبر](https://example.org/1) و[خبر آخر](https://example.org/2).\n" in made


def test_a_heading_that_repeats_the_title_goes(project: Project) -> None:
    article(project, "bread.ar.md", f"# سعر الخبز\n\n{ARABIC}")
    assert refused(take(project)) == []
    assert text(project, "bread", "ar").endswith(f"\n\n{ARABIC}\n")


def test_html_that_is_simple_becomes_markdown(project: Project) -> None:
    article(project, "bread.ar.md", "نص.\n\nنص <b>آخر</b>.\n\n```\n<b>\n```")
    assert notes(take(project)) == []
    assert text(project, "bread", "ar").endswith("نص.\n\nنص **آخر**.\n\n```\n<b>\n```\n")


def test_what_is_taken_can_be_built_beside_what_is_there(project: Project) -> None:
    head = "Title: جبن\nStatus: published\nDate: 2024-01-01\nSummary: س.\nRights: ح.\n"
    there = f"{head}Old_slugs: bread, /old/milk.html\n\nنص.\n"
    project.write("content/explainers/cheese/ar.md", there)
    article(project, "bread.ar.md")
    article(project, "milk.ar.md", url="/old/milk.html")
    adoption = take(project)
    assert [explainer.slug for explainer in adoption.adopted] == ["bread-2", "milk"]
    assert [note.partition(": ")[2] for note in notes(adoption)] == [
        "it is called bread-2, since bread is an address of the site",
        "the address /old/milk.html cannot lead on: another explainer has it too",
    ]
    build(settings_of(project), convert=False, clean=False, say=lambda _line: None)


def test_an_article_the_site_could_not_be_built_with_is_not_taken(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(project, "bread.ar.md", "نص.\n\n[رابط](/a/)")
    article(project, "milk.ar.md", "انظر [الخبز]({filename}bread.ar.md).")
    # No article is known that is refused; one is made by a converter that lets links be.
    monkeypatch.setattr(
        "sharih.adopt.bodies.conversion.settle", lambda body: body.sub(re.compile("رابط"), wrong)
    )
    adoption = take(project)
    assert [line.partition(", which")[0] for line in refused(adoption)] == [
        "old/bread.ar.md:7: not taken: a link to /nowhere/"
    ]
    assert [explainer.slug for explainer in adoption.adopted] == ["milk"]
    assert text(project, "milk", "ar").endswith("\n\nانظر الخبز.\n")
    build(settings_of(project), convert=False, clean=False, say=lambda _line: None)


def wrong(_found: re.Match[str], _line: int) -> str:
    """Write a link that leads nowhere."""
    return "[رابط](/nowhere/)"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.md": "Date: 2024-01-01\n\nنص"}, "old/a.md:1: not taken: no Title"),
        ({"a.md": "Title: x\nLang: fr\n\nmot"}, "old/a.md:2: not taken: its language is fr"),
        ({"a.md": "Title: 7\n\n8"}, "old/a.md:None: not taken: it has no language"),
        ({"a.rst": "x"}, "old/a.rst:1: not taken: no Title"),
        (
            {"a.adoc": "x"},
            "old/a.adoc:None: not taken: AsciiDoc, neither Markdown nor reStructuredText",
        ),
        (
            {"a.ipynb": "{}"},
            "old/a.ipynb:None: not taken: a notebook of Jupyter, neither Markdown nor",
        ),
        ({"a.html": "<p>x"}, "old/a.html:None: not taken: an HTML file without a head"),
        ({"_index.md": "---\ntitle: x\n---\n<!-- x -->"},
         "old/_index.md:None: not taken: the page of a list without a text of its own"),
        ({"a.md": "+++\ntitle = 'x\n+++\nx"},
         "old/a.md:2: not taken: its head cannot be read: it is no TOML"),
        ({"a.md": "---\ntitle: x\n\nx"},
         "old/a.md:1: not taken: its head begins with --- and is never closed"),
        ({"a.fr.md": "Title: x\n\nmot"}, "old/a.fr.md:None: not taken: its language is fr"),
        ({"ar/_index.md": "", "fr/a.md": "Title: x\n\nmot"},
         "old/ar/_index.md:None: not taken: the page of a list without a text of its own"),
        ({"a.md": "Title: Новости\n\nПервый текст."},
         "old/a.md:None: not taken: its words are Cyrillic"),
        ({"a.ar.md": "Title: خبر\n\n" + "این متن فارسی است که پژوهشگران چاپ گردند. " * 4},
         "old/a.ar.md:None: not taken: its words are Persian"),
        ({"a.md": "Title: Le pain\n\n" + "Le prix du pain et les prix sont dans la rue. " * 9},
         "old/a.md:None: not taken: its words are French"),
        ({"a.md": "Title: Nouvelle loi\n\nLe gouvernement a adopté une loi sur le logement et les "
          "loyers, selon le ministère."}, "old/a.md:None: not taken: its words are French"),
        ({"fr.md": "Title: Nouvelle loi\n\nUne loi adoptée hier."},
         "old/fr.md:None: not taken: its words are French"),
        ({"tr.md": "Title: Yeni yasa\n\nHükümet bir yasa kabul etti."},
         "old/tr.md:None: not taken: its words are Turkish"),
        ({"b/ar.md": "", "b/de.md": "Title: Brot\n\nBrot."}, "old/b/ar.md:1: not taken: no Title"),
        ({"pages/a.md": "Title: x\n\n{% for post in posts %}x{% endfor %}"},
         "old/pages/a.md:None: not taken: a page that a template fills"),
        ({"pages/404.md": "Title: x\n\nNot here."},
         "old/pages/404.md:None: not taken: the page for addresses that lead nowhere"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_told_with_its_file(
    project: Project, files: dict[str, str], told: str
) -> None:
    for name, words in files.items():
        project.write(f"old/{name}", words)
    lines = refused(take(project))
    assert len(lines) == sum(not name.startswith("ar/") for name in files) + ("ar/" in told)
    assert lines[0].startswith(told)


@pytest.mark.parametrize(
    "words",
    [
        "The court in Rio de la Plata met.", "Les Misérables is on stage again.", "Prices rose.",
        "El Al and La Paz: Le Monde, Die Zeit.", "It is so.",
    ],
)  # fmt: skip
def test_a_short_english_text_may_hold_names_of_others(project: Project, words: str) -> None:
    article(project, "it.md", words, Title="A new law")
    assert [sorted(one.texts) for one in take(project).adopted] == [["en"]]


def test_bytes_that_are_no_text_are_told(project: Project) -> None:
    (project.root / "old" / "a.md").write_bytes(b"Title: x\n\n\xff\xfe")
    assert refused(take(project)) == ["old/a.md:3: not UTF-8 (byte 0xff)"]


def test_a_head_between_hyphens_is_read(project: Project) -> None:
    project.write("old/bread.ar.md", f'---\nTitle: "سعر الخبز"\nSummary: خلاصة.\n---\n\n{ARABIC}\n')
    take(project)
    assert text(project, "bread", "ar").startswith("Title: سعر الخبز\nStatus: draft\n")


def test_links_and_hidden_files_are_passed_by(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ar.md"
    secret.write_text("Title: x\n\nنص", encoding="utf-8")
    (project.root / "old" / "link.ar.md").symlink_to(secret)
    (project.root / "old" / "folder").symlink_to(tmp_path)
    project.write("old/.drafts/a.ar.md", "Title: x\n\nنص")
    adoption = take(project)
    assert (adoption.adopted, adoption.refused) == ((), ())


@pytest.mark.parametrize("folder", ["nothing", "content", "content/explainers", "."])
def test_the_sites_own_content_is_refused(project: Project, folder: str) -> None:
    with pytest.raises(OutputError):
        adopt(project.root / folder, settings_of(project))


def test_a_trial_writes_nothing_and_the_command_says_what_was_taken(project: Project) -> None:
    article(project, "bread.ar.md", Mood="a.jpg", Tags="خبز, Kremlin")
    article(project, "tea.ar.md", Tags="خبز", Date="")
    before = digests(project.root / "content")
    trial = project.run("adopt", "old", "--dry-run", "--rights", "حق")
    assert digests(project.root / "content") == before
    assert trial.stdout.splitlines()[-1] == (
        "2 articles would be taken as 2 explainers; 0 files left."
    )
    result = project.run("adopt", "old", "--rights", "حق")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "old: taken for a folder of articles.",
        "taken  old/bread.ar.md  bread (ar)",
        "         old/bread.ar.md:4: Mood was not taken over: a.jpg",
        "         old/bread.ar.md:5: no topic is named خبز, so the tag was left",
        "taken  old/tea.ar.md    tea (ar, a draft)",
        "         old/tea.ar.md: a draft now: published needs Date",
        "         old/tea.ar.md:3: no topic is named خبز, so the tag was left",
        "Tags that no topic is named by: خبز (2).",
        "2 articles taken as 2 explainers; 0 files left.",
    ]


def test_an_article_that_could_not_be_taken_ends_the_command_with_one(project: Project) -> None:
    project.write("old/a.md", "Title: 7\n\n8")
    result = project.run_apart("adopt", "old")
    assert result.returncode == 1
    assert result.stderr.startswith("old/a.md: not taken: it has no language. Write Lang:")


def test_a_note_on_a_head_between_hyphens_names_the_line_in_the_file(project: Project) -> None:
    head = '---\nTitle: "سعر الخبز"\nDate: 2024-05-06\nSummary: خلاصة.\nMood: wide\n---\n'
    project.write("old/bread.md", f"{head}\n{ARABIC}\n")
    assert any(
        note.startswith("old/bread.md:5: Mood was not taken over") for note in notes(take(project))
    )
