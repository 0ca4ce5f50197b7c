"""Tests of explainers' folders: what is read, and every fault with its file and line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import FORBIDDEN, load_explainers, may_be_forbidden, read_text
from sharih.errors import ContentError, Problems

HEAD = "Title: عنوان\nDate: 2024-11-07\n\n"


def load(content: Path, **files: str | bytes) -> tuple[list[Explainer[Edition]], list[str]]:
    """Write the files of one explainer, named by language, and read all; returns what is told."""
    folder = content / "explainers" / "a-slug"
    folder.mkdir(parents=True, exist_ok=True)
    for lang, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{lang}.md").write_bytes(data)
    problems = Problems()
    found = load_explainers(content, problems)
    return found, [str(problem).removeprefix(f"{folder.as_posix()}/") for problem in problems]


def test_what_readers_see_as_characters_is_a_warning(tmp_path: Path) -> None:
    (explainer,), told = load(tmp_path, ar=f"{HEAD}نص\n\n<iframe src='x'></iframe>")
    assert explainer.original.document.blocks
    (line,) = told
    assert line == (
        "ar.md:6: warning: HTML is text here, and <iframe> is shown as characters. "
        "Write a link to it: [words](https://…)."
    )


def test_the_original_is_the_one_not_marked_as_translation(tmp_path: Path) -> None:
    (explainer,), told = load(tmp_path, ar=f"Translation: true\n{HEAD}نص", en=f"{HEAD}text")
    assert told == []
    assert explainer.slug == "a-slug"
    assert explainer.original.lang == "en"
    assert explainer.translation is not None
    assert explainer.translation.lang == "ar"
    assert list(explainer.editions) == ["en", "ar"]


def test_a_translation_has_date_author_source_and_rights_of_its_original(tmp_path: Path) -> None:
    head = "Title: عنوان\nDate: 2024-11-07\nAuthor: محرر\nSource: صحيفة\nRights: لأصحابها\n"
    head += "Source_url: https://example.org/a\nTranslator: t\nSummary: خلاصة\n\n"
    english = "Title: a\nTranslation: true\nSource: The paper\n\ntext"
    (explainer,), told = load(tmp_path, ar=f"{head}نص", en=english)
    assert told == []
    assert explainer.translation is not None
    metadata = explainer.translation.metadata
    assert metadata.date == explainer.original.metadata.date
    assert (metadata.author, metadata.source) == ("محرر", "The paper")
    assert metadata.source_url == "https://example.org/a"
    assert metadata.rights == "لأصحابها"
    assert (metadata.summary, metadata.translator) == ("", "")
    assert explainer.original.metadata.translator == "t"


def test_a_missing_partner_is_no_fault(tmp_path: Path) -> None:
    (explainer,), told = load(tmp_path, ar=f"{HEAD}نص")
    assert told == []
    assert explainer.translation is None


def test_sections_begin_with_headings_and_what_is_before_is_the_lead(tmp_path: Path) -> None:
    body = "lead\n\n## One {#one}\n\na\n\n### Part\n\nb\n\n## Two\n"
    (explainer,), told = load(tmp_path, en=HEAD + body)
    sections = explainer.original.sections
    assert told == []
    assert [(section.id, len(section.blocks)) for section in sections] == [
        ("lead", 1),
        ("one", 3),
        ("section-2", 0),
    ]


def test_line_numbers_count_from_the_top_of_the_file(tmp_path: Path) -> None:
    (explainer,), _ = load(tmp_path, en=f"\ufeff{HEAD}first\r\n\r\nsecond")
    assert [unit.line for unit in explainer.original.document.units] == [4, 6]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD.encode() + b"a\nb \xff c", "ar.md:5: not UTF-8 (byte 0xff). Save the file as UTF-8."),
        (b"\xef\xbb\xbfTitle: \xff", "ar.md:1: not UTF-8 (byte 0xff). Save the file as UTF-8."),
        (f"{HEAD}a\n\x00", "ar.md:5: a control character (U+0000). Remove it."),
        (f"{HEAD}a\r\n\x1b[0m", "ar.md:5: a control character (U+001B). Remove it."),
        (f"{HEAD}a\ufffeb", "ar.md:4: a code point that is no character (U+FFFE). Remove it."),
        ("Title: \uffffa\n", "ar.md:1: a code point that is no character (U+FFFF). Remove it."),
        (f"{HEAD}\x93a\x94", "ar.md:4: a control character (U+0093). Remove it."),
        ("Date: 2024-11-07\n\ntext", "ar.md:1: no Title. Write a first line such as Title: …"),
        ("Date: 2024-11-07\nTitle:\n", "ar.md:2: no Title. Write a first line such as Title: …"),
        ("", "ar.md:1: no Title. Write a first line such as Title: …"),
        (
            f"{HEAD}# One",
            (
                "ar.md:4: a heading of the first level in the text. "
                "The title stands in Title:; begin a section with ##."
            ),
        ),
        (
            f"{HEAD}## One {{#a}}\n\n## Two {{#a}}",
            (
                "ar.md:6: the section id a is used twice, first in line 4. "
                "Give each section its own id."
            ),
        ),
        (
            f"{HEAD}## One {{#Eins}}",
            (
                "ar.md:4: the section id Eins cannot be used. "
                "Use small Latin letters, digits and hyphens, a letter first."
            ),
        ),
        (
            f"{HEAD}## One {{#lead}}",
            (
                "ar.md:4: the section id lead is that of the text before the first section. "
                "Give it another id."
            ),
        ),
        (f"{HEAD}a\n\n<!-- b", "ar.md:6: a comment is never closed. Write --> at its end."),
        (
            f"{HEAD}[^1]: b",
            "ar.md:4: a footnote is not supported. Say it in the sentence or under the sources.",
        ),
        (
            f"{HEAD}[b]: https://example.org",
            (
                "ar.md:4: an address kept apart from its link is not supported. "
                "Write [text](address) where the link stands."
            ),
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_remedy(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    assert load(tmp_path, ar=text)[1] == [told]


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    _, told = load(tmp_path, ar=b"\xff", en="Titel: a\nDate: x\n\n# b")
    assert [line.split(". ")[0] for line in told] == [
        "ar.md:1: not UTF-8 (byte 0xff)",
        "en.md:1: no Title",
        "en.md:1: unknown metadata Titel",
        "en.md:2: Date: x is no date",
        "en.md:4: a heading of the first level in the text",
    ]


def test_both_files_marked_as_translations_is_a_fault(tmp_path: Path) -> None:
    text = f"Translation: true\n{HEAD}"
    assert load(tmp_path, ar=text, en=text)[1] == [
        (
            "en.md:1: both files are marked as translations. "
            "Leave Translation: true in the translation only."
        )
    ]


def test_a_translation_alone_is_warned_of(tmp_path: Path) -> None:
    (explainer,), told = load(tmp_path, en=f"Translation: true\n{HEAD}")
    assert explainer.original.lang == "en"
    assert told == [
        (
            "en.md:1: warning: a translation without its original; it is taken as the original. "
            "Add ar.md, or remove Translation: true."
        )
    ]


def test_tags_and_story_are_the_same_in_both_files(tmp_path: Path) -> None:
    _, told = load(
        tmp_path,
        ar=f"Tags: a, b\nStory: one\n{HEAD}",
        en=f"Tags: b, c\nStory: two\nTranslation: true\n{HEAD}",
    )
    assert told == [
        (
            "en.md:1: Tags differs from ar.md. "
            "Write the same Tags in both files, or only in the original."
        ),
        (
            "en.md:2: Story differs from ar.md. "
            "Write the same Story in both files, or only in the original."
        ),
    ]
    _, told = load(tmp_path, ar=f"Tags: a, b\n{HEAD}", en=f"Tags: b, a\nTranslation: true\n{HEAD}")
    assert told == []


def test_folders_have_names_that_can_stand_in_addresses(tmp_path: Path) -> None:
    for name in ("Upper", "two words", "شرح", "a_b", "-a", "good-1", ".hidden"):
        folder = tmp_path / "explainers" / name
        folder.mkdir(parents=True)
        (folder / "ar.md").write_text(HEAD, encoding="utf-8")
    problems = Problems()
    assert [explainer.slug for explainer in load_explainers(tmp_path, problems)] == ["good-1"]
    assert len(problems) == 5
    assert {problem.reason for problem in problems} == {
        "the name of this folder cannot stand in an address"
    }


def test_a_file_or_an_empty_folder_among_the_explainers_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "explainers" / "empty").mkdir(parents=True)
    (tmp_path / "explainers" / "file.md").touch()
    problems = Problems()
    assert load_explainers(tmp_path, problems) == []
    assert [problem.reason for problem in problems] == [
        "an explainer without a text",
        "a file where explainers' folders lie",
    ]


def test_a_folder_in_the_place_of_a_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "explainers" / "a-slug" / "ar.md").mkdir(parents=True)
    found, told = load(tmp_path)
    assert found == []
    assert told == ["ar.md: is a folder, not a file. Put an ordinary file in its place."]


def test_no_folder_of_explainers_is_no_explainers(tmp_path: Path) -> None:
    assert load_explainers(tmp_path, Problems()) == []


def test_line_ends_of_all_systems_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("\ufeffa\r\nb\rc\n".encode())
    assert read_text(file) == "a\nb\nc\n"
    with pytest.raises(ContentError, match="cannot be read"):
        read_text(tmp_path / "none.md")


def test_what_file_managers_leave_among_explainers_is_passed_by(tmp_path: Path) -> None:
    folder = tmp_path / "explainers"
    (folder / "__MACOSX").mkdir(parents=True)
    for name in ("desktop.ini", "Thumbs.db", ".DS_Store", "~$ar.md"):
        (folder / name).write_bytes(b"\0")
    (_,), told = load(tmp_path, ar=f"{HEAD}نص")
    assert told == []


def test_every_character_that_no_text_may_hold_is_noticed_in_utf_8() -> None:
    chars = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    never = {char for char in chars if unicodedata.category(char) == "Cc"} - {*"\t\n\r"}
    planes = range(0, 0x110000, 0x10000)
    never |= {chr(plane + end) for plane in planes for end in (0xFFFE, 0xFFFF)}
    never |= {chr(code) for code in range(0xFDD0, 0xFDF0)}
    assert {char for char in chars if FORBIDDEN.search(char)} == never
    noticed = {char for char in chars if may_be_forbidden(f"ا{char}ب".encode())}
    assert never <= noticed
    assert len(noticed) < 3000


@pytest.mark.parametrize("line", ["---", "+++"])
def test_a_head_as_other_programs_have_it_is_told(tmp_path: Path, line: str) -> None:
    _, told = load(tmp_path, ar=f"{line}\ntitle: ع\n{line}\n\nنص\n")
    assert told[0] == (
        f"ar.md:1: the head stands between lines of {line}, as other programs have it. "
        "Take both lines away; a head is lines of Key: value and an empty line."
    )


def test_a_merge_that_was_not_brought_to_its_end_is_told(tmp_path: Path) -> None:
    _, (told,) = load(tmp_path, ar=f"{HEAD}نص\n<<<<<<< HEAD\nنص\n=======\nنص\n>>>>>>> x\n")
    assert told.startswith("ar.md:5: ")


def test_what_lies_among_the_folders_and_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    load(tmp_path / "content", ar=f"{HEAD}نص")
    folder = tmp_path / "content" / "explainers"
    (folder / "away").symlink_to(elsewhere)
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "Not_a_slug").mkdir()
    (folder / ".draft-x").mkdir()
    (folder / "closed").mkdir()
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path).name != "closed")
    problems = Problems()
    found = load_explainers(tmp_path / "content", problems)
    assert [explainer.slug for explainer in found] == ["a-slug"]
    told = {problem.path.name: problem.reason for problem in problems}
    assert told.keys() == {"away", "notes.txt", "Not_a_slug", "closed"}
    assert told["closed"] == "cannot be opened: Permission denied"
    assert told["notes.txt"] == "a file where explainers' folders lie"
