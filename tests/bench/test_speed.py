"""`./inv bench` measures and tells, in the terminal, as JSON and as a page with a chart."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import page, speed
from bench.page import write_page
from bench.programs import Programs
from bench.records import Measured, load, save
from bench.results import Goals, Machine, Row
from bench.running import Run
from bench.sites import SITUATIONS, Kind
from bench.tables import HEAD, lines_of
from tests.helpers.sample import SAMPLE

SEEDS = f"--seeds={SAMPLE / 'seeds'}"
HERE = Machine(2, 24, "Linux", "")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no other programs."""
    monkeypatch.setattr(speed, "installed_programs", lambda: Programs(reason="none here"))


def row(situation: str, seconds: tuple[float, ...], hugo: tuple[float, ...], pairs: int = 9) -> Row:
    runs = tuple(Run(each, each / 2, 50 + each) for each in seconds)
    beside = tuple(Run(each, each, 90) for each in hugo)
    return Row("full", pairs, situation, "Sharih", runs, beside, files=1, size=2)


@pytest.mark.usefixtures("alone")
def test_every_situation_is_measured_and_written_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "runs.json"
    assert speed.main(["--sizes=2", "--runs=1", "--full", f"--json={path}", SEEDS]) == 0

    told = capsys.readouterr()
    assert "Sharih alone is measured: none here" in told.err
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = {row["situation"]: row for row in found["rows"]}
    assert [*rows] == [*SITUATIONS, "limit"]
    for each in rows.values():
        assert each["median"] == each["runs"][0]["seconds"] > 0
        assert each["ratio"] is None
        assert each["files"] > 100
    assert rows["cold"]["runs"][0]["memory"] > 20 > rows["limit"]["runs"][0]["memory"]
    assert {"Sharih", "Python"} <= found["versions"].keys()


@pytest.mark.parametrize("kind", ["full", "plain"])
def test_hugo_is_built_before_each_run(
    kind: Kind, programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "installed_programs", lambda: programs)
    path = tmp_path / "runs.json"
    words = ["--sizes=2", "--runs=2", "--situations=cold,body", f"--{kind}", f"--json={path}"]
    assert speed.main([*words, SEEDS]) == 0
    rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
    assert [(row["program"], len(row["beside"]), len(row["runs"])) for row in rows] == [
        ("Sharih", 2, 2),
        ("Sharih", 2, 2),
        ("Hugo", 4, 4),
        *([("Pelican", 2, 2)] if kind == "plain" else []),
        ("only writing", 0, 2),
    ]


def test_ratios_are_taken_pair_by_pair() -> None:
    found = row("cold", (1, 4, 30), (1, 2, 10))
    assert found.seconds == 4
    assert [*found.spread] == [1, 30]
    assert [*found.ratios()] == [1, 2, 3]
    assert (found.ratio(), found.ratio("processors")) == (2, 1)
    assert found.memory == 80
    assert row("cold", (1,), ()).ratio() is None


def test_goals_stand_beside_what_was_measured() -> None:
    goals = Goals({"full-9": {"cold": 0.5, "memory": 70}})
    (line,) = lines_of([row("cold", (1, 4, 30), (1, 2, 10))], goals)
    shown = dict(zip(HEAD, line, strict=True))
    assert shown["goal"] == "0.5"
    assert shown["MiB"] == "80 (goal 70)"
    assert lines_of([row("body", (1,), (1,))], goals)[0][-1] == ""


@pytest.mark.parametrize(("pairs", "small"), [(9, True), (300, False)])
def test_the_page_has_the_table_and_a_chart_that_can_be_shown(
    pairs: int, small: bool, tmp_path: Path
) -> None:
    rows = [row("cold", (1, 2), (1, 1), n) for n in (3, pairs)]
    rows += [row("body", (0.1, 0.2), (1, 1), n) for n in (3, pairs)]
    measured = Measured(tuple(rows), HERE, {"Hugo": "1<2"}, ("./inv bench",))
    text, chart = (path.read_text(encoding="utf-8") for path in write_page(measured, tmp_path))

    assert "| machine | 2 cores, 24 GiB, Linux |" in text
    assert "| versions | Hugo 1<2 |" in text
    assert f"| full | {pairs} | Sharih | one body edited | 0.15 | 0.10–0.20 |" in text
    assert ("small run" in text) == small
    assert "(speed.svg)" in text
    svg = ET.fromstring(chart)  # noqa: S314 - the project's own
    mark = "{http://www.w3.org/2000/svg}"
    names = [found.text for found in svg.iter(f"{mark}text")]
    assert {"Sharih, cold", "Sharih, one body edited", "3", f"{pairs}"} <= {*names}
    assert len(list(svg.iter(f"{mark}circle"))) == 4
    heights = [float(dot.get("cy", "")) for dot in svg.iter(f"{mark}circle")]
    assert min(heights[:2]) < max(heights) == max(heights[2:])  # what is quicker stands lower
    assert not re.search(r"<script|href=|url\(|@import", chart)


def test_the_page_in_the_repository_is_that_of_the_templates(root: Path, tmp_path: Path) -> None:
    text, _ = write_page(Measured((row("cold", (1,), (1,)),), HERE, {}, ()), tmp_path)
    made = text.read_text(encoding="utf-8").split("## What is built")[1]
    assert (root / "docs" / "speed.md").read_text(encoding="utf-8").endswith(made)
    assert page.TEMPLATES.is_dir()


def test_files_of_several_runs_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / name for name in ("one", "other", "elsewhere")]
    rows = [row("cold", (1, 2), (1, 1), 3), row("body", (4, 5, 7), (2, 2, 2), 8)]
    for path, one, cores in zip(paths, (*rows, rows[0]), (2, 2, 64), strict=True):
        save(Measured((one,), Machine(cores, 24, "Linux", ""), {}, (path.name,)), path)

    found = load(paths[:2])
    assert found.rows == tuple(rows)
    assert (found.commands, found.times) == (("one", "other"), "2–3")
    assert speed.main([f"--again={paths[0]},{paths[1]}"]) == 0
    assert "one body edited     5.00" in capsys.readouterr().out
    assert speed.main([f"--again={paths[0]},{paths[2]}"]) == 1
    assert "not measured with the same machine" in capsys.readouterr().err


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("words", [["--sizes=0"], ["--situations=warm"], ["--full", "--plain"]])
def test_what_cannot_be_measured_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        speed.main(words)
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


@pytest.mark.usefixtures("alone")
def test_pages_cannot_be_compared_without_hugo(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["--check", "--sizes=1", "--full", SEEDS]) == 1
    assert "none here" in capsys.readouterr().err


def test_pages_of_both_are_compared(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "installed_programs", lambda: programs)
    assert speed.main(["--check", "--sizes=2", SEEDS]) == 0
    assert re.search(r"2 pairs: 0 of \d{3} pages differ", capsys.readouterr().out)
