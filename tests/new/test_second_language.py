"""What a translation lacks comes in from its original, on disk: explainers, pages, the ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project, digests, explainer_text

AR = "content/explainers/bread/ar.md"
EN = "content/explainers/bread/en.md"
PO = "content/explainers/bread/en.po"
BODY = """\
## السعر {#price}

قالت الوزارة إن السعر لن يرتفع.

- بند 1
- بند 2

## الخلفية {#background}

نص عن الخلفية.
"""
ENGLISH = """\
## The price {#price}

The ministry said that the price would not rise.

- Item 1
"""
HEAD = {"Summary": "In short.", "Rights": "The site's.", "Translation": "true"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with an explainer whose translation lacks an item and a section."""
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(AR, explainer_text("عنوان", BODY))
    made.write(EN, explainer_text("Title", ENGLISH, **HEAD))
    return made


def read(project: Project, path: str) -> str:
    """Read a file with its line ends."""
    return (project.root / path).read_bytes().decode("utf-8")


def test_the_passages_that_lack_come_in_and_are_recorded(project: Project) -> None:
    result = project.run("new", "--pair", "bread")
    assert result.stdout == f"{EN}: completed with 3 passages to be translated\n"
    wanted = ENGLISH.rstrip("\n") + "\n- بند 2\n\n## الخلفية {#background}\n\nنص عن الخلفية.\n"
    assert read(project, EN) == explainer_text("Title", wanted.rstrip("\n"), **HEAD) + "\n"
    assert 'msgid "قالت الوزارة' in read(project, PO)
    files = digests(project.root / "content")
    again = project.run("new", "--pair", "bread")
    assert again.stdout == f"{EN}: lacks nothing that ar.md has\n"
    # A build has nothing to add to the ledger, and readers do not get what is not translated.
    built = project.run("build", "--settings", "publishconf.py", "--no-convert")
    assert f"{EN}: left out, 3 passages missing" in built.stdout
    written = {p for p, d in digests(project.root / "content").items() if files.get(p) != d}
    assert written == set()


def test_the_file_may_lack_altogether(project: Project) -> None:
    (project.root / EN).unlink()
    result = project.run("new", "--pair", "bread")
    assert result.stdout == f"{EN}: begun, with 8 passages to be translated\n"
    assert read(project, EN) == (
        f"Title: عنوان\nStatus: draft\nSummary: خلاصة قصيرة.\nTranslation: true\n\n{BODY}"
    )
    assert project.run("build").returncode == 0


def test_an_english_original_gets_an_arabic_side(project: Project) -> None:
    (project.root / AR).unlink()
    project.replace(EN, "Translation: true\n", "")
    assert project.run("new", "--pair", "bread").returncode == 0
    assert "\nTranslation: true\n" in read(project, AR)
    assert "\n- Item 1\n" in read(project, AR)


def test_a_page_is_completed_too(project: Project) -> None:
    about = "content/pages/about"
    project.write(f"{about}/ar.md", "Title: عن الموقع\n\nفقرة 1.\n\n- بند 2\n")
    project.write(f"{about}/en.md", "Title: About\nTranslation: true\n\nA paragraph 1.\n")
    project.run("new", "--pair", "about")
    assert read(project, "content/pages/about/en.md").endswith("A paragraph 1.\n\n- بند 2\n")
    assert "msgctxt" in read(project, "content/pages/about/en.po")
    (project.root / "content/pages/about/en.md").unlink()
    result = project.run("new", "--pair", "about")
    assert result.stdout == "content/pages/about/en.md: begun, with 3 passages to be translated\n"
    assert project.run("build").returncode == 0


def test_a_byte_order_mark_and_line_ends_stay(project: Project) -> None:
    text = read(project, EN).replace("\n", "\r\n").rstrip("\r\n")
    (project.root / EN).write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    project.run("new", "--pair", "bread")
    data = (project.root / EN).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + text.encode("utf-8") + "\r\n- بند 2\r\n".encode())
    assert data.endswith("نص عن الخلفية.".encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_what_was_translated_from_an_older_text_is_older_still(project: Project) -> None:
    project.built()
    project.replace(AR, "لن يرتفع", "لن ينخفض هذا العام")
    project.run("new", "--pair", "bread")
    project.built()
    assert "1 passage is older than the original" in project.run("check").stdout


UNFIT = (
    "the name of this folder cannot stand in an address. "
    "Use small Latin letters, digits and hyphens."
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("bred", "content/explainers/bred: is not there. Did you mean bread?"),
        ("../explainers/bread", "is not there."),
        ("", "is not there."),
        (".", "is not there."),
        ("Bread", f"content/explainers/Bread: {UNFIT}"),
        ("خبز", f"content/pages/خبز: {UNFIT}"),
        ("milk", "content/explainers/milk: is not there. Name the folder"),
    ],
)
def test_a_name_that_is_none_is_told(project: Project, name: str, told: str) -> None:
    for folder in ("explainers/Bread", "pages/خبز"):
        (project.root / "content" / folder).mkdir(parents=True)
    before = digests(project.root)
    result = project.run("new", "--pair", name)
    assert result.returncode == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert digests(project.root) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (EN, "- Item 1", "<!-- open", f"{EN}:12: a comment is never closed. Write --> at its end."),
        (AR, "Title: عنوان", "Titel: عنوان", f"{AR}:1: no Title."),
        (AR, "Status: published", "Translation: true", "both files are marked as translations."),
        (PO, "", "msgid", f"{PO}:1: "),
    ],
)
def test_a_text_with_an_error_is_left_alone(
    project: Project, path: str, old: str, new: str, told: str
) -> None:
    if old:
        project.replace(path, old, new)
    else:
        project.write(path, new)
    before = digests(project.root)
    result = project.run("new", "--pair", "bread")
    assert result.returncode == 1
    assert told in result.stderr
    assert digests(project.root) == before


def test_a_translation_without_its_original_is_left_alone(project: Project) -> None:
    (project.root / AR).unlink()
    result = project.run("new", "--pair", "bread")
    assert result.returncode == 1
    assert f"{EN}:6: says that it is a translation, and its original ar.md is not there." in (
        result.stderr
    )
    assert len(result.stderr.splitlines()) == 1
