"""The folder of seeds: which files are seeds, and what they may be called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sharih.__main__ import main
from sharih.conversion import Conversion, ConversionOptions, report_again
from sharih.errors import ContentError
from tests.helpers.documents import document, paragraph
from tests.helpers.newsroom import LAST, LEDE, PRESS_SLUG, SECOND, THIRD, TITLE, Newsroom


def test_what_file_managers_and_editors_leave_behind_is_no_seed_and_not_told(
    press: Newsroom,
) -> None:
    for name in ("README.md", ".hidden.txt", ".a.pdf", "b.txt~", "~$c.docx", "Thumbs.db"):
        press.put(name, "# نص")
    press.add("a.TXT")
    found = press.convert()
    assert [report.name for report in found.reports] == ["a.TXT"]
    assert not found.problems


def test_all_kinds_of_seeds_become_drafts_and_can_be_reported_on(newsroom: Newsroom) -> None:
    newsroom.put("a.md", f"# {TITLE}\n\n{LEDE}\n")
    newsroom.put("b.HTML", f"<h1>{TITLE}</h1><div><p>{SECOND}</p><p>{THIRD}</p></div>")
    newsroom.put("c.docx", document(paragraph(TITLE, style="T"), paragraph(LAST)))
    found = newsroom.convert(details=True)
    assert [(report.name, report.status) for report in found.reports] == [
        ("a.md", "new"), ("b.HTML", "new"), ("c.docx", "new"),
    ]  # fmt: skip
    assert not found.problems
    titles = [json.loads(report.details)["title"]["text"] for report in found.reports]
    assert titles == [TITLE, TITLE, TITLE]
    again = report_again(
        newsroom.seeds, newsroom.content, newsroom.registry, ("c.docx", "a.md"), ConversionOptions()
    )
    assert [report.status for report in again.reports] == ["known", "known"]
    assert "Seed: c.docx" in newsroom.read(found.reports[2].slug or "")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.pdf", "pdftotext"),
        ("a.DOC", "save it as .docx"),
        ("a.odt", "save it as .docx"),
        ("a.jpg", "OCR"),
        ("a.mp3", "Write down what is said"),
        ("a.zip", "Take the articles out"),
        ("a.mhtml", "Save the page again"),
        ("article", "let its name end in .txt"),
        ("a.xyz", "Paste the article's text"),
    ],
)
def test_a_file_of_another_kind_is_told_with_a_remedy(
    press: Newsroom, name: str, remedy: str
) -> None:
    press.put(name, "نص")
    press.add("b.txt")
    (problem,) = press.convert().problems
    assert problem.severity == "warning"
    assert name in str(problem)
    assert "is no seed" in str(problem)
    assert remedy in str(problem)
    assert not press.convert("b.txt").problems, "who names seeds asked for no others"


def test_a_folder_below_the_seeds_is_told_with_how_many_files_are_in_it(press: Newsroom) -> None:
    for folder in ("old/2020", "page_files", "empty"):
        (press.seeds / folder).mkdir(parents=True)
    press.put("old/a.txt", "نص")
    press.put("old/2020/b.txt", "نص")
    press.put("page_files/style.css", "")
    press.put("page.html", f"<h1>{TITLE}</h1><p>{LEDE}</p>")
    (problem,) = press.convert().problems
    assert "old: warning: is a folder with 2 files, which are not read" in str(problem)


def test_of_very_many_files_that_are_no_seeds_some_are_told(press: Newsroom) -> None:
    for number in range(30):
        press.put(f"{number:02}.pdf", "")
    problems = press.convert().problems
    assert len(problems) == 21
    assert "holds 10 more files" in "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "is a PDF, whatever its name says"),
        ("a.html", b"%PDF-1.7\n%\xe2\xe3", "is a PDF, whatever its name says"),
        ("a.txt", document(paragraph(LEDE)), "let its name end in .docx"),
        ("a.md", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
        ("a.txt", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "is a picture"),
        ("a.txt", b"{\\rtf1\\ansi", "is an RTF document"),
    ],
)
def test_a_file_of_another_kind_under_the_name_of_a_seed_is_refused(
    press: Newsroom, name: str, data: bytes, message: str
) -> None:
    press.put(name, data)
    press.add("b.txt")
    found = press.convert()
    assert [report.name for report in found.converted] == ["b.txt"]
    (problem,) = found.problems
    assert message in str(problem)
    assert problem.severity == "error"


def test_a_page_that_is_far_too_large_is_refused_and_not_read_whole(press: Newsroom) -> None:
    press.put("a.html", b"<p>" + b"a" * 10_000_001)
    (problem,) = press.convert().problems
    assert "has 10.0 MB; a seed is one article, of at most 10 MB" in str(problem)


@pytest.mark.parametrize("task", ["convert", "build"])
def test_a_folder_of_seeds_that_was_named_must_be_there(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "pelicanconf.py"
    settings.write_text("", encoding="utf-8")
    assert main([task, "--settings", str(settings), "--seeds", str(tmp_path / "gone")]) == 1
    told = capsys.readouterr().err.replace("\n", "")
    assert "gone: is not there. Name the folder that the raw articles are in." in told


@pytest.mark.parametrize("name", ["a,b.txt", "a\nb.txt", " a.txt", "a .txt", "خبر، آخر.txt"])
def test_names_that_cannot_stand_in_a_list_are_refused(press: Newsroom, name: str) -> None:
    press.add(name)
    conversion = press.convert()
    assert not conversion.reports
    assert "Rename the file." in str(conversion.problems[0])
    assert "\n" not in str(conversion.problems[0])


def test_names_with_quotation_marks_and_arabic_letters_are_kept(press: Newsroom) -> None:
    press.add('خبر "1" \\ #.txt')
    press.convert()
    assert press.statuses() == [('خبر "1" \\ #.txt', "known", PRESS_SLUG)]


def test_a_project_without_seeds_has_nothing_to_convert(press: Newsroom) -> None:
    press.seeds.rmdir()
    assert press.convert() == Conversion((), ())
    assert not press.register.exists()


def test_a_file_in_place_of_the_seeds_folder_is_refused(press: Newsroom) -> None:
    press.seeds.rmdir()
    press.seeds.write_text("")
    with pytest.raises(ContentError, match="cannot be read as the folder of seeds"):
        press.convert()
