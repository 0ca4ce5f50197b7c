"""`status`, `diff` and `accept` as somebody says them."""

from __future__ import annotations

import errno
import json
import time
from pathlib import Path

import pytest

from tests.helpers.projects import Project, digests
from tests.helpers.sample import CONGRATULATION, MEETING

AR = f"content/explainers/{MEETING}/ar.md"
PO = f"content/explainers/{MEETING}/en.po"


@pytest.fixture
def edited(project: Project) -> Project:
    """Return a project in which one explainer has a new number, new words and a new paragraph."""
    project.replace(AR, "في 20 يناير 2025.\n- ", "في 21 يناير 2025.\n- ")
    project.replace(AR, "مرارًا وتكرارًا", "مرات عدة")
    project.write(AR, (project.root / AR).read_text("utf-8") + "\nفقرة لم تترجم بعد.\n")
    return project


def test_status_tells_the_lines_of_both_files(edited: Project) -> None:
    told = edited.run("status")
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    assert lines[1].split()[:2] == [MEETING, "3"]
    assert lines[1].endswith("English for Arabic")
    assert "material  ar.md:15 en.md:16  #key-points.2" in lines[2]
    assert "stale     ar.md:28 en.md:28  #meeting-date.4" in lines[3]
    assert "missing   ar.md:" in lines[4]
    assert lines[-1].startswith("1 of 6 texts is not in step: 3 passages, ")
    assert "\u2068" not in told.stdout


def test_status_says_in_one_line_that_nothing_is_open(project: Project) -> None:
    assert project.run("status").stdout == "Nothing is open in 6 texts.\n"
    named = project.run("status", MEETING, "--only", "topics,about").stdout.splitlines()
    assert {line.split()[0] for line in named[1:4]} == {MEETING, "topics", "about"}
    assert named[-1] == "Nothing is open in 3 texts."


def test_status_as_json_has_the_texts(edited: Project) -> None:
    data = json.loads(edited.run("status", "--json").stdout)
    assert (data["open"], data["problems"], len(data["texts"])) == (3, [], 6)
    first = data["texts"][0]
    assert (first["name"], first["kind"]) == (MEETING, "explainer")
    assert first["source"] == {"lang": "ar", "path": AR}
    assert [unit["status"] for unit in first["waiting"]] == ["material", "stale", "missing"]
    unit = first["waiting"][0]
    assert ("20 يناير" in unit["before"], "21 يناير" in unit["source"]) == (True, True)
    assert "20 January" in unit["target"]
    assert (unit["source_line"], unit["target_line"]) == (15, 16)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ("material", 1), ("stale,machine", 1), ("missing", 1), ("open", 1), ("machine", 0),
        ("machine,doubt", 0),
    ],
)  # fmt: skip
def test_a_workflow_can_fail_on_kinds(edited: Project, kinds: str, status: int) -> None:
    assert edited.run("status", "--fail-on", kinds).returncode == status
    assert edited.run("status", "about", "--fail-on", kinds).returncode == 0


def test_a_kind_that_there_is_not_is_told(project: Project) -> None:
    told = project.run("status", "--fail-on", "stael")
    assert told.returncode == 1
    assert told.stderr == (
        "--fail-on stael: no such kind. Known are material, stale, missing, machine, open, doubt.\n"
    )


def test_a_text_that_cannot_be_read_is_told_and_fails(project: Project) -> None:
    project.write(PO, "nonsense\n")
    told = project.run("status")
    assert told.returncode == 1
    assert told.stderr.startswith(f"{PO}:1: no line of a PO file.")
    assert told.stdout == "Nothing is open in 5 texts.\n"


@pytest.mark.parametrize("words", [(), ("--json",), ("--fail-on", "open")])
def test_status_that_is_asked_for_again_says_the_same(
    edited: Project, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    time.sleep(0.2)  # else the times of the files could not be trusted
    first = edited.run("status", *words)
    with monkeypatch.context() as patch:
        patch.delattr("sharih.commands.line.run_task")
        again = edited.run("status", *words)
    assert (again.returncode, again.stdout) == (first.returncode, first.stdout)
    edited.run("accept", MEETING)
    assert edited.run("status", *words).stdout != first.stdout


@pytest.mark.parametrize("command", ["diff", "accept", "status"])
@pytest.mark.parametrize(
    ("said", "remedy"),
    [("will-they-met", "Did you mean will-they-meet?"), ("nobody", "Name the folder of an")],
)
def test_an_unknown_text_is_told_in_one_line(
    project: Project, command: str, said: str, remedy: str
) -> None:
    told = project.run(command, said)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"content/explainers/{said}: is not there. {remedy}")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["diff", "accept"])
def test_an_unknown_unit_is_told_with_the_nearest(project: Project, command: str) -> None:
    before = digests(project.root)
    told = project.run(command, f"{MEETING}#meeting-dat.4")
    assert told.returncode == 1
    assert told.stderr == (
        f"{AR}: has no passage meeting-dat.4. Did you mean {MEETING}#meeting-date.4?\n"
    )
    assert digests(project.root) == before


def test_diff_shows_the_words_that_changed_beside_the_translation(edited: Project) -> None:
    told = edited.run("diff", MEETING).stdout
    assert "تنصيبه في [-20-] {+21+} يناير 2025." in told
    assert "[-مرارًا وتكرارًا-] {+مرات عدة+}" in told
    assert "after his inauguration on 20 January 2025." in told
    assert f"{AR}:15\n" in told
    one = edited.run("diff", f"{MEETING}#meeting-date.4").stdout
    assert one.startswith(f"{MEETING}#meeting-date.4  stale")
    assert "[-20-]" not in one
    section = edited.run("diff", f"{MEETING}#meeting-date").stdout
    assert section == one


def test_diff_of_what_is_in_step_says_so(project: Project) -> None:
    assert project.run("diff", MEETING).stdout == f"{MEETING}: nothing is out of step.\n"
    assert "Interfax quoted" in project.run("diff", f"{MEETING}#meeting-date.4").stdout


def test_diff_as_json_has_runs(edited: Project) -> None:
    (one,) = json.loads(edited.run("diff", f"{MEETING}#key-points.2", "--json").stdout)
    assert ["gone", "20 "] in one["source"]
    assert ["new", "21 "] in one["source"]
    assert [kind for kind, _ in one["target"]] == ["same"]


def test_what_was_accepted_is_fresh_and_nothing_else_is_written(edited: Project) -> None:
    before = digests(edited.root)
    told = edited.run("accept", f"{MEETING}#key-points.2")
    assert told.returncode == 0
    assert told.stdout.startswith(f"{MEETING}#key-points.2: still right")
    after = digests(edited.root)
    assert {path for path in after if after[path] != before.get(path)} == {PO}
    statuses = json.loads(edited.run("status", "--json").stdout)["texts"][0]["counts"]
    assert (statuses.get("material"), statuses["stale"], statuses["missing"]) == (None, 1, 1)
    edited.run("build")  # which records what else is translated, and leaves that as it is
    assert "material" not in json.loads(edited.run("status", "--json").stdout)["texts"][0]["counts"]


def test_accepting_a_whole_text_leaves_what_is_not_translated(edited: Project) -> None:
    told = edited.run("accept", MEETING)
    assert told.stdout.splitlines()[-1] == (f"{MEETING}: 1 passage is not translated, and left so.")
    counts = json.loads(edited.run("status", "--json").stdout)["texts"][0]["counts"]
    assert {"stale", "material"}.isdisjoint(counts)
    before = digests(edited.root)
    assert "nothing is in doubt" in edited.run("accept", MEETING).stdout
    assert digests(edited.root) == before


def test_what_is_not_translated_cannot_be_accepted(edited: Project) -> None:
    units = json.loads(edited.run("status", "--json").stdout)["texts"][0]["waiting"]
    before = digests(edited.root)
    told = edited.run("accept", f"{MEETING}#{units[-1]['key']}")
    assert told.returncode == 1
    assert "is not translated: there is nothing to accept" in told.stderr
    assert digests(edited.root) == before


def test_a_text_with_an_error_is_not_accepted(edited: Project) -> None:
    edited.write(PO, "nonsense\n")
    before = digests(edited.root)
    told = edited.run("accept", MEETING)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{PO}:1: ")
    assert digests(edited.root) == before


def test_a_full_disk_is_told_and_the_ledger_stays(
    edited: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = digests(edited.root)
    with monkeypatch.context() as patch:
        patch.setattr("sharih.commands.accept.replace_file", full)
        told = edited.run("accept", MEETING)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{PO}: cannot be written (No space left on device).")
    assert digests(edited.root) == before


def test_a_page_can_be_accepted(project: Project) -> None:
    project.replace("content/pages/about/ar.md", "موقع شروح", "موقع للشروح")
    assert "lead.1" in project.run("status", "about").stdout
    assert project.run("accept", "about").stdout.startswith("about#lead.1: still right")
    assert "للشروح" in (project.root / "content/pages/about/en.po").read_text("utf-8")
    assert "lead.1" not in project.run("status", "about").stdout


def test_names_have_a_ledger_from_the_first_time_they_are_accepted(project: Project) -> None:
    topics, ledger = "content/topics.toml", project.root / "content/topics.po"
    text = (project.root / topics).read_text("utf-8")
    project.write(topics, text + '[2024-vote]\nkind = "event"\nar = "تصويت"\nen = "A vote"\n')
    first = 'about.ar = "رئيس روسيا منذ 2012'
    project.replace(topics, first, f"{first}، كما قيل")
    assert project.run("status", "topics").stdout.endswith("Nothing is open in 1 text.\n")
    assert not ledger.exists()
    project.replace(topics, f"{first}، كما قيل", first)
    assert project.run("accept", "topics").stdout == "topics: nothing is in doubt.\n"
    assert "vladimir-putin.1" in ledger.read_text("utf-8")
    before = ledger.read_bytes()
    project.replace(topics, first, 'about.ar = "رئيس روسيا منذ 2013')
    (text,) = json.loads(project.run("status", "topics", "--json").stdout)["texts"]
    (unit,) = text["waiting"]
    assert (unit["key"], unit["status"]) == ("vladimir-putin.1", "material")
    lines = (project.root / topics).read_text("utf-8").split("\n")
    assert "منذ 2013" in lines[unit["source_line"] - 1]
    assert "since 2012" in lines[unit["target_line"] - 1]
    assert "[-2012-]{+2013+}، وقبلها" in project.run("diff", "topics").stdout
    assert ledger.read_bytes() == before
    assert project.run("accept", "topics#vladimir-putin.1").returncode == 0
    assert "منذ 2013" in ledger.read_text("utf-8")
    assert project.run("status", "topics").stdout.endswith("Nothing is open in 1 text.\n")
    project.replace(topics, "منذ 2013", "منذ 2012")
    project.replace(topics, "of Russia since 2012", "in Russia since 2012")
    project.run("build")
    assert "منذ 2012" in ledger.read_text("utf-8")
    assert "in Russia since 2012" in ledger.read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("build", "--no-convert"), ("check",), ("status",), ("diff", MEETING)]
)
def test_what_only_looks_writes_no_ledger(edited: Project, words: tuple[str, ...]) -> None:
    (edited.explainer(CONGRATULATION) / "en.po").unlink()
    before = digests(edited.root / "content")
    edited.run(*words)
    assert digests(edited.root / "content") == before


@pytest.mark.parametrize("task", ["accept", "diff"])
def test_a_sign_without_a_passage_behind_it_means_nothing(project: Project, task: str) -> None:
    before = digests(project.root / "content")
    told = project.run(task, f"{MEETING}#")
    assert told.returncode == 1
    assert told.stderr == (
        f"{MEETING}#: names no passage behind #. Write {MEETING} for all of it, or "
        f"{MEETING}#key-points.2; ./inv status names them.\n"
    )
    assert digests(project.root / "content") == before
