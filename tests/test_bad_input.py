"""Whatever is thrown at it: one line with file, line, reason and remedy, and nothing written."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from sharih.content.topics_file import load_registry
from sharih.engines.interface import Answer, Question, Workplace
from sharih.engines.prefilling.asking import Asked
from sharih.engines.prefilling.prefill import prefill
from tests.helpers.bad_input import (
    DAY,
    FOLDER,
    BadInput,
    Desk,
    base_project,
    damage,
    desk_of,
    lines_of,
    read_bad_input,
    restore,
    state,
)
from tests.helpers.projects import Project
from tests.helpers.sites import made_once

OTHER = FOLDER / "other"
REQUESTS, ANSWERS = (
    tomllib.loads((OTHER / name).read_text(encoding="utf-8"))["case"]
    for name in ("desk.toml", "answers.toml")
)
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in read_bad_input(path)]


@pytest.fixture(scope="module")
def base(shared_folder: Path) -> Project:
    """Return the project that nothing is wrong with, with its site."""
    return Project(made_once(shared_folder / "bad-input", base_project))


def test_there_are_cases_for_every_door() -> None:
    assert len(CASES) >= 200
    assert len({(case.door, case.name) for case in CASES}) == len(CASES)


@pytest.fixture(scope="module")
def shared(base: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy of it for what must leave it as it is."""
    return base.copied(tmp_path_factory.mktemp("bad") / "project")


@pytest.fixture(scope="module")
def desk(base: Project, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return the desk of the project."""
    return desk_of(base.copied(tmp_path_factory.mktemp("desk") / "project"))


class Answering:
    """An engine that knows one text."""

    name = "answering"
    mark = ""
    whole = True

    def __init__(self, source: str, answer: str) -> None:
        self._source, self._answer = source, answer

    def translate(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """Answer each question."""
        for question in questions:
            known = question.text == self._source
            yield Answer(self._answer) if known else Answer("", refused="is unknown")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.door}: {case.name}" for case in CASES])
def test_bad_input_is_told(case: BadInput, base: Project, shared: Project, tmp_path: Path) -> None:
    if case.status == 0:  # it writes
        look_at(case, base.copied(tmp_path / "project"))
        return
    try:
        look_at(case, shared)
    finally:
        restore(shared, base)


def look_at(case: BadInput, project: Project) -> None:
    """Damage a project, run the command, and see what it told and did."""
    damage(project, case)
    before = state(project)
    with patch.dict(os.environ, DAY):
        result = project.run(*case.run)
    printed = result.stdout + result.stderr
    told = lines_of(printed)
    assert result.returncode == case.status, printed
    assert "Traceback" not in printed
    places = [line[0].replace("{project}", str(project.root)) for line in case.says]
    assert [line.place for line in told] == places, printed
    for line, (_, *words) in zip(told, case.says, strict=True):
        assert line.warning == case.warned, line.text
        assert not [word for word in words if word not in line.text], line.text
    if case.status:
        assert state(project) == before, "something was written"
    for path, shown in case.shows.items():
        assert shown in (project.root / path).read_text(encoding="utf-8")
    for path, left_out in case.lacks.items():
        assert left_out not in (project.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", REQUESTS, ids=[case["name"] for case in REQUESTS])
def test_a_bad_request_to_the_desk_writes_nothing(
    case: dict[str, Any], desk: Desk, base: Project, tmp_path: Path
) -> None:
    asked = desk_of(base.copied(tmp_path / "project")) if case["status"] == 200 else desk
    before = state(asked.project)
    assert asked.send(case) == case["status"]
    if case["status"] == 200:
        written = (asked.project.explainer("bread") / "en.md").read_text(encoding="utf-8")
        assert f"{case['writes']}\n" in written
    else:
        assert state(asked.project) == before


@pytest.mark.parametrize("case", ANSWERS, ids=[case["name"] for case in ANSWERS])
def test_a_bad_answer_of_an_engine_is_not_taken(case: dict[str, Any], base: Project) -> None:
    registry = load_registry(base.root / "content" / "topics.toml")
    place = Workplace("ar", "en", base.root, base.root / "content")
    asked = Asked(Answering(case["source"], case["answer"]), place, registry)
    made = prefill([case["source"]], asked)[case["source"]]
    if "lacks" in case:
        assert made.doubts or case["lacks"] not in made.text
    else:
        assert case["says"] in "; ".join(made.doubts)
