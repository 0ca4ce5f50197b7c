"""An explainer without a seed: what is written, and that it can be built as it is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from rich.console import Console

from sharih.commands.new import run
from sharih.new.blank_texts import blank_texts
from sharih.settings import load_settings
from tests.helpers.projects import ROOT, Project, copied_project, digests

TITLE = "هل ترتفع أسعار الخبز هذا الشتاء؟"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the sample project."""
    return copied_project(tmp_path / "project")


def read(project: Project, slug: str, name: str) -> str:
    """Read a file of an explainer."""
    return (project.explainer(slug) / name).read_text(encoding="utf-8")


def slugs(project: Project) -> set[str]:
    """List the folders of explainers, hidden ones too."""
    return {path.name for path in (project.root / "content" / "explainers").iterdir()}


# ------------------------------------------------------------------ what is written


def test_both_languages_have_the_same_parts_under_a_head_to_fill_in(project: Project) -> None:
    result = project.run("new", TITLE, "--slug", "bread")
    folder = "content/explainers/bread"
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split() == [f"{folder}/ar.md", f"{folder}/en.md", f"{folder}/en.po"]
    arabic, english = read(project, "bread", "ar.md"), read(project, "bread", "en.md")
    assert arabic.startswith(f"Title: {TITLE}\nDate:\nStatus: draft\nTags:\nSummary:\n")
    assert "\nTranslation: true\n" in english
    parts = [[line.split("{#")[1] for line in text.split("\n") if line.startswith("## ")]
             for text in (arabic, english)]  # fmt: skip
    assert parts[0] == parts[1]
    fixed = {"key-points}", "background}", "timeline}", "known}", "unknown}", "sources}"}
    assert fixed < {*parts[0]}
    assert "./inv new --pair bread" in english


def test_the_forms_of_both_languages_have_the_same_parts() -> None:
    first, second = blank_texts("T", "t", "ar"), blank_texts("T", "t", "en")
    ids = [
        [line.split("{")[1] for line in texts[lang].split("\n") if line.startswith("## ")]
        for texts in (first, second)
        for lang in ("ar", "en")
    ]
    assert ids[0]
    assert ids == [ids[0]] * 4


def test_the_original_may_be_english(project: Project) -> None:
    assert project.run("new", "Is bread dearer?", "--slug", "bread").returncode == 0
    assert "Translation" not in read(project, "bread", "en.md")
    assert "\nTranslation: true\n" in read(project, "bread", "ar.md")
    assert (project.explainer("bread") / "ar.po").is_file()


def test_topics_and_story_that_are_known_stand_in_the_original(project: Project) -> None:
    words = ("--tags", "vladimir-putin,kremlin", "--story", "kremlin-contacts")
    result = project.run("new", TITLE, "--slug", "bread", *words)
    assert result.returncode == 0, result.stderr
    assert "\nTags: vladimir-putin, kremlin\n" in read(project, "bread", "ar.md")
    assert "\nStory: kremlin-contacts\n" in read(project, "bread", "ar.md")


def test_a_name_is_proposed_as_for_drafts(project: Project) -> None:
    assert project.run("new", "هل يلتقي بوتين وترامب مرة أخرى؟").returncode == 0
    assert project.run("new", "Why is bread dear?", "--quiet").stdout == ""
    assert {"vladimir-putin-donald-trump", "why-bread-dear"} < slugs(project)
    assert project.run("new", "Why is bread dear?").returncode == 0
    assert "why-bread-dear-2" in slugs(project)


def test_next_steps_are_told_on_a_terminal(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sharih.commands.line import _parser

    monkeypatch.chdir(project.root)
    words = ["new", TITLE, "--slug", "bread"]
    console = Console(force_terminal=True, width=200, highlight=False)
    settings = load_settings(project.root / "pelicanconf.py")
    assert run(_parser().parse_args(words), settings, console, console) == 0
    told = capsys.readouterr().out
    assert "./inv serve shows it at /ar/bread/" in told
    assert "./inv new --pair bread" in told


def test_what_the_docs_say_can_be_done(project: Project) -> None:
    text = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    part = text.split("## Beginning without a seed\n")[1].split("\n## ")[0]
    commands = re.findall(r"^\./inv ([^#\n]+)", part, re.MULTILINE)
    assert len(commands) >= 3
    for command in commands:
        result = project.run(*shlex.split(command))
        assert result.returncode == 0, result.stderr
    assert project.run("build").returncode == 0


# ------------------------------------------------------------------ what becomes of it


def test_it_can_be_built_and_checked_as_it_is(project: Project) -> None:
    before = project.built()
    project.run("new", TITLE, "--slug", "bread")
    after = project.built()
    pages = {"ar/bread/index.html", "en/bread/index.html", "ar-en/bread/index.html"}
    assert pages == {path for path in after.keys() - before.keys() if "bread" in path}
    checked = project.run("check")
    assert checked.returncode == 0, checked.stdout
    assert "0 errors" in checked.stdout


def test_readers_do_not_get_it_and_that_is_told(project: Project) -> None:
    project.run("new", TITLE, "--slug", "bread")
    built = project.run("build", "--settings", "publishconf.py")
    assert "content/explainers/bread/ar.md: left out, draft" in built.stdout
    assert "content/explainers/bread/en.md: left out, draft" in built.stdout
    assert not (project.output / "ar" / "bread").exists()


def test_publishing_it_before_it_is_filled_in_is_refused_line_by_line(project: Project) -> None:
    project.run("new", TITLE, "--slug", "bread")
    file = "content/explainers/bread/ar.md"
    project.replace(file, "Status: draft", "Status: published")
    result = project.run("build")
    assert result.returncode == 1
    for told in (
        f"{file}:3: published without Date. Add Date: or write Status: draft.",
        f"{file}:5: Summary is empty. Fill it in.",
        f"{file}:9: Rights is empty. Fill it in.",
        f"{file}:3: published without a text. Write the text, or Status: draft.",
    ):
        assert told in result.stderr


def test_the_title_waits_to_be_translated(project: Project) -> None:
    project.run("new", TITLE, "--slug", "bread")
    project.built()
    page = (project.output / "en" / "bread" / "index.html").read_text(encoding="utf-8")
    assert "1 passage has not been translated yet" in page


def test_a_heading_that_is_reworded_makes_its_translation_older(project: Project) -> None:
    project.run("new", TITLE, "--slug", "bread")
    file = "content/explainers/bread/ar.md"
    project.replace(file, "## ماذا حدث؟ {#what-happened}", "## من؟ {#what-happened}\n\nنص.")
    project.built()
    assert "older than the original" in project.run("check").stdout


def test_converting_leaves_it_alone(project: Project) -> None:
    title = "Why bread is dear"
    project.run("new", title, "--slug", "why-bread-dear")
    before = digests(project.explainer("why-bread-dear"))
    text = f"{title}\n\nBread is dear because flour is dear, bakers said on Monday.\n"
    project.write("seeds/bread.txt", text)
    assert project.run("convert").returncode == 0
    assert digests(project.explainer("why-bread-dear")) == before
    assert (project.explainer("why-bread-dear-2") / "en.md").is_file()


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((TITLE, "--slug", "../x"), "--slug ../x cannot stand in an address."),
        ((TITLE, "--slug", "خبز"), "--slug خبز cannot stand in an address."),
        ((TITLE, "--slug", "b" * 300), "cannot be written (File name too long)."),
        ((TITLE, "--lang", "fr"), "--lang fr is no language of the site. Write ar or en."),
        ((TITLE, "--slug", "Bread_Prices"), "digits and hyphens, such as bread-prices."),
        ((TITLE, "--tags", "kremlin,kremln"), "has no topic kremln. Did you mean kremlin?"),
        ((TITLE, "--story", "talks"), "content/stories.toml: has no story talks."),
        (("",), "Say the title"),
        ((" \n",), "The title has no words."),
        (("\u200f؟",), "The title has no words."),
        (("caf\udce9",), "The title is not in UTF-8."),
        ((TITLE, "--pair", "will-they-meet"), "--pair takes nothing but the name of a folder."),
        ((), "Say the title"),
    ],
)  # fmt: skip
def test_it_is_told_in_a_line_and_nothing_is_written(
    project: Project, words: tuple[str, ...], told: str
) -> None:
    before = digests(project.root)
    result = project.run("new", *words)
    assert result.returncode == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert digests(project.root) == before
    assert slugs(project) == {"will-they-meet", "why-not-congratulated"}


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("will-they-meet", "is there already"),
        ("topics", "is the address of a page of the site"),
        ("contact", "is the name of a page"),
        ("old-bread", "is an earlier address of another text"),
        ("deleted", "is what became of the seed bread.txt"),
        ("call-us", "is an earlier address of another text"),
        ("once", "was the address of a text that readers had"),
    ],
)
def test_a_name_that_is_taken_is_told_with_one_that_is_free(
    project: Project, slug: str, why: str
) -> None:
    ar = "content/explainers/will-they-meet/ar.md"
    project.replace(ar, "Status:", "Old_slugs: old-bread\nStatus:")
    project.write("content/pages/contact/ar.md", "Title: اتصل بنا\nOld_slugs: call-us\n\nنص.\n")
    public = '[once.ar]\nsince = 2025-01-01\nwords = "0123456789abcdef"\nremoved = 2025-02-01\n'
    project.write("content/published.toml", public)
    entry = f'["bread.txt"]\nsha256 = "{"0" * 64}"\nslug = "deleted"\n'
    project.write("content/seeds.toml", entry)
    before = digests(project.root)
    result = project.run("new", TITLE, "--slug", slug)
    remedy = f"Take another name, such as --slug {slug}-2."
    assert result.stderr == f"content/explainers/{slug}: {why}. {remedy}\n"
    assert result.returncode == 1
    assert digests(project.root) == before
    assert project.run("new", TITLE, "--slug", f"{slug}-2").returncode == 0


def test_a_folder_whose_name_has_capital_letters_is_there_too(project: Project) -> None:
    project.explainer("Bread").mkdir()
    result = project.run("new", TITLE, "--slug", "bread")
    assert "is there already" in result.stderr


def test_a_folder_that_cannot_be_written_is_told(project: Project) -> None:
    explainers = project.root / "content" / "explainers"
    explainers.rename(project.root / "elsewhere")
    explainers.write_text("", encoding="utf-8")
    result = project.run("new", TITLE, "--slug", "bread")
    assert result.returncode == 1
    assert "content/explainers/bread: cannot be written (Not a directory)." in result.stderr


@pytest.mark.parametrize(
    "title",
    [
        'قال: "لا" **أبدا** <b>و</b> [x](y) {#id} {{ z }} & # `c` | _d_',
        "سطر\nثان\tوثالث\x00\x1b[31m\u2028رابع",
        "\u200fعنوان \u2066Title\u2069 \u202eمقلوب",
        "كلمة " * 60,
        "- Title: Status: published",
        "'''\\\\ \"",
        "COVID-19؟",
    ],
)
def test_any_title_is_text(project: Project, title: str) -> None:
    result = project.run("new", "--slug", "odd", "--", title)
    if not any(char.isalnum() for char in title):
        assert "no words" in result.stderr
        return
    assert result.returncode == 0, result.stderr
    project.built()
    assert "Status: draft" in read(project, "odd", "ar.md")
    page = (project.output / "ar" / "odd" / "index.html").read_text(encoding="utf-8")
    assert "<b>و" not in page
    assert "\u202e" not in page
