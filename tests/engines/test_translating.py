"""A translation is prefilled: marked as machine text, whole or not at all, and asked for once."""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sharih.content.explainers import load_entry
from sharih.engines.interface import Answer, Question
from sharih.errors import Problems
from sharih.files import replace_file
from sharih.translation.ledger_file import read_ledger
from sharih.translation.states import TextState, state_of
from tests.helpers.projects import Project, copied_project, digests, explainer_text
from tests.helpers.toy_engine import ToyEngine, asked, install_toy

AR = "content/explainers/bread/ar.md"
EN = "content/explainers/bread/en.md"
PO = "content/explainers/bread/en.po"
BODY = """\
قال [الكرملين](topic:kremlin) إن **السعر** لن يرتفع قبل 20 يناير. ثم قال بوتين «لا شيء تغير».

## السعر {#price}

- بند أول في سطرين
  من النص
- بند ثان
    - بند داخلي مع `رمز` ورابط <https://example.org/a>

2026-11-21
:   حدث في موسكو.

> «لم نتفق بعد»
>
> ثم قال المزيد
> — فلاديمير بوتين

| المادة | السعر |
| --- | --- |
| الخبز \\| 2 | 20 |

نص مكتوب على
سطرين متتاليين. {: .note }

```
رمز لا يترجم
```
"""
ENGLISH = """\
qal [the Kremlin](topic:kremlin) in **al-sar** not yartafa qabl 20 yanayr. tham qal Putin “no shi \
taghir”.

## al-sar {#price}

- band awl fi satrin man alnas
- band than
    - band dakhli ma `رمز` warabt <https://example.org/a>

2026-11-21
:   hadth fi Moscow.

> “not natfaq bad”
>
> tham qal al-mazid
> — Vladimir Putin

| al-mada | al-sar |
| --- | --- |
| al-khabz &#124; 2 | 20 |

nas maktub ala satrin mattalin. {: .note }

```
رمز لا يترجم
```
"""
TAKEN = f"{EN}: 12 passages translated by a machine, to be looked at\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with an Arabic explainer, and an engine installed."""
    install_toy(tmp_path / "packages", monkeypatch)
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(AR, explainer_text("هل يرتفع سعر الخبز؟", BODY.rstrip("\n")))
    return made


def read(project: Project, path: str) -> str:
    """Read a file with its line ends."""
    return (project.root / path).read_bytes().decode("utf-8")


def state(project: Project) -> TextState:
    """Say where the translation stands."""
    explainer = load_entry(project.explainer("bread"), Problems())
    assert explainer is not None
    return state_of(explainer, read_ledger(project.root / PO))


def test_all_is_translated_with_its_markup_and_marked_as_a_machines(project: Project) -> None:
    result = project.run("translate", "bread", "--engine", "toy")
    assert (result.returncode, result.stdout, result.stderr) == (0, TAKEN, "")
    head = "Title: hal yartafa sar al-khabz?\nStatus: draft\nSummary: khalasa qasira.\n"
    assert read(project, EN).splitlines() == [*f"{head}Translation: true\n\n{ENGLISH}".splitlines()]
    found = state(project)
    assert found.counts() == {"machine": 12, "fresh": 1}  # code says the same in both
    ledger = read_ledger(project.root / PO)
    machine = [entry for entry in ledger.entries.values() if entry.machine]
    assert {entry.engine for entry in machine} == {"toy"}
    assert all(entry.fuzzy for entry in machine)
    assert {unit.key: unit.source for unit in found.units if unit.status == "machine"} == {
        entry.key: entry.source for entry in machine
    }


def test_a_second_time_nothing_is_asked_or_written(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    (project.root / "asked.txt").unlink()
    files = digests(project.root)
    again = project.run("translate", "bread", "--engine", "toy")
    assert again.stdout == f"{EN}: lacks nothing that ar.md has\n"
    assert digests(project.root) == files


def test_what_was_said_once_is_known_where_the_translation_is_lost(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    text = read(project, EN)
    for path in (EN, PO, "asked.txt"):
        (project.root / path).unlink()
    project.run("translate", "bread", "--engine", "toy")
    assert read(project, EN) == text
    assert asked(project.root) == []
    # With another model or other options, it says other things.
    (project.root / EN).unlink()
    project.write("pelicanconf.py", 'SHARIH_ENGINES = {"toy": {"mark": "2"}}\n')
    project.run("translate", "bread", "--engine", "toy")
    assert len(asked(project.root)) > 10


def test_what_only_repeats_the_text_is_asked_for_again(project: Project) -> None:
    """So a server that had no model is of use as soon as it has one."""
    project.write("pelicanconf.py", 'SHARIH_ENGINES = {"toy": {"repeats": "1"}}\n')
    first = project.run("translate", "bread", "--engine", "toy")
    assert f"  {AR}:1: it is not translated\n" in first.stdout
    project.write("pelicanconf.py", "")
    assert project.run("translate", "bread", "--engine", "toy").stdout == TAKEN


def test_a_cache_that_is_damaged_is_none(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    text = read(project, EN)
    files = [*(project.root / ".sharih" / "translations").glob("*.json")]
    assert files
    for path, damage in zip(files, ["[", "[1]", '{"a": 1}', ""] * len(files), strict=False):
        path.write_text(damage)
    (project.root / EN).unlink()
    assert project.run("translate", "bread", "--engine", "toy").returncode == 0
    assert read(project, EN) == text


def test_only_what_lacks_comes_in(project: Project) -> None:
    mine = ENGLISH.replace("band than", "My own words").replace("\n> tham qal al-mazid", "")
    mine = mine.replace("hadth fi Moscow", "حدث في موسكو")
    head = {"Summary": "In short.", "Translation": "true"}
    project.write(EN, explainer_text("Title", mine.rstrip("\n"), **head))
    result = project.run("translate", "bread", "--engine", "toy")
    assert result.returncode == 0
    text = read(project, EN)
    assert "- My own words\n" in text
    assert ":   hadth fi Moscow.\n" in text
    assert state(project).counts()["machine"] == 1


def test_an_engine_that_breaks_leaves_all_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOY_FAILS_AT", "سطرين متتاليين")
    files = digests(project.root / "content")
    result = project.run("translate", "bread", "--engine", "toy")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "toy: is broken. Mend it.\n"
    assert digests(project.root / "content") == files
    before = len(asked(project.root))
    # What it had said is kept.
    monkeypatch.delenv("TOY_FAILS_AT")
    assert project.run("translate", "bread", "--engine", "toy").stdout == TAKEN
    texts = asked(project.root)
    assert before > 5
    assert len(texts) == len({*texts})


def test_whatever_another_ones_engine_raises_is_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOY_FAILS_AT", "anything")
    result = project.run("translate", "bread", "--engine", "toy")
    assert result.returncode == 1
    assert result.stderr == "toy: fails (ValueError: something else). Tell its makers.\n"
    assert not (project.root / EN).exists()


def test_a_name_that_the_engine_spells_otherwise_is_put_right(project: Project) -> None:
    project.replace(AR, "حدث في موسكو", "حدث مع لافروف")
    topics = read(project, "content/topics.toml")
    lavrov = '\n[sergey-lavrov]\nkind = "person"\nar = "لافروف"\nen = "Lavrov"\n'
    project.write("content/topics.toml", topics + lavrov)
    assert project.run("translate", "bread", "--engine", "toy").stdout == TAKEN
    assert ":   hadth ma Lavrov.\n" in read(project, EN)


def test_a_passage_that_cannot_be_taken_stays_missing_and_is_told(project: Project) -> None:
    project.replace(AR, "حدث في موسكو", "ليس في موسكو")
    result = project.run("translate", "bread", "--engine", "toy")
    assert result.stdout == (
        f"{EN}: 11 passages translated by a machine, to be looked at, 1 passage missing still\n"
        f"  {AR}:16: a negation is missing, or came in\n"
    )
    counts = state(project).counts()
    assert (counts["machine"], counts["missing"]) == (11, 1)
    assert ":   ليس في موسكو.\n" in read(project, EN)
    files = digests(project.root / "content")
    before = asked(project.root)
    assert "1 passage missing still" in project.run("translate", "bread", "--engine", "toy").stdout
    assert digests(project.root / "content") == files
    assert asked(project.root) == before


def test_a_name_comes_from_the_registry_and_the_same_text_from_elsewhere(project: Project) -> None:
    milk = "content/explainers/milk"
    project.write(f"{milk}/ar.md", explainer_text("حليب", "- بند ثان\n- بند أول في سطرين من النص"))
    english = "- The second item\n- An item that “looks” quite otherwise"
    head = {"Summary": "In short.", "Translation": "true"}
    project.write(f"{milk}/en.md", explainer_text("Milk", english, **head))
    assert project.run("build").returncode == 0
    project.run("translate", "bread", "--engine", "toy")
    text = read(project, EN)
    assert "\n- The second item\n" in text  # as an editor has written it, who needs no checks
    asked_for = asked(project.root)
    assert "بند ثان" not in asked_for
    assert "فلاديمير بوتين" not in asked_for
    entries = read_ledger(project.root / PO).entries.values()
    engines = {entry.source: entry.engine for entry in entries}
    assert engines["بند ثان"] == "memory/100"
    # A quotation of which an engine translated the words is the engine's.
    assert engines["«لم نتفق بعد»\n\nثم قال المزيد\n— فلاديمير بوتين"] == "toy"


def test_what_an_editor_writes_meanwhile_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = {"Summary": "In short.", "Translation": "true"}
    project.write(EN, explainer_text("Title", ENGLISH.rstrip("\n"), **head))
    project.replace(EN, "hadth fi Moscow", "حدث في موسكو")
    translate = ToyEngine.translate

    def edited(engine: ToyEngine, questions: Sequence[Question]) -> Iterator[Answer]:
        if "band than" in read(project, EN):
            project.replace(EN, "band than", "Words of an editor")
            project.replace(AR, "بند أول", "بند أوّل")
        return translate(engine, questions)

    monkeypatch.setattr(ToyEngine, "translate", edited)
    assert project.run("translate", "bread", "--engine", "toy").returncode == 0
    text = read(project, EN)
    assert "- Words of an editor\n" in text
    assert ":   hadth fi Moscow.\n" in text
    assert len(asked(project.root)) == 1


def test_a_run_that_dies_while_it_writes_is_made_good_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(path: Path, data: bytes) -> None:
        if path.name == "en.md":
            raise OSError(errno.ENOSPC, "No space left on device")
        replace_file(path, data)

    with monkeypatch.context() as patch:
        patch.setattr("sharih.engines.translating.replace_file", dies)
        result = project.run("translate", "bread", "--engine", "toy")
    assert result.returncode == 1
    assert result.stderr == (
        f"{EN}: cannot be written (No space left on device). Make it a file that can be written,"
        " and do this again.\n"
    )
    assert not (project.root / EN).exists()
    assert project.run("build").returncode == 0
    before = asked(project.root)
    assert project.run("translate", "bread", "--engine", "toy").stdout == TAKEN
    assert asked(project.root) == before
    assert state(project).counts()["machine"] == 12


def test_long_work_is_told_in_plain_lines_where_nobody_looks(project: Project) -> None:
    items = "\n".join(f"- بند في موسكو رقم {number}" for number in range(120))
    project.write(AR, explainer_text("هل يرتفع سعر الخبز؟", items))
    result = project.run("translate", "bread", "--engine", "toy")
    assert result.stderr == "100 of 122 texts translated by toy\n"


def test_line_ends_and_a_byte_order_mark_stay(project: Project) -> None:
    text = explainer_text("هل؟", BODY.rstrip("\n"), Translation="true").replace("\n", "\r\n")
    (project.root / EN).write_bytes(b"\xef\xbb\xbf" + text.encode())
    project.run("translate", "bread", "--engine", "toy")
    data = (project.root / EN).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfTitle: hal")
    assert data.count(b"\n") == data.count(b"\r\n") > 20


def test_a_text_that_somebody_changes_is_no_machines_any_more(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    project.replace(EN, "band than", "The second item")
    assert project.run("build").returncode == 0
    assert state(project).counts()["machine"] == 11
    entries = read_ledger(project.root / PO).entries.values()
    (mine,) = (entry for entry in entries if entry.target == "The second item")
    assert (mine.engine, mine.machine, mine.fuzzy) == ("", False, False)


def test_a_build_keeps_it_from_readers_and_writes_no_ledger(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    files = digests(project.root / "content")
    built = project.run("build", "--settings", "publishconf.py", "--no-convert")
    assert "en.md: left out" in built.stdout
    assert not (project.output / "en" / "bread").exists()
    assert digests(project.root / "content") == files
    local = project.run("build", "--no-convert")
    assert local.returncode == 0
    assert (project.output / "en" / "bread" / "index.html").exists()
    assert digests(project.root / "content") == files


def test_a_page_is_translated_too(project: Project) -> None:
    about = "content/pages/about"
    project.write(f"{about}/ar.md", "Title: عن الموقع\n\nفقرة عن موسكو.\n\n- بند\n")
    project.write(f"{about}/en.md", "Title: About\nTranslation: true\n\n- بند\n")
    result = project.run("translate", "about", "--engine", "toy")
    told = f"{about}/en.md: 2 passages translated by a machine, to be looked at\n"
    assert (result.stdout, result.stderr) == (told, "")
    text = read(project, f"{about}/en.md")
    assert text == "Title: About\nTranslation: true\n\nfaqra an Moscow.\n\n- band\n"
    entries = read_ledger(project.root / about / "en.po").entries.values()
    assert [entry.engine for entry in entries] == ["", "toy", "toy"]


def test_what_is_accepted_is_no_machines_any_more(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    assert project.run("accept", "bread#price.2").returncode == 0
    entry = read_ledger(project.root / PO).entries["price.2"]
    assert (entry.machine, entry.fuzzy, entry.engine) == (False, False, "")
    assert state(project).counts()["machine"] == 11


def test_a_whole_text_is_accepted_without_what_a_machine_translated(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    before = state(project).counts()["machine"]
    left = project.run("accept", "bread")
    assert left.returncode == 0
    assert left.stdout.splitlines()[-1] == (
        f"bread: {before} passages translated by a machine, and left so. "
        "Name each once somebody has read it, or say --all."
    )
    assert state(project).counts()["machine"] == before
    section = project.run("accept", "bread#price")
    assert "left so" in section.stdout
    assert state(project).counts()["machine"] == before
    taken = project.run("accept", "bread", "--all")
    assert taken.stdout.splitlines()[-1] == (
        f"bread: {before} passages translated by a machine, now looked at."
    )
    assert "machine" not in state(project).counts()


def test_what_was_answered_is_asked_again_where_that_is_said(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    kept = {path: path.read_bytes() for path in (project.root / ".sharih").rglob("*.json")}
    assert kept
    for path in kept:
        answers = dict.fromkeys(json.loads(path.read_bytes()), "Something else.")
        path.write_text(json.dumps(answers), encoding="utf-8")
    for name in (EN, PO):
        (project.root / name).unlink()
    project.run("translate", "bread", "--engine", "toy", "--again")
    assert "Something else" not in (project.root / EN).read_text("utf-8")
    assert all(path.read_bytes() == was for path, was in kept.items())


def test_an_english_original_is_translated_too(project: Project) -> None:
    (project.root / AR).unlink()
    project.write(EN, explainer_text("Title", "## A heading {#a}\n\nWords.", Summary="Short."))
    result = project.run("translate", "bread", "--engine", "toy")
    # The toy leaves English as it is, which is no translation.
    assert result.stdout.count(": it is not translated\n") == 4
    assert not (project.root / AR).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bred",), "content/explainers/bred: is not there. Did you mean bread?\n"),
        (("../bread",), "content/bread: is not there. Did you mean bread?\n"),
        (("Bread",), "content/explainers/Bread: is not there. Did you mean bread?\n"),
        ((), "Name the folder of an explainer or of a page, or --all of them.\n"),
        (("bread", "--engine", "tory"), "tory: there is no such engine. Did you mean toy?\n"),
        (("bread", "--engine", "zzz"), "zzz: there is no such engine. Known are memory, firefox,"),
        (("bread", "--engine", "broken"), "broken: tests.helpers.no_such_module:Engine cannot be"),
        (("bread", "--get", "ar-en"), "--get takes nothing but the two languages."),
        (("--get", "ar-fr"), "--get ar-fr: is no pair of languages. Write ar-en or en-ar.\n"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    project: Project, words: tuple[str, ...], told: str
) -> None:
    files = digests(project.root)
    result = project.run("translate", *words)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
    assert digests(project.root) == files


def test_several_are_translated_and_one_with_an_error_is_told(project: Project) -> None:
    shutil.copytree(project.explainer("bread"), project.explainer("milk"))
    project.write("content/explainers/tea/ar.md", "Titel: شاي\n\nنص.\n")
    result = project.run("translate", "--all", "--engine", "toy")
    assert result.returncode == 1
    assert re.findall(r"^(\d of 4): content/\w+/(\w+)/", result.stdout, re.MULTILINE) == [
        ("1 of 4", "bread"),
        ("2 of 4", "milk"),
        ("4 of 4", "about"),
    ]
    assert result.stderr.startswith("content/explainers/tea/ar.md:1: ")
    assert (project.root / "content/explainers/milk/en.md").exists()
    # The second of two that are the same is asked nothing.
    assert len(asked(project.root)) == len({*asked(project.root)})


def test_an_original_that_lacks_is_told(project: Project) -> None:
    project.write(EN, explainer_text("Title", "Words.", Summary="Short.", Translation="true"))
    (project.root / AR).unlink()
    result = project.run("translate", "bread", "--engine", "toy")
    assert result.stderr == (
        f"{EN}:6: says that it is a translation, and its original ar.md is not there."
        " Remove Translation: true, and do this again.\n"
    )


# ------------------------------------------------------------------ new drafts


def test_with_the_setting_a_build_makes_new_drafts_bilingual(project: Project) -> None:
    project.write("seeds/news.txt", "عنوان الخبر\n\nقال بوتين إن السعر لن يرتفع هذا العام.\n")
    project.write("pelicanconf.py", read(project, "pelicanconf.py") + 'SHARIH_TRANSLATE = "toy"\n')
    result = project.run("build")
    assert result.returncode == 0
    assert "passages translated by a machine, to be looked at\n" in result.stdout
    (folder,) = (
        path
        for path in (project.root / "content" / "explainers").iterdir()
        if "Seed: news.txt" in (path / "ar.md").read_text(encoding="utf-8")
    )
    assert "qal Putin in al-sar not yartafa" in (folder / "en.md").read_text(encoding="utf-8")
    page = (project.output / "en" / folder.name / "index.html").read_text(encoding="utf-8")
    assert "qal " in page
    # Others are left alone, and a build of nothing new asks nothing.
    assert not (project.root / EN).exists()
    before = asked(project.root)
    project.run("build")
    assert asked(project.root) == before


@pytest.mark.parametrize("words", [("build", "--no-convert"), ("check",)])
def test_what_converts_nothing_translates_nothing(project: Project, words: tuple[str, ...]) -> None:
    project.write("seeds/news.txt", "عنوان الخبر\n\nقال بوتين إن السعر لن يرتفع هذا العام.\n")
    project.write("pelicanconf.py", read(project, "pelicanconf.py") + 'SHARIH_TRANSLATE = "toy"\n')
    project.run("build", "--no-convert")
    project.run(*words)
    assert asked(project.root) == []


def test_what_is_printed_as_json_is_one_object(project: Project) -> None:
    project.write("seeds/news.txt", "عنوان الخبر\n\nقال بوتين إن السعر لن يرتفع هذا العام.\n")
    project.write("pelicanconf.py", read(project, "pelicanconf.py") + 'SHARIH_TRANSLATE = "toy"\n')
    result = project.run("convert", "--json")
    assert result.returncode == 0
    assert json.loads(result.stdout)
    assert asked(project.root)


def test_a_build_through_pelican_makes_new_drafts_bilingual_too(project: Project) -> None:
    project.write("seeds/news.txt", "عنوان الخبر\n\nقال بوتين إن السعر لن يرتفع هذا العام.\n")
    project.write("content/extra/a.txt", "a file to be copied")
    more = 'SHARIH_TRANSLATE = "toy"\nSTATIC_PATHS = ["extra"]\n'
    project.write("pelicanconf.py", read(project, "pelicanconf.py") + more)
    result = project.run("build")
    assert result.returncode == 0
    assert "STATIC_PATHS: building through Pelican." in result.stdout
    assert "passages translated by a machine, to be looked at\n" in result.stdout


@pytest.mark.parametrize("command", ["build", "convert"])
def test_an_engine_that_cannot_be_used_keeps_no_draft_from_being_made(
    project: Project, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOY_FAILS_AT", "بوتين")
    project.write("seeds/news.txt", "عنوان الخبر\n\nقال بوتين إن السعر لن يرتفع هذا العام.\n")
    project.write("pelicanconf.py", read(project, "pelicanconf.py") + 'SHARIH_TRANSLATE = "toy"\n')
    result = project.run(command)
    assert result.returncode == 1
    assert "toy: is broken. Mend it.\n" in result.stderr
    assert re.search(r"new drafts? not translated; then: \./inv translate \S+\n", result.stderr)
    monkeypatch.delenv("TOY_FAILS_AT")
    assert project.run("build").returncode == 0


def test_a_ledger_that_has_gone_is_missed_while_a_machines_passages_stand(
    project: Project,
) -> None:
    project.run("translate", "bread", "--engine", "toy")
    assert project.run("build", "--no-convert").returncode == 0
    assert project.run("status").returncode == 0
    count = state(project).counts()["machine"]
    (project.root / PO).unlink()
    gone = f"{PO}: has gone, and knew of {count} passages that a machine translated"
    for _ in range(2):  # whoever asks again is told again
        for task in (("build", "--no-convert"), ("build",), ("status",)):
            told = project.run(*task)
            assert (told.returncode, told.stderr.startswith(gone)) == (1, True), told.stderr
    assert not (project.root / PO).exists()
    assert project.run("accept", "bread").returncode == 0
    assert (project.root / PO).exists()
    for word in ("build", "status"):
        assert project.run(word).returncode == 0


def test_a_ledger_is_not_missed_where_the_translation_has_gone_too(project: Project) -> None:
    project.run("translate", "bread", "--engine", "toy")
    assert project.run("build", "--no-convert").returncode == 0
    for name in (PO, EN):
        (project.root / name).unlink()
    assert project.run("build").returncode == 0
