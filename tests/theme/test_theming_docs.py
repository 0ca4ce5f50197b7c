"""What the documentation says of tokens, templates and blocks is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sharih.look.records import COLOURS, SCHEMES
from sharih.look.tokens import resolved, tokens
from sharih.settings import load_settings
from tests.helpers.projects import ROOT
from tests.helpers.stylesheets import parse

TOKENS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
TEMPLATES = ROOT / "theme" / "templates"


@pytest.fixture(name="text", scope="module")
def _text() -> str:
    return (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")


def test_each_colour_is_told_with_its_values(text: str) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| `(.+?)` \| `(.+?)` \|", text, re.MULTILINE)
    values = {scheme: tokens(TOKENS, scheme) for scheme in SCHEMES}
    assert rows == [
        (name, *(resolved(f"var(--{name})", values[scheme]) for scheme in SCHEMES))
        for name in COLOURS
    ]


def test_all_other_tokens_are_told(text: str) -> None:
    palette = TOKENS.partition("/* Palette")[2].partition("/* Meaning")[0]
    drawn = {f"--{name}" for name in re.findall(r"--([\w-]+):", palette)}
    declared = {one.name for one in parse(TOKENS) if one.name.startswith("--")}
    told = set(re.findall(r"`(--[\w-]+)`", text.partition("## Tokens")[2]))
    assert told == declared - drawn - {f"--{name}" for name in COLOURS}


def test_every_template_of_a_page_is_told(text: str) -> None:
    there = {path.name for path in TEMPLATES.iterdir() if path.is_file()} - {"base.html"}
    rows = text.partition("| template | pages |")[2].partition("\n\n")[0]
    told = {name for row in rows.split("\n") for name in re.findall(r"`([\w.]+)`", row[:90])}
    assert {name for name in told if "." in name} == there
    for name in re.findall(r"`(partials/[\w.]+)`", text):
        assert (TEMPLATES / name).is_file()


def test_the_blocks_of_the_frame_are_told(text: str) -> None:
    frame = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    (told,) = re.findall(r"Blocks of `base.html`: (.+)", text)
    assert re.findall(r"`(\w+)`", told.replace("`main`", "")) == re.findall(
        r"\{% block (\w+)", frame
    )


def test_the_settings_of_the_documentation_can_be_used(text: str, tmp_path: Path) -> None:
    (python,) = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    (tmp_path / "pelicanconf.py").write_text(python, encoding="utf-8")
    look = load_settings(tmp_path / "pelicanconf.py").options.look
    assert look.styles
    assert look.icon
    assert look.logo
    assert look.fonts.keys() == {"ar", "en"}
    assert look.colours["dark"].keys() == look.colours["light"].keys()


def test_every_setting_of_the_look_is_told(text: str) -> None:
    for name in ("STYLES", "ICON", "LOGO", "LOGO_DARK", "FONTS", "COLOURS"):
        assert f"| `SHARIH_{name}` |" in text
