"""The theme's own fonts are cut once, and again where what was cut is gone or another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sharih.look import theme_fonts
from sharih.look.theme_fonts import CUTS, LICENCES, ThemeFonts, cut_font, licence_of, ranges

NAME = min(LICENCES)


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what is cut, which is no more than a name here."""
    done: list[Any] = []

    def cut(one: Any) -> bytes:
        done.append(one)
        return repr(one.package).encode()

    monkeypatch.setattr(theme_fonts, "cut_font", cut)
    return done


def test_a_font_is_cut_once_and_kept_for_all_sites(tmp_path: Path, cuts: list[Any]) -> None:
    first = ThemeFonts(tmp_path / "deep" / "kept")
    data = first.read(NAME)
    assert data == repr(CUTS[NAME].package).encode()
    assert first.read(NAME) is data
    assert ThemeFonts(tmp_path / "deep" / "kept").read(NAME) == data
    assert cuts == [CUTS[NAME]]
    for path in (tmp_path / "deep" / "kept").iterdir():
        path.unlink()
    assert ThemeFonts(tmp_path / "deep" / "kept").read(NAME) == data
    assert len(cuts) == 2


def test_what_cannot_be_kept_is_cut_again_another_time(tmp_path: Path, cuts: list[Any]) -> None:
    (tmp_path / "file").touch()
    for _ in range(2):
        assert ThemeFonts(tmp_path / "file" / "kept").read(NAME) is not None
    assert len(cuts) == 2


def test_what_is_no_font_of_the_theme_is_none(tmp_path: Path, cuts: list[Any]) -> None:
    assert ThemeFonts(tmp_path).read("none.woff2") is None
    assert cuts == []


def test_without_its_package_there_is_neither_font_nor_licence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cuts: list[Any]
) -> None:
    licence = LICENCES[NAME]
    assert ThemeFonts(tmp_path).read(licence)
    monkeypatch.setattr(theme_fonts, "_version", lambda _: "")
    assert ThemeFonts(tmp_path).read(licence) is None
    assert ThemeFonts(tmp_path).read(NAME) is None
    assert cuts == []


def test_a_font_of_which_nothing_is_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_fonts, "find_spec", lambda _: None)
    with pytest.raises(LookupError, match="is not installed"):
        cut_font(CUTS[NAME])


def test_a_licence_is_the_text_that_came_with_the_font() -> None:
    text = licence_of(CUTS[NAME].package)
    assert "Open Font License" in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    ("characters", "written"),
    [
        ((), ""),
        ((0x41,), "U+41"),
        ((0x43, 0x41, 0x42, 0x42), "U+41-43"),
        ((0x41, 0x43, 0x44, 0x600), "U+41, U+43-44, U+600"),
    ],
)
def test_characters_are_written_as_ranges(characters: tuple[int, ...], written: str) -> None:
    assert ranges(characters) == written
