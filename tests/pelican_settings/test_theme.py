"""What the settings say of the theme: folders of templates that come before its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.errors import ContentError
from sharih.settings import Settings, load_settings


def load(folder: Path, text: str) -> Settings:
    file = folder / "pelicanconf.py"
    file.write_text(text, encoding="utf-8")
    return load_settings(file)


def test_folders_of_templates_start_at_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "site").mkdir()
    settings = load(
        tmp_path / "site", f'THEME_TEMPLATES_OVERRIDES = (".", "{tmp_path}/ours")\nTHEME = "t"\n'
    )
    assert settings.template_folders == (
        tmp_path / "site", tmp_path / "ours", tmp_path / "site/t/templates",
    )  # fmt: skip
    assert load(tmp_path, "").template_folders == (tmp_path / "theme" / "templates",)


FAULTS = {
    'THEME_TEMPLATES_OVERRIDES = "ours"': "THEME_TEMPLATES_OVERRIDES cannot be 'ours'. "
    'Write a list of folders, such as ["overrides"].',
    "THEME_TEMPLATES_OVERRIDES = [1]": "THEME_TEMPLATES_OVERRIDES cannot be [1]. "
    'Write a list of folders, such as ["overrides"].',
    'THEME_TEMPLATES_OVERRIDES = ["none"]': "THEME_TEMPLATES_OVERRIDES names none, "
    "which is no folder. Make it, or take its name out.",
    'THEME_TEMPLATES_OVERRIDES = ["pelicanconf.py"]': "THEME_TEMPLATES_OVERRIDES names "
    "pelicanconf.py, which is no folder. Make it, or take its name out.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_such_folder_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError) as caught:
        load(tmp_path, f"\n{text}\n")
    told = [str(p).removeprefix(f"{tmp_path.as_posix()}/") for p in caught.value.problems]
    assert told == [f"pelicanconf.py:2: {FAULTS[text]}"]
