"""`convert --report`: what is in any seed, told again in full, and nothing written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sharih.__main__ import main
from tests.helpers.newsroom import ARTICLE, LEDE, SECOND, SLUG, TITLE, Newsroom
from tests.helpers.projects import ROOT

WHEAT = "ماذا يعرف عن القمح؟"
BREAD = "ماذا يعرف عن الخبز؟"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Return a newsroom with a known seed, a rejected one and one that is new."""
    room = Newsroom(tmp_path)
    room.add("a.txt")
    room.convert()
    room.add("gone.txt", WHEAT, LEDE, SECOND)
    (report,) = room.convert().converted
    shutil.rmtree(room.explainers / str(report.slug))
    room.convert()
    room.add("new.txt", BREAD, LEDE, SECOND)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return room


def report(*words: str) -> int:
    """Run the command on the newsroom's folders."""
    settings = ("--settings", str(ROOT / "pelicanconf.py"))
    return main(["convert", *settings, "--seeds", "seeds", "--content", "content", *words])


def test_any_seed_is_told_in_full_whatever_became_of_it(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    before = newsroom.files()
    assert report("--report", "seeds/a.txt, gone.txt", "--report", "new.txt") == 0
    told, faults = capsys.readouterr()
    for head in (
        f"a.txt → {SLUG}\n", "gone.txt (its draft was deleted)\n", "new.txt (not converted yet)\n",
    ):  # fmt: skip
        assert head in "\n".join(line.rstrip() for line in told.splitlines()), head
    for title in (TITLE, WHEAT, BREAD):
        assert f"{title} (first line, line 1)" in told
    assert faults == ""
    assert newsroom.files() == before


def test_a_report_as_json_is_the_one_of_the_day_it_was_converted(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report("--only", "new.txt", "--dry-run", "--json") == 0
    first = json.loads(capsys.readouterr().out)
    newsroom.convert()
    before = newsroom.files()
    assert report("--report", "new.txt,a.txt", "--json") == 0
    again = json.loads(capsys.readouterr().out)
    assert [(seed["name"], seed["status"]) for seed in again["seeds"]] == [
        ("a.txt", "known"), ("new.txt", "known"),
    ]  # fmt: skip
    assert again["seeds"][1] | {"status": "new"} == first["seeds"][0]
    assert len(again["seeds"][0]["lines"]) == len(ARTICLE)
    assert newsroom.files() == before


def test_a_seed_that_changed_is_told_as_it_is_now(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.add("a.txt", WHEAT, LEDE)
    assert report("--report", "a.txt") == 0
    told = capsys.readouterr().out
    assert f"a.txt → {SLUG} (changed since)" in told
    assert WHEAT in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("seeds/gonne.txt", "Did you mean gone.txt?"),
        ("gone", "Did you mean gone.txt?"),
        ("nothing-like-it.txt", "See what the folder of seeds holds."),
    ],
)
def test_an_unknown_name_gets_one_line_and_the_others_are_told(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    assert newsroom.seeds.is_dir()
    assert report("--report", f"{name},a.txt") == 1
    out, faults = capsys.readouterr()
    shown = f"seeds/{Path(name).name}"
    assert faults == f"{shown}: there is no such seed. {told}\n"
    assert f"a.txt → {SLUG}" in out


def test_a_seed_that_cannot_be_read_gets_one_line(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.add("empty.txt", "")
    assert report("--report", "empty.txt,a.txt") == 1
    assert capsys.readouterr().err.startswith("seeds/empty.txt: is empty. ")


@pytest.mark.parametrize("words", [("--again", "a.txt"), ("--into", "talks")])
def test_a_report_is_asked_for_by_itself(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    before = newsroom.files()
    assert report("--report", "a.txt", *words) == 1
    assert capsys.readouterr().err == "--report converts nothing. Leave out --again and --into.\n"
    assert newsroom.files() == before
