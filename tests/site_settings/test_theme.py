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
    (tmp_path / "theme").mkdir()
    assert load(tmp_path, "").template_folders == (tmp_path / "theme" / "templates",)


def test_files_of_the_theme_land_where_the_settings_say(tmp_path: Path) -> None:
    said = load(tmp_path, "").of_theme
    assert (said.static_dir, said.static_paths) == ("static", ("static",))
    text = 'THEME_STATIC_DIR = "assets/theme/"\nTHEME_STATIC_PATHS = ["static", "fonts/"]\n'
    said = load(tmp_path, text).of_theme
    assert (said.static_dir, said.static_paths) == ("assets/theme", ("static", "fonts"))


FAULTS = {
    'THEME_TEMPLATES_OVERRIDES = "ours"': "THEME_TEMPLATES_OVERRIDES cannot be 'ours'. "
    'Write a list of folders, such as ["overrides"].',
    "THEME_TEMPLATES_OVERRIDES = [1]": "THEME_TEMPLATES_OVERRIDES cannot be [1]. "
    'Write a list of folders, such as ["overrides"].',
    'THEME_TEMPLATES_OVERRIDES = ["none"]': "THEME_TEMPLATES_OVERRIDES names none, "
    "which is no folder. Make it, or take its name out.",
    **{
        f"THEME_STATIC_DIR = {value}": f"THEME_STATIC_DIR cannot be {value}. "
        "Write a name such as theme or assets/theme, where no pages lie."
        for value in (
            "''",
            "None",
            "'/theme'",
            "'../theme'",
            "'ar'",
            "'ar-en/x'",
            "'a.html'",
            "'a//b'",
            "'a/../b'",
            "'.hidden'",
            "'مواد'",
        )
    },
    **{
        f"THEME_STATIC_PATHS = {value}": f"THEME_STATIC_PATHS cannot be {value}. "
        'Write a list of folders or files of the theme, such as ["static", "fonts"].'
        for value in ("'static'", "None", "[1]", "['']", "['/etc']", "['../fonts']", "['.']")
    },
    'THEME_TEMPLATES_OVERRIDES = ["pelicanconf.py"]': "THEME_TEMPLATES_OVERRIDES names "
    "pelicanconf.py, which is no folder. Make it, or take its name out.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_such_folder_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError) as caught:
        load(tmp_path, f"\n{text}\n")
    told = [str(p).removeprefix(f"{tmp_path.as_posix()}/") for p in caught.value.problems]
    assert told == [f"pelicanconf.py:2: {FAULTS[text]}"]
