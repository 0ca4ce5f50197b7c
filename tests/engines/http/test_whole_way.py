"""A project is translated by a server, from the settings to the files, and its key stays secret."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.answering import Asked, Reply, answering
from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.toy_engine import in_latin

KEY = "sk-very-secret"
AR = "content/explainers/bread/ar.md"
EN = "content/explainers/bread/en.md"
BODY = "قال [الكرملين](topic:kremlin) إن **السعر** لن يرتفع. ثم قال بوتين «لا شيء تغير»."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with an Arabic explainer, and a key in the environment."""
    monkeypatch.setenv("SHARIH_TRANSLATE_KEY", KEY)
    made = copied_project(tmp_path / "project")
    shutil.rmtree(made.root / "content" / "explainers")
    made.write(AR, explainer_text("هل يرتفع سعر الخبز؟", BODY))
    return made


def settings(project: Project, url: str, protocol: str) -> None:
    """Let a project be translated by a server."""
    options = {"url": url, "protocol": protocol, "model": "tiny"}
    project.write(
        "pelicanconf.py", f"SHARIH_TRANSLATE = 'http'\nSHARIH_ENGINES = {{'http': {options}}}\n"
    )


def speak(asked: Asked) -> Reply:
    """Answer in either protocol, in Latin letters."""
    if asked.path == "/translate":
        return Reply({"translatedText": [in_latin(text) for text in asked.body["q"]]})
    texts = json.loads(asked.body["messages"][-1]["content"])
    content = json.dumps([in_latin(text) for text in texts])
    return Reply({"choices": [{"message": {"content": content}, "finish_reason": "stop"}]})


@pytest.mark.parametrize("protocol", ["chat", "libretranslate"])
def test_a_project_is_translated_and_its_key_is_nowhere(project: Project, protocol: str) -> None:
    with answering(speak) as server:
        settings(project, server.url, protocol)
        result = project.run("translate", "bread")
        told = f"{EN}: 3 passages translated by a machine, to be looked at\n"
        assert (result.returncode, result.stdout, result.stderr) == (0, told, "")
        asked = len(server.asked)
        (project.root / EN).unlink()
        assert project.run("translate", "bread").stdout == told
        assert len(server.asked) == asked
    text = (project.root / EN).read_text(encoding="utf-8")
    assert "qal [the Kremlin](topic:kremlin) in **al-sar** not yartafa. tham qal Putin “no" in text
    files = [path for path in project.root.rglob("*") if path.is_file()]
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


def test_a_server_that_refuses_the_key_is_told_without_it(project: Project) -> None:
    with answering(lambda _asked: Reply({"error": f"not {KEY}"}, 401)) as server:
        settings(project, server.url, "chat")
        result = project.run("translate", "bread")
    assert result.returncode == 1
    assert "refuses the key (401" in result.stderr
    assert KEY not in result.stderr + result.stdout
    assert result.stderr.count("\n") == 1
    assert not (project.root / EN).exists()
