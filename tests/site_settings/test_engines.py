"""The settings about engines are checked, and no key stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.errors import ContentError
from sharih.settings import Settings, load_settings


def loaded(folder: Path, text: str) -> Settings:
    """Load a settings file with these lines."""
    (folder / "content").mkdir(exist_ok=True)
    path = folder / "pelicanconf.py"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_engines_are_named_and_told_what_they_need(tmp_path: Path) -> None:
    text = """SHARIH_TRANSLATE = "http"
SHARIH_MODELS = "models"
SHARIH_ENGINES = {
    "http": {"protocol": "chat", "url": "http://localhost:11434/v1", "model": "m", "timeout": 300,
             "key_from": "MY_KEY", "batch": 4},
    "ctranslate2": {"folder": "models/opus"},
}
"""
    options = loaded(tmp_path, text).options
    assert (options.translate, options.models) == ("http", "models")
    assert options.engines["http"]["timeout"] == 300
    assert options.engines["ctranslate2"] == {"folder": "models/opus"}
    assert loaded(tmp_path, "SHARIH_TRANSLATE = None\n").options.translate == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('SHARIH_TRANSLATE = "firefx"', "cannot be 'firefx'. Did you mean 'firefox'?"),
        ('SHARIH_TRANSLATE = "zzz"', "Known are memory, firefox, ctranslate2, http."),
        ("SHARIH_TRANSLATE = 3", "cannot be 3"),
        ("SHARIH_MODELS = 3", "cannot be 3. Write the name of a folder."),
        ('SHARIH_ENGINES = "http"', 'cannot be str. Write {"http": {"protocol": "chat"'),
        ('SHARIH_ENGINES = {"http": 1}', "cannot be dict. Write"),
        ('SHARIH_ENGINES = {"htpp": {}}', "Did you mean 'http'?"),
        (
            'SHARIH_ENGINES = {"memory": {"a": 1}}',
            "has memory: a, which is none. It has no options",
        ),
        ('SHARIH_ENGINES = {"http": {"adress": 1}}', "has http: adress, which is none. Known are"),
        ('SHARIH_ENGINES = {"http": {"url": "ftp://a"}}', "Write an address such as http://local"),
        ('SHARIH_ENGINES = {"http": {"url": "http://me:pw@a/"}}', "without a name or key in it"),
        ('SHARIH_ENGINES = {"http": {"protocol": "x"}}', "Write one of chat, libretranslate."),
        ('SHARIH_ENGINES = {"http": {"timeout": 0}}', "Write a number over 0."),
        ('SHARIH_ENGINES = {"http": {"key_from": "sk-1"}}', "Write the name of a variable"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(ContentError) as error:
        loaded(tmp_path, f"# A comment\n{line}\n")
    (problem,) = error.value.problems
    assert problem.line == 2
    assert told in str(problem)


@pytest.mark.parametrize("name", ["key", "api_key", "token"])
def test_a_key_in_the_settings_is_refused_and_not_printed(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError) as error:
        loaded(tmp_path, f'SHARIH_ENGINES = {{"http": {{"{name}": "sk-secret"}}}}\n')
    assert "Keys stand in the environment" in str(error.value)
    assert "sk-secret" not in str(error.value)
