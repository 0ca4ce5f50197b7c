"""A card has the colours and the logo of its site, and those of the theme where they are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sharih.cards.design import design_of, palette_of, unshaped
from sharih.cards.records import Palette
from sharih.settings import Settings, load_settings
from tests.helpers.projects import Project

TOKENS = "theme/static/css/tokens.css"


def settings_of(project: Project, more: str = "", siteurl: str = "https://example.org") -> Settings:
    text = (project.root / "pelicanconf.py").read_text(encoding="utf-8")
    project.write("pelicanconf.py", f"{text}\n{more}\n")
    return load_settings(project.root / "pelicanconf.py", {"SITEURL": siteurl})


def test_colours_are_those_of_the_theme_in_light(project: Project) -> None:
    project.write(TOKENS, ":root { --ink-9: #010203; --text: var(--ink-9); --surface: #fffefd; }\n"
                          "@media screen { :root { --text: #ffffff; } }")  # fmt: skip
    found = palette_of(settings_of(project))
    assert (found.ink, found.paper) == ((1, 2, 3), (255, 254, 253))
    assert found.accent == Palette().accent


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("teal", (0, 128, 128)),
        ("rgb(1 2 3)", (1, 2, 3)),
        ("hsl(120deg 100% 50%)", (0, 255, 0)),
        ("color(srgb 2 -1 0.5)", (255, 0, 128)),
        ("none-such", None),
        ("currentcolor", None),
        ("url(x)", None),
        ("", None),
    ],
)
def test_a_colour_may_be_written_in_any_form_and_what_is_none_is_the_theme_s(
    project: Project, written: str, colour: tuple[int, int, int] | None
) -> None:
    project.write(TOKENS, f":root {{ --accent: {written}; }}")
    assert palette_of(settings_of(project)).accent == (colour or Palette().accent)


def test_colours_of_the_settings_come_before_those_of_the_theme(project: Project) -> None:
    settings = settings_of(project, 'SHARIH_COLOURS = {"light": {"accent": "#0a0b0c"}}')
    assert palette_of(settings).accent == (10, 11, 12)


def test_without_its_tokens_a_theme_has_the_colours_of_ours(project: Project) -> None:
    settings = settings_of(project)
    (project.root / TOKENS).unlink()
    assert palette_of(settings) == Palette()


def test_a_logo_of_a_kind_that_cannot_be_drawn_or_that_is_gone_is_left_out(
    project: Project,
) -> None:
    project.write("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    (project.root / "logo.png").write_bytes(b"bytes of a picture")
    settings = settings_of(project, 'SHARIH_LOGO = {"ar": "logo.png", "en": "logo.svg"}')
    design = design_of(settings)
    assert design is not None
    assert design.logos == {"ar": b"bytes of a picture"}
    (project.root / "logo.png").unlink()
    other = design_of(settings)
    assert other is not None
    assert other.logos == {}
    assert other.digest != design.digest


def test_where_letters_cannot_be_joined_that_is_told_once_and_nothing_drawn(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: Any) -> bool:
        return False

    monkeypatch.setattr("sharih.cards.shaping.can_shape", cannot)
    settings = settings_of(project)
    (problem,) = unshaped(settings)
    assert problem.severity == "warning"
    assert "cards cannot be drawn" in problem.reason
    assert problem.path == Path(project.root / "pelicanconf.py")
    assert design_of(settings) is None
    assert unshaped(settings_of(project, siteurl="")) == []
    assert unshaped(settings_of(project, "SHARIH_CARDS = False")) == []
