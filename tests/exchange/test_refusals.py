"""Files and texts that `export` and `import` cannot use, and states that they tell of."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polib
import pytest

from sharih.exchange import files
from sharih.exchange.files import read_file
from sharih.exchange.xliff_elements import BadXliffError, read_elements
from tests.helpers.projects import Project, copied_project, digests, explainer_text

AR = "content/explainers/bread/ar.md"
EN = "content/explainers/bread/en.md"
LEDGER = "content/explainers/bread/en.po"
PO = "translations/bread/en.po"
ARABIC = """\
## السعر {#price}

قالت الوزارة إن السعر لن يرتفع قبل الربيع في [المدينة](topic:city).

وأضافت أن المخزون يكفي أشهرا ستة كاملة، كما قال ناطق باسمها.

| سنة | سعر |
| --- | --- |
| 2024 | 10 |"""
ENGLISH = """\
## The price {#price}

The ministry said that the price would not rise before spring in [the city](topic:city).

It added that stocks would last for six months, as a spokesman said.

| year | price |
| --- | --- |
| 2024 | 10 |"""
HEAD = {"Summary": "In short.", "Rights": "The site's.", "Translation": "true"}
TOPICS = """\
[city]
kind = "place"
ar = "مدينة الخبز"
en = "Bread City"
about.ar = "مدينة."
about.en = "A city."
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with one explainer in two languages that are in step, and a ledger."""
    made = copied_project(tmp_path_factory.mktemp("refusals") / "project")
    for folder in ("content/explainers", "seeds"):
        shutil.rmtree(made.root / folder)
    (made.root / "seeds").mkdir()
    made.write("content/topics.toml", TOPICS)
    made.write("content/stories.toml", "")
    made.write(AR, explainer_text("ما الذي يجري في مدينة الخبز", ARABIC))
    made.write(EN, explainer_text("What happens in Bread City", ENGLISH, **HEAD))
    done = made.run("build")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def project(recorded: Project, tmp_path: Path) -> Project:
    """Return a copy of it, which the test may change."""
    return recorded.copied(tmp_path / "project")


def edit(project: Project, key: str, path: str = PO, **values: Any) -> None:
    """Change an entry of an export as a program does."""
    catalogue = polib.pofile(str(project.root / path), wrapwidth=0)
    (entry,) = [entry for entry in catalogue if entry.msgctxt == key]
    for name, value in values.items():
        setattr(entry, name, value)
    catalogue.save()


def exported(project: Project) -> dict[str, polib.POEntry]:
    """Export anew; returns the entries by key."""
    assert project.run("export", "--replace").returncode == 0
    return {entry.msgctxt: entry for entry in polib.pofile(str(project.root / PO), wrapwidth=0)}


# ------------------------------------------------------------------ what an export says


def test_notes_say_what_a_passage_is_and_what_stays(project: Project) -> None:
    entries = exported(project)
    notes = entries["@title"].comment.splitlines()[:-1]
    assert notes == ["The title.", "Name: مدينة الخبز = Bread City"]
    assert "Under: السعر" in entries["price.1"].comment
    assert "Addresses stay as they are: topic:city" in entries["price.1"].comment
    assert "A row of a table: | stands between its cells." in entries["price.3"].comment


def test_a_passage_of_a_machine_is_said_to_be_one_until_somebody_has_looked(
    project: Project,
) -> None:
    project.replace(LEDGER, "#: ar.md:11\n", "#: ar.md:11\n#, fuzzy, x-machine\n")
    entry = exported(project)["price.2"]
    assert "Translated by a machine; nobody has looked at it yet." in entry.comment
    assert "fuzzy" in entry.flags


def test_a_passage_that_was_split_says_where_it_goes_on(project: Project) -> None:
    project.replace(AR, "ستة كاملة، كما", "ستة كاملة.\n\nكما")
    entry = exported(project)["price.2"]
    assert "The original was split: it goes on in " in entry.comment
    assert "fuzzy" in entry.flags


def test_several_passages_that_are_translated_as_one_say_so(project: Project) -> None:
    project.replace(EN, "topic:city).\n\nIt added", "topic:city). It added")
    (project.root / LEDGER).unlink()
    comments = [entry.comment for entry in exported(project).values()]
    assert any("2 passages in the original, 1 in the translation; an empty line" in comment
               for comment in comments)  # fmt: skip


def test_what_stands_there_already_is_not_written_again(project: Project) -> None:
    assert project.run("export").returncode == 0
    before = (project.root / PO).stat()
    done = project.run("export")
    assert done.returncode == 0
    assert (project.root / PO).stat().st_ino == before.st_ino
    assert f"{PO}" in done.stdout


def test_an_export_that_cannot_be_written_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sharih.exchange.exporting.replace_file", full)
    done = project.run("export")
    assert done.returncode == 1
    told = f"{PO}: cannot be written (No space left on device). "
    assert done.stderr == f"{told}Name a folder that can be written, with --to.\n"


def test_an_export_does_not_take_the_place_of_that_of_another_explainer(project: Project) -> None:
    assert project.run("export").returncode == 0
    project.replace(PO, "X-Sharih-Explainer: bread", "X-Sharih-Explainer: water")
    edit(project, "price.2", msgstr="Other words.")
    before = digests(project.root / "translations")
    done = project.run("export")
    assert "holds translations that are not in the text" in done.stderr
    assert digests(project.root / "translations") == before


def test_an_explainer_without_an_original_cannot_be_exported(project: Project) -> None:
    (project.root / AR).unlink()
    done = project.run("export", "bread")
    assert done.returncode == 1
    assert "content/explainers/bread: has no original. Write its original there" in done.stderr


def test_a_text_that_cannot_be_read_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sharih.inputs import Inputs

    read = Inputs.read

    def unreadable(self: Inputs, path: Path, most: int | None = None) -> bytes:
        if path.name == "en.md":
            raise PermissionError(13, "Permission denied")
        return read(self, path, most)

    monkeypatch.setattr(Inputs, "read", unreadable)
    done = project.run("export", "bread")
    assert done.returncode == 1
    assert f"{EN}: cannot be read: Permission denied. It must be a readable file." in done.stderr


def test_a_site_without_explainers_has_none_to_export(project: Project) -> None:
    shutil.rmtree(project.root / "content/explainers")
    done = project.run("export")
    assert "Traceback" not in done.stderr
    assert not (project.root / "translations").exists()


# ------------------------------------------------------------------ files that cannot be used


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.po", None, "is no ordinary file"),
        ("a.po", b"", "holds no passage"),
        ("b.po", b'msgid ""\nmsgstr "Content-Type: text/plain; charset=none-such\\n"\n\xff\n',
         "not UTF-8"),
    ],
)  # fmt: skip
def test_what_can_be_no_export_is_told(
    tmp_path: Path, name: str, data: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if data is None:
        path.mkdir()
    else:
        path.write_bytes(data)
    (problem,) = read_file(path).problems
    assert problem.reason == told


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MOST", 1_000_000)
    path = tmp_path / "a.po"
    path.write_bytes(b"#" * 1_000_001)
    (problem,) = read_file(path).problems
    assert (problem.reason, problem.remedy) == ("has more than 1 MB", "Import it in parts.")
    path.write_bytes(b"#" * 1_000_000)
    assert [problem.reason for problem in read_file(path).problems] != ["has more than 1 MB"]


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlf"
    path.touch()

    def unreadable(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    (problem,) = read_file(path).problems
    assert problem.reason == "cannot be read: Permission denied"


@pytest.mark.parametrize("declared", ['<?xml version="1.0" encoding="UTF-8"?>', ""])
def test_bytes_that_are_not_what_xliff_says_they_are_are_told(declared: str) -> None:
    data = f"{declared}<xliff><file><body>\xff</body></file></xliff>".encode("latin-1")
    with pytest.raises(BadXliffError, match="not UTF-8"):
        read_elements(data)


def test_more_passages_than_any_text_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sharih.exchange.xliff_elements._MOST", 2)
    units = "<trans-unit id='a'><source>a</source></trans-unit>"
    two = f"<xliff><file><body>{2 * units}</body></file></xliff>".encode()
    assert len(read_elements(two)[0].units) == 2
    with pytest.raises(BadXliffError, match="more than 2 passages"):
        read_elements(two.replace(b"</body>", units.encode() + b"</body>"))


def test_which_explainer_a_file_is_about_has_to_be_clear(project: Project) -> None:
    assert project.run("export").returncode == 0
    done = project.run("import", PO, "--into", "water")
    assert f"{PO}:1: is about bread, not about water. Leave out --into." in done.stderr
    text = (project.root / PO).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    nameless = "".join(one for one in lines if "Explainer" not in one and one[:2] != "#:")
    project.write("mine/other.po", nameless)
    done = project.run("import", "mine/other.po")
    assert done.returncode == 1
    assert "does not say which explainer it is about. Name the explainer with" in done.stderr
    assert project.run("import", "mine/other.po", "--into", "bread").returncode == 0
    project.write("mine/bread.po", nameless)  # its name says it
    assert project.run("import", "mine/bread.po").returncode == 0


# ------------------------------------------------------------------ passages without a place


@pytest.mark.parametrize(
    ("key", "changed", "told"),
    [
        ("price.2", {"msgctxt": "price.77", "msgid": "كلام لا صلة له", "msgstr": "New."},
         "price.77 is no passage of ar.md"),
        ("price.2", {"msgid": "كلام لا صلة له", "msgstr": "New."},
         "price.2 says something else in ar.md now"),
        ("price.2", {"msgctxt": "", "msgid": "كلام لا صلة له", "msgstr": "New."}, "has no key"),
        ("price.2", {"msgstr": "Words with [a place](topic:none)."},
         "leads to topic:none, which there is not"),
        ("price.2", {"msgstr": "وأضافت أن المخزون يكفي أشهرا ستة"}, "is in Arabic"),
        ("price.2", {"msgstr": "Words\ufdd0."}, "holds a code point that is no character"),
    ],
)  # fmt: skip
def test_a_passage_without_a_place_is_told_and_the_others_come_in(
    project: Project, key: str, changed: dict[str, str], told: str
) -> None:
    assert project.run("export").returncode == 0
    edit(project, "price.1", msgstr="Prices stay in [the city](topic:city) until spring.")
    edit(project, key, **changed)
    done = project.run("import", PO)
    assert done.returncode == 1
    assert told in done.stderr
    assert "1 passage taken" in done.stdout
    assert "Prices stay in [the city](topic:city) until spring." in (
        (project.root / EN).read_text(encoding="utf-8")
    )


def test_a_passage_that_is_gone_from_the_original_needs_nothing(project: Project) -> None:
    assert project.run("export").returncode == 0
    edit(project, "price.2", msgstr="Other words.")
    last = "وأضافت أن المخزون يكفي أشهرا ستة كاملة، كما قال ناطق باسمها.\n\n"
    project.replace(AR, last, "")
    project.replace(EN, "It added that stocks would last for six months, as a spokesman said.\n\n",
                    "")  # fmt: skip
    assert project.run("build").returncode == 0  # the ledger knows that it is gone
    done = project.run("import", PO)
    assert "price.2 is gone from ar.md. Nothing is to be done." in done.stderr


def test_a_translation_that_somebody_doubts_is_marked_as_to_be_looked_at(project: Project) -> None:
    assert project.run("export").returncode == 0
    edit(project, "price.2", flags=["fuzzy"])
    before = (project.root / EN).read_bytes()
    done = project.run("import", PO)
    assert "marked as to be looked at: price.2" in done.stdout
    assert (project.root / EN).read_bytes() == before
    assert exported(project)["price.2"].flags == ["fuzzy"]
    edit(project, "price.2", flags=[])
    assert "found right as they are: price.2" in project.run("import", PO).stdout
    assert exported(project)["price.2"].flags == []


# ------------------------------------------------------------------ ledgers that are mended


def test_an_explainer_without_a_text_or_a_ledger_has_none_to_be_mended(project: Project) -> None:
    (project.root / LEDGER).unlink()
    done = project.run("import", "--mend", "bread")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (project.root / LEDGER).exists()
    (project.root / AR).unlink()
    (project.root / EN).unlink()
    done = project.run("import", "--mend", "bread")
    assert done.returncode == 1
    assert done.stderr.startswith("content/explainers/bread: ")
    assert done.stderr.count("\n") == 1


def test_mending_may_be_tried_without_writing(project: Project) -> None:
    ledger = project.root / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8") + "\nrubbish\n", encoding="utf-8")
    before = digests(project.root / "content")
    done = project.run("import", "--mend", "bread", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert digests(project.root / "content") == before
    assert project.run("import", "--mend", "bread").returncode == 0
    assert digests(project.root / "content") != before
    assert project.run("build").returncode == 0


def test_a_ledger_that_cannot_be_mended_for_want_of_room_is_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = project.root / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8") + "\nrubbish\n", encoding="utf-8")
    before = digests(project.root / "content")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sharih.exchange.mending.replace_files", full)
    done = project.run("import", "--mend", "bread")
    assert done.returncode == 1
    assert f"{LEDGER}: cannot be written (No space left on device)." in done.stderr
    assert digests(project.root / "content") == before


def test_a_ledger_is_mended_also_where_the_translation_is_gone(project: Project) -> None:
    ledger = project.root / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8") + "\nrubbish\n", encoding="utf-8")
    (project.root / EN).unlink()
    done = project.run("import", "--mend", "bread")
    assert done.returncode == 0, done.stderr
    catalogue = polib.pofile(str(ledger), wrapwidth=0)
    assert "price.1" in {entry.msgctxt for entry in (*catalogue, *catalogue.obsolete_entries())}
