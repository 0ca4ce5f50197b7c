"""Folders of pages that explain nothing: what is read of them, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sharih.content.pages import load_pages
from sharih.errors import Problems


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(folder: Path, problems: Problems) -> list[str]:
    """List problems with their paths below the folder."""
    return [str(problem).removeprefix(f"{folder}/") for problem in problems]


def test_each_folder_is_a_page_in_one_language_or_both(tmp_path: Path) -> None:
    write(
        tmp_path / "pages",
        {
            "contact/ar.md": "Title: اتصل بنا\n\nنص.\n",
            "about/ar.md": "Title: عن الموقع\n\nنص.\n",
            "about/en.md": "Title: About\nTranslation: true\n\nText.\n",
            ".DS_Store": "",
        },
    )
    problems = Problems()
    pages = load_pages(tmp_path / "pages", problems)
    assert {slug: list(page.editions) for slug, page in pages.items()} == {
        "about": ["ar", "en"],
        "contact": ["ar"],
    }
    assert not len(problems)
    assert load_pages(tmp_path / "none", problems) == {}


def test_a_page_is_published_unless_it_says_something_else(tmp_path: Path) -> None:
    heads = {"a": "", "b": "Status: draft\n", "c": "Status: published\n"}
    write(tmp_path, {f"{n}/ar.md": f"Title: نص\n{h}\nنص.\n" for n, h in heads.items()})
    pages = load_pages(tmp_path, Problems())
    assert {n: page.editions["ar"].metadata.status for n, page in pages.items()} == {
        "a": "published", "b": "draft", "c": "published",
    }  # fmt: skip


def test_one_language_says_for_both_where_a_page_stands(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a/ar.md": "Title: نص\nDate: 2026-01-02\nPlace: Menu، footer\nOrder: 0\n\nنص.\n",
            "a/en.md": "Title: A\nMenu_title: Short\nTranslation: true\n\nText.\n",
            "b/ar.md": "Title: نص\nOrder: ٢\n\nنص.\n",
            "b/en.md": "Title: B\nPlace: none\nOrder: -5\nTranslation: true\n\nText.\n",
        },
    )
    problems = Problems()
    pages = load_pages(tmp_path, problems)
    assert told(tmp_path, problems) == []
    said = [
        (lang, e.metadata.place, e.metadata.order, e.metadata.menu_title)
        for page in pages.values()
        for lang, e in page.editions.items()
    ]
    assert said == [
        ("ar", ("menu", "footer"), 0, ""),
        ("en", ("menu", "footer"), 0, "Short"),
        ("ar", ("none",), 2, ""),
        ("en", ("none",), -5, ""),
    ]
    assert pages["a"].editions["en"].metadata.date == dt.date(2026, 1, 2)


FAULTS = {
    "contact.md": "contact.md: a file where pages' folders lie. "
    "Make a folder of that name with ar.md or en.md in it.",
    "Contact/ar.md": "Contact: the name of this folder cannot stand in an address. "
    "Use small Latin letters, digits and hyphens.",
    "topics/ar.md": "topics: the name topics is reserved for a page of the site. "
    "Rename the folder.",
    "page/en.md": "page: the name page is reserved for a page of the site. Rename the folder.",
    "search/en.md": "search: the name search is reserved for a page of the site. "
    "Rename the folder.",
    "contact/notes.txt": "contact: a page without a text. "
    "Write ar.md or en.md, or remove the folder.",
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_page_is_told_with_its_file_and_what_to_do(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "Title: نص\n\nنص.\n"})
    problems = Problems()
    assert load_pages(tmp_path, problems) == {}
    assert told(tmp_path, problems) == [FAULTS[name]]


HEADS = {
    "Kicker: a": "unknown metadata Kicker. Known are Title, Date, Modified, Status, Summary, "
    "Place, Order, Menu_title, Old_slugs, Translation.",
    "Place: top": "unknown place top. Write menu, footer, both with a comma between, or none.",
    "Place: none, menu": "Place names none and another place. Leave one of them.",
    **{
        f"Order: {text}": f"Order: {text} is no number. Write a whole number, such as 10."
        for text in ("first", "1_0", "1.5", "1e2", "²", "- 1", "9" * 5000)
    },
    "Menu-title: a": "unknown metadata Menu-title. Did you mean Menu_title?",
}


@pytest.mark.parametrize("line", HEADS)
def test_what_is_wrong_in_a_head_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    write(tmp_path, {"contact/ar.md": f"Title: نص\n{line}\n\nنص.\n"})
    problems = Problems()
    load_pages(tmp_path, problems)
    assert told(tmp_path, problems) == [f"contact/ar.md:2: {HEADS[line]}"]


def test_files_between_the_folders_may_be_those_of_pelican(tmp_path: Path) -> None:
    write(tmp_path, {"note.md": "title: A note\n\nHello.\n", "contact/ar.md": "Title: نص\n\nنص.\n"})
    problems = Problems()
    assert list(load_pages(tmp_path, problems, files_of_host=True)) == ["contact"]
    assert not len(problems)


def test_a_page_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "other", {"ar.md": "Title: نص\n\nنص.\n"})
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "contact").symlink_to(tmp_path / "other")
    problems = Problems()
    assert load_pages(tmp_path / "content" / "pages", problems) == {}
    (problem,) = problems
    assert problem.reason.startswith("is a link that leads out of the project")
